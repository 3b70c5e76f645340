internal import LinliDomain
internal import LinliRostering
internal import OrderedCollections

/// Finds the file, row and column of what the roster question refuses or sets aside.
struct RosterIssueTranslation {
  let sources: RosterSources
  let places: IssuePlaces
  let data: RosterData

  /// Issues at their places; what holds alike for several shifts of one row is said once, with their number.
  func issues(_ found: [RosterIssue]) -> [ScenarioIssue] {
    var translated: [ScenarioIssue] = []
    var firsts: [String: (place: Int, issue: RosterIssue, further: Int)] = [:]
    for issue in found {
      let own = self.issue(issue)
      guard let sort = Self.sortOfShiftIssue(issue) else {
        translated.append(own)
        continue
      }
      let key = "\(sort) \(own.file) \(own.row ?? 0) \(own.column?.name ?? "") \(own.value ?? "")"
      if var first = firsts[key] {
        first.further += 1
        translated[first.place].problem = .roster(first.issue, further: first.further)
        firsts[key] = first
      } else {
        firsts[key] = (translated.count, issue, 0)
        translated.append(own)
      }
    }
    return translated
  }

  /// What an issue says about a shift, if one row may lead to it for many shifts; nil for all other issues.
  private static func sortOfShiftIssue(_ issue: RosterIssue) -> String? {
    switch issue {
    case .shiftLength: "shiftLength"
    case .shiftOutside: "shiftOutside"
    case .headCount: "headCount"
    case .skillCount: "skillCount"
    case .moreHeadsThanPeople: "moreHeadsThanPeople"
    case .nobodyHas: "nobodyHas"
    case .window(_, .shifts, _): "window"
    case .location(.shift, _, _): "location"
    case .negativePrice(_, .shifts, _): "negativePrice"
    default: nil
    }
  }

  private func issue(_ found: RosterIssue) -> ScenarioIssue {
    let problem = ScenarioProblem.roster(found)
    if case .limit(let name, let value, let volunteer, let group) = found {
      return limitIssue(name, value, of: volunteer, group, problem)
    }
    guard let (place, column) = place(of: found) else {
      return places.issue(key: ["priorities", "roster"], problem, value: Self.value(of: found))
    }
    return places.issue(at: place, column, problem, value: Self.value(of: found), nearest: nearest(to: found))
  }

  // MARK: Places

  private typealias Cell = (place: RosterSources.Place, column: String?)

  private func place(of issue: RosterIssue) -> Cell? {
    rowPlace(of: issue) ?? shiftPlace(of: issue) ?? personPlace(of: issue) ?? pinPlace(of: issue)
  }

  private func at(_ table: RosterIssue.Table, _ position: Int, _ column: String?) -> Cell? {
    guard let place = sources[table, position] else { return nil }
    if case .row(let row) = place, let own = row.column { return (place, own) }
    return (place, column)
  }

  private func rowPlace(of issue: RosterIssue) -> Cell? {
    switch issue {
    case .repeated(let kind, _, let position): Self.table(of: kind).flatMap { at($0, position, "id") }
    case .unknown(let kind, let id, let table, let position): at(table, position, column(of: kind, id, table, position))
    case .repeatedRow(let table, let position, _): at(table, position, nil)
    case .window(_, let table, let position): at(table, position, "to")
    case .emptyDates(let table, let position): at(table, position, "days")
    case .location(let kind, _, let position): at(kind == .shift ? .shifts : .communities, position, "x")
    case .negativePrice(_, let table, let position): at(table, position, table == .wishes ? "weight" : "price")
    case .ageBand(_, let position): at(.ageBands, position, nil)
    case .emptyGroup(let group): groupRow(group).map { (.row($0), "id") }
    case .contradictoryPair(_, let position): at(.pairs, position, "rule")
    case .historyInHorizon(_, _, let position): at(.history, position, "date")
    case .visits(_, _, let position): at(.visits, position, "id")
    default: nil
    }
  }

  private func shiftPlace(of issue: RosterIssue) -> Cell? {
    switch issue {
    case .shiftLength(_, _, let position): at(.shifts, position, "to")
    case .shiftOutside(_, _, let position): at(.shifts, position, "days")
    case .headCount(_, _, let position), .moreHeadsThanPeople(_, _, _, let position): at(.shifts, position, "heads")
    case .skillCount(_, _, _, let position): at(.shifts, position, "skills")
    case .nobodyHas(let skill, _, let position): at(.shifts, position, columnOfSkill(skill, at: position))
    default: nil
    }
  }

