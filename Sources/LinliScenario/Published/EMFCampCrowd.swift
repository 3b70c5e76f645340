internal import LinliDomain
internal import LinliLP

/// How many people are drawn for an export, and how.
public struct EMFCampRequest: Sendable, Equatable {
  /// How many people, 1 or more.
  public var volunteerCount: Int
  /// The seed of the draw: the same one draws the same people.
  public var seed: UInt64
  /// The most shifts that anybody takes, 1 or more.
  public var limit: Int
  /// How many people took how many shifts; nil to spread them evenly.
  public var histogram: EMFCampHistogram?
  /// What is published about the people of roles, by name; nil to draw interest in proportion to sign-ups.
  public var roles: [String: EMFCampRole]?

  /// A request.
  public init(
    volunteerCount: Int, seed: UInt64, limit: Int = 3, histogram: EMFCampHistogram? = nil,
    roles: [String: EMFCampRole]? = nil
  ) {
    precondition(volunteerCount >= 1 && limit >= 1, "\(volunteerCount) people of at most \(limit) shifts")
    self.volunteerCount = volunteerCount
    self.seed = seed
    self.limit = limit
    self.histogram = histogram
    self.roles = roles
  }
}

/// An invented person for an export.
struct EMFCampPerson: Sendable, Equatable {
  /// The roles they are interested in, in alphabetical order.
  var roles: [String] = []
  /// The roles among them that they are trained for.
  var trained: [String] = []
  /// Their days at the festival, counted from its first.
  var stay = 0...0
  /// Between when on each of these days they are willing to work; the end may lie on the next day.
  var hours = TimeWindow.wholeDay
  /// The most shifts they take.
  var share = 0

  /// Whether they may work a shift, taken by itself.
  func mayWork(_ shift: EMFCampExport.Shift, day: Int, trainedRoles: Set<String>) -> Bool {
    guard roles.contains(shift.role), !trainedRoles.contains(shift.role) || trained.contains(shift.role) else {
      return false
    }
    let midnight = day * TimeWindow.wholeDay.minutes
    return isFree(midnight + shift.window.startMinute..<midnight + shift.window.endMinute)
  }

  /// Whether they are willing to work all of some minutes since the first midnight of the festival.
  private func isFree(_ minutes: Range<Int>) -> Bool {
    let length = TimeWindow.wholeDay.minutes
    // Hours around the clock have no gap from day to day.
    if hours.minutes >= length {
      return stay.lowerBound * length + hours.startMinute <= minutes.lowerBound
        && minutes.upperBound <= stay.upperBound * length + hours.endMinute
    }
    return stay.contains { day in
      day * length + hours.startMinute <= minutes.lowerBound && minutes.upperBound <= day * length + hours.endMinute
    }
  }
}

/// The people drawn for an export: who is there when, who is interested in what, who takes how many shifts.
///
/// All of it is invented, with a seeded generator; what is published is kept:
///
/// - *Interest*: each role has as many people as are published to be interested in it, scaled to the number drawn. Where
///   nothing is published, roles have people in proportion to their sign-ups, three roles a person on average. Everybody
///   gets a first role, dealt in proportion to these numbers, as far as they go; the rest falls on anybody.
/// - *Training*: the published number of people among those interested, for roles that publish one.
/// - *Days*: half of the people come on the first day, the others on any day of the first half; they leave likewise.
/// - *Hours*: one of five habits, each as likely, the same on every day.
/// - *Shares*: the most shifts of each person, see ``shares(_:within:of:_:)``. The people are the same for any limit.
struct EMFCampCrowd {
  /// The people, in no order of meaning.
  private(set) var people: [EMFCampPerson]
  /// The roles that need training.
  let trainedRoles: Set<String>
  /// Roles that nothing is published about though it is about others.
  let unpublishedRoles: [String]

  /// Roles of a person on average where interest is not published.
  static let usualInterests = 3

  /// The habits: mornings, the day, from noon on, evenings and nights, and any time; each from when until when.
  static let habits: [TimeWindow] = [(5, 15), (8, 18), (12, 22), (16, 26), (5, 29)].map { from, to in
    TimeWindow(startMinute: from * 60, endMinute: to * 60)
  }

