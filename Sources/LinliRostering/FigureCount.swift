import LinliDomain

/// Counts what a roster has, for ``RosterFigures``.
struct FigureCount {
  private let instance: RosterInstance
  /// For each person the positions of their shifts, in order; for each shift those of its people.
  private var shiftsOfPerson: [[Int]]
  private var peopleOfShift: [[Int]]
  /// What was counted so far.
  private(set) var values: [RosterMeasure: Int] = [:]

  init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    shiftsOfPerson = Array(repeating: [], count: instance.volunteers.count)
    peopleOfShift = Array(repeating: [], count: instance.shifts.count)
    for assignment in plan.assignments {
      guard let person = instance.position(of: assignment.volunteer),
        let shift = instance.position(of: assignment.shift)
      else { continue }
      shiftsOfPerson[person].append(shift)
      peopleOfShift[shift].append(person)
    }
    for person in shiftsOfPerson.indices { shiftsOfPerson[person].sort() }
    values[.stability] = changes()
    values[.continuity] = visitorsBeyondTheFirst()
    values[.travel] = metres()
  }

  // MARK: Shifts

  /// What is missing on shifts; counts what it costs as well.
  mutating func unfilled() -> [UnfilledShift] {
    var unfilled: [UnfilledShift] = []
    var (price, belowMinimum, surplusPrice) = (0, 0, 0)
    for (position, shift) in instance.shifts.enumerated() {
      let missing = missing(on: shift, people: peopleOfShift[position])
      price += missing.price
      belowMinimum += missing.shift.belowMinimum
      surplusPrice += shift.heads.overstaffingPrice * max(0, peopleOfShift[position].count - shift.heads.desired)
      if missing.shift.heads > 0 || !missing.shift.skills.isEmpty { unfilled.append(missing.shift) }
    }
    values[.unfilled] = price
    values[.belowMinimum] = belowMinimum
    values[.overstaffing] = surplusPrice
    return unfilled
  }

  private func missing(on shift: Shift, people: [Int]) -> (shift: UnfilledShift, price: Int) {
    let heads = max(0, shift.heads.desired - people.count)
    let belowMinimum = max(0, shift.heads.minimum - people.count)
    var price = shift.heads.understaffingPrice * heads + shift.heads.minimumPrice * belowMinimum
    var skills: [String: Int] = [:]
    for skill in shift.skills {
      let skilled = people.count { instance.volunteers[$0].holds(skill.qualification, on: shift.date) }
      guard skilled < skill.count else { continue }
      price += skill.missingPrice * (skill.count - skilled)
      skills[skill.qualification] = max(skills[skill.qualification] ?? 0, skill.count - skilled)
    }
    let missing = UnfilledShift(shift: shift.id, heads: heads, belowMinimum: belowMinimum, skills: skills)
    return (missing, price)
  }

  private func changes() -> Int {
    var published: [Int: Set<Int>] = [:]
    for pin in instance.pins where pin.kind == .published {
      guard let person = instance.position(of: pin.volunteer), let shift = instance.position(of: pin.shift) else {
        continue
      }
      published[shift, default: []].insert(person)
    }
    var changes = 0
    for (shift, people) in published { changes += people.symmetricDifference(peopleOfShift[shift]).count }
    return changes
  }

  private func visitorsBeyondTheFirst() -> Int {
    var visitors: [String: Set<Int>] = [:]
    for (position, shift) in instance.shifts.enumerated() {
      if let household = shift.household { visitors[household, default: []].formUnion(peopleOfShift[position]) }
    }
    var beyond = 0
    for people in visitors.values { beyond += max(0, people.count - 1) }
    return beyond
  }

  private func metres() -> Int {
    let places = instance.shifts.map { instance.place(of: $0) }
    var metres = 0
    for (person, shifts) in shiftsOfPerson.enumerated() {
      guard let home = instance.volunteers[person].home.flatMap({ instance.community($0)?.location }) else { continue }
      for shift in shifts {
        if let place = places[shift] { metres += Int(instance.metres(from: home, to: place).rounded()) }
      }
    }
    return metres
  }

  // MARK: People

  /// What each person has; counts the wishes that are not granted as well.
  mutating func volunteers(eligible: [[Int]]) -> [VolunteerFigures] {
    let amounts = instance.shifts.map { DatedAmounts($0, instance.horizon) }
    let history = Dictionary(grouping: instance.history, by: \.volunteer)
    var figures = instance.volunteers.map { VolunteerFigures(volunteer: $0.id) }
    for (person, volunteer) in instance.volunteers.enumerated() {
      count(person, amounts, into: &figures[person])
      let own = history[volunteer.id] ?? []
      let reach = LineReach(
        instance.horizon, limits: volunteer.limits, band: instance.ageBand(of: volunteer),
        eligible: eligible[person].lazy.map { amounts[$0] }, history: own)
      var carried = ShareAmounts()
      for worked in own where countsForFairness(worked) { carried.add(ShareAmounts(worked)) }
      for share in FairShare.allCases {
        figures[person].carried[share] = carried[share]
        figures[person].capacity[share] = reach.capacity(share)
      }
    }
    countWishes(into: &figures)
    return figures
  }

  private func count(_ person: Int, _ amounts: [DatedAmounts], into figures: inout VolunteerFigures) {
    var sum = ShareAmounts()
    var weekends: Set<Int> = []
    for position in shiftsOfPerson[person] {
      sum.add(amounts[position].amounts)
      let date = instance.shifts[position].date
      if date.weekday.isWeekend { weekends.insert(date.ordinal / 7) }
    }
    figures.shifts = sum[.shifts]
    figures.minutes = sum[.minutes]
    figures.weekendShifts = sum[.weekends]
    figures.unpopular = sum[.unpopular]
    figures.weekends = weekends.count
  }

  private func countsForFairness(_ worked: WorkedShift) -> Bool {
    guard let days = instance.options.fairnessLookBackDays else { return true }
    return instance.horizon.start.ordinal - worked.date.ordinal <= days
  }

  private mutating func countWishes(into figures: inout [VolunteerFigures]) {
    let first = instance.horizon.start.ordinal
    var shiftsOfDay = Array(repeating: [Int](), count: instance.horizon.dayCount)
    for (position, shift) in instance.shifts.enumerated() { shiftsOfDay[instance.day(of: shift)].append(position) }
    var missed = 0
    for wish in instance.wishes {
      guard let person = instance.position(of: wish.volunteer) else { continue }
      for day in shiftsOfDay.indices where wish.days.contains(ordinal: first + day) {
        let matching = shiftsOfDay[day].filter { wish.matches(instance.shifts[$0]) }
        guard !matching.isEmpty else { continue }
        let worked = matching.count { peopleOfShift[$0].contains(person) }
        let missedTimes = wish.isFor ? (worked == 0 ? 1 : 0) : worked
        missed += missedTimes * wish.weight
        figures[person].wishesMissed += missedTimes * wish.weight
        if missedTimes == 0 { figures[person].wishesGranted += wish.weight }
      }
    }
    values[.wishes] = missed
  }
}