  private func personPlace(of issue: RosterIssue) -> Cell? {
    switch issue {
    case .noAvailability(_, let position): at(.volunteers, position, "id")
    case .validity(_, _, let position): at(.volunteers, position, "qualifications")
    case .minimumOutOfReach(let volunteer, let rule, _, _):
      personPosition(volunteer).flatMap { at(.volunteers, $0, LimitWord.minimum(of: rule)?.rawValue) }
    default: nil
    }
  }

  private func pinPlace(of issue: RosterIssue) -> Cell? {
    switch issue {
    case .contradictoryPins(_, let position, _): at(.pins, position, "kind")
    case .pinNotEligible(_, let position, _), .pinCannotBeKept(_, let position, _): at(.pins, position, "shift")
    // The last ones are left out.
    case .pinnedLineBroken(_, _, let positions), .tooManyPins(_, _, _, let positions):
      positions.last.flatMap { at(.pins, $0, "shift") }
    default: nil
    }
  }

  private static func table(of kind: RosterIssue.Kind) -> RosterIssue.Table? {
    switch kind {
    case .volunteer: .volunteers
    case .shift: .shifts
    case .shiftType: .shiftTypes
    case .community: .communities
    case .ageBand: .ageBands
    case .visitSeries: .visits
    case .level: nil
    }
  }

  /// The column of a table that names a kind of thing.
  private func column(
    of kind: RosterIssue.Kind, _ id: String, _ table: RosterIssue.Table, _ position: Int
  ) -> String? {
    switch (kind, table) {
    case (.ageBand, _): "age_band"
    case (.community, .shifts): "community"
    case (.community, _): data.volunteers[position].home?.text == id ? "home" : "communities"
    case (.shiftType, .shiftTypes): "forbidden_next"
    case (.shiftType, .volunteers), (.shiftType, .limits): LimitWord.maxByType.rawValue
    case (.shiftType, _): "type"
    case (.shift, _): "shift"
    case (.volunteer, .pairs): data.pairs[position].first.text == id ? "a" : "b"
    case (.volunteer, _): "volunteer"
    case (.visitSeries, _): "id"
    case (.level, _): nil
    }
  }

  private func columnOfSkill(_ skill: String, at position: Int) -> String {
    data.shifts[position].skills.contains { $0.qualification == skill } ? "skills" : "requires"
  }

  private func personPosition(_ id: VolunteerID) -> Int? { data.volunteers.firstIndex { $0.id == id } }

  private func groupRow(_ group: String) -> RosterSources.Row? {
    guard let table = places.raw.tables["groups"] else { return nil }
    return VariantApplication.keys(of: table).firstIndex(of: group).map {
      RosterSources.Row(table: "groups", index: $0)
    }
  }

  // MARK: Values

  /// The part of the cell that is at fault; nil when the whole cell is.
  private static func value(of issue: RosterIssue) -> String? {
    switch issue {
    case .unknown(_, let id, _, _), .repeated(_, let id, _): id
    case .nobodyHas(let skill, _, _), .skillCount(_, let skill, _, _), .validity(_, let skill, _): skill
    case .levelCannotBeSummed(let name): name
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
    case .level, .visitSeries: known = []
    }
    return NearestName.find(id, among: known)
  }

  // MARK: Limits

  /// A limit stands in the row of its person or group, or under a key; a range at the end that is told there.
  private func limitIssue(
    _ name: String, _ value: String, of volunteer: VolunteerID?, _ group: String?, _ problem: ScenarioProblem
  ) -> ScenarioIssue {
    let words = LimitWord.words(of: name).map(\.rawValue)
    if let volunteer, let position = personPosition(volunteer), case .row(let row)? = sources[.volunteers, position] {
      return places.issue(at: row, column(told: words, in: row), problem, value: value)
    }
    if let group, let row = groupRow(group) {
      return places.issue(at: row, column(told: words, in: row), problem, value: value)
    }
    let path =
      words.isEmpty
      ? [name] : ["limits", words.first { places.raw.settings[["roster", "limits", $0]] != nil } ?? words[0]]
    return places.issue(key: ["roster"] + path, problem, value: value)
  }

  private func column(told words: [String], in row: RosterSources.Row) -> String? {
    words.first { word in places.raw.tables[row.table]?.cell(row.index, word).map { !$0.isEmpty } ?? false }
  }
}
