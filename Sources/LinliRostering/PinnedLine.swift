import LinliDomain

/// The fixed shifts of one person, taken one after the other as long as they can all be worked.
///
/// Only rules that more work cannot mend are looked at: everything between two shifts, and every greatest amount. The rules
/// on days (least runs, whole weekends, same pattern) are those of ``DayPattern``.
struct PinnedLine {
  /// A shift of the line; one that was worked before the horizon has no row.
  struct Piece {
    /// The row of the pin.
    var row: Int?
    /// Its first day, from 0, below 0 in history.
    var day: Int
    /// In minutes since the first midnight of the horizon.
    var minutes: Range<Int>
    /// Its type, and whether that is a night.
    var type: ShiftTypeID?
    var isNight: Bool
    /// Where it is.
    var place: Point?
  }

  /// A rule that is broken, and the rows of the pins that break it.
  struct Breach: Equatable {
    var rule: LineRule
    var rows: [Int]
  }

  let limits: LineLimits
  let bandMinutes: Int?
  let firstWeekday: Int
  let metresPerMinute: Double
  let hasDegrees: Bool
  let successors: [ShiftTypeID: [ShiftTypeID]]
  let pattern: DayPattern
  private(set) var pieces: [Piece]

  init(
    limits: LineLimits, bandMinutes: Int?, firstWeekday: Int, metresPerMinute: Double, hasDegrees: Bool,
    successors: [ShiftTypeID: [ShiftTypeID]], pattern: DayPattern, history: [Piece]
  ) {
    self.limits = limits
    self.bandMinutes = bandMinutes
    self.firstWeekday = firstWeekday
    self.metresPerMinute = metresPerMinute
    self.hasDegrees = hasDegrees
    self.successors = successors
    self.pattern = pattern
    pieces = history
  }

  /// Adds a shift if all can still be worked; otherwise says what keeps it out.
  mutating func add(_ piece: Piece) -> Breach? {
    if let breach = breach(adding: piece) { return breach }
    pieces.append(piece)
    return nil
  }

  /// The rule that a shift would break, or nil.
  func breach(adding piece: Piece) -> Breach? {
    if let breach = lastingBreach(adding: piece) { return breach }
    let all = pieces + [piece]
    let days = Set(all.map(\.day).filter { $0 >= 0 })
    return pattern.brokenRule(working: days).map { breach($0, all) }
  }

  /// The rule that a shift would break and that more work cannot mend, or nil.
  func lastingBreach(adding piece: Piece) -> Breach? {
    for other in pieces {
      if let rule = rule(against: other, piece) { return breach(rule, [other, piece]) }
    }
    return breachOfAmount(adding: piece) ?? breachOfDays(adding: piece)
  }

  private func breach(_ rule: LineRule, _ involved: [Piece]) -> Breach {
    Breach(rule: rule, rows: involved.compactMap(\.row))
  }

  // MARK: Two shifts

  private func rule(against one: Piece, _ other: Piece) -> LineRule? {
    let (first, second) = one.minutes.lowerBound <= other.minutes.lowerBound ? (one, other) : (other, one)
    if first.minutes.overlaps(second.minutes) { return .overlap }
    let gap = second.minutes.lowerBound - first.minutes.upperBound
    guard first.day != second.day else { return Double(gap) < way(from: first, to: second) ? .travelTime : nil }
    if let rest = limits.restMinutes, gap < rest { return .rest }
    guard second.day == first.day + 1, let type = first.type, let next = second.type else { return nil }
    return successors[type]?.contains(next) == true ? .succession : nil
  }

  /// Minutes from one to the other.
  private func way(from first: Piece, to second: Piece) -> Double {
    guard let here = first.place, let there = second.place else { return 0 }
    return here.manhattanMetres(to: there, hasDegrees: hasDegrees) / metresPerMinute
  }

  // MARK: Greatest amounts

  private func breachOfAmount(adding piece: Piece) -> Breach? {
    let all = pieces + [piece]
    let now = all.filter { $0.day >= 0 }
    let day = now.filter { $0.day == piece.day }
    let week = all.filter { weekNumber($0.day) == weekNumber(piece.day) }
    let nights = now.filter(\.isNight)
    let type = now.filter { $0.type == piece.type }
    let counts: [(LineRule, [Piece], Int?)] = [
      (.shiftsPerDay, day, limits.shiftsPerDay), (.shiftsPerWeek, week, limits.shiftsPerWeek.maximum),
      (.shiftsPerHorizon, now, limits.shiftsPerHorizon.maximum),
      (.shiftsByType, type, piece.type.flatMap { limits.shiftsByType[$0] }),
      (.nights, nights, piece.isNight ? limits.nightsPerHorizon : nil),
    ]
    for (rule, involved, limit) in counts where involved.count > limit ?? .max { return breach(rule, involved) }
    let sums: [(LineRule, [Piece], Int?)] = [
      (.ageBandMinutes, day, bandMinutes), (.minutesPerDay, day, limits.minutesPerDay),
      (.minutesPerWeek, week, limits.minutesPerWeek.maximum),
      (.minutesPerHorizon, now, limits.minutesPerHorizon.maximum),
    ]
    for (rule, involved, limit) in sums where minutes(of: involved) > limit ?? .max { return breach(rule, involved) }
    return nil
  }

  private func minutes(of pieces: [Piece]) -> Int {
    var sum = 0
    for piece in pieces { sum += piece.minutes.count }
    return sum
  }

  /// Weeks are numbered from the one with the first day, which is 0.
  private func weekNumber(_ day: Int) -> Int { (day + firstWeekday + 7_000_000) / 7 - 1_000_000 }

  // MARK: Days

  private func breachOfDays(adding piece: Piece) -> Breach? {
    let all = pieces + [piece]
    let worked = Set(all.map(\.day))
    if let limit = limits.consecutiveDaysWorked.maximum, let run = run(of: worked, around: piece.day, above: limit) {
      return breach(.consecutiveDaysWorked, all.filter { run.contains($0.day) })
    }
    let nights = Set(all.filter(\.isNight).map(\.day))
    if piece.isNight, let limit = limits.consecutiveNights, let run = run(of: nights, around: piece.day, above: limit) {
      return breach(.consecutiveNights, all.filter { $0.isNight && run.contains($0.day) })
    }
    if let stretch = fullStretch(worked, around: piece.day) {
      return breach(.freeDays, all.filter { stretch.contains($0.day) })
    }
    let weekendDays = all.filter { $0.day >= 0 && (($0.day + firstWeekday) % 7) >= 5 }
    let weekends = Set(weekendDays.map { weekNumber($0.day) })
    if weekendDays.last?.day == piece.day, weekends.count > limits.weekendsPerHorizon ?? .max {
      return breach(.weekends, weekendDays)
    }
    return nil
  }

  private func run(of days: Set<Int>, around day: Int, above limit: Int) -> ClosedRange<Int>? {
    var (first, last) = (day, day)
    while days.contains(first - 1) { first -= 1 }
    while days.contains(last + 1) { last += 1 }
    return last - first + 1 > limit ? first...last : nil
  }

  /// A stretch with a day in it that has too few free days.
  private func fullStretch(_ worked: Set<Int>, around day: Int) -> Range<Int>? {
    guard let rule = limits.freeDays else { return nil }
    return (day - rule.windowDays + 1...day).lazy.map { $0..<$0 + rule.windowDays }.first { stretch in
      rule.windowDays - worked.count { stretch.contains($0) } < rule.count
    }
  }
}
