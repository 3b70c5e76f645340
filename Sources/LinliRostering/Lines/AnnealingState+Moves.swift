import LinliLP

extension AnnealingState {
  /// Tries a number of moves at a temperature.
  func moves(_ count: Int, temperature: Double) {
    for _ in 0..<count {
      let draw = random.next()
      let allowance = temperature * logarithms.base[Int(draw & 4095)]
      switch (draw >> 12) % 10 {
      case 0...4: exchange(draw >> 20, allowance)
      case 5...7: rewrite(draw >> 20, allowance)
      default: rotate(allowance)
      }
    }
  }

  /// A number below `limit`.
  @inline(__always)
  private func pick(_ limit: Int) -> Int {
    Int(((random.next() >> 32) &* UInt64(limit)) >> 32)
  }

  // MARK: The moves

  /// Two people exchange some days.
  private func exchange(_ draw: UInt64, _ allowance: Double) {
    let first = pick(problem.personCount)
    let second = pick(problem.personCount)
    guard first != second else { return }
    let length = min(dayCount, 1 + pick(draw & 1 == 0 ? 4 : 14))
    let start = pick(dayCount - length + 1)
    let a = lines + first * dayCount + start
    let b = lines + second * dayCount + start
    var change = 0
    var differs = false
    for offset in 0..<length where a[offset] != b[offset] {
      differs = true
      guard let one = ownChange(first, start + offset, a[offset], b[offset]),
        let other = ownChange(second, start + offset, b[offset], a[offset])
      else { return }
      change += one + other
    }
    guard differs else { return }
    if hasMemberships { change += coverChange(exchanging: first, second, start, length) }
    guard Double(change) <= allowance else {
      if hasMemberships { _ = coverChange(exchanging: first, second, start, length, undoing: true) }
      return
    }
    saved.update(from: a, count: length)
    (saved + Self.longest).update(from: b, count: length)
    let weekendsOfFirst = weekendsNear(first, start, length)
    let weekendsOfSecond = weekendsNear(second, start, length)
    a.update(from: saved + Self.longest, count: length)
    b.update(from: saved, count: length)
    if settle(first, start, length, saved, weekendsOfFirst) {
      if settle(second, start, length, saved + Self.longest, weekendsOfSecond) {
        cost += change
        return
      }
      unsettle(first, start, length, saved, weekendsOfFirst)
    }
    a.update(from: saved, count: length)
    b.update(from: saved + Self.longest, count: length)
    if hasMemberships { _ = coverChange(exchanging: first, second, start, length, undoing: true) }
  }

  /// A few days of one person are rewritten: one duty on all, off on all, a random mix, other duties on the days worked.
  private func rewrite(_ draw: UInt64, _ allowance: Double) {
    let person = pick(problem.personCount)
    let length = min(dayCount, 1 + pick(4))
    let start = pick(dayCount - length + 1)
    let line = lines + person * dayCount + start
    switch draw & 3 {
    case 0:
      fresh[0] = drawDuty(person, start)
      for offset in 1..<max(1, length) { fresh[offset] = isUniform ? fresh[0] : drawDuty(person, start + offset) }
    case 1: fresh.update(repeating: LineRoster.off, count: length)
    case 2:
      for offset in 0..<length {
        fresh[offset] = pick(3) == 0 ? LineRoster.off : drawDuty(person, start + offset)
      }
    default:
      for offset in 0..<length {
        fresh[offset] = line[offset] == LineRoster.off ? LineRoster.off : drawDuty(person, start + offset)
      }
    }
    replace(person, start, length, allowance)
  }

  /// A stretch of one person is rotated; only where all days have the same duties.
  private func rotate(_ allowance: Double) {
    guard isUniform, dayCount > 1 else { return rewrite(random.next(), allowance) }
    let person = pick(problem.personCount)
    let length = min(dayCount, 2 + pick(9))
    let start = pick(dayCount - length + 1)
    let shift = 1 + pick(length - 1)
    let line = lines + person * dayCount + start
    for offset in 0..<length {
      let from = offset + shift
      fresh[offset] = line[from < length ? from : from - length]
    }
    replace(person, start, length, allowance)
  }

  /// One of the duties that a person may work on a day, or off if there is none.
  @inline(__always)
  private func drawDuty(_ person: Int, _ day: Int) -> Int16 {
    let cell = person * dayCount + day
    let first = Int(allowedStart.base[cell])
    let count = Int(allowedStart.base[cell + 1]) - first
    return count == 0 ? LineRoster.off : allowed.base[first + pick(count)]
  }

