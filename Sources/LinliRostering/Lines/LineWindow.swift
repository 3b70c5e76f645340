/// The days of one person's line that may change, with everything that the days around them ask of it.
struct LineWindow {
  /// Who.
  let person: Int
  /// Which days.
  let days: Range<Int>
  /// What the days before ask.
  private(set) var left = Left.unknown
  /// What the days after ask.
  private(set) var right = Right.end
  /// Units that the window has to reach and may reach.
  private(set) var minUnits: Int
  private(set) var maxUnits: Int
  /// Weekends that the window may still add.
  private(set) var weekends: Int
  /// What is left of each counter's cap.
  private(set) var caps: [Int]
  /// Whether the last day is a Saturday whose Sunday is worked, so that its weekend is counted already.
  private(set) var lastWeekendIsCounted = false

  /// What stands before the window.
  enum Left {
    /// Nothing is known: runs are open.
    case unknown
    /// A run of days worked, the last of a kind (nil if before the horizon), possibly open at its start.
    case worked(length: Int, kind: Int?, isOpen: Bool)
    /// Days off; ``Int/max`` for enough.
    case off(length: Int)
  }

  /// What stands after the window.
  enum Right {
    /// The end of the horizon.
    case end
    /// A run of days worked that begins with a kind; whether it reaches the end of the horizon.
    case worked(length: Int, kind: Int, isOpen: Bool)
    /// Days off; whether they reach the end of the horizon.
    case off(length: Int, isOpen: Bool)
  }

  /// The window of a person's line, all duties of the person in order.
  init(_ problem: LineProblem, person: Int, line: UnsafePointer<Int16>, days: Range<Int>) {
    self.person = person
    self.days = days
    let limits = problem.limits[person]
    minUnits = limits.minUnits
    maxUnits = limits.maxUnits
    weekends = limits.maxWeekends
    caps = limits.caps
    takeOutside(problem, line)
    left = Self.left(problem, limits, line, days.lowerBound)
    right = Self.right(problem, line, days.upperBound)
  }

  /// Holds the window to a part of the person's limits, as if the horizon ended with it.
  ///
  /// - Parameters:
  ///   - share: the part of the units that is due by the window's end.
  ///   - calendarShare: the part of weekends and counters that is due.
  ///   - slackBelow: units that may be missing to the part.
  ///   - slackAbove: units that may be worked beyond it.
  mutating func hold(
    toShare share: Double, calendarShare: Double, of limits: LineProblem.Limits, slackBelow: Int, slackAbove: Int
  ) {
    minUnits -= limits.minUnits - (Int(Double(limits.minUnits) * share) - slackBelow)
    if maxUnits != Int.max {
      maxUnits -= limits.maxUnits - min(limits.maxUnits, Int(Double(limits.maxUnits) * share) + slackAbove)
    }
    if weekends != Int.max { weekends -= limits.maxWeekends - Int(Double(limits.maxWeekends) * calendarShare) }
    for (position, cap) in limits.caps.enumerated() where cap != Int.max {
      caps[position] -= cap - Int((Double(cap) * calendarShare).rounded(.up))
    }
  }

  private mutating func takeOutside(_ problem: LineProblem, _ line: UnsafePointer<Int16>) {
    var lastWeekend = -1
    if problem.limits[person].saturdayBefore, problem.firstWeekday == 6 {
      lastWeekend = problem.weekend(0)
      weekends -= 1
    }
    for day in 0..<problem.dayCount where !days.contains(day) && line[day] != LineRoster.off {
      let kind = problem.kinds[problem.kind(day, line[day])]
      minUnits -= kind.units
      if maxUnits != Int.max { maxUnits -= kind.units }
      for counter in kind.counters where caps[counter.position] != Int.max {
        caps[counter.position] -= counter.amount
      }
      let weekend = problem.weekend(day)
      guard weekend >= 0, weekend != lastWeekend, weekends != Int.max else { continue }
      lastWeekend = weekend
      weekends -= 1
    }
    let next = days.upperBound
    lastWeekendIsCounted = next < problem.dayCount && problem.weekday(next) == 6 && line[next] != LineRoster.off
  }

  private static func left(
    _ problem: LineProblem, _ limits: LineProblem.Limits, _ line: UnsafePointer<Int16>, _ first: Int
  ) -> Left {
    guard first > 0 else { return before(limits) }
    let isWorked = line[first - 1] != LineRoster.off
    var start = first - 1
    while start > 0, (line[start - 1] != LineRoster.off) == isWorked { start -= 1 }
    var length = first - start
    var isOpen = false
    if start == 0 {
      if let known = limits.runBefore { length += max(0, isWorked ? known : -known) } else { isOpen = true }
    }
    if !isWorked { return .off(length: isOpen ? Int.max : length) }
    return .worked(length: length, kind: problem.kind(first - 1, line[first - 1]), isOpen: isOpen)
  }

  private static func before(_ limits: LineProblem.Limits) -> Left {
    guard let known = limits.runBefore else { return .unknown }
    return known > 0 ? .worked(length: known, kind: nil, isOpen: false) : .off(length: -known)
  }

  private static func right(_ problem: LineProblem, _ line: UnsafePointer<Int16>, _ end: Int) -> Right {
    guard end < problem.dayCount else { return .end }
    let isWorked = line[end] != LineRoster.off
    var stop = end
    while stop < problem.dayCount, (line[stop] != LineRoster.off) == isWorked { stop += 1 }
    let isOpen = stop == problem.dayCount
    if !isWorked { return .off(length: stop - end, isOpen: isOpen) }
    return .worked(length: stop - end, kind: problem.kind(end, line[end]), isOpen: isOpen)
  }
}
