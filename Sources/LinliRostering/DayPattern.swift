import LinliDomain

/// Which days a person can work, looking only at the rules on days: runs, whole weekends, the same pattern every week.
///
/// Some days may have to be worked. Whether the others can be chosen so that all rules are kept is found day by day, over
/// the runs that can be going on: `length` days worked or off so far, with an open start if nothing is known before.
struct DayPattern {
  private let limits: LineLimits
  private let firstWeekday: Int
  private let workable: [Bool]
  private let past: State?

  /// A run that is going on.
  private struct State: Hashable {
    var isWorked: Bool
    var length: Int
    var isOpen: Bool
  }

  /// The days of a person, on some of which there is something that they may work.
  init(_ horizon: Horizon, limits: LineLimits, workable: [Bool], history: [WorkedShift]) {
    self.limits = limits
    self.workable = workable
    firstWeekday = horizon.start.weekday.rawValue
    past = Self.past(Set(history.map { $0.date.ordinal - horizon.start.ordinal }))
  }

  private static func past(_ worked: Set<Int>) -> State? {
    guard let last = worked.max() else { return nil }
    guard last == -1 else { return State(isWorked: false, length: -1 - last, isOpen: false) }
    var first = last
    while worked.contains(first - 1) { first -= 1 }
    return State(isWorked: true, length: -first, isOpen: false)
  }

  /// If history ends with a run of days worked that cannot be made long enough, the length it can reach.
  var shortRunBefore: Int? {
    guard let past, past.isWorked, let least = limits.consecutiveDaysWorked.minimum, past.length < least,
      !canComplete([], limits)
    else { return nil }
    return min(least - 1, past.length + (workable.firstIndex(of: false) ?? workable.count))
  }

  /// The rule that days which have to be worked break whatever else is worked, or nil.
  func brokenRule(working days: Set<Int>) -> LineRule? {
    var days = days
    if limits.hasSamePattern == true {
      days = Set(workable.indices.filter { day in days.contains { ($0 - day) % 7 == 0 } })
      if !days.allSatisfy({ workable[$0] }) { return .samePattern }
    }
    if canComplete(days, limits) { return nil }
    var free = limits
    free.hasWholeWeekends = nil
    if canComplete(days, free) { return .wholeWeekends }
    free.minimumConsecutiveDaysOff = nil
    return canComplete(days, free) ? .consecutiveDaysOff : .consecutiveDaysWorked
  }

  private func canComplete(_ days: Set<Int>, _ limits: LineLimits) -> Bool {
    var states: Set<State?> = [past]
    for day in workable.indices {
      var next: Set<State?> = []
      for state in states {
        if workable[day], let worked = step(from: state, toWorked: true, on: day, limits) { next.insert(worked) }
        if !days.contains(day), let off = step(from: state, toWorked: false, on: day, limits) { next.insert(off) }
      }
      states = next
    }
    return !states.isEmpty
  }

  /// The run after one more day, or nil if a rule forbids it.
  private func step(from state: State?, toWorked isWorked: Bool, on day: Int, _ limits: LineLimits) -> State? {
    guard let state else { return State(isWorked: isWorked, length: 1, isOpen: true) }
    let isSunday = (day + firstWeekday) % 7 == 6
    if limits.hasWholeWeekends == true && isSunday && day > 0 && state.isWorked != isWorked { return nil }
    guard state.isWorked != isWorked else {
      let length = state.length + 1
      if isWorked && length > limits.consecutiveDaysWorked.maximum ?? .max { return nil }
      return State(isWorked: isWorked, length: min(length, longest(isWorked, limits)), isOpen: state.isOpen)
    }
    let least = state.isWorked ? limits.consecutiveDaysWorked.minimum : limits.minimumConsecutiveDaysOff
    if !state.isOpen && state.length < least ?? 0 { return nil }
    if isWorked && 1 > limits.consecutiveDaysWorked.maximum ?? .max { return nil }
    return State(isWorked: isWorked, length: 1, isOpen: false)
  }

  /// Beyond this many days it makes no difference how long a run is.
  private func longest(_ isWorked: Bool, _ limits: LineLimits) -> Int {
    guard isWorked else { return max(1, limits.minimumConsecutiveDaysOff ?? 1) }
    return max(1, limits.consecutiveDaysWorked.minimum ?? 1, limits.consecutiveDaysWorked.maximum ?? 1)
  }
}
