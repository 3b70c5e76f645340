import LinliDomain
import LinliLP
import LinliRostering
public import LinliScenario

/// `plan.json` of a roster: everything of it for programs, and enough to audit it again.
///
/// People are known by their ids alone; no name of a person is in it. Keys may be added in later versions; those that are
/// there keep their meaning.
public struct RosterDocument: Sendable {
  private let report: RosterReport

  /// The version of the document's shape.
  public static let schemaVersion = 1

  /// The document of a report.
  public init(_ report: RosterReport) {
    self.report = report
  }

  /// The document as JSON.
  public var json: JSONValue {
    let scenario = report.scenario
    let answer = report.review.answer
    return .compact(
      [
        ("schemaVersion", .integer(Self.schemaVersion)), ("question", .string("roster")),
        ("scenario", .string(scenario.name)), ("variant", .string(scenario.variantName)), ("title", title),
        ("isSynthetic", .bool(scenario.settings.isSynthetic)), ("horizon", horizon),
        ("solver", .string(report.solver)), ("method", .string(answer.method)),
        ("termination", .string(answer.termination.word)), ("stages", .array(answer.stages.map(\.json))),
        ("audit", audit), ("setAside", .array(report.setAside.map(setAside))),
        ("assignments", .array(assignments)),
      ] + figureMembers)
  }

  private func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }

  private func number(_ value: Double) -> JSONValue { .number(NumberStyle.settled(value)) }

  private var title: JSONValue {
    let name = report.scenario.settings.title
    return .compact([("zh", name.chinese.map { .string($0) }), ("en", name.english.map { .string($0) })])
  }

  private var horizon: JSONValue {
    .object([("start", text(report.instance.horizon.start)), ("end", text(report.instance.horizon.end))])
  }
}

// MARK: - Proof

extension RosterDocument {
  private var audit: JSONValue? {
    report.review.audit.map { audit in
      .object([
        ("isSound", .bool(audit.isSound)),
        ("violations", .array(audit.violations.map { .string(RosterViolationText.sentence(for: $0)[.en]) })),
      ])
    }
  }

  private func setAside(_ issue: ScenarioIssue) -> JSONValue {
    .compact([
      ("file", .string(issue.file)), ("row", issue.row.map { .integer($0) }),
      ("column", issue.column?.name.map { .string($0) }), ("value", issue.value.map { .string($0) }),
      ("text", .string(issue.text(in: .en))),
    ])
  }
}

// MARK: - Roster

extension RosterDocument {
  private var assignments: [JSONValue] {
    report.instance.shifts.flatMap { shift in
      report.listing.volunteers(on: shift.id).map { volunteer in
        JSONValue.compact([("volunteer", text(volunteer)), ("shift", text(shift.id))] + about(shift))
      }
    }
  }

  private func about(_ shift: Shift) -> [(String, JSONValue?)] {
    [
      ("date", text(shift.date)), ("from", .string(TimeStyle.clock(shift.window.startMinute))),
      ("to", .string(TimeStyle.end(of: shift.window))), ("minutes", .integer(shift.minutes)),
      ("type", text(shift.type)),
      ("service", shift.service.map { .string($0) }), ("community", shift.community.map { text($0) }),
    ]
  }

  private var figureMembers: [(String, JSONValue?)] {
    guard let figures = report.figures else { return [("unfilled", .array([]))] }
    return [
      ("unfilled", .array(figures.unfilled.map(unfilled))),
      ("places", .object([("wanted", .integer(report.wantedPlaces)), ("missing", .integer(report.missingPlaces))])),
      ("volunteers", .array(figures.volunteers.map(volunteer))), ("fairness", .array(report.shares.map(fairness))),
    ]
  }

  private func unfilled(_ unfilled: UnfilledShift) -> JSONValue {
    let explained = report.review.unfilled.first { $0.unfilled.shift == unfilled.shift }
    let shift = report.instance.shift(unfilled.shift)
    return .compact(
      [
        ("shift", text(unfilled.shift)), ("wanted", shift.map { .integer($0.heads.desired) }),
        ("missing", .integer(unfilled.heads)), ("missingToMinimum", .integer(unfilled.belowMinimum)),
        (
          "missingSkills",
          .object(unfilled.skills.keys.sorted().map { ($0, .integer(unfilled.skills[$0] ?? 0)) })
        ),
        ("volunteers", .array(report.listing.volunteers(on: unfilled.shift).map { text($0) })),
        ("reasons", explained?.people.map { .array(HindranceGroup.groups(of: $0).map(reason)) }),
        ("proof", explained.map { proof($0.proof) }),
      ] + (shift.map { about($0) } ?? []))
  }

  private func reason(_ group: HindranceGroup) -> JSONValue {
    var members: [(String, JSONValue?)] = [
      ("reason", .string(group.word)), ("count", .integer(group.volunteers.count)),
      ("volunteers", .array(group.volunteers.map { text($0) })),
    ]
    switch group.cause {
    case .busy(let shift): members.append(("shift", text(shift)))
    case .ineligible(.lacks(let what)), .ineligible(.notValidOnDate(let what, _, _)):
      members.append(("qualification", .string(what)))
    default: break
    }
    return .compact(members)
  }

  private func proof(_ proof: UnfilledProof) -> JSONValue {
    switch proof {
    case .atThatTime(let shortage):
      .compact([
        ("kind", .string(proof.word)), ("shifts", .array(shortage.shifts.map { text($0) })),
        ("places", .integer(shortage.placeCount)), ("qualification", shortage.qualification.map { .string($0) }),
        ("volunteers", .array(shortage.volunteers.map { text($0) })),
      ])
    case .levelIsLeast(let level): .object([("kind", .string(proof.word)), ("level", .string(level))])
    case .open(let level, _, let bound):
      .object([
        ("kind", .string(proof.word)), ("level", .string(level)), ("bound", bound.map(number) ?? .null),
      ])
    case .notAsked: .object([("kind", .string(proof.word))])
    }
  }
}

// MARK: - People

extension RosterDocument {
  private func volunteer(_ figures: VolunteerFigures) -> JSONValue {
    .object([
      ("volunteer", text(figures.volunteer)), ("shifts", .integer(figures.shifts)),
      ("minutes", .integer(figures.minutes)), ("weekendShifts", .integer(figures.weekendShifts)),
      ("weekends", .integer(figures.weekends)), ("unpopular", .integer(figures.unpopular)),
      ("nights", .integer(report.nights(of: figures.volunteer))),
      ("wishesGranted", .integer(figures.wishesGranted)), ("wishesMissed", .integer(figures.wishesMissed)),
      ("carried", shares(figures.carried)), ("capacity", shares(figures.capacity)),
    ])
  }

  private func shares(_ values: [FairShare: Int]) -> JSONValue {
    .object(FairShare.allCases.compactMap { share in values[share].map { (share.rawValue, .integer($0)) } })
  }

  private func fairness(_ share: FairShare) -> JSONValue {
    let spread = report.spread(of: share)
    return .object([
      ("share", .string(share.rawValue)), ("most", extreme(spread.most)), ("least", extreme(spread.least)),
      ("difference", .integer(report.figures?.value(of: .fairness(share)) ?? 0)),
    ])
  }

  private func extreme(_ extreme: ShareSpread.Extreme?) -> JSONValue {
    extreme.map { extreme in
      .object([
        ("total", .integer(extreme.total)), ("volunteers", .array(extreme.volunteers.map { text($0) })),
      ])
    } ?? .null
  }
}
