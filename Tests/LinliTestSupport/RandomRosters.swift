import LinliDomain
import LinliLP
public import LinliRostering

/// Seeded small roster questions in which each of the chosen rules is used now and then.
///
/// The data are sound enough to be asked; now and then a pin or a least amount is left out by the check.
public struct RandomRoster {
  /// Which rules may be used.
  public struct Rules: OptionSet, Sendable {
    /// One bit for each rule.
    public let rawValue: Int
    /// Rules from their bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Calendars with gaps, unavailable stretches and leave; otherwise everybody can always work.
    public static let calendars = Rules(rawValue: 1 << 0)
    /// Least, wanted and most heads with prices, and skills; otherwise each shift wants some people and takes no more.
    public static let demand = Rules(rawValue: 1 << 1)
    /// Qualifications, languages, communities and age bands that keep people from shifts.
    public static let admission = Rules(rawValue: 1 << 2)
    /// Most shifts and minutes of days, weeks and the horizon, most shifts of a type, most nights.
    public static let amounts = Rules(rawValue: 1 << 3)
    /// Least shifts and minutes of weeks and the horizon.
    public static let minimums = Rules(rawValue: 1 << 4)
    /// Rest and forbidden successions.
    public static let rest = Rules(rawValue: 1 << 5)
    /// Runs of days worked and off, nights in a row, free days.
    public static let runs = Rules(rawValue: 1 << 6)
    /// Weekends worked, whole weekends.
    public static let weekends = Rules(rawValue: 1 << 7)
    /// The same days every week.
    public static let pattern = Rules(rawValue: 1 << 8)
    /// Shifts that overlap or have little time between them, with places and the way between them.
    public static let places = Rules(rawValue: 1 << 9)
    /// What was worked before.
    public static let history = Rules(rawValue: 1 << 10)
    /// Fixed and forbidden pins.
    public static let pins = Rules(rawValue: 1 << 11)
    /// Published pins.
    public static let published = Rules(rawValue: 1 << 12)
    /// Wishes.
    public static let wishes = Rules(rawValue: 1 << 13)
    /// People together, apart, and at most so often together.
    public static let pairs = Rules(rawValue: 1 << 14)
    /// Trainees with mentors, and people who need an adult.
    public static let company = Rules(rawValue: 1 << 15)
    /// Shifts that take place with the whole team or not at all.
    public static let teams = Rules(rawValue: 1 << 16)
    /// Households with a limit of visitors.
    public static let households = Rules(rawValue: 1 << 17)
    /// Fair shares of minutes, weekends and unpopular shifts, levels in another order, and sums.
    public static let levels = Rules(rawValue: 1 << 18)

    /// Every rule.
    public static let all = Rules(rawValue: (1 << 19) - 1)
    /// What a network flow can express: calendars, demand, most shifts of days and weeks.
    public static let flow: Rules = [.calendars, .demand, .amounts]
    /// All rules of single lines.
    public static let lines: Rules = [
      .calendars, .amounts, .minimums, .rest, .runs, .weekends, .pattern, .places, .history, .pins,
    ]
  }

  /// How large, and with what.
  public struct Shape: Sendable {
    /// At most so many people, days, and shifts on a day; at least 1, 2 and 1.
    public var people: Int, days: Int, shiftsPerDay: Int
    /// Most people that a shift wants.
    public var heads: Int
    /// The rules that may be used.
    public var rules: Rules

    /// A shape; by default so small that all rosters can be tried.
    public init(people: Int = 3, days: Int = 4, shiftsPerDay: Int = 1, heads: Int = 2, rules: Rules = .all) {
      self.people = people
      self.days = days
      self.shiftsPerDay = shiftsPerDay
      self.heads = heads
      self.rules = rules
    }
  }

  private var generator: SplitMix64
  private let shape: Shape
  private var data: RosterData

  /// The question of a seed.
  public static func data(seed: UInt64, _ shape: Shape = Shape()) -> RosterData {
    var roster = RandomRoster(seed: seed, shape)
    roster.build()
    return roster.data
  }

  private init(seed: UInt64, _ shape: Shape) {
    generator = SplitMix64(seed: seed)
    self.shape = shape
    let first = 1 + Int.random(in: 0...6, using: &generator)
    data = RosterData.days(Int.random(in: 2...max(2, shape.days), using: &generator), from: "2026-06-0\(first)")
  }

  private mutating func build() {
    addPlaces()
    for index in 1...number(1...shape.people) { addPerson(index) }
    for day in 1...data.horizon.dayCount {
      for index in 1...number(1...shape.shiftsPerDay) { addShift(day, index) }
    }
    addLimits()
    if has(.history) { addHistory() }
    addPins()
    if has(.wishes) { addWishes() }
    addPairs()
    addOptions()
  }

