public import LinliDomain

/// What is missing on a shift.
public struct UnfilledShift: Equatable, Sendable {
  /// Which shift.
  public var shift: ShiftID
  /// People missing to the wanted heads.
  public var heads: Int
  /// People missing to the minimum heads, among ``heads``.
  public var belowMinimum: Int
  /// People missing by skill, in the order of ``Shift/skills``; only those above 0.
  public var skills: [String: Int]
}

/// What one person has in a roster.
public struct VolunteerFigures: Equatable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// Shifts worked in the horizon.
  public var shifts = 0
  /// Minutes worked in the horizon.
  public var minutes = 0
  /// Shifts of theirs that start on a Saturday or Sunday.
  public var weekendShifts = 0
  /// Weekends of which at least one day is worked.
  public var weekends = 0
  /// Unpopular shifts worked.
  public var unpopular = 0
  /// Weight of wishes granted: day by day, a wish for with a matching shift worked, a wish against with none.
  public var wishesGranted = 0
  /// Weight of wishes not granted: day by day for a wish for, shift by shift for a wish against (``Wish``).
  public var wishesMissed = 0
  /// What history adds to each fair share.
  public var carried: [FairShare: Int] = [:]
  /// The most that could be given of each fair share, for who "could have been given more": see ``RosterFigures``.
  public var capacity: [FairShare: Int] = [:]

  /// Figures of somebody who works nothing.
  public init(volunteer: VolunteerID) {
    self.volunteer = volunteer
  }

  /// What they are given of a share in the horizon.
  public func given(_ share: FairShare) -> Int {
    switch share {
    case .shifts: shifts
    case .minutes: minutes
    case .weekends: weekendShifts
    case .unpopular: unpopular
    }
  }
}

/// A roster's figures, recomputed from question and roster alone.
///
/// A fair share's value is `hi − lo`, 0 or more, so that nobody is far ahead of somebody who could do more. `hi` is the greatest total (horizon and what history carries over) of
/// anybody who is given some of the share in the horizon; `lo` is the least total of anybody who is given less than they
/// could carry: Σ over weeks of the lesser of their weekly limit and Σ over days of the lesser of their daily limit and
/// what they may work that day, all capped by their limit of the horizon. If nobody is in one of the two groups the
/// value is 0.
public struct RosterFigures: Equatable, Sendable {
  /// What is missing, by shift in the instance's order; filled shifts are left out.
  public var unfilled: [UnfilledShift] = []
  /// What each person has, by id.
  public var volunteers: [VolunteerFigures] = []
  /// The value of each measure.
  private var values: [RosterMeasure: Int] = [:]

  /// Counts a roster. Assignments of unknown people or shifts count nothing.
  public init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.init(instance, plan, eligible: instance.eligibility.shiftsOfVolunteer)
  }

  /// Counts a roster, given for each person the positions of the shifts that they may work.
  init(_ instance: RosterInstance, _ plan: RosterPlan, eligible: [[Int]]) {
    var count = FigureCount(instance, plan)
    unfilled = count.unfilled()
    volunteers = count.volunteers(eligible: eligible)
    values = count.values
    for share in FairShare.allCases { values[.fairness(share)] = Self.spread(of: share, volunteers) }
  }

  private static func spread(of share: FairShare, _ volunteers: [VolunteerFigures]) -> Int {
    var highest: Int?
    var lowest: Int?
    for figures in volunteers {
      let given = figures.given(share)
      let total = given + (figures.carried[share] ?? 0)
      if given > 0 { highest = max(highest ?? total, total) }
      if given < figures.capacity[share] ?? 0 { lowest = min(lowest ?? total, total) }
    }
    guard let highest, let lowest else { return 0 }
    return max(0, highest - lowest)
  }

  /// The value of a measure.
  public func value(of measure: RosterMeasure) -> Int { values[measure] ?? 0 }

  /// The value of a level: the weighted sum of its measures; `Int.max` if it is beyond all numbers.
  public func value(of level: RosterLevel) -> Int {
    var sum = 0
    for part in level.parts {
      let product = part.weight.multipliedReportingOverflow(by: value(of: part.measure))
      let total = sum.addingReportingOverflow(product.partialValue)
      if product.overflow || total.overflow { return .max }
      sum = total.partialValue
    }
    return sum
  }
}
