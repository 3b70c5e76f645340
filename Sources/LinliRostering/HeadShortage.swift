public import LinliDomain

/// More places than people at one moment: shifts that go on at the same time, and everybody who may work any of them.
/// Since nobody works two shifts at once, at least ``missing`` of the places stay empty in every roster. It is a proof
/// that needs no program.
///
/// - Source: Hall (1935), "On representatives of subsets", doi:10.1112/jlms/s1-10.37.26.
public struct HeadShortage: Equatable, Sendable {
  /// The shifts, in the order of the question.
  public var shifts: [ShiftID]
  /// The qualification that the places ask for; nil if it is about heads.
  public var qualification: String?
  /// The places that these shifts want filled.
  public var placeCount: Int
  /// Everybody who may work any of them (and holds the qualification), by id; fewer than ``placeCount``.
  public var volunteers: [VolunteerID]

  /// How many of the places no roster fills.
  public var missing: Int { placeCount - volunteers.count }
}

/// Looks for moments with more places than people.
struct HeadShortageSearch {
  private let instance: RosterInstance
  /// For each shift, the positions of the people who may work it.
  private let eligible: [[Int]]
  /// For each day of the horizon, the positions of the shifts that start on it.
  private let shiftsOfDay: [[Int]]

  init(_ instance: RosterInstance) {
    self.instance = instance
    var eligible = Array(repeating: [Int](), count: instance.shifts.count)
    for (person, shifts) in instance.eligibility.shiftsOfVolunteer.enumerated() {
      for shift in shifts { eligible[shift].append(person) }
    }
    self.eligible = eligible
    var shiftsOfDay = Array(repeating: [Int](), count: instance.horizon.dayCount)
    for (position, shift) in instance.shifts.enumerated() { shiftsOfDay[instance.day(of: shift)].append(position) }
    self.shiftsOfDay = shiftsOfDay
  }

  /// The shifts that may go on at the same time as another one: no shift is longer than a day.
  private func neighbours(of position: Int) -> [Int] {
    let day = instance.day(of: instance.shifts[position])
    return (max(0, day - 1)...min(instance.horizon.dayCount - 1, day + 1)).flatMap { shiftsOfDay[$0] }
  }

  /// The shortage of fewest shifts that a shift is part of, or nil if at every moment of it there are people enough.
  func shortage(at shift: ShiftID, of qualification: String? = nil) -> HeadShortage? {
    guard let position = instance.position(of: shift) else { return nil }
    var best: HeadShortage?
    for minute in moments(of: position) {
      let found = shortage(at: position, minute, qualification)
      if let found, found.shifts.count < best?.shifts.count ?? .max { best = found }
    }
    return best
  }

  /// The moments at which something begins while a shift goes on: what goes on together does so at one of them.
  private func moments(of position: Int) -> [Int] {
    let shift = instance.shifts[position]
    let span = instance.startMinute(of: shift)..<max(instance.endMinute(of: shift), instance.startMinute(of: shift) + 1)
    let starts = neighbours(of: position).map { instance.startMinute(of: instance.shifts[$0]) }.filter {
      span.contains($0)
    }
    return Set(starts).sorted()
  }

  private func shortage(at position: Int, _ minute: Int, _ qualification: String?) -> HeadShortage? {
    let others = neighbours(of: position).filter { other in
      let shift = instance.shifts[other]
      return other != position && instance.startMinute(of: shift) <= minute && minute < instance.endMinute(of: shift)
    }
    var filling = PlaceFilling(people: people(qualification))
    // The shift itself comes last: what is missing then is missing although all others took no more than they had to.
    for other in others { filling.fill(other, places: places(of: other, qualification)) }
    guard filling.fill(position, places: places(of: position, qualification)) > 0 else { return nil }
    let (shifts, persons) = filling.reachable(from: position)
    var placeCount = 0
    for shift in shifts { placeCount += places(of: shift, qualification) }
    return HeadShortage(
      shifts: shifts.sorted().map { instance.shifts[$0].id }, qualification: qualification, placeCount: placeCount,
      volunteers: persons.sorted().map { instance.volunteers[$0].id })
  }

  private func places(of position: Int, _ qualification: String?) -> Int {
    let shift = instance.shifts[position]
    guard let qualification else { return shift.heads.desired }
    return shift.skills.first { $0.qualification == qualification }?.count ?? 0
  }

  private func people(_ qualification: String?) -> (Int) -> [Int] {
    { [instance, eligible] position in
      guard let qualification else { return eligible[position] }
      let date = instance.shifts[position].date
      return eligible[position].filter { instance.volunteers[$0].holds(qualification, on: date) }
    }
  }
}

/// Fills places with people by augmenting paths; each person takes one place.
private struct PlaceFilling {
  /// Who may take a place of a shift.
  let people: (Int) -> [Int]
  /// The shift that each person is at.
  private var shiftOfPerson: [Int: Int] = [:]

  init(people: @escaping (Int) -> [Int]) {
    self.people = people
  }

  /// Fills as many places of a shift as can be, moving others about; returns how many stay empty.
  @discardableResult
  mutating func fill(_ shift: Int, places: Int) -> Int {
    for filled in 0..<max(0, places) {
      var seen: Set<Int> = []
      if !place(at: shift, &seen) { return places - filled }
    }
    return 0
  }

  private mutating func place(at shift: Int, _ seen: inout Set<Int>) -> Bool {
    for person in people(shift) where seen.insert(person).inserted {
      let current = shiftOfPerson[person]
      if current == shift { continue }
      if let current, !place(at: current, &seen) { continue }
      shiftOfPerson[person] = shift
      return true
    }
    return false
  }

  /// The shifts and people that a shift without enough people could ask in turn.
  func reachable(from shift: Int) -> (shifts: Set<Int>, people: Set<Int>) {
    var shifts: Set = [shift]
    var persons: Set<Int> = []
    var open = [shift]
    while let next = open.popLast() {
      for person in people(next) where persons.insert(person).inserted {
        if let current = shiftOfPerson[person], shifts.insert(current).inserted { open.append(current) }
      }
    }
    return (shifts, persons)
  }
}
