/// Whether a line keeps every rule, written for reading and not for speed: searches use faster tests of their own and
/// are checked against this one.
struct LineCheck {
  private let problem: LineProblem
  private let person: Int
  private let line: [Int16]

  init(_ problem: LineProblem, person: Int, line: some Sequence<Int16>) {
    self.problem = problem
    self.person = person
    self.line = Array(line)
  }

  /// Whether every rule is kept.
  var isLegal: Bool {
    keepsForbiddenDuties && keepsUnits && keepsCaps && keepsWeekends && keepsRuns && keepsSuccessions
  }

  private var limits: LineProblem.Limits { problem.limits[person] }

  private func isWorked(_ day: Int) -> Bool { line[day] != LineRoster.off }

  private var keepsForbiddenDuties: Bool {
    (0..<line.count).allSatisfy { !isWorked($0) || problem.cost(person, $0, line[$0]) != LineProblem.forbidden }
  }

  private var workedKinds: [LineProblem.Kind] {
    (0..<line.count).filter(isWorked).map { problem.kinds[problem.kind($0, line[$0])] }
  }

  private var keepsUnits: Bool {
    var units = 0
    for kind in workedKinds { units += kind.units }
    return limits.minUnits <= units && units <= limits.maxUnits
  }

  private var keepsCaps: Bool {
    var counts = Array(repeating: 0, count: problem.counterCount)
    for kind in workedKinds {
      for counter in kind.counters { counts[counter.position] += counter.amount }
    }
    return zip(counts, limits.caps).allSatisfy { $0 <= $1 }
  }

  private var keepsWeekends: Bool {
    var worked: Set<Int> = limits.saturdayBefore && problem.firstWeekday == 6 ? [problem.weekend(0)] : []
    for day in 0..<line.count where isWorked(day) && problem.weekend(day) >= 0 { worked.insert(problem.weekend(day)) }
    return worked.count <= limits.maxWeekends
  }

  private var keepsSuccessions: Bool {
    (1..<max(1, line.count)).allSatisfy { day in
      !isWorked(day - 1) || !isWorked(day)
        || problem.allows(problem.kind(day - 1, line[day - 1]), then: problem.kind(day, line[day]))
    }
  }

  private var keepsRuns: Bool {
    var day = 0
    while day < line.count {
      var end = day
      while end < line.count, isWorked(end) == isWorked(day) { end += 1 }
      let before = day == 0 ? daysBefore(areWorked: isWorked(0)) : 0
      let isOpen = end == line.count || (day == 0 && limits.runBefore == nil)
      let least = isWorked(day) ? limits.minRun : limits.minOff
      if isWorked(day), end - day + before > limits.maxRun { return false }
      if !isOpen, end - day + before < least { return false }
      if day == 0, before == 0, !endsWellBefore(isWorked(0)) { return false }
      day = end
    }
    return true
  }

  /// Days before day 0 that belong to a run of the same sort as day 0's.
  private func daysBefore(areWorked: Bool) -> Int {
    guard let before = limits.runBefore else { return 0 }
    return areWorked ? max(0, before) : max(0, -before)
  }

  /// Whether the run before day 0 is long enough to end there, if day 0 is of the other sort.
  private func endsWellBefore(_ dayZeroIsWorked: Bool) -> Bool {
    guard let before = limits.runBefore else { return true }
    return dayZeroIsWorked ? before >= 0 || -before >= limits.minOff : before <= 0 || before >= limits.minRun
  }
}
