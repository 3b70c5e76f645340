import LinliDomain

extension RosterCheck {
  /// Leaves out the fixed pins that cannot all be kept: of those that stand against each other the later ones, in the order
  /// of the rows. Pins of shifts that are left out are left out already.
  mutating func checkPins() {
    let rows = leaveOutContradictoryPins()
    kept.pins = rows.map(\.pin)
    let fixed = rows.filter { $0.pin.kind == .fixed }
    guard !fixed.isEmpty else { return }
    var check = PinCheck(kept)
    check.check(fixed)
    issues += check.issues
    let lost = Set(fixed.map(\.at)).subtracting(check.keptRows)
    kept.pins = rows.filter { !lost.contains($0.at) }.map(\.pin)
  }

  private mutating func leaveOutContradictoryPins() -> [PinRow] {
    let shifts = Set(kept.shifts.map(\.id))
    var rows: [PinRow] = []
    var firstRow: [Pin: Int] = [:]
    var contradicted: Set<RosterAssignment> = []
    for (at, pin) in data.pins.enumerated() where shifts.contains(pin.shift) {
      guard firstRow[pin] == nil else { continue }
      firstRow[pin] = at
      rows.append(PinRow(at: at, pin: pin))
      guard let opposite = pin.opposite, let other = firstRow[opposite] else { continue }
      issues.append(.contradictoryPins(data.pins[other], at: other, and: at))
      contradicted.insert(pin.assignment)
    }
    return rows.filter { $0.pin.kind == .published || !contradicted.contains($0.pin.assignment) }
  }
}

/// A pin and the row it stands in.
struct PinRow {
  var at: Int
  var pin: Pin
}

extension Pin {
  /// Who works what by it.
  var assignment: RosterAssignment { RosterAssignment(volunteer: volunteer, shift: shift) }

  /// The pin that says the opposite, if there is one.
  fileprivate var opposite: Pin? {
    switch kind {
    case .fixed: Pin(volunteer: volunteer, shift: shift, kind: .forbidden)
    case .forbidden: Pin(volunteer: volunteer, shift: shift, kind: .fixed)
    case .published: nil
    }
  }
}

/// Takes fixed pins one after the other and keeps those that can be kept beside the ones before.
///
/// What is looked at is what can be told without a search: the person's own line, the heads of the shift, and whether the
/// people that others need beside them could come at all.
struct PinCheck {
  private let data: RosterData
  let eligibility: RosterEligibility
  private let people: [VolunteerID: Int]
  private let shifts: [ShiftID: Int]
  private let isNight: [ShiftTypeID: Bool]
  private let places: [CommunityID: Point]
  private let history: [VolunteerID: [WorkedShift]]
  private let dayOfShift: [Int]
  private var lines: [Int: PinnedLine] = [:]
  /// The people pinned to each shift.
  private var pinned: [Int: [Int]] = [:]
  /// The rows that are kept.
  private(set) var keptRows: Set<Int> = []
  private(set) var issues: [RosterIssue] = []

