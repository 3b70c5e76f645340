internal import LinliDomain

/// The broken rules of the published staff-scheduling format.
extension MessageCatalogue {
  static func phrase(
    for violation: ShiftSchedulingViolation, of problem: ShiftSchedulingProblem
  ) -> BilingualText {
    switch violation {
    case .unknownAssignment(let row):
      .init(
        zh: "员工 \(row.employee)、第 \(row.day) 天、班次 \(row.shift)（均从 0 计）中有不存在的。",
        en: "Employee \(row.employee), day \(row.day), shift \(row.shift), counted from 0, are not all there.")
    case .severalShiftsADay(let employee, _, _), .workOnDayOff(let employee, _),
      .forbiddenSuccession(let employee, _, _, _):
      dayPhrase(for: violation, problem.staff[employee].id.text, problem)
    case .tooManyShifts(let employee, _, _, _), .tooManyMinutes(let employee, _, _),
      .tooFewMinutes(let employee, _, _), .tooManyWeekends(let employee, _, _):
      totalPhrase(for: violation, problem.staff[employee].id.text, problem)
    case .tooManyConsecutiveDays(let employee, _, _, _), .tooFewConsecutiveDays(let employee, _, _, _),
      .tooFewConsecutiveDaysOff(let employee, _, _, _):
      runPhrase(for: violation, problem.staff[employee].id.text)
    }
  }

  private static func dayPhrase(
    for violation: ShiftSchedulingViolation, _ name: String, _ problem: ShiftSchedulingProblem
  ) -> BilingualText {
    switch violation {
    case .severalShiftsADay(_, let day, let count):
      return .init(zh: "\(name) 第 \(day) 天有 \(count) 个班次。", en: "\(name) has \(count) shifts on day \(day).")
    case .workOnDayOff(_, let day):
      return .init(zh: "\(name) 第 \(day) 天应休息。", en: "\(name) works on day \(day), a day off.")
    case .forbiddenSuccession(_, let day, let from, let to):
      let (first, second) = (problem.shifts[from].id, problem.shifts[to].id)
      return .init(
        zh: "\(name) 第 \(day) 天的 \(second) 不得紧接前一天的 \(first)。",
        en: "\(name) works \(second) on day \(day), which may not follow \(first).")
    default: return BilingualText("\(violation)")
    }
  }

  private static func totalPhrase(
    for violation: ShiftSchedulingViolation, _ name: String, _ problem: ShiftSchedulingProblem
  ) -> BilingualText {
    switch violation {
    case .tooManyShifts(_, let shift, let count, let maximum):
      let shift = problem.shifts[shift].id
      return .init(
        zh: "\(name) 有 \(count) 个 \(shift) 班次，至多 \(maximum) 个。",
        en: "\(name) works shift \(shift) \(count) times, above \(maximum).")
    case .tooManyMinutes(_, let minutes, let maximum):
      return .init(
        zh: "\(name) 共 \(minutes) 分钟，至多 \(maximum) 分钟。",
        en: "\(name) works \(minutes) minutes, above \(maximum).")
    case .tooFewMinutes(_, let minutes, let minimum):
      return .init(
        zh: "\(name) 共 \(minutes) 分钟，至少 \(minimum) 分钟。",
        en: "\(name) works \(minutes) minutes, below \(minimum).")
    case .tooManyWeekends(_, let count, let maximum):
      return .init(
        zh: "\(name) 有 \(count) 个周末工作，至多 \(maximum) 个。",
        en: "\(name) works on \(count) weekends, above \(maximum).")
    default: return BilingualText("\(violation)")
    }
  }

  private static func runPhrase(for violation: ShiftSchedulingViolation, _ name: String) -> BilingualText {
    switch violation {
    case .tooManyConsecutiveDays(_, let day, let count, let maximum):
      .init(
        zh: "\(name) 自第 \(day) 天起连续工作 \(count) 天，至多 \(maximum) 天。",
        en: "\(name) works \(count) days in a row from day \(day), above \(maximum).")
    case .tooFewConsecutiveDays(_, let day, let count, let minimum):
      .init(
        zh: "\(name) 自第 \(day) 天起连续工作 \(count) 天，至少 \(minimum) 天。",
        en: "\(name) works \(count) days in a row from day \(day), below \(minimum).")
    case .tooFewConsecutiveDaysOff(_, let day, let count, let minimum):
      .init(
        zh: "\(name) 自第 \(day) 天起连续休息 \(count) 天，至少 \(minimum) 天。",
        en: "\(name) is off \(count) days in a row from day \(day), below \(minimum).")
    default: BilingualText("\(violation)")
    }
  }
}
