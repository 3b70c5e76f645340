public import LinliDomain

/// A broken rule of the published staff-scheduling format. Employees and shifts are places in the instance, days count
/// from 0.
public enum ShiftSchedulingViolation: Sendable, Equatable {
  /// The employee, day or shift does not exist.
  case unknownAssignment(ShiftSchedulingAssignment)
  /// More than one shift on a day.
  case severalShiftsADay(employee: Int, day: Int, count: Int)
  /// Work on a fixed day off.
  case workOnDayOff(employee: Int, day: Int)
  /// A shift on the day after another one that forbids it; the day is that of the later shift.
  case forbiddenSuccession(employee: Int, day: Int, from: Int, to: Int)
  /// A shift worked more often than the employee may.
  case tooManyShifts(employee: Int, shift: Int, count: Int, maximum: Int)
  /// More minutes in the horizon than the greatest.
  case tooManyMinutes(employee: Int, minutes: Int, maximum: Int)
  /// Fewer minutes in the horizon than the least.
  case tooFewMinutes(employee: Int, minutes: Int, minimum: Int)
  /// A run of days worked, from this day on, above the greatest length.
  case tooManyConsecutiveDays(employee: Int, day: Int, count: Int, maximum: Int)
  /// A run of days worked, from this day on, below the least length.
  case tooFewConsecutiveDays(employee: Int, day: Int, count: Int, minimum: Int)
  /// A run of days off, from this day on, below the least length.
  case tooFewConsecutiveDaysOff(employee: Int, day: Int, count: Int, minimum: Int)
  /// More weekends with work than the greatest number.
  case tooManyWeekends(employee: Int, count: Int, maximum: Int)

  /// The name of the rule, the same as the checker in Benchmarks/peers prints.
  public var rule: String {
    switch self {
    case .unknownAssignment: "unknownAssignment"
    case .severalShiftsADay: "severalShiftsADay"
    case .workOnDayOff: "workOnDayOff"
    case .forbiddenSuccession: "forbiddenSuccession"
    case .tooManyShifts: "tooManyShifts"
    case .tooManyMinutes: "tooManyMinutes"
    case .tooFewMinutes: "tooFewMinutes"
    case .tooManyConsecutiveDays: "tooManyConsecutiveDays"
    case .tooFewConsecutiveDays: "tooFewConsecutiveDays"
    case .tooFewConsecutiveDaysOff: "tooFewConsecutiveDaysOff"
    case .tooManyWeekends: "tooManyWeekends"
    }
  }

  /// One line for people, with the ids of the instance.
  public func text(in language: Language, of problem: ShiftSchedulingProblem) -> String {
    MessageCatalogue.phrase(for: self, of: problem)[language]
  }
}
