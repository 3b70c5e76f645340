public import LinliDomain
public import LinliRostering

/// Small roster questions, written down in few lines. What is not told is as permissive as it can be: everybody is
/// available always, and a shift wants one person and takes no more.
///
/// A shift is named by its day and its type: `4A` is the morning of the fourth day; `T5-4A` is another one.
extension RosterData {
  /// A question over some days from Monday, 1 June 2026, with the types `A`, `P`, `E` and, a night, `N`.
  public static func days(
    _ count: Int = 7, from start: String = "2026-06-01", change: (inout RosterData) -> Void = { _ in }
  ) -> RosterData {
    guard let first = CalendarDate(iso: start), let last = first.adding(days: count - 1),
      let horizon = Horizon(start: first, end: last)
    else { preconditionFailure("\(count) days from \(start)") }
    var data = RosterData(horizon: horizon)
    data.shiftTypes = ["A", "P", "E"].map { ShiftType(id: ShiftTypeID($0)) }
    data.shiftTypes.append(ShiftType(id: ShiftTypeID("N"), isNight: true))
    change(&data)
    return data
  }

  /// The same data with something changed.
  public func with(_ change: (inout RosterData) -> Void) -> RosterData {
    var changed = self
    change(&changed)
    return changed
  }

  /// A day of the horizon; the first is 1, the day before it 0.
  public func date(_ day: Int) -> CalendarDate {
    guard let date = horizon.start.adding(days: day - 1) else { preconditionFailure("day \(day)") }
    return date
  }

  /// The hours of a type: mornings 08:30–11:30, afternoons 14:00–17:00, evenings 18:30–21:30, nights 22:00–06:00.
  public static func window(of type: Character) -> TimeWindow {
    switch type {
    case "A": .init("08:30-11:30")
    case "P": .init("14:00-17:00")
    case "E": .init("18:30-21:30")
    case "N": .init("22:00-30:00")
    default: preconditionFailure("type \(type)")
    }
  }
}

// MARK: - People and when they can work

extension RosterData {
  /// Adds people, available always.
  public mutating func addVolunteers(_ ids: String...) {
    for id in ids { addVolunteer(id) }
  }

  /// Adds a person, available always unless told otherwise.
  public mutating func addVolunteer(
    _ id: String, isAvailable: Bool = true, holds: [String] = [], change: (inout Volunteer) -> Void = { _ in }
  ) {
    var volunteer = Volunteer(id: VolunteerID(id), qualifications: holds.map { HeldQualification($0) })
    change(&volunteer)
    volunteers.append(volunteer)
    if isAvailable { addAvailability(id) }
  }

  /// Adds an entry to a person's calendar, for every day unless told otherwise.
  public mutating func addAvailability(
    _ id: String, _ kind: AvailabilityEntry.Kind = .available, days: DaySelection = .weekly(Weekday.allCases),
    window: TimeWindow = .wholeDay
  ) {
    availability.append(AvailabilityEntry(volunteer: VolunteerID(id), days: days, window: window, kind: kind))
  }

  /// The days of the horizon from one to another, the first being 1.
  public func dates(_ first: Int, _ last: Int) -> DaySelection { .dates(date(first), date(last)) }

  /// Adds to the calendar of a person what a text such as `A../.PE/...` says: the types that can be worked, day by day.
  public mutating func addPattern(_ id: String, _ pattern: String) {
    for (index, types) in pattern.split(separator: "/").enumerated() {
      for type in types where type != "." {
        addAvailability(id, days: dates(index + 1, index + 1), window: Self.window(of: type))
      }
    }
  }
}

// MARK: - Shifts

extension RosterData {
  /// Adds shifts that want one person each.
  public mutating func addShifts(_ ids: String...) {
    for id in ids { addShift(id) }
  }

  /// Adds a shift by its name, with the hours of its type unless told otherwise.
  public mutating func addShift(
    _ id: String, heads: Int = 1, needs skills: [String] = [], window: TimeWindow? = nil,
    change: (inout Shift) -> Void = { _ in }
  ) {
    let (day, type) = Self.dayAndType(of: id)
    var shift = Shift(
      id: ShiftID(id), type: ShiftTypeID(String(type)), date: date(day), window: window ?? Self.window(of: type),
      heads: HeadCount(heads), skills: skills.map { SkillDemand($0, count: 1) })
    change(&shift)
    shifts.append(shift)
  }

  private static func dayAndType(of id: String) -> (day: Int, type: Character) {
    let name = id.split(separator: "-").last ?? ""
    guard let type = name.last, let day = Int(name.dropLast()) else { preconditionFailure("shift \(id)") }
    return (day, type)
  }

  /// Adds a shift worked before the horizon: `0A` is the morning of the day before it, `-1E` the evening before that.
  public mutating func addHistory(_ id: String, day: Int, type: Character, isUnpopular: Bool = false) {
    history.append(
      WorkedShift(
        volunteer: VolunteerID(id), date: date(day), window: Self.window(of: type), type: ShiftTypeID(String(type)),
        isUnpopular: isUnpopular))
  }

  /// Adds a pin.
  public mutating func pin(_ volunteer: String, _ shift: String, _ kind: Pin.Kind = .fixed) {
    pins.append(Pin(volunteer: VolunteerID(volunteer), shift: ShiftID(shift), kind: kind))
  }

  /// Adds a rule about two people.
  public mutating func pair(_ first: String, _ second: String, _ kind: PairRule.Kind) {
    pairs.append(PairRule(VolunteerID(first), VolunteerID(second), kind))
  }

  /// Adds a community.
  public mutating func addCommunity(_ id: String, at point: Point? = nil) {
    communities.append(Community(id: CommunityID(id), location: point))
  }
}

// MARK: - Changing what is there

extension RosterData {
  /// Changes the person with an id.
  public mutating func change(volunteer id: String, _ change: (inout Volunteer) -> Void) {
    for index in volunteers.indices where volunteers[index].id.text == id { change(&volunteers[index]) }
  }

  /// Changes the shift with an id.
  public mutating func change(shift id: String, _ change: (inout Shift) -> Void) {
    for index in shifts.indices where shifts[index].id.text == id { change(&shifts[index]) }
  }

  /// Changes the shift type with an id.
  public mutating func change(type id: String, _ change: (inout ShiftType) -> Void) {
    for index in shiftTypes.indices where shiftTypes[index].id.text == id { change(&shiftTypes[index]) }
  }
}

extension TimeWindow {
  /// A stretch from a text such as `08:30-11:30`; hours above 24 are those of the next day.
  public init(_ text: String) {
    let numbers = text.split(whereSeparator: { $0 == "-" || $0 == ":" }).compactMap { Int($0) }
    guard numbers.count == 4 else { preconditionFailure("window \(text)") }
    self.init(startMinute: numbers[0] * 60 + numbers[1], endMinute: numbers[2] * 60 + numbers[3])
  }
}

extension RosterPlan {
  /// A roster from a text such as `V1 1A 2P, V2 1A`.
  public init(_ text: String) {
    let lines = text.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
    self.init(
      lines.flatMap { line in
        line.dropFirst().map { RosterAssignment(volunteer: VolunteerID(line[0]), shift: ShiftID($0)) }
      })
  }
}