  private func has(_ rules: Rules) -> Bool { shape.rules.contains(rules) }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
  private mutating func oneOf<Element>(_ choices: [Element]) -> Element { choices[number(0...choices.count - 1)] }
}

// MARK: - People, places, shifts

extension RandomRoster {
  private mutating func addPlaces() {
    guard has(.places) || has(.admission) else { return }
    for index in 1...2 {
      data.addCommunity("C\(index)", at: Point(x: Double(number(0...40)) * 100, y: Double(number(0...40)) * 100))
    }
  }

  private mutating func addPerson(_ index: Int) {
    let id = "V\(index)"
    var person = Volunteer(id: VolunteerID(id))
    if chance(60) { person.qualifications = [HeldQualification("lead")] }
    if has(.admission) {
      if chance(20) { person.communities = [CommunityID("C1")] }
      if chance(20) { person.languages = ["ug"] }
      if chance(30) { person.qualifications.append(HeldQualification("check", validUntil: data.date(number(1...4)))) }
      if chance(20) { person.ageBand = "minor" }
    }
    if has(.company) {
      person.isTrainee = chance(15)
      if chance(15) { person.ageBand = "minor" }
    }
    if !data.communities.isEmpty && chance(60) { person.home = oneOf(data.communities.map(\.id)) }
    if chance(30) { person.group = "school" }
    data.volunteers.append(person)
    addCalendar(id)
  }

  private mutating func addCalendar(_ id: String) {
    guard has(.calendars) else { return data.addAvailability(id) }
    if chance(70) {
      data.addAvailability(id)
    } else {
      let weekdays = Weekday.allCases.filter { _ in chance(70) }
      let weekly = DaySelection.weekly(weekdays.isEmpty ? [.monday] : weekdays)
      data.addAvailability(id, days: weekly, window: oneOf([.init("06:00-18:00"), .init("12:00-32:00"), .wholeDay]))
    }
    if chance(30) {
      let day = number(1...data.horizon.dayCount)
      data.addAvailability(id, .leave, days: data.dates(day, min(day + number(0...1), data.horizon.dayCount)))
    }
    if chance(30) {
      data.addAvailability(id, .unavailable, days: .weekly([oneOf(Weekday.allCases)]), window: .init("12:00-16:00"))
    }
  }

  private mutating func addShift(_ day: Int, _ index: Int) {
    let type = oneOf(has(.rest) || has(.runs) || has(.amounts) ? ["A", "P", "E", "N"] : ["A", "P", "E"])
    var shift = Shift(
      id: ShiftID("T\(index)-\(day)\(type)"), type: ShiftTypeID(type), date: data.date(day),
      window: RosterData.window(of: Character(type)), heads: HeadCount(number(1...shape.heads)))
    if has(.places) {
      shift.window.startMinute -= 60 * number(0...2)
      shift.window.endMinute += 60 * number(0...2)
    }
    if !data.communities.isEmpty && chance(70) { shift.community = oneOf(data.communities.map(\.id)) }
    shift.isUnpopular = chance(30)
    if has(.demand) { addDemand(&shift) }
    if has(.admission) {
      if chance(15) { shift.requiredQualifications = ["check"] }
      if chance(15) { shift.languages = ["zh", "ug"] }
    }
    if has(.teams) && chance(25) { shift.isAllOrNothing = true }
    if has(.households) && chance(50) { shift.household = oneOf(["H1", "H2"]) }
    data.shifts.append(shift)
  }

  private mutating func addDemand(_ shift: inout Shift) {
    let desired = shift.heads.desired
    let maximum: Int? = chance(30) ? nil : desired + number(0...1)
    shift.heads = HeadCount(
      minimum: number(0...desired), desired: desired, maximum: maximum, understaffingPrice: number(0...5),
      minimumPrice: chance(50) ? number(1...20) : 0, overstaffingPrice: number(0...3))
    if chance(50) { shift.skills = [SkillDemand("lead", count: number(1...desired), missingPrice: number(0...20))] }
    if chance(15) { shift.skills.append(SkillDemand("check", count: 1)) }
  }
}

// MARK: - Rules

extension RandomRoster {
  private mutating func addLimits() {
    data.limits = limits()
    if chance(50) { data.groupLimits = data.volunteers.contains { $0.group == "school" } ? ["school": limits()] : [:] }
    for index in data.volunteers.indices where chance(50) { data.volunteers[index].limits = limits() }
    data.ageBands = [
      AgeBand(
        name: "minor", window: has(.admission) ? .init("06:00-20:00") : nil,
        maximumMinutesPerDay: has(.admission) ? 360 : nil, needsAdult: has(.company))
    ]
    if has(.rest) && chance(50) { data.change(type: "E") { $0.forbiddenSuccessors = [ShiftTypeID("A")] } }
    if has(.rest) && chance(50) {
      data.change(type: "N") { $0.forbiddenSuccessors = ["A", "P"].map { ShiftTypeID($0) } }
    }
  }

