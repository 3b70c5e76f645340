import LinliDomain
public import LinliRostering
public import LinliScenario

/// Everything a report on a roster tells, gathered; the renderers only write it down.
public struct RosterReport: Sendable {
  /// What the roster is for.
  public let scenario: Scenario
  /// The question.
  public let instance: RosterInstance
  /// What came of it: roster, proof, audit and explanations.
  public let review: RosterReview
  /// What solved it: name and version.
  public let solver: String
  /// What is wrong with the data and was set aside.
  public let setAside: [ScenarioIssue]
  /// The roster from both sides; empty without one.
  let listing: RosterListing

  /// A report from its parts.
  public init(
    scenario: Scenario, instance: RosterInstance, review: RosterReview, solver: String, setAside: [ScenarioIssue] = []
  ) {
    self.scenario = scenario
    self.setAside = setAside
    self.instance = instance
    self.review = review
    self.solver = solver
    listing = RosterListing(instance, review.answer.plan ?? RosterPlan([]))
  }

  /// What the roster amounts to; nil without one.
  public var figures: RosterFigures? { review.audit?.figures }
}

// MARK: - Figures behind the tables

extension RosterReport {
  /// The people wanted over all shifts.
  var wantedPlaces: Int {
    var wanted = 0
    for shift in instance.shifts { wanted += shift.heads.desired }
    return wanted
  }

  /// The people missing over all shifts.
  var missingPlaces: Int {
    var missing = 0
    for unfilled in figures?.unfilled ?? [] { missing += unfilled.heads }
    return missing
  }

  /// What is missing on a shift; nil if nothing is.
  func unfilled(_ shift: ShiftID) -> UnfilledShift? {
    figures?.unfilled.first { $0.shift == shift }
  }

  /// The figures of a person; nil without a roster.
  func figures(of volunteer: VolunteerID) -> VolunteerFigures? {
    figures?.volunteers.first { $0.volunteer == volunteer }
  }

  /// The Mondays of the weeks that the horizon touches.
  var weeks: [CalendarWeek] {
    let first = instance.horizon.start.ordinal - instance.horizon.start.weekday.rawValue
    return stride(from: first, through: instance.horizon.end.ordinal, by: 7).map { CalendarWeek(monday: $0) }
  }

  /// What somebody works in their fullest week, history of that week included.
  func fullestWeek(of volunteer: VolunteerID, _ amount: (TimeWindow) -> Int) -> Int {
    let worked = listing.shifts(of: volunteer).map { ($0.date, $0.window) }
    let before = instance.history.filter { $0.volunteer == volunteer }.map { ($0.date, $0.window) }
    let totals = weeks.map { week in
      var total = 0
      for (date, window) in worked + before where week.contains(date) { total += amount(window) }
      return total
    }
    return totals.max() ?? 0
  }

  /// Night shifts that somebody works.
  func nights(of volunteer: VolunteerID) -> Int {
    listing.shifts(of: volunteer).count { instance.shiftType($0.type)?.isNight == true }
  }
}

/// A week from Monday to Sunday, by its Monday's ``CalendarDate/ordinal``.
struct CalendarWeek: Hashable, Sendable {
  var monday: Int

  func contains(_ date: CalendarDate) -> Bool { (monday..<monday + 7).contains(date.ordinal) }
}

// MARK: - Fair shares

/// How evenly something is shared.
struct ShareSpread: Equatable, Sendable {
  /// A total, and who has it.
  struct Extreme: Equatable, Sendable {
    var total: Int
    var volunteers: [VolunteerID]
  }

  var share: FairShare
  /// The greatest total of anybody who is given some; nil if nobody is given any.
  var most: Extreme?
  /// The least total of anybody who could be given more; nil if nobody could.
  var least: Extreme?
}

extension VolunteerFigures {
  /// What they are given and what history carries over.
  func total(_ share: FairShare) -> Int { given(share) + (carried[share] ?? 0) }
}

extension RosterReport {
  /// The shares that the question's levels look at, in their order, each once; shifts if there are none.
  var shares: [FairShare] {
    var shares: [FairShare] = []
    for part in instance.options.levels.flatMap(\.parts) {
      if case .fairness(let share) = part.measure, !shares.contains(share) { shares.append(share) }
    }
    return shares.isEmpty ? [.shifts] : shares
  }

  /// How evenly a share is spread, by the rule of ``RosterFigures``.
  func spread(of share: FairShare) -> ShareSpread {
    let people = figures?.volunteers ?? []
    let givers = people.filter { $0.given(share) > 0 }
    let takers = people.filter { $0.given(share) < $0.capacity[share] ?? 0 }
    return ShareSpread(
      share: share, most: extreme(of: givers, share) { $0.max() }, least: extreme(of: takers, share) { $0.min() })
  }

  private func extreme(
    of people: [VolunteerFigures], _ share: FairShare, _ choose: ([Int]) -> Int?
  ) -> ShareSpread.Extreme? {
    choose(people.map { $0.total(share) }).map { total in
      ShareSpread.Extreme(total: total, volunteers: people.filter { $0.total(share) == total }.map(\.volunteer))
    }
  }
}
