import LinliDomain
import LinliLP
public import LinliRostering

/// Seeded rosters of a sub-district's volunteers: morning, afternoon and evening shifts in six communities, with
/// qualifications, rest, limits by day and week, pairs, trainees, wishes and what was worked before.
public struct RosterMonth {
  /// How large, and how tight.
  public struct Shape: Sendable {
    /// Weeks from Monday to Sunday.
    public var weeks = 4
    /// People.
    public var volunteers = 60
    /// Shifts, with half as many heads again.
    public var shifts = 300
    /// How often a person can work in a part of a day, in percent.
    public var availability = 35
    /// Most shifts in a week, from and to.
    public var perWeek = 2...4
    /// How many shifts ask for a skill, in percent.
    public var skilled = 70
    /// Whether ages, places of people, free days and weekends matter too.
    public var hasDayRules = false

    /// Four weeks, sixty people, three hundred shifts.
    public init() {}
  }

  private var generator: SplitMix64
  private let shape: Shape
  private var data: RosterData
  private static let windows = [
    ("A", TimeWindow(startMinute: 510, endMinute: 690)), ("P", TimeWindow(startMinute: 840, endMinute: 1020)),
    ("E", TimeWindow(startMinute: 1110, endMinute: 1290)),
  ]
  private static let skills = ["visit", "teach", "patrol", "guide"]

  /// The question of a seed.
  public static func data(seed: UInt64, _ shape: Shape = Shape()) -> RosterData {
    guard let start = CalendarDate(year: 2026, month: 6, day: 1),
      let end = CalendarDate(ordinal: start.ordinal + 7 * shape.weeks - 1),
      let horizon = Horizon(start: start, end: end)
    else { preconditionFailure("no horizon of \(shape.weeks) weeks") }
    var month = RosterMonth(seed: seed, shape, horizon)
    month.build()
    return month.data
  }

  private init(seed: UInt64, _ shape: Shape, _ horizon: Horizon) {
    generator = SplitMix64(seed: seed)
    self.shape = shape
    data = RosterData(horizon: horizon)
  }

  private mutating func build() {
    for index in 1...6 {
      let place = Point(x: Double(number(0...30)) * 100, y: Double(number(0...30)) * 100)
      data.communities.append(Community(id: CommunityID("C\(index)"), location: place))
    }
    data.shiftTypes = Self.windows.map { ShiftType(id: ShiftTypeID($0.0)) }
    data.limits.shiftsPerDay = 2
    data.limits.restMinutes = 720
    if shape.hasDayRules {
      data.limits.freeDays = FreeDays(count: 1, windowDays: 7)
      data.limits.consecutiveDaysWorked.maximum = 4
      data.limits.weekendsPerHorizon = max(1, shape.weeks - 1)
    }
    for index in 1...shape.volunteers { addVolunteer(index) }
    addShifts()
    addPairs()
    addWishes()
  }

  private func date(_ day: Int) -> CalendarDate {
    CalendarDate(ordinal: data.horizon.start.ordinal + day) ?? data.horizon.start
  }

  private mutating func addVolunteer(_ index: Int) {
    var volunteer = Volunteer(id: VolunteerID("V\(index)"))
    volunteer.home = data.communities[number(0...5)].id
    if chance(20), let home = volunteer.home { volunteer.communities = [home] }
    for skill in Self.skills where chance(40) { volunteer.qualifications.append(HeldQualification(skill)) }
    volunteer.limits.shiftsPerWeek.maximum = number(shape.perWeek)
    data.volunteers.append(volunteer)
    for weekday in Weekday.allCases {
      for (_, window) in Self.windows where chance(shape.availability) {
        data.availability.append(
          AvailabilityEntry(volunteer: volunteer.id, days: .weekly([weekday]), window: window))
      }
    }
    for day in 1...14 where chance(20) {
      data.history.append(
        WorkedShift(
          volunteer: volunteer.id, date: date(-day), window: Self.windows[number(0...2)].1, type: nil,
          isUnpopular: chance(20)))
    }
  }

  private mutating func addShifts() {
    var cells: [(day: Int, part: Int, community: Int)] = []
    for day in 0..<7 * shape.weeks {
      for part in 0..<3 { for community in 0..<6 { cells.append((day, part, community)) } }
    }
    cells.shuffle(using: &generator)
    for (index, cell) in cells.prefix(shape.shifts).enumerated() {
      // Three in five shifts want one person, three in ten two, one in ten three: half as many heads again as shifts.
      let heads = index % 10 < 6 ? 1 : index % 10 < 9 ? 2 : 3
      let (type, window) = Self.windows[cell.part]
      var shift = Shift(
        id: ShiftID("S\(index + 1)"), type: ShiftTypeID(type), date: date(cell.day), window: window,
        community: data.communities[cell.community].id, heads: HeadCount(heads))
      if chance(shape.skilled) { shift.skills = [SkillDemand(Self.skills[number(0...3)], count: 1)] }
      shift.isUnpopular = cell.part == 2 && chance(50)
      data.shifts.append(shift)
    }
  }

  private mutating func addPairs() {
    var people = data.volunteers.map(\.id)
    people.shuffle(using: &generator)
    for index in stride(from: 0, to: min(people.count - 1, 20), by: 2) {
      let (first, second) = (people[index], people[index + 1])
      switch index / 2 {
      case 0...3: data.pairs.append(PairRule(first, second, .apart))
      case 4: data.pairs.append(PairRule(first, second, .together))
      case 5: data.pairs.append(PairRule(first, second, .atMostTogether(2)))
      default: data.pairs.append(PairRule(first, second, .mentor))
      }
    }
  }

  private mutating func addWishes() {
    for volunteer in data.volunteers {
      for _ in 0..<number(0...3) {
        let day = date(number(0...7 * shape.weeks - 1))
        data.wishes.append(
          Wish(volunteer: volunteer.id, days: .dates(day, day), isFor: chance(40), weight: number(1...3)))
      }
    }
  }

  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
}
