public import LinliDomain
public import LinliRostering
public import LinliScenario

/// Whether people may swap shifts, told on a terminal: the answer, the rules in the way, who works what then.
public struct SwapText: Sendable {
  private let swap: RosterSwap
  private let wording: RosterWording

  /// The text of a swap.
  public init(
    _ swap: RosterSwap, of instance: RosterInstance, in scenario: Scenario, _ language: Language,
    showsNames: Bool = false
  ) {
    self.swap = swap
    wording = RosterWording(scenario: scenario, instance: instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let lines = [say(swap.isLegal ? Catalogue.swapIsLegal : Catalogue.swapIsNot)] + obstacles.map { "  - " + $0 }
    let goals = wording.changes(swap.changes) ?? say(Catalogue.noChange)
    let sections = [lines, DifferenceText(wording: wording).lines(swap.difference), swap.isLegal ? [goals] : []]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private var obstacles: [String] {
    let barred = swap.ineligible.keys.sorted().flatMap { assignment in
      (swap.ineligible[assignment] ?? []).map { reason in
        "\(assignment.volunteer) → \(assignment.shift)" + say(Catalogue.colon)
          + say(MessageCatalogue.phrase(for: reason)) + " (\(reason.word))"
      }
    }
    return barred + swap.broken.map { say(RosterViolationText.sentence(for: $0)) }
  }
}

/// A swap for programs.
public enum SwapDocument {
  /// The swap as JSON.
  public static func json(_ swap: RosterSwap) -> JSONValue {
    let barred = swap.ineligible.keys.sorted().map { assignment in
      JSONValue.object([
        ("volunteer", .string(assignment.volunteer.text)), ("shift", .string(assignment.shift.text)),
        ("reasons", .array((swap.ineligible[assignment] ?? []).map { .string($0.word) })),
      ])
    }
    return .object([
      ("schemaVersion", .integer(1)), ("question", .string("swap")), ("isLegal", .bool(swap.isLegal)),
      ("ineligible", .array(barred)),
      ("breaks", .array(swap.broken.map { .string(RosterViolationText.sentence(for: $0)[.en]) })),
      ("changes", swap.changes.json), ("difference", swap.difference.json),
    ])
  }
}

extension [RosterLevelChange] {
  /// What becomes of levels, by name, for programs.
  var json: JSONValue {
    .object(
      map { change in
        (change.level, .object([("before", .integer(change.before)), ("after", .integer(change.after))]))
      })
  }
}
