public import LinliDomain
import LinliLP
public import LinliRostering
public import LinliScenario

/// A repaired roster for people: how many changes and whether fewer could do, who is asked for what, whom to ask where it
/// is too late to reassign, and what fewer or more changes would cover.
public struct RepairText: Sendable {
  private let repair: RosterRepair
  private let proposals: [(shift: Shift, people: [RosterSuggestion])]
  private let noticeHours: Int
  private let wording: RosterWording

  /// The text of a repair.
  ///
  /// - Parameter proposals: for each shift that may not be reassigned and misses somebody, whom to ask.
  public init(
    _ repair: RosterRepair, proposals: [(shift: Shift, people: [RosterSuggestion])], noticeHours: Int,
    in scenario: Scenario, _ language: Language, showsNames: Bool = false
  ) {
    self.repair = repair
    self.proposals = proposals
    self.noticeHours = noticeHours
    wording = RosterWording(
      scenario: scenario, instance: repair.instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [
      heading + VisitMovesText(wording: wording).lines(repair), repair.answer.plan == nil ? [] : difference, asked,
      curve,
    ].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private func stage(_ name: String) -> LevelStage? { repair.answer.stages.first { $0.name == name } }

  private var heading: [String] {
    guard repair.answer.plan != nil, let changes = stage(RosterRepair.changes), let count = changes.objective else {
      return [say(Catalogue.noRepair)]
    }
    let forced = repair.difference.people.flatMap(\.entries).count {
      $0.reason == .cannotCome || $0.reason == .isDropped
    }
    let lost = stage(RosterRepair.coverLost)
    let isCovered = (lost?.objective ?? 0) < 0.5
    let amount = NumberStyle.grouped(lost?.objective ?? 0)
    return [
      say(
        Catalogue.repaired(
          changes: Int(count.rounded()), forced: forced, isProven: changes.termination == .optimal)),
      say(isCovered ? Catalogue.nothingLost : Catalogue.lost(amount, isProven: lost?.termination == .optimal)),
    ]
  }

  private var difference: [String] { DifferenceText(wording: wording).lines(repair.difference) }

  private var asked: [String] {
    guard !proposals.isEmpty else { return [] }
    return [say(Catalogue.tooSoon(noticeHours))]
      + proposals.map { proposal in
        let people = proposal.people.filter { $0.kind == .free }.map(\.volunteer)
        let names = people.isEmpty ? say(Catalogue.nobodyToAsk) : wording.people(people)
        return "  - \(wording.when(proposal.shift))  \(wording.title(of: proposal.shift))" + say(Catalogue.colon)
          + names
      }
  }

  private var curve: [String] {
    guard !repair.curve.isEmpty else { return [] }
    let chosen = stage(RosterRepair.changes)?.objective.map { Int($0.rounded()) }
    return [say(Catalogue.curve)]
      + repair.curve.map { point in
        let missing = point.missing.map { NumberStyle.grouped(Double($0)) } ?? say(Catalogue.noRosterSoFew)
        return "  - "
          + say(
            Catalogue.curvePoint(
              point.changes, missing, isChosen: point.changes == chosen, isProven: point.isProven))
      }
  }
}

/// A repair for programs.
public struct RepairDocument: Sendable {
  /// The document as JSON.
  public let json: JSONValue

  /// The document of a repair.
  public init(_ repair: RosterRepair, proposals: [(shift: Shift, people: [RosterSuggestion])], plan: JSONValue?) {
    json = .compact([
      ("schemaVersion", .integer(1)), ("question", .string("replan")),
      ("termination", .string(repair.answer.termination.word)),
      ("stages", .array(repair.answer.stages.map(\.json))), ("difference", repair.difference.json),
      ("moves", repair.moves.isEmpty ? nil : .array(repair.moves.map(\.json))),
      ("stuckVisits", repair.stuck.isEmpty ? nil : .array(repair.stuck.map(\.json))),
      ("frozen", .array(repair.frozen.map { .string($0.text) })),
      (
        "proposals",
        .array(
          proposals.map { proposal in
            .object([
              ("shift", .string(proposal.shift.id.text)), ("suggestions", SuggestionDocument.json(proposal.people)),
            ])
          })
      ),
      (
        "curve",
        .array(
          repair.curve.map { point in
            .object([
              ("changes", .integer(point.changes)), ("missing", point.missing.map { .integer($0) } ?? .null),
              ("isProven", .bool(point.isProven)),
            ])
          })
      ), ("plan", plan),
    ])
  }
}

/// Suggestions for programs.
public enum SuggestionDocument {
  /// Suggestions in their order.
  public static func json(_ suggestions: [RosterSuggestion]) -> JSONValue {
    .array(suggestions.map(json))
  }

  private static func json(_ suggestion: RosterSuggestion) -> JSONValue {
    .compact([
      ("volunteer", .string(suggestion.volunteer.text)), ("kind", .string(suggestion.kind.word)),
      ("ineligible", texts(suggestion.ineligibility.map(\.word))),
      ("breaks", texts(suggestion.broken.map { RosterViolationText.sentence(for: $0)[.en] })),
      ("releases", texts(suggestion.releases.map(\.text))),
      ("changes", suggestion.changes.json),
      ("restBeforeMinutes", suggestion.restBefore.map { .integer($0) }),
      ("restAfterMinutes", suggestion.restAfter.map { .integer($0) }),
      ("shiftsThatWeek", .integer(suggestion.shiftsThatWeek)), ("shifts", .integer(suggestion.shifts)),
      ("takesWeekend", .bool(suggestion.takesWeekend)), ("closes", texts(suggestion.closes.map(\.text))),
    ])
  }

  private static func texts(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .array(texts.map { .string($0) })
  }
}

extension RosterSuggestion.Kind {
  /// The word for it in files.
  fileprivate var word: String {
    switch self {
    case .free: "free"
    case .inExchange: "in_exchange"
    case .afterRelease: "after_release"
    case .blocked: "blocked"
    case .ineligible: "ineligible"
    }
  }
}