  /// Puts the fresh duties in place if price and rules allow it.
  private func replace(_ person: Int, _ start: Int, _ length: Int, _ allowance: Double) {
    let line = lines + person * dayCount + start
    var change = 0
    var differs = false
    for offset in 0..<length where fresh[offset] != line[offset] {
      differs = true
      guard let own = ownChange(person, start + offset, line[offset], fresh[offset]) else { return }
      change += own
    }
    guard differs else { return }
    for offset in 0..<length where fresh[offset] != line[offset] {
      change += coverChange(person, start + offset, line[offset], fresh[offset])
    }
    if Double(change) <= allowance {
      saved.update(from: line, count: length)
      let weekendsBefore = weekendsNear(person, start, length)
      line.update(from: fresh, count: length)
      if settle(person, start, length, saved, weekendsBefore) {
        cost += change
        return
      }
      line.update(from: saved, count: length)
    }
    for offset in 0..<length where fresh[offset] != line[offset] {
      _ = coverChange(person, start + offset, fresh[offset], line[offset])
    }
  }

  // MARK: Prices

  /// The change of a person's own price, or nil if they may not work the new duty.
  @inline(__always)
  private func ownChange(_ person: Int, _ day: Int, _ old: Int16, _ new: Int16) -> Int? {
    let row = problem.dutyCost.base + person * problem.dutyKind.count + problem.dutyStart.base[day]
    let newCost = new >= 0 ? row[Int(new)] : 0
    guard newCost != LineProblem.forbidden else { return nil }
    return Int(newCost) - (old >= 0 ? Int(row[Int(old)]) : 0)
  }

  /// Moves a person in the cover from one duty to another; returns the change of the cover's price.
  @inline(__always)
  private func coverChange(_ person: Int, _ day: Int, _ old: Int16, _ new: Int16) -> Int {
    var change = 0
    let start = problem.dutyStart.base[day]
    if old >= 0 {
      let duty = start + Int(old)
      for position in Int(problem.cellStart.base[duty])..<Int(problem.cellStart.base[duty + 1]) {
        let cell = Int(problem.dutyCells.base[position])
        guard problem.counts(person, in: cell) else { continue }
        cover[cell] -= 1
        change -= Int(problem.cells.base[cell].marginal(at: cover[cell]))
      }
    }
    if new >= 0 {
      let duty = start + Int(new)
      for position in Int(problem.cellStart.base[duty])..<Int(problem.cellStart.base[duty + 1]) {
        let cell = Int(problem.dutyCells.base[position])
        guard problem.counts(person, in: cell) else { continue }
        change += Int(problem.cells.base[cell].marginal(at: cover[cell]))
        cover[cell] += 1
      }
    }
    return change
  }

  /// The cover's change when two people exchange days; only cells with memberships can change.
  private func coverChange(
    exchanging first: Int, _ second: Int, _ start: Int, _ length: Int, undoing: Bool = false
  ) -> Int {
    let a = lines + first * dayCount + start
    let b = lines + second * dayCount + start
    var change = 0
    for offset in 0..<length where a[offset] != b[offset] {
      let (old, new) = undoing ? (b[offset], a[offset]) : (a[offset], b[offset])
      change += coverChange(first, start + offset, old, new)
      change += coverChange(second, start + offset, new, old)
    }
    return change
  }

  // MARK: Rules

  /// Whether a person's line is legal after some days have changed from `old`; if so their totals follow.
  private func settle(
    _ person: Int, _ start: Int, _ length: Int, _ old: UnsafePointer<Int16>, _ weekendsBefore: Int32
  ) -> Bool {
    guard keepsSuccessions(person, start, length), keepsRuns(person, start, length) else { return false }
    addTotals(person, start, length, old, sign: 1)
    weekends[person] += weekendsNear(person, start, length) - weekendsBefore
    let limit = limits.base[person]
    if units[person] >= limit.minUnits, units[person] <= limit.maxUnits, weekends[person] <= limit.maxWeekends,
      keepsCaps(person, start, length)
    {
      return true
    }
    unsettle(person, start, length, old, weekendsBefore)
    return false
  }

  /// Takes the totals of a change back; the line still has the new days.
  private func unsettle(
    _ person: Int, _ start: Int, _ length: Int, _ old: UnsafePointer<Int16>, _ weekendsBefore: Int32
  ) {
    addTotals(person, start, length, old, sign: -1)
    weekends[person] -= weekendsNear(person, start, length) - weekendsBefore
  }