  /// Draws the people of a request.
  init(_ request: EMFCampRequest, for export: EMFCampExport) {
    var seeds = SplitMix64(seed: request.seed)
    var interests = SplitMix64(seed: seeds.next())
    var times = SplitMix64(seed: seeds.next())
    var portions = SplitMix64(seed: seeds.next())
    people = Array(repeating: EMFCampPerson(), count: request.volunteerCount)
    trainedRoles = Set((request.roles ?? [:]).filter { $0.value.trained != nil }.keys)
    let published = request.roles
    unpublishedRoles = export.signUpsByRole.map(\.role).filter { role in published.map { $0[role] == nil } ?? false }
    drawInterests(RoleCounts(request, export).counts, &interests)
    drawTimes(dayCount: export.horizon.dayCount, &times)
    let inOrder = export.shifts.sorted { ($0.lastMinute, $0.entry) < ($1.lastMinute, $1.entry) }
    let reach = people.map { self.reach(of: $0, in: inOrder, from: export.horizon.start) }
    let shares = Self.shares(request, within: reach, of: export.reality.signUps, &portions)
    for (person, share) in shares.enumerated() { people[person].share = share }
  }

  /// How many shifts a person could work if nobody else did: on each day those that end first and do not overlap, as many
  /// as a day may have. Rest between days is left out of account.
  ///
  /// - Parameter shifts: by their ends.
  private func reach(
    of person: EMFCampPerson, in shifts: [EMFCampExport.Shift], from start: CalendarDate
  ) -> Int {
    var count: [Int: Int] = [:]
    var busyUntil = 0
    for shift in shifts {
      let day = shift.date.ordinal - start.ordinal
      guard count[day, default: 0] < EMFCampImport.shiftsPerDay, shift.firstMinute >= busyUntil,
        person.mayWork(shift, day: day, trainedRoles: trainedRoles)
      else { continue }
      count[day, default: 0] += 1
      busyUntil = shift.lastMinute
    }
    return count.values.reduce(0, +)
  }

  // MARK: Interests

  private mutating func drawInterests(_ counts: [RoleCounts.Count], _ generator: inout SplitMix64) {
    let total = counts.reduce(0) { $0 + $1.interested }
    let firsts = Apportionment.parts(of: min(people.count, total), by: counts.map(\.interested))
    var deck: [Int?] = zip(counts.indices, firsts).flatMap { role, count in Array(repeating: role, count: count) }
    deck += Array(repeating: nil, count: people.count - deck.count)
    deck.shuffle(using: &generator)
    for (position, role) in counts.enumerated() {
      let others = people.indices.filter { deck[$0] != position }.shuffled(using: &generator)
      let dealt = people.indices.filter { deck[$0] == position }
      let interested = dealt + others.prefix(role.interested - dealt.count)
      for person in interested { people[person].roles.append(role.name) }
      guard let trained = role.trained else { continue }
      for person in interested.sorted().shuffled(using: &generator).prefix(trained) {
        people[person].trained.append(role.name)
      }
    }
  }

  // MARK: Times

  private mutating func drawTimes(dayCount: Int, _ generator: inout SplitMix64) {
    let last = dayCount - 1
    for person in people.indices {
      let arrival = Bool.random(using: &generator) ? 0 : Int.random(in: 0...last / 2, using: &generator)
      let early = Bool.random(using: &generator) ? 0 : Int.random(in: 0...last / 2, using: &generator)
      // Both lie within a half of the days, so that nobody leaves before they come.
      people[person].stay = arrival...last - early
      people[person].hours = Self.habits[Int.random(in: Self.habits.indices, using: &generator)]
    }
  }

  // MARK: Shares

