import LinliDomain

/// The tries of one search for remedies, counted, each made once.
struct RemedyRun {
  let program: RemedyProgram
  /// Programs that may be solved.
  private let tryLimit: Int
  /// Programs solved.
  private(set) var tryCount = 0
  /// Whether some try was left open or left out, so that something cheaper may have been missed.
  private(set) var hasGaps = false
  /// For each goal the sets of relaxations that are not enough.
  private var impossible: [RemedyGoal: [Set<RosterRelaxation>]] = [:]

  init(_ program: RemedyProgram, tryLimit: Int) {
    self.program = program
    self.tryLimit = tryLimit
  }

  /// Whether another program may be solved.
  var mayTry: Bool { tryCount < tryLimit && program.mayTry }

  /// Notes that something was not looked at.
  mutating func noteGap() { hasGaps = true }

  /// Notes that some relaxations are not enough for a goal.
  mutating func noteImpossible(_ goal: RemedyGoal, _ relaxations: [RosterRelaxation]) {
    impossible[goal, default: []].append(Set(relaxations))
  }

  /// Whether some relaxations are known not to be enough: no more than what was tried without success.
  func isKnownImpossible(_ goal: RemedyGoal, _ relaxations: [RosterRelaxation]) -> Bool {
    impossible[goal]?.contains { $0.isSuperset(of: relaxations) } ?? false
  }

  /// Tries whether some relaxations are enough.
  mutating func attempt(
    _ goal: RemedyGoal, _ relaxations: [RosterRelaxation], wantsFewest: Bool = true
  ) throws -> RemedyAttempt {
    if isKnownImpossible(goal, relaxations) { return .impossible }
    guard mayTry else {
      hasGaps = true
      return .open
    }
    tryCount += 1
    let attempt = try program.attempt(goal, relaxations, wantsFewest: wantsFewest)
    switch attempt {
    case .possible: break
    case .impossible: noteImpossible(goal, relaxations)
    case .open: hasGaps = true
    }
    return attempt
  }

  /// Adds to relaxations that are not enough whatever leaves them so, to know more sets that are not.
  mutating func grow(_ goal: RemedyGoal, _ relaxations: [RosterRelaxation], among all: [RosterRelaxation]) throws {
    var grown = relaxations
    for relaxation in all where !grown.contains(relaxation) && mayTry {
      if case .impossible = try attempt(goal, grown + [relaxation], wantsFewest: false) { grown.append(relaxation) }
    }
  }
}
