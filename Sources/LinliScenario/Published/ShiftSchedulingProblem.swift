public import LinliDomain

/// An instance of the published staff-scheduling format of Curtois and Qu (2014), as its file states it.
///
/// Days count from 0, and day 0 is a Monday. Employees and shifts are referred to by their place in ``staff`` and
/// ``shifts``, which keep the order of the file. Weights are penalties of the objective, which is least at best.
public struct ShiftSchedulingProblem: Sendable, Equatable {
  /// The days of the horizon, at least 1.
  public let dayCount: Int
  /// The kinds of shift, in the order of the file.
  public let shifts: [Shift]
  /// The employees, in the order of the file.
  public let staff: [Employee]
  /// Wishes for a shift; the weight is paid where it is not given.
  public let onRequests: [Request]
  /// Wishes against a shift; the weight is paid where it is given.
  public let offRequests: [Request]
  /// How many employees each shift of each day wants, in the order of the file.
  public let cover: [CoverLine]

  /// Makes an instance; every day, employee and shift referred to must exist.
  public init(
    dayCount: Int, shifts: [Shift], staff: [Employee], onRequests: [Request] = [], offRequests: [Request] = [],
    cover: [CoverLine] = []
  ) {
    self.dayCount = dayCount
    self.shifts = shifts
    self.staff = staff
    self.onRequests = onRequests
    self.offRequests = offRequests
    self.cover = cover
    requireMembers()
  }

  /// A reference to something that is not there is a fault of the program that made the instance.
  private func requireMembers() {
    precondition(dayCount > 0, "a horizon of \(dayCount) days")
    for shift in shifts {
      precondition(shift.forbiddenSuccessors.allSatisfy(shifts.indices.contains), "unknown successor of \(shift.id)")
    }
    for employee in staff {
      let count = employee.maximumShiftCounts.count
      precondition(count == shifts.count, "\(count) maxima of \(employee.id) for \(shifts.count) shifts")
      precondition(employee.daysOff.allSatisfy(days.contains), "a day off of \(employee.id) outside the horizon")
    }
    for request in onRequests + offRequests {
      let isKnown = staff.indices.contains(request.employee) && shifts.indices.contains(request.shift)
      precondition(isKnown && days.contains(request.day), "\(request) refers to something unknown")
    }
    for line in cover {
      precondition(
        shifts.indices.contains(line.shift) && days.contains(line.day), "\(line) refers to something unknown")
    }
  }

  /// The days of the horizon.
  public var days: Range<Int> { 0..<dayCount }

  /// The weekends of the horizon, from 0: weekend w has the days 7w + 5 (Saturday) and 7w + 6 (Sunday).
  ///
  /// A horizon that ends on a Saturday has a last weekend of that day alone.
  public var weekends: Range<Int> { 0..<(dayCount + 1) / 7 }

  /// The days of a weekend that lie in the horizon.
  public func days(ofWeekend weekend: Int) -> Range<Int> {
    (7 * weekend + 5)..<min(7 * weekend + 7, dayCount)
  }
}

extension ShiftSchedulingProblem {
  /// A kind of shift.
  public struct Shift: Sendable, Equatable {
    /// The id.
    public let id: Identifier<Shift>
    /// The length in minutes.
    public let minutes: Int
    /// The shifts that the same employee may not work on the day after this one, ascending.
    public let forbiddenSuccessors: [Int]

    /// Makes a shift.
    public init(id: Identifier<Shift>, minutes: Int, forbiddenSuccessors: [Int] = []) {
      self.id = id
      self.minutes = minutes
      self.forbiddenSuccessors = forbiddenSuccessors.sorted()
    }
  }

  /// A person with the limits that every roster of theirs must keep.
  public struct Employee: Sendable, Equatable {
    /// The id.
    public let id: Identifier<Employee>
    /// How often each shift may be worked in the horizon, by the shift's place; 0 where the employee lacks the skill,
    /// nil where there is no limit.
    public let maximumShiftCounts: [Int?]
    /// The least and greatest minutes worked in the horizon, both included.
    public let minutes: ClosedRange<Int>
    /// The least and greatest number of days worked in a row. The least does not bind a run that touches the first or
    /// last day of the horizon: the days outside are taken to extend it.
    public let consecutiveDays: ClosedRange<Int>
    /// The least number of days off in a row; runs that touch the first or last day are not bound by it.
    public let minimumConsecutiveDaysOff: Int
    /// The greatest number of weekends with work on Saturday, Sunday or both.
    public let maximumWeekends: Int
    /// The days without work, ascending.
    public let daysOff: [Int]

    /// Makes an employee.
    public init(
      id: Identifier<Employee>, maximumShiftCounts: [Int?], minutes: ClosedRange<Int>,
      consecutiveDays: ClosedRange<Int>, minimumConsecutiveDaysOff: Int, maximumWeekends: Int, daysOff: [Int] = []
    ) {
      self.id = id
      self.maximumShiftCounts = maximumShiftCounts
      self.minutes = minutes
      self.consecutiveDays = consecutiveDays
      self.minimumConsecutiveDaysOff = minimumConsecutiveDaysOff
      self.maximumWeekends = maximumWeekends
      self.daysOff = daysOff.sorted()
    }
  }

  /// A wish for or against one shift of one employee on one day.
  public struct Request: Sendable, Equatable {
    /// The employee's place in the staff.
    public let employee: Int
    /// The day, from 0.
    public let day: Int
    /// The shift's place among the shifts.
    public let shift: Int
    /// The penalty where the wish is not met, 0 or more.
    public let weight: Int

    /// Makes a request.
    public init(employee: Int, day: Int, shift: Int, weight: Int) {
      self.employee = employee
      self.day = day
      self.shift = shift
      self.weight = weight
    }
  }

  /// How many employees one shift of one day wants.
  public struct CoverLine: Sendable, Equatable {
    /// The day, from 0.
    public let day: Int
    /// The shift's place among the shifts.
    public let shift: Int
    /// The employees wanted, 0 or more.
    public let requirement: Int
    /// The penalty for each employee too few.
    public let underWeight: Int
    /// The penalty for each employee too many.
    public let overWeight: Int

    /// Makes a cover line.
    public init(day: Int, shift: Int, requirement: Int, underWeight: Int, overWeight: Int) {
      self.day = day
      self.shift = shift
      self.requirement = requirement
      self.underWeight = underWeight
      self.overWeight = overWeight
    }
  }
}

/// One employee works one shift on one day; a roster is a list of these.
public struct ShiftSchedulingAssignment: Sendable, Hashable, Comparable {
  /// The employee's place in the staff.
  public let employee: Int
  /// The day, from 0.
  public let day: Int
  /// The shift's place among the shifts.
  public let shift: Int

  /// Makes an assignment.
  public init(employee: Int, day: Int, shift: Int) {
    self.employee = employee
    self.day = day
    self.shift = shift
  }

  /// Order by employee, then day, then shift.
  public static func < (left: ShiftSchedulingAssignment, right: ShiftSchedulingAssignment) -> Bool {
    (left.employee, left.day, left.shift) < (right.employee, right.day, right.shift)
  }
}
