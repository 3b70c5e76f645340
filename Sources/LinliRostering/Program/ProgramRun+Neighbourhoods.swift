import LinliDomain
import LinliLP

/// Programs too large to be searched as one: people and days around the roster at hand are searched instead.
extension ProgramRun {
  /// More eligible pairs than this make a program large.
  static let largePairCount = 60_000
  /// Simplex iterations after which the relaxation of a large program is given up.
  static let largeIterationLimit = 40_000
  /// Eligible pairs that are free in the first neighbourhood.
  private static let neighbourhoodPairCount = 2_500

  /// Whether the program is too large to be searched as one.
  var isLarge: Bool { formulation.assign.keys.count > Self.largePairCount }

  /// Frees the assignments of some people on some days in a row, all others as they are, again and again. A
  /// neighbourhood that was searched in full without gain makes the next ones larger, one that was too large smaller.
  mutating func searchNeighbourhoods(_ outcome: inout LevelOutcome, _ level: String, target: Double?) throws {
    var generator = SplitMix64(seed: options.searchSeed)
    let dayCount = formulation.instance.horizon.dayCount
    let perPersonDay = Double(formulation.assign.keys.count) / Double(formulation.instance.volunteers.count * dayCount)
    var size = Double(Self.neighbourhoodPairCount)
    for round in 0..<options.searchRoundLimit * 4 where budget.exhausted == nil && point != nil {
      let length = min(dayCount, round % 2 == 0 ? 7 : 14)
      let first = Int.random(in: 0...dayCount - length, using: &generator)
      let count = max(2, Int(size / (perPersonDay * Double(length))))
      let people = formulation.instance.volunteers.indices.shuffled(using: &generator).prefix(count)
      let isFree = freeVariables(people: Set(people), days: first..<first + length)
      let before = currentValue
      let ended = try solvePart(
        at: point ?? [], free: isFree, nodeLimit: 200, cutoff: before, &outcome, level)
      if settle(&outcome, target) { return }
      if case .limit = ended { size = max(300, size * 0.8) } else if currentValue == before { size *= 1.1 }
    }
    outcome.termination = .limit(budget.exhausted ?? .nodes)
  }

  /// The assignments of some people on some days, and every other variable that shares a row with one of these.
  func freeVariables(people: Set<Int>, days: Range<Int>) -> [Bool] {
    var isFree = Array(repeating: false, count: state.whole.variableCount)
    for person in people.sorted() {
      let shifts = formulation.instance.eligibility.shiftsOfVolunteer[person]
      for (shift, variable) in zip(shifts, formulation.variables(of: person))
      where days.contains(formulation.instance.day(of: formulation.instance.shifts[shift])) {
        isFree[variable.index] = true
      }
    }
    let pairCount = formulation.assign.keys.count
    // Twice: a weekend follows from days, and these from assignments.
    for _ in 0..<2 {
      for row in state.whole.constraints {
        let terms = state.whole.terms(of: row)
        guard terms.contains(where: { isFree[$0.variable.index] }) else { continue }
        for term in terms where term.variable.index >= pairCount { isFree[term.variable.index] = true }
      }
    }
    return isFree
  }
}
