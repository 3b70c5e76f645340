import LinliLP

/// A roster question in the dense form that lines are searched in: on each day a person works one *duty* or is off.
///
/// A duty is what one person may work on one day: a shift, or several that go together. Duties are numbered day by day;
/// each is of a *kind*, which decides its units of time, what counts it and what may follow it the next day. Each duty
/// fills one or more *cells*; a cell has a convex price of the number of people in it. What a duty costs a person by itself
/// (wishes, travel) is in a table; a duty they may not work has no entry.
///
/// All prices are whole numbers.
package final class LineProblem: Sendable {
  /// What duties have in common.
  package struct Kind: Hashable, Sendable {
    /// Time, in the problem's unit.
    package var units: Int
    /// What counts it: positions in the counters, with amounts above 0, by position.
    package var counters: [Counter]

    /// An amount that a kind adds to a counter.
    package struct Counter: Hashable, Sendable {
      /// Position of the counter.
      package var position: Int
      /// What one duty adds.
      package var amount: Int

      package init(position: Int, amount: Int) {
        self.position = position
        self.amount = amount
      }
    }

    package init(units: Int, counters: [Counter]) {
      self.units = units
      self.counters = counters
    }
  }

  /// What a person's line has to keep. Runs that touch the first day with ``startsOpen`` or the last day are held to their
  /// greatest length only.
  package struct Limits: Sendable {
    /// Least and greatest sum of units.
    package var minUnits = 0
    package var maxUnits = Int.max
    /// Least and greatest number of days worked in a row.
    package var minRun = 1
    package var maxRun = Int.max
    /// Least days off in a row.
    package var minOff = 1
    /// Most weekends worked.
    package var maxWeekends = Int.max
    /// Most of each counter; `Int.max` for no limit.
    package var caps: [Int] = []
    /// What was worked before day 0: nil if nothing is known (runs that touch day 0 are open), otherwise the length of the
    /// run of days worked (above 0) or off (below 0) that ends on the day before.
    package var runBefore: Int?
    /// Whether the Saturday before a horizon that starts on a Sunday was worked.
    package var saturdayBefore = false

    package init() {}
  }

  /// The convex price of the people in a cell.
  package struct Cell: BitwiseCopyable, Sendable {
    /// Below this many, each one missing costs ``minimumPrice`` more.
    package var minimum: Int32
    /// Below this many, each one missing costs ``underPrice``; above it, each one too many ``overPrice``.
    package var desired: Int32
    /// Above this many, each one too many costs ``hardPrice`` more.
    package var maximum: Int32
    package var underPrice: Int32
    package var minimumPrice: Int32
    package var overPrice: Int32
    package var hardPrice: Int32
    /// Only people of this membership count; −1 for all.
    package var membership: Int32

    package init(
      minimum: Int = 0, desired: Int, maximum: Int? = nil, underPrice: Int, minimumPrice: Int = 0, overPrice: Int,
      hardPrice: Int = 0, membership: Int? = nil
    ) {
      self.minimum = Int32(clamping: minimum)
      self.desired = Int32(clamping: desired)
      self.maximum = maximum.map { Int32(clamping: $0) } ?? .max
      self.underPrice = Int32(clamping: underPrice)
      self.minimumPrice = Int32(clamping: minimumPrice)
      self.overPrice = Int32(clamping: overPrice)
      self.hardPrice = Int32(clamping: hardPrice)
      self.membership = membership.map { Int32(clamping: $0) } ?? -1
    }

    /// What one more person costs when `count` are there.
    @inline(__always)
    func marginal(at count: Int32) -> Int32 {
      if count < desired { return count < minimum ? -underPrice - minimumPrice : -underPrice }
      return count < maximum ? overPrice : overPrice + hardPrice
    }

    /// What a number of people costs.
    func price(of count: Int) -> Int {
      let count = Int32(clamping: count)
      var price = Int(underPrice) * Int(max(0, desired - count)) + Int(minimumPrice) * Int(max(0, minimum - count))
      price += Int(overPrice) * Int(max(0, count - desired))
      if count > maximum { price += Int(hardPrice) * Int(count - maximum) }
      return price
    }
  }

  /// Days, people, and the day of the week of day 0 (0 is Monday).
  package let dayCount: Int
  package let personCount: Int
  package let firstWeekday: Int
  /// The kinds of duties, and whether one may be worked the day after another: `kind · kindCount + next`.
  package let kinds: [Kind]
  let mayFollow: FrozenBuffer<Bool>
  /// Duties of day d are `dutyStart[d]..<dutyStart[d + 1]`.
  let dutyStart: FrozenBuffer<Int>
  let dutyKind: FrozenBuffer<Int32>
  /// Cells of a duty are `cells[cellStart[duty]..<cellStart[duty + 1]]` of ``dutyCells``.
  let cellStart: FrozenBuffer<Int32>
  let dutyCells: FrozenBuffer<Int32>
  let cells: FrozenBuffer<Cell>
  /// The day of each cell.
  let cellDay: FrozenBuffer<Int32>
  /// Whether a person belongs: `membership · personCount + person`.
  let members: FrozenBuffer<Bool>
  /// What each person has to keep.
  package let limits: [Limits]
  /// What a duty costs a person: `person · dutyCount + duty`; ``forbidden`` if they may not work it.
  let dutyCost: FrozenBuffer<Int32>
  /// What is paid whatever is done.
  package let constant: Int

  /// The entry of a duty that a person may not work.
  package static let forbidden = Int32.max

  /// Number of duties of all days.
  package var dutyCount: Int { dutyKind.count }
  /// Number of cells.
  package var cellCount: Int { cells.count }
  /// Number of counters.
  package var counterCount: Int { limits.first?.caps.count ?? 0 }

  /// The parts of a problem, as arrays.
  package struct Parts: Sendable {
    package var dayCount = 0
    package var personCount = 0
    package var firstWeekday = 0
    package var kinds: [Kind] = []
    package var mayFollow: [Bool] = []
    package var dutyStart: [Int] = [0]
    package var dutyKind: [Int] = []
    package var dutyCells: [[Int]] = []
    package var cells: [Cell] = []
    package var members: [Bool] = []
    package var limits: [Limits] = []
    package var dutyCost: [Int32] = []
    package var constant = 0

    package init() {}
  }

  /// A problem from its parts.
  package init(_ parts: Parts) {
    precondition(parts.dutyStart.count == parts.dayCount + 1, "one start of duties per day, and the end")
    precondition(parts.dutyCost.count == parts.personCount * parts.dutyKind.count, "one cost per person and duty")
    precondition(parts.limits.count == parts.personCount, "limits for each person")
    dayCount = parts.dayCount
    personCount = parts.personCount
    firstWeekday = parts.firstWeekday
    kinds = parts.kinds
    mayFollow = FrozenBuffer(parts.mayFollow)
    dutyStart = FrozenBuffer(parts.dutyStart)
    dutyKind = FrozenBuffer(parts.dutyKind.map { Int32($0) })
    var starts: [Int32] = [0]
    for cells in parts.dutyCells { starts.append((starts.last ?? 0) + Int32(cells.count)) }
    cellStart = FrozenBuffer(starts)
    dutyCells = FrozenBuffer(parts.dutyCells.flatMap { $0.map { Int32($0) } })
    cells = FrozenBuffer(parts.cells)
    cellDay = FrozenBuffer(Self.days(of: parts))
    members = FrozenBuffer(parts.members)
    limits = parts.limits
    dutyCost = FrozenBuffer(parts.dutyCost)
    constant = parts.constant
  }

  private static func days(of parts: Parts) -> [Int32] {
    var days = Array(repeating: Int32(0), count: parts.cells.count)
    for day in 0..<parts.dayCount {
      for duty in parts.dutyStart[day]..<parts.dutyStart[day + 1] {
        for cell in parts.dutyCells[duty] { days[cell] = Int32(day) }
      }
    }
    return days
  }
}

