public import LinliDomain
public import LinliRostering
public import LinliScenario

/// Why a person is on a shift or is not, told on a terminal. Each reason ends with its word in files, such as
/// `shiftsPerWeek`.
public struct PlacementText: Sendable {
  private let wording: RosterWording
  private let explanation: PlacementExplanation

  /// The text of an explanation.
  public init(
    _ explanation: PlacementExplanation, of instance: RosterInstance, in scenario: Scenario, _ language: Language,
    showsNames: Bool = false
  ) {
    self.explanation = explanation
    wording = RosterWording(scenario: scenario, instance: instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [heading, explanation.isAssigned ? presence : absence].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private func item(_ text: String) -> String { "  - " + text }

  private var heading: [String] {
    guard let shift = wording.instance.shift(explanation.shift) else { return [] }
    let person = wording.person(explanation.volunteer)
    let parts = [wording.when(shift), wording.title(of: shift), wording.place(of: shift)].compactMap { $0 }
    let crew = wording.people(explanation.assigned)
    let count = say(Catalogue.wants(shift.heads.desired, there: explanation.assigned.count))
    let standing = say(explanation.isAssigned ? Catalogue.isOn(person) : Catalogue.isNotOn(person))
    return [
      parts.joined(separator: "  "), count + (crew.isEmpty ? "" : say(Catalogue.colon) + crew), "", standing,
    ] + settled.map(item)
  }

  /// What is settled or wished about the two.
  private var settled: [String] {
    explanation.pins.map { say(Catalogue.pinned($0)) }
      + explanation.wishes.map { say(Catalogue.wish(isFor: $0.isFor, weight: $0.weight)) }
  }

  // MARK: On it

  private var presence: [String] {
    var lines: [String] = []
    if let changes = wording.changes(explanation.changes) { lines.append(say(Catalogue.changesWithout(changes))) }
    if !explanation.broken.isEmpty {
      lines += [say(Catalogue.wouldBreakWithout)] + explanation.broken.map { item(sentence($0)) }
    }
    if explanation.exchanges.isEmpty { return lines + [say(Catalogue.nobodyInstead)] }
    return lines + [say(Catalogue.whoInstead)]
      + explanation.exchanges.map { item(wording.person($0.comes) + say(Catalogue.colon) + outcome($0.changes)) }
  }

  // MARK: Not on it

  private var absence: [String] {
    if !explanation.ineligibility.isEmpty {
      return [say(Catalogue.mayNot)]
        + explanation.ineligibility.map { item(say(MessageCatalogue.phrase(for: $0)) + " (\($0.word))") }
    }
    return obstacles + releases + exchanges
  }

  private var obstacles: [String] {
    var lines = explanation.isFull ? [item(say(Catalogue.fullShift) + " (full)")] : []
    if !explanation.broken.isEmpty {
      lines += [say(Catalogue.wouldBreak)] + explanation.broken.map { item(sentence($0)) }
    }
    if !explanation.collisions.isEmpty {
      let titles = explanation.collisions.map { wording.title(of: $0) }
      lines.append(say(Catalogue.collides(wording.list(titles))))
    }
    if lines.isEmpty { lines.append(say(Catalogue.nothingInTheWay)) }
    if !explanation.isFull, explanation.broken.isEmpty, let changes = wording.changes(explanation.changes) {
      lines.append(say(Catalogue.changes(changes)))
    }
    return lines
  }

  private var releases: [String] {
    guard explanation.broken.contains(where: \.isOfOneLine) else { return [] }
    if explanation.releases.isEmpty { return [say(Catalogue.noSmallSwap)] }
    let told = explanation.releases.prefix(Self.shownReleases).map { item(words(for: $0)) }
    let rest = explanation.releases.count - told.count
    return [say(Catalogue.toLetGo)] + told + (rest > 0 ? [item(say(Catalogue.moreWays(rest)))] : [])
  }

  /// How many ways to make room are told.
  private static let shownReleases = 8

  private func words(for release: ShiftRelease) -> String {
    let shifts = release.shifts.map { id in
      wording.instance.shift(id).map { "\(wording.title(of: $0)) (\(wording.when($0)))" } ?? id.text
    }
    let place = release.leaves.map { say(Catalogue.andInPlaceOf(wording.person($0))) } ?? ""
    let start = shifts.joined(separator: " + ") + place + say(Catalogue.colon)
    guard let best = release.takers.first else {
      return start + say(Catalogue.noTaker) + say(Catalogue.semicolon) + outcome(release.changes)
    }
    let people = wording.people(release.takers.map(\.volunteer))
    let takers = release.needsTaker ? Catalogue.onlyWithTaker(people) : Catalogue.takers(people)
    return start + say(takers) + say(Catalogue.semicolon) + outcome(best.changes)
  }

  private var exchanges: [String] {
    guard !explanation.exchanges.isEmpty else { return [] }
    return [say(Catalogue.inWhosePlace)]
      + explanation.exchanges.map { exchange in
        let broken = exchange.broken.map { sentence($0) }
        let words = broken.isEmpty ? outcome(exchange.changes) : say(Catalogue.breaks(wording.list(broken)))
        return item(wording.person(exchange.leaves) + say(Catalogue.colon) + words)
      }
  }

  // MARK: Words

  private func outcome(_ changes: [RosterLevelChange]) -> String {
    wording.changes(changes) ?? say(Catalogue.noChange)
  }

  private func sentence(_ violation: RosterAudit.Violation) -> String {
    say(RosterViolationText.sentence(for: violation)) + " (\(violation.word))"
  }
}
