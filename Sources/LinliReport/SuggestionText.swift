public import LinliDomain
public import LinliRostering
public import LinliScenario

/// Whom to ask for a shift, told on a terminal: legal first, each with what it means for them, then who cannot and why.
public struct SuggestionText: Sendable {
  private let wording: RosterWording
  private let shift: Shift
  private let assigned: [VolunteerID]
  private let suggestions: [RosterSuggestion]

  /// The text of suggestions for a shift of a question.
  ///
  /// - Parameter assigned: who is on it.
  public init(
    _ suggestions: [RosterSuggestion], for shift: Shift, assigned: [VolunteerID], of instance: RosterInstance,
    in scenario: Scenario, _ language: Language, showsNames: Bool = false
  ) {
    wording = RosterWording(scenario: scenario, instance: instance, language: language, showsNames: showsNames)
    self.shift = shift
    self.assigned = assigned
    self.suggestions = suggestions
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [heading] + [Self.sections.flatMap { section($0.0, $0.1) }]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static let sections: [(RosterSuggestion.Kind, BilingualText)] = [
    (.free, Catalogue.canBeAsked), (.inExchange, Catalogue.canInExchange),
    (.afterRelease, Catalogue.canAfterRelease), (.blocked, Catalogue.ruleInTheWay),
    (.ineligible, Catalogue.mayNotAtAll),
  ]

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private var heading: [String] {
    let parts = [wording.when(shift), wording.title(of: shift), wording.place(of: shift)].compactMap { $0 }
    let crew = wording.people(assigned)
    let count = say(Catalogue.wants(shift.heads.desired, there: assigned.count))
    return [parts.joined(separator: "  "), count + (crew.isEmpty ? "" : say(Catalogue.colon) + crew)]
  }

  private func section(_ kind: RosterSuggestion.Kind, _ title: BilingualText) -> [String] {
    let people = suggestions.filter { $0.kind == kind }
    guard !people.isEmpty else { return kind == .free ? [say(Catalogue.nobodyToAsk)] : [] }
    return [say(title)]
      + people.map { person in
        "  - " + wording.person(person.volunteer) + say(Catalogue.colon)
          + words(for: person).joined(separator: say(Catalogue.semicolon))
      }
  }

  private func words(for person: RosterSuggestion) -> [String] {
    switch person.kind {
    case .ineligible: person.ineligibility.map { say(MessageCatalogue.phrase(for: $0)) + " (\($0.word))" }
    case .blocked: person.broken.map { say(RosterViolationText.sentence(for: $0)) }
    case .afterRelease:
      [say(Catalogue.opens(wording.list(person.releases.map { wording.title(of: $0) })))]
        + person.broken.map { say(RosterViolationText.sentence(for: $0)) }
    case .free, .inExchange: consequences(person)
    }
  }

  private func consequences(_ person: RosterSuggestion) -> [String] {
    let closes = person.closes.map { wording.title(of: $0) }
    return [
      wording.changes(person.changes) ?? say(Catalogue.noChange),
      say(Catalogue.load(person.shiftsThatWeek, person.shifts)),
      person.restBefore.map { say(Catalogue.restBefore(Self.time($0))) },
      person.restAfter.map { say(Catalogue.restAfter(Self.time($0))) },
      person.takesWeekend ? say(Catalogue.takesWeekend) : nil,
      closes.isEmpty ? nil : say(Catalogue.closes(wording.list(closes))),
    ].compactMap { $0 }
  }

  /// `13:30 h`, or days from two on.
  private static func time(_ minutes: Int) -> String {
    if minutes >= 2880 { return "\(minutes / 1440) d" }
    return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60) h"
  }
}
