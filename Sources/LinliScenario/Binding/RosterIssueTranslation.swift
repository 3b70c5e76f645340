internal import LinliDomain
internal import LinliRostering
internal import OrderedCollections

/// Finds the file, row and column of what the roster question refuses or sets aside.
struct RosterIssueTranslation {
  let sources: RosterSources
  let places: IssuePlaces
  let data: RosterData

  func issue(_ found: RosterIssue) -> ScenarioIssue {
    let problem = ScenarioProblem.roster(found)
    switch found {
    case .limit(let name, let value, let volunteer, let group):
      return limitIssue(name, value, of: volunteer, group, problem)
    case .levelCannotBeSummed: return places.issue(key: ["priorities", "roster"], problem)
    default:
      guard let (row, column) = place(of: found) else {
        return ScenarioIssue(file: ScenarioFolder.settingsFile, problem: problem)
      }
      return places.issue(at: row, column, problem, value: Self.value(of: found), nearest: nearest(to: found))
    }
  }

  private func place(of issue: RosterIssue) -> (RosterSources.Row, column: String?)? {
    rowPlace(of: issue) ?? shiftPlace(of: issue) ?? pinPlace(of: issue)
  }

  private func at(_ table: RosterIssue.Table, _ position: Int, _ column: String?) -> (RosterSources.Row, String?)? {
    sources[table, position].map { ($0, $0.column ?? column) }
  }

  private func rowPlace(of issue: RosterIssue) -> (RosterSources.Row, String?)? {
    switch issue {
    case .repeated(let kind, _, let position): Self.table(of: kind).flatMap { at($0, position, "id") }
    case .unknown(let kind, _, let table, let position): at(table, position, column(of: kind, in: table))
    case .negativePrice(_, let table, let position): at(table, position, table == .wishes ? "weight" : "price")
    case .noAvailability(_, let position): at(.volunteers, position, "id")
    case .contradictoryPair(_, let position): at(.pairs, position, "rule")
    case .historyInHorizon(_, _, let position): at(.history, position, "date")
    default: nil
    }
  }

  private func shiftPlace(of issue: RosterIssue) -> (RosterSources.Row, String?)? {
    switch issue {
    case .shiftLength(_, _, let position): at(.shifts, position, "to")
    case .shiftOutside(_, _, let position): at(.shifts, position, "days")
    case .headCount(_, _, let position), .moreHeadsThanPeople(_, _, _, let position): at(.shifts, position, "heads")
    case .nobodyHas(let skill, _, let position): at(.shifts, position, columnOfSkill(skill, at: position))
    default: nil
    }
  }

  private func pinPlace(of issue: RosterIssue) -> (RosterSources.Row, String?)? {
    switch issue {
    case .contradictoryPins(_, let position, _): at(.pins, position, "kind")
    case .pinNotEligible(_, let position, _): at(.pins, position, "shift")
    case .pinnedLineBroken(_, _, let positions), .tooManyPins(_, _, _, let positions):
      positions.first.flatMap { at(.pins, $0, "shift") }
    default: nil
    }
  }

  private static func table(of kind: RosterIssue.Kind) -> RosterIssue.Table? {
    switch kind {
    case .volunteer: .volunteers
    case .shift: .shifts
    case .shiftType: .shiftTypes
    case .community, .ageBand, .level: nil
    }
  }

  /// The column of a table that names a kind of thing.
  private func column(of kind: RosterIssue.Kind, in table: RosterIssue.Table) -> String? {
    switch (kind, table) {
    case (.ageBand, _): "age_band"
    case (.community, .shifts): "community"
    case (.community, _): "communities"
    case (.shiftType, .shiftTypes): "forbidden_next"
    case (.shiftType, .volunteers): "max_by_type"
    case (.shiftType, _): "type"
    case (.shift, _): "shift"
    case (.volunteer, .pairs): "a"
    case (.volunteer, _): "volunteer"
    case (.level, _): nil
    }
  }

  private func columnOfSkill(_ skill: String, at position: Int) -> String {
    let isSkill =
      data.shifts.indices.contains(position) && data.shifts[position].skills.contains { $0.qualification == skill }
    return isSkill ? "skills" : "requires"
  }

  /// The part of the cell that is at fault; nil when the whole cell is.
  private static func value(of issue: RosterIssue) -> String? {
    switch issue {
    case .unknown(_, let id, _, _), .repeated(_, let id, _): id
    case .nobodyHas(let skill, _, _): skill
    default: nil
    }
  }

  private func nearest(to issue: RosterIssue) -> String? {
    guard case .unknown(let kind, let id, _, _) = issue else { return nil }
    let known: [String]
    switch kind {
    case .volunteer: known = data.volunteers.map(\.id.text)
    case .shift: known = data.shifts.map(\.id.text)
    case .shiftType: known = data.shiftTypes.map(\.id.text)
    case .community: known = data.communities.map(\.id.text)
    case .ageBand: known = data.ageBands.map(\.name)
    case .level: known = []
    }
    return NearestName.find(id, among: known)
  }

  // MARK: Limits

  private func limitIssue(
    _ name: String, _ value: String, of volunteer: VolunteerID?, _ group: String?, _ problem: ScenarioProblem
  ) -> ScenarioIssue {
    if let volunteer, let position = data.volunteers.firstIndex(where: { $0.id == volunteer }),
      let row = sources[.volunteers, position]
    {
      return places.issue(at: row, name, problem, value: value)
    }
    if let group, let table = places.raw.tables["groups"],
      let index = VariantApplication.keys(of: table).firstIndex(of: group)
    {
      return places.issue(at: RosterSources.Row(table: "groups", index: index), name, problem, value: value)
    }
    return places.issue(key: ["roster", "limits", name], problem, value: value)
  }
}
