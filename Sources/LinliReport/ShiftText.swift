public import LinliDomain
public import LinliRostering
public import LinliScenario

/// Everything about one shift: who is on it, what is missing and how sure that is, and what keeps each of the others.
public struct ShiftText: Sendable {
  private let wording: RosterWording
  private let shift: Shift
  private let assigned: [VolunteerID]
  private let missing: UnfilledExplanation?
  private let others: [ShiftHindrance]

  /// The text about a shift of a question.
  ///
  /// - Parameters:
  ///   - missing: why it is not filled; nil if it is.
  ///   - explainer: the explainer of the roster, for who keeps away and why.
  public init(
    _ shift: Shift, missing: UnfilledExplanation?, _ explainer: RosterExplainer, of instance: RosterInstance,
    in scenario: Scenario, _ language: Language, showsNames: Bool = false
  ) {
    wording = RosterWording(scenario: scenario, instance: instance, language: language, showsNames: showsNames)
    self.shift = shift
    self.missing = missing
    assigned = explainer.volunteers(on: shift.id)
    others = missing?.people ?? explainer.hindrances(at: shift.id)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [heading, shortage, keptAway].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private var heading: [String] {
    let parts = [wording.when(shift), wording.title(of: shift), wording.place(of: shift)].compactMap { $0 }
    let count = say(Catalogue.wants(shift.heads.desired, there: assigned.count))
    let crew = assigned.map { "  - " + wording.person($0) }
    return [parts.joined(separator: "  "), count] + crew
  }

  private var shortage: [String] {
    guard let missing else { return [] }
    let words = ShortageText(wording, missing)
    return (words.people + [words.proof]).filter { !$0.isEmpty }
  }

  private var keptAway: [String] {
    let groups = HindranceGroup.groups(of: others)
    guard !groups.isEmpty else { return [] }
    return [say(Catalogue.whyNotOthers)] + groups.map { "  - " + wording.words(for: $0) + " (\($0.word))" }
  }
}
