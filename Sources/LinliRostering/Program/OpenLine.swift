import LinliDomain
import LinliLP

/// What one person could work, day by day, and what they worked before: all that rules about a line look at.
struct OpenLine {
  /// The person, with the limits that hold for them.
  let volunteer: Volunteer
  /// Positions in the instance's shifts of what they may work, in order of time.
  let positions: [Int]
  /// The shifts at these positions.
  let shifts: [Shift]
  /// Whether they are worked, in the same order.
  let variables: [Variable]
  /// For each of the shifts its day, counted from the first of the horizon.
  let days: [Int]
  /// For each day of the horizon the indices into ``shifts``.
  let shiftsOfDay: [[Int]]
  /// What was worked before.
  let past: PastLine

  init(_ instance: RosterInstance, person: Int, variables: [Variable]) {
    volunteer = instance.volunteers[person]
    positions = instance.eligibility.shiftsOfVolunteer[person]
    shifts = positions.map { instance.shifts[$0] }
    self.variables = variables
    days = shifts.map(instance.day(of:))
    var byDay: [[Int]] = Array(repeating: [], count: instance.horizon.dayCount)
    for (index, day) in days.enumerated() { byDay[day].append(index) }
    shiftsOfDay = byDay
    past = PastLine(instance, of: volunteer.id)
  }

  /// Minute at which a shift starts, counted from the midnight before the horizon.
  func start(_ index: Int) -> Int { days[index] * 1440 + shifts[index].window.startMinute }
  /// Minute at which a shift ends.
  func end(_ index: Int) -> Int { days[index] * 1440 + shifts[index].window.endMinute }

  /// How many of some shifts of one day can be worked at most, as far as their times tell.
  func mostShifts(of indices: [Int]) -> Int {
    var count = 0
    var free = Int.min
    for index in indices.sorted(by: { end($0) < end($1) }) where start(index) >= free {
      count += 1
      free = end(index)
    }
    return count
  }

  /// How many shifts can be worked on some days at most, as far as times and the daily limit tell.
  func mostShifts(on days: Range<Int>) -> Int {
    var count = 0
    for day in days { count += min(volunteer.limits.shiftsPerDay ?? .max, mostShifts(of: shiftsOfDay[day])) }
    return count
  }

  /// Indices of the shifts that start on some days.
  func indices(on days: Range<Int>) -> [Int] { days.flatMap { shiftsOfDay[$0] } }
}

/// What a person worked before the horizon. Days are counted from its first, so all are below 0.
struct PastLine {
  /// A shift of the past.
  struct Piece {
    var day: Int
    var start: Int
    var end: Int
    var type: ShiftTypeID?
  }

  /// The shifts, in order of time.
  let pieces: [Piece]
  /// The days worked.
  let workedDays: Set<Int>

  init(_ instance: RosterInstance, of volunteer: VolunteerID) {
    let origin = instance.horizon.start.ordinal
    pieces = instance.history.filter { $0.volunteer == volunteer && $0.date < instance.horizon.start }.map { worked in
      let day = worked.date.ordinal - origin
      return Piece(
        day: day, start: day * 1440 + worked.window.startMinute, end: day * 1440 + worked.window.endMinute,
        type: worked.type)
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    workedDays = Set(pieces.map(\.day))
  }

  /// Whether history tells anything of this person.
  var isKnown: Bool { !pieces.isEmpty }

  /// How many of the days just before the horizon belong to some set without a break.
  static func trailing(_ days: Set<Int>) -> Int {
    var count = 0
    while days.contains(-count - 1) { count += 1 }
    return count
  }
}