  /// Adds (or with −1 takes back) what the days at hand have more than the old ones.
  @inline(__always)
  private func addTotals(_ person: Int, _ start: Int, _ length: Int, _ old: UnsafePointer<Int16>, sign: Int32) {
    let line = lines + person * dayCount + start
    for offset in 0..<length where line[offset] != old[offset] {
      if line[offset] >= 0 { add(person, problem.kind(start + offset, line[offset]), sign) }
      if old[offset] >= 0 { add(person, problem.kind(start + offset, old[offset]), -sign) }
    }
  }

  @inline(__always)
  private func add(_ person: Int, _ kind: Int, _ sign: Int32) {
    units[person] += sign * kindUnits.base[kind]
    for position in Int(counterStart.base[kind])..<Int(counterStart.base[kind + 1]) {
      let counter = person * counterCount + Int(counterPosition.base[position])
      counts[counter] += sign * counterAmount.base[position]
    }
  }

  private func keepsCaps(_ person: Int, _ start: Int, _ length: Int) -> Bool {
    let line = lines + person * dayCount + start
    for offset in 0..<length where line[offset] >= 0 {
      let kind = problem.kind(start + offset, line[offset])
      for position in Int(counterStart.base[kind])..<Int(counterStart.base[kind + 1]) {
        let counter = person * counterCount + Int(counterPosition.base[position])
        if counts[counter] > caps.base[counter] { return false }
      }
    }
    return true
  }

  private func keepsSuccessions(_ person: Int, _ start: Int, _ length: Int) -> Bool {
    let line = lines + person * dayCount
    var day = max(1, start)
    let last = min(dayCount - 1, start + length)
    while day <= last {
      if line[day - 1] >= 0, line[day] >= 0,
        !problem.allows(problem.kind(day - 1, line[day - 1]), then: problem.kind(day, line[day]))
      {
        return false
      }
      day += 1
    }
    return true
  }

  /// Checks the runs that touch some days, and the ones beside them.
  private func keepsRuns(_ person: Int, _ start: Int, _ length: Int) -> Bool {
    let line = lines + person * dayCount
    let limit = limits.base[person]
    let end = start + length
    var day = start
    if day > 0 {
      day -= 1
      let isWorked = line[day] >= 0
      while day > 0, (line[day - 1] >= 0) == isWorked { day -= 1 }
    }
    while day < dayCount {
      let isWorked = line[day] >= 0
      var stop = day + 1
      while stop < dayCount, (line[stop] >= 0) == isWorked { stop += 1 }
      guard keeps(limit, isWorked, from: day, to: stop) else { return false }
      if stop > end { return true }
      day = stop
    }
    return true
  }

  @inline(__always)
  private func keeps(_ limit: AnnealingLimits, _ isWorked: Bool, from day: Int, to stop: Int) -> Bool {
    var length = Int32(stop - day)
    var isOpen = stop == dayCount
    if day == 0 {
      let before = limit.runBefore
      if before == 0 {
        isOpen = true
      } else if (before > 0) == isWorked {
        length += abs(before)
      } else if isWorked ? -before < limit.minOff : before < limit.minRun {
        return false
      }
    }
    if isWorked { return length <= limit.maxRun && (isOpen || length >= limit.minRun) }
    return isOpen || length >= limit.minOff
  }

  /// Weekends worked among those that some days belong to.
  private func weekendsNear(_ person: Int, _ start: Int, _ length: Int) -> Int32 {
    guard limits.base[person].maxWeekends < Int32.max else { return 0 }
    var first = start
    var end = start + length
    if first > 0, dayWeekend.base[first] >= 0, dayWeekend.base[first - 1] == dayWeekend.base[first] { first -= 1 }
    if end < dayCount, dayWeekend.base[end] >= 0, dayWeekend.base[end - 1] == dayWeekend.base[end] { end += 1 }
    return weekendsWorked(person, first, end)
  }

  /// Weekends worked within some days.
  func weekendsWorked(_ person: Int, _ first: Int, _ end: Int) -> Int32 {
    let line = lines + person * dayCount
    var count: Int32 = 0
    var last: Int32 = -1
    for day in first..<end where line[day] >= 0 && dayWeekend.base[day] > last {
      last = dayWeekend.base[day]
      count += 1
    }
    return count
  }
}