  /// The most shifts of each person: nobody above the limit, together as many as there were sign-ups, or as many as the
  /// limit allows.
  ///
  /// They begin as the histogram says, scaled to the number of people and cut off at the limit, in a seeded order; without
  /// a histogram even. Who has more than all that they may work changes with somebody who may work as much. What is then
  /// missing to the sign-ups is given one by one to people below the limit, in a seeded order and again from its
  /// beginning, first of all to people who may work more than they have; what is too much is taken likewise.
  ///
  /// - Parameter reach: how many shifts each could work if nobody else did.
  static func shares(
    _ request: EMFCampRequest, within reach: [Int], of signUps: Int, _ generator: inout SplitMix64
  ) -> [Int] {
    let (count, limit) = (request.volunteerCount, request.limit)
    let goal = min(signUps, count * limit)
    var shares = Array(repeating: goal / count, count: count)
    if let people = request.histogram?.people.sorted(by: { $0.key < $1.key }) {
      let parts = Apportionment.parts(of: count, by: people.map(\.value))
      shares = zip(people, parts).flatMap { Array(repeating: min(limit, $0.key), count: $1) }
    }
    shares.shuffle(using: &generator)
    let order = shares.indices.shuffled(using: &generator)
    exchange(&shares, within: reach, order)
    var missing = goal - shares.reduce(0, +)
    for ceilings in [reach.map { min(limit, $0) }, reach.map { _ in limit }] {
      while missing > 0, order.contains(where: { shares[$0] < ceilings[$0] }) {
        for person in order where missing > 0 && shares[person] < ceilings[person] {
          shares[person] += 1
          missing -= 1
        }
      }
    }
    while missing < 0 {
      for person in order.reversed() where missing < 0 && shares[person] > 0 {
        shares[person] -= 1
        missing += 1
      }
    }
    return shares
  }

  /// Lets people with more than they may work change with people who have no more than the first may work, and may work
  /// as much as the first have.
  private static func exchange(_ shares: inout [Int], within reach: [Int], _ order: [Int]) {
    // Where nobody was found for somebody, nobody is for those with as much who may work as little.
    var hopeless: Set<[Int]> = []
    for person in order where shares[person] > reach[person] && !hopeless.contains([shares[person], reach[person]]) {
      let (share, most) = (shares[person], reach[person])
      if let other = order.first(where: { shares[$0] <= most && reach[$0] >= share }) {
        shares.swapAt(person, other)
      } else {
        hopeless.insert([share, most])
      }
    }
  }
}

/// How many of the people drawn are interested in each role, and how many are trained for it.
private struct RoleCounts {
  struct Count {
    var name: String
    var interested: Int
    var trained: Int?
  }

  private(set) var counts: [Count] = []

  init(_ request: EMFCampRequest, _ export: EMFCampExport) {
    let people = request.volunteerCount
    let published = request.histogram?.personCount ?? people
    let roles = export.signUpsByRole
    let usual = Apportionment.parts(of: people * EMFCampCrowd.usualInterests, by: roles.map(\.signUps))
    for (position, role) in roles.enumerated() {
      if let figures = request.roles?[role.role] {
        let interested = Self.scaled(figures.interested, to: people, of: published)
        let trained = figures.trained.map { min(interested, Self.scaled($0, to: people, of: published)) }
        counts.append(Count(name: role.role, interested: interested, trained: trained))
      } else {
        let least = role.signUps > 0 ? 1 : 0
        counts.append(Count(name: role.role, interested: min(people, max(least, usual[position])), trained: nil))
      }
    }
  }

  /// A number of the published people as one of those drawn, rounded; everybody at most.
  private static func scaled(_ count: Int, to people: Int, of published: Int) -> Int {
    min(people, published == people ? count : (2 * count * people + published) / (2 * published))
  }
}

/// Shares a whole number out in proportion to weights.
enum Apportionment {
  /// Whole parts in proportion to the weights, 0 or more: the largest remainders are rounded up, of equal ones the first.
  /// All 0 if all weights are.
  static func parts(of total: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    let products = weights.map { (total * $0).quotientAndRemainder(dividingBy: sum) }
    var parts = products.map(\.quotient)
    let left = total - parts.reduce(0, +)
    let order = weights.indices.sorted { (-products[$0].remainder, $0) < (-products[$1].remainder, $1) }
    for position in order.prefix(left) { parts[position] += 1 }
    return parts
  }
}