  private mutating func limits() -> LineLimits {
    var limits = LineLimits()
    if has(.amounts) { addAmounts(to: &limits) }
    if has(.minimums) {
      if chance(15) { limits.shiftsPerWeek.minimum = 1 }
      if chance(15) { limits.shiftsPerHorizon.minimum = number(1...2) }
      if chance(15) { limits.minutesPerHorizon.minimum = number(1...4) * 60 }
      if chance(10) { limits.minutesPerWeek.minimum = 180 }
    }
    if has(.rest) && chance(25) { limits.restMinutes = oneOf([600, 660, 720]) }
    if has(.runs) { addRuns(to: &limits) }
    if has(.weekends) {
      if chance(20) { limits.weekendsPerHorizon = number(0...1) }
      if chance(20) { limits.hasWholeWeekends = chance(80) }
    }
    if has(.pattern) && chance(15) { limits.hasSamePattern = chance(80) }
    return limits
  }

  private mutating func addAmounts(to limits: inout LineLimits) {
    if chance(25) { limits.shiftsPerDay = 1 }
    if chance(15) { limits.minutesPerDay = number(3...9) * 60 }
    if chance(25) { limits.shiftsPerWeek.maximum = number(1...3) }
    if chance(15) { limits.minutesPerWeek.maximum = number(4...12) * 60 }
    if chance(15) { limits.shiftsPerHorizon.maximum = number(2...4) }
    if chance(15) { limits.minutesPerHorizon.maximum = number(4...16) * 60 }
    if chance(15) { limits.shiftsByType[ShiftTypeID(oneOf(["A", "P", "E", "N"]))] = number(0...1) }
    if chance(15) { limits.nightsPerHorizon = number(0...1) }
  }

  private mutating func addRuns(to limits: inout LineLimits) {
    if chance(20) { limits.consecutiveDaysWorked.maximum = number(2...3) }
    if chance(20) { limits.consecutiveDaysWorked.minimum = 2 }
    if chance(20) { limits.minimumConsecutiveDaysOff = 2 }
    if chance(20) { limits.freeDays = FreeDays(count: number(1...2), windowDays: number(3...4)) }
    if chance(15) { limits.consecutiveNights = 1 }
  }

  private mutating func addHistory() {
    for person in data.volunteers where chance(60) {
      for day in -9...0 where chance(35) {
        data.addHistory(person.id.text, day: day, type: oneOf(["A", "P", "E", "N"]), isUnpopular: chance(30))
      }
    }
  }

  private mutating func addPins() {
    for person in data.volunteers {
      for shift in data.shifts {
        if has(.pins) && chance(6) { data.pin(person.id.text, shift.id.text, chance(50) ? .fixed : .forbidden) }
        if has(.published) && chance(15) { data.pin(person.id.text, shift.id.text, .published) }
      }
    }
  }

  private mutating func addWishes() {
    for person in data.volunteers where chance(60) {
      let day = number(1...data.horizon.dayCount)
      var wish = Wish(volunteer: person.id, days: data.dates(day, day), isFor: chance(50), weight: number(0...4))
      if chance(30) { wish.days = .weekly([oneOf(Weekday.allCases), .monday]) }
      if chance(30) { wish.type = oneOf(data.shiftTypes.map(\.id)) }
      if chance(20) { wish.shift = oneOf(data.shifts.map(\.id)) }
      if chance(20) { wish.window = .init("08:00-15:00") }
      data.wishes.append(wish)
    }
  }

  private mutating func addPairs() {
    let ids = data.volunteers.map(\.id)
    guard ids.count > 1 else { return }
    if has(.pairs) && chance(60) {
      let kind = oneOf([PairRule.Kind.together, .apart, .atMostTogether(0), .atMostTogether(1)])
      data.pairs.append(PairRule(ids[0], ids[1], kind))
    }
    if has(.company) && chance(30) {
      data.pairs.append(PairRule(oneOf(Array(ids.dropLast())), ids[ids.count - 1], .mentor))
    }
  }

  private mutating func addOptions() {
    data.options.travelMetresPerMinute = Double(oneOf([20, 50, 200]))
    if has(.households) && chance(50) { data.options.visitorsPerHousehold = number(1...2) }
    if chance(30) { data.options.fairnessLookBackDays = number(0...8) }
    guard has(.levels) else { return }
    var levels = RosterMeasure.all.filter { _ in chance(60) }.map { RosterLevel($0) }
    levels.shuffle(using: &generator)
    if chance(30) { levels.insert(.penalties, at: 0) }
    data.options.levels = levels.isEmpty ? [RosterLevel(.unfilled)] : levels
  }
}