// MARK: - Looking up

extension LineProblem {
  /// Number of duties on a day.
  @inline(__always)
  func dutyCount(on day: Int) -> Int { dutyStart.base[day + 1] - dutyStart.base[day] }

  /// The kind of the duty with number `local` on a day.
  @inline(__always)
  func kind(_ day: Int, _ local: Int16) -> Int { Int(dutyKind.base[dutyStart.base[day] + Int(local)]) }

  /// What a duty costs a person; ``forbidden`` if they may not work it.
  @inline(__always)
  func cost(_ person: Int, _ day: Int, _ local: Int16) -> Int32 {
    dutyCost.base[person * dutyKind.count + dutyStart.base[day] + Int(local)]
  }

  /// Whether a kind may be worked the day after another.
  @inline(__always)
  func allows(_ kind: Int, then next: Int) -> Bool { mayFollow.base[kind * kinds.count + next] }

  /// Whether a person counts in a cell.
  @inline(__always)
  func counts(_ person: Int, in cell: Int) -> Bool {
    let membership = cells.base[cell].membership
    return membership < 0 || members.base[Int(membership) * personCount + person]
  }

  /// 5 and 6 are Saturday and Sunday.
  @inline(__always)
  func weekday(_ day: Int) -> Int { (day + firstWeekday) % 7 }

  /// The number of the weekend that a Saturday or Sunday belongs to; −1 for other days.
  @inline(__always)
  func weekend(_ day: Int) -> Int {
    let weekday = weekday(day)
    return weekday < 5 ? -1 : (day + firstWeekday - (weekday - 5)) / 7
  }
}