  init(_ data: RosterData) {
    self.data = data
    eligibility = RosterEligibility(data, volunteers: data.volunteers, shifts: data.shifts)
    people = Dictionary(zip(data.volunteers.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    shifts = Dictionary(zip(data.shifts.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    isNight = Dictionary(data.shiftTypes.map { ($0.id, $0.isNight) }, uniquingKeysWith: { first, _ in first })
    let located = data.communities.compactMap { community in community.location.map { (community.id, $0) } }
    places = Dictionary(located, uniquingKeysWith: { first, _ in first })
    history = Dictionary(grouping: data.history, by: \.volunteer)
    dayOfShift = data.shifts.map { $0.date.ordinal - data.horizon.start.ordinal }
  }

  /// Takes pins in the order of their rows.
  mutating func check(_ rows: [PinRow]) {
    var overfull: [Int: [Int]] = [:]
    for row in rows {
      guard let person = people[row.pin.volunteer], let shift = shifts[row.pin.shift] else { continue }
      if let reason = eligibility.reasons(person, shift).first {
        issues.append(.pinNotEligible(row.pin, at: row.at, because: reason))
        continue
      }
      if let maximum = data.shifts[shift].heads.maximum, pinned[shift, default: []].count >= maximum {
        overfull[shift, default: []].append(row.at)
        continue
      }
      take(row, person, shift)
    }
    for shift in overfull.keys.sorted() { tellOverfull(shift, rows, leftOut: overfull[shift] ?? []) }
    leaveOutPinsWithoutCompany(rows)
  }

  private mutating func take(_ row: PinRow, _ person: Int, _ shift: Int) {
    var line = lines[person] ?? emptyLine(of: person)
    if let breach = line.add(piece(shift, row: row.at)) {
      issues.append(.pinnedLineBroken(row.pin.volunteer, rule: breach.rule, at: breach.rows.sorted()))
    } else if let obstacle = obstacle(among: pinned[shift] ?? [], person, shift) {
      issues.append(.pinCannotBeKept(row.pin, at: row.at, because: obstacle))
    } else {
      lines[person] = line
      pinned[shift, default: []].append(person)
      keptRows.insert(row.at)
    }
  }

  private mutating func tellOverfull(_ shift: Int, _ rows: [PinRow], leftOut: [Int]) {
    let kept = rows.filter { $0.pin.shift == data.shifts[shift].id && keptRows.contains($0.at) }.map(\.at)
    issues.append(
      .tooManyPins(
        data.shifts[shift].id, pins: kept.count + leftOut.count, maximum: data.shifts[shift].heads.maximum ?? 0,
        at: (kept + leftOut).sorted()))
  }
}

// MARK: - Lines

extension PinCheck {
  private func emptyLine(of person: Int) -> PinnedLine {
    let volunteer = data.volunteers[person]
    let limits = data.mergedLimits(of: volunteer)
    let history = history[volunteer.id] ?? []
    var workable = Array(repeating: false, count: data.horizon.dayCount)
    for shift in eligibility.shiftsOfVolunteer[person] { workable[dayOfShift[shift]] = true }
    let successors = data.shiftTypes.map { ($0.id, $0.forbiddenSuccessors) }
    return PinnedLine(
      limits: limits,
      bandMinutes: data.ageBands.first { $0.name == volunteer.ageBand }?.maximumMinutesPerDay,
      firstWeekday: data.horizon.start.weekday.rawValue, metresPerMinute: data.options.travelMetresPerMinute,
      hasDegrees: data.hasDegrees,
      successors: Dictionary(successors, uniquingKeysWith: { first, _ in first }),
      pattern: DayPattern(data.horizon, limits: limits, workable: workable, history: history),
      history: history.map(piece))
  }

  private func day(_ date: CalendarDate) -> Int { date.ordinal - data.horizon.start.ordinal }

  private func piece(_ worked: WorkedShift) -> PinnedLine.Piece {
    PinnedLine.Piece(
      row: nil, day: day(worked.date), minutes: minutes(worked.date, worked.window), type: worked.type,
      isNight: worked.type.flatMap { isNight[$0] } ?? false, place: nil)
  }

  private func piece(_ position: Int, row: Int?) -> PinnedLine.Piece {
    let shift = data.shifts[position]
    return PinnedLine.Piece(
      row: row, day: day(shift.date), minutes: minutes(shift.date, shift.window), type: shift.type,
      isNight: isNight[shift.type] ?? false, place: shift.place ?? shift.community.flatMap { places[$0] })
  }

  private func minutes(_ date: CalendarDate, _ window: TimeWindow) -> Range<Int> {
    day(date) * 1440 + window.startMinute..<day(date) * 1440 + window.endMinute
  }

  /// The shifts that a person could work if they worked nothing else. What history forbids lies in the first days: shifts
  /// after a night, a sixth day in a row, a week that is full already.
  func shiftsAfterHistory(of person: Int) -> [Int] {
    let line = emptyLine(of: person)
    guard !line.pieces.isEmpty else { return eligibility.shiftsOfVolunteer[person] }
    return eligibility.shiftsOfVolunteer[person].filter { shift in
      dayOfShift[shift] >= 7 || line.lastingBreach(adding: piece(shift, row: nil)) == nil
    }
  }

  /// Whether a person may work a shift beside what they are pinned to.
  private func canWork(_ person: Int, _ shift: Int) -> Bool {
    guard eligibility.reasons(person, shift).isEmpty else { return false }
    return (lines[person] ?? emptyLine(of: person)).breach(adding: piece(shift, row: nil)) == nil
  }
}

// MARK: - The other people on the shift

extension PinCheck {
  /// What the people pinned to a shift, and the household, keep from being pinned there too.
  private func obstacle(among others: [Int], _ person: Int, _ shift: Int) -> PinObstacle? {
    for other in others {
      if let obstacle = obstacle(beside: other, person) { return obstacle }
    }
    guard let household = data.shifts[shift].household, let maximum = data.options.visitorsPerHousehold else {
      return nil
    }
    var visitors: Set = [person]
    for (visited, people) in pinned where data.shifts[visited].household == household { visitors.formUnion(people) }
    return visitors.count > maximum ? .tooManyVisitors(household: household, maximum: maximum) : nil
  }

  private func obstacle(beside other: Int, _ person: Int) -> PinObstacle? {
    let (id, otherID) = (data.volunteers[person].id, data.volunteers[other].id)
    for pair in data.pairs where pair.isAbout(id, otherID) {
      switch pair.kind {
      case .apart: return .apart(otherID)
      case .atMostTogether(let limit):
        let shared = pinned.values.count { $0.contains(person) && $0.contains(other) }
        if shared + 1 > limit { return .togetherTooOften(otherID, limit: limit) }
      case .together, .mentor: break
      }
    }
    return nil
  }

  /// Leaves out, last first, the pins of people who need others beside them that cannot come.
  private mutating func leaveOutPinsWithoutCompany(_ rows: [PinRow]) {
    var lonely: [(at: Int, issue: RosterIssue)] = []
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for row in rows.reversed() where keptRows.contains(row.at) {
        guard let person = people[row.pin.volunteer], let shift = shifts[row.pin.shift],
          let obstacle = loneliness(person, shift)
        else { continue }
        lonely.append((row.at, .pinCannotBeKept(row.pin, at: row.at, because: obstacle)))
        keptRows.remove(row.at)
        pinned[shift]?.removeAll { $0 == person }
        rebuildLine(of: person, rows)
        hasChanged = true
      }
    }
    issues += lonely.sorted { $0.at < $1.at }.map(\.issue)
  }

  private mutating func rebuildLine(of person: Int, _ rows: [PinRow]) {
    var line = emptyLine(of: person)
    for row in rows where keptRows.contains(row.at) && people[row.pin.volunteer] == person {
      guard let shift = shifts[row.pin.shift] else { continue }
      let breach = line.add(piece(shift, row: row.at))
      assert(breach == nil, "a line stays legal when a pin is left out: \(String(describing: breach))")
    }
    lines[person] = line
  }

  private func loneliness(_ person: Int, _ shift: Int) -> PinObstacle? {
    let volunteer = data.volunteers[person]
    for pair in data.pairs where pair.kind == .together {
      guard let partner = pair.partner(of: volunteer.id), let other = people[partner] else { continue }
      if !canCome([other], beside: person, shift) { return .withoutPartner(partner) }
    }
    let mentors = mentors(of: volunteer)
    if let mentors, !canCome(mentors, beside: person, shift) { return .noMentor }
    if needsAdult(person), !canCome(data.volunteers.indices.filter { !needsAdult($0) }, beside: person, shift) {
      return .noAdult
    }
    guard data.shifts[shift].isAllOrNothing else { return nil }
    let there = pinned[shift, default: []]
    let possible = data.volunteers.indices.count { candidate in
      there.contains(candidate) || canWork(candidate, shift) && obstacle(among: there, candidate, shift) == nil
    }
    let needed = data.shifts[shift].teamSize
    return possible < needed ? .incompleteTeam(possible: possible, needed: needed) : nil
  }

  /// Whether one of some people is pinned to a shift, or has room there and may work it.
  private func canCome(_ candidates: [Int], beside person: Int, _ shift: Int) -> Bool {
    let there = pinned[shift, default: []]
    if candidates.contains(where: there.contains) { return true }
    guard there.count < data.shifts[shift].heads.maximum ?? .max else { return false }
    return candidates.contains { candidate in
      candidate != person && canWork(candidate, shift) && obstacle(among: there, candidate, shift) == nil
    }
  }

  /// The people who can be mentor of somebody, or nil if they need none.
  private func mentors(of volunteer: Volunteer) -> [Int]? {
    let own = data.pairs.filter { $0.kind == .mentor && $0.first == volunteer.id }
    if !own.isEmpty { return own.compactMap { people[$0.second] } }
    return volunteer.isTrainee ? data.volunteers.indices.filter { !data.volunteers[$0].isTrainee } : nil
  }

  private func needsAdult(_ person: Int) -> Bool {
    data.ageBands.first { $0.name == data.volunteers[person].ageBand }?.needsAdult ?? false
  }
}

extension PairRule {
  /// Whether it is about two people, in either order.
  func isAbout(_ one: VolunteerID, _ other: VolunteerID) -> Bool {
    first == one && second == other || first == other && second == one
  }

  /// The other one of somebody whom it is about, or nil.
  func partner(of one: VolunteerID) -> VolunteerID? {
    if first == one { return second }
    return second == one ? first : nil
  }
}
