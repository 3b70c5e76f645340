import LinliLP

@testable import LinliRostering

/// Small invented questions in dense form, drawn from a seed.
enum RandomLineProblems {
  /// A problem with two or three kinds of duties, some rules and wishes.
  static func problem(seed: UInt64, people: Int = 3, days: Int = 7) -> LineProblem {
    var generator = SplitMix64(seed: seed)
    var parts = LineProblem.Parts()
    let kindCount = Int.random(in: 2...3, using: &generator)
    parts.dayCount = days
    parts.personCount = people
    parts.firstWeekday = Int.random(in: 0..<5, using: &generator)
    parts.kinds = (0..<kindCount).map { kind in
      let counters: [LineProblem.Kind.Counter] = kind == 0 ? [] : [.init(position: kind - 1, amount: 1)]
      return .init(units: Int.random(in: 1...2, using: &generator), counters: counters)
    }
    parts.mayFollow = (0..<kindCount * kindCount).map { _ in Int.random(in: 0..<4, using: &generator) > 0 }
    parts.members = (0..<people).map { _ in Bool.random(using: &generator) }
    addDuties(to: &parts, kindCount, &generator)
    parts.limits = (0..<people).map { _ in limits(days, kindCount, &generator) }
    parts.dutyCost = (0..<people * parts.dutyKind.count).map { _ in
      let draw = Int.random(in: 0..<6, using: &generator)
      return draw == 0 ? LineProblem.forbidden : draw == 1 ? Int32.random(in: -3...3, using: &generator) : 0
    }
    parts.constant = Int.random(in: 0...5, using: &generator)
    return LineProblem(parts)
  }

  /// Each day: one duty of each kind with a cell of its own, and one that fills two cells.
  private static func addDuties(to parts: inout LineProblem.Parts, _ kindCount: Int, _ generator: inout SplitMix64) {
    for _ in 0..<parts.dayCount {
      let first = parts.cells.count
      for kind in 0..<kindCount {
        let desired = Int.random(in: 0...2, using: &generator)
        parts.cells.append(
          .init(
            minimum: desired / 2, desired: desired, maximum: nil, underPrice: 10, minimumPrice: 5, overPrice: 1,
            membership: kind == 0 ? 0 : nil))
        parts.dutyKind.append(kind)
        parts.dutyCells.append([first + kind])
      }
      parts.dutyKind.append(0)
      parts.dutyCells.append([first, first + 1])
      parts.dutyStart.append(parts.dutyKind.count)
    }
  }

  private static func limits(
    _ days: Int, _ kindCount: Int, _ generator: inout SplitMix64
  ) -> LineProblem.Limits {
    var limits = LineProblem.Limits()
    limits.maxUnits = Int.random(in: 4...2 * days, using: &generator)
    limits.minUnits = Int.random(in: 0...2, using: &generator)
    limits.maxRun = Int.random(in: 2...4, using: &generator)
    limits.minRun = Int.random(in: 1...2, using: &generator)
    limits.minOff = Int.random(in: 1...2, using: &generator)
    limits.maxWeekends = Bool.random(using: &generator) ? Int.random(in: 0...1, using: &generator) : Int.max
    limits.caps = (1..<kindCount).map { _ in
      Bool.random(using: &generator) ? Int.random(in: 0...2, using: &generator) : Int.max
    }
    let before = Int.random(in: -2...2, using: &generator)
    limits.runBefore = before == 0 ? nil : before
    return limits
  }

  /// Every legal line of a person.
  static func legalLines(of problem: LineProblem, person: Int) -> [[Int16]] {
    var lines: [[Int16]] = [[]]
    for day in 0..<problem.dayCount {
      lines = lines.flatMap { line in
        (LineRoster.off..<Int16(problem.dutyCount(on: day))).map { line + [$0] }
      }
    }
    return lines.filter { LineCheck(problem, person: person, line: $0).isLegal }
  }
}
