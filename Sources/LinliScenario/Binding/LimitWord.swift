internal import LinliDomain
internal import LinliRostering

/// The words for limits of a line: columns of `volunteers.csv` and `groups.csv`, and keys under `roster.limits`.
enum LimitWord: String, CaseIterable {
  case maxPerDay = "max_per_day"
  case minWeek = "min_week"
  case maxWeek = "max_week"
  case minShifts = "min_shifts"
  case maxShifts = "max_shifts"
  case maxHoursDay = "max_hours_day"
  case minHoursWeek = "min_hours_week"
  case maxHoursWeek = "max_hours_week"
  case minHours = "min_hours"
  case maxHours = "max_hours"
  case restHours = "rest_hours"
  case maxByType = "max_by_type"
  case minRun = "min_run"
  case maxRun = "max_run"
  case minDaysOff = "min_days_off"
  case freeDays = "free_days"
  case freeWindow = "free_window"
  case maxWeekends = "max_weekends"
  case wholeWeekends = "whole_weekends"
  case maxNights = "max_nights"
  case maxNightRun = "max_night_run"
  case samePattern = "same_pattern"

  /// The column of the word; every limit may be left out.
  var column: ColumnSchema {
    let (aliases, type, unit, zh, en) = description
    return ColumnSchema(rawValue, aliases, type, .optional, unit: unit, zh: zh, en: en)
  }

  private static let count = ColumnType.integer(NumberRange(minimum: 0, maximum: 100_000))
  private static let days = ColumnType.integer(NumberRange(minimum: 0, maximum: 100_000))
  private static let hours = ColumnType.duration(.nonNegative)

  private var description: (aliases: [String], ColumnType, TableUnit?, zh: String, en: String) {
    switch self {
    case .maxPerDay: (["每天最多班次"], Self.count, .shifts, "一天至多几个班次", "Most shifts on one day.")
    case .minWeek: (["每周最少班次"], Self.count, .shifts, "一周（周一至周日）至少几个班次", "Least shifts in a week, Monday to Sunday.")
    case .maxWeek: (["每周最多班次"], Self.count, .shifts, "一周（周一至周日）至多几个班次", "Most shifts in a week, Monday to Sunday.")
    case .minShifts: (["最少班次"], Self.count, .shifts, "排班期内至少几个班次", "Least shifts in the horizon.")
    case .maxShifts: (["最多班次"], Self.count, .shifts, "排班期内至多几个班次", "Most shifts in the horizon.")
    case .maxHoursDay: (["每天最多小时"], Self.hours, nil, "一天至多几小时", "Most hours on one day.")
    case .minHoursWeek: (["每周最少小时"], Self.hours, nil, "一周至少几小时", "Least hours in a week.")
    case .maxHoursWeek: (["每周最多小时"], Self.hours, nil, "一周至多几小时", "Most hours in a week.")
    case .minHours: (["最少小时"], Self.hours, nil, "排班期内至少几小时", "Least hours in the horizon.")
    case .maxHours: (["最多小时"], Self.hours, nil, "排班期内至多几小时", "Most hours in the horizon.")
    case .restHours:
      (
        ["休息小时"], Self.hours, nil, "一天最后一班结束到下一工作日第一班开始至少间隔几小时",
        "Least hours between the last shift of a day and a later day's first."
      )
    case .maxByType:
      (
        ["各类最多班次"], .counts(of: "shift_types", isPriced: false), nil, "排班期内各类班次至多几次，如 N:4|E:6；0 为不排",
        "Most shifts of a type in the horizon, such as N:4|E:6; 0 for never."
      )
    case .minRun: (["最少连续天数"], Self.days, .days, "连续工作至少几天", "Least days worked in a row.")
    case .maxRun: (["最多连续天数"], Self.days, .days, "连续工作至多几天", "Most days worked in a row.")
    case .minDaysOff: (["最少连休天数"], Self.days, .days, "连续休息至少几天", "Least days off in a row.")
    case .freeDays:
      (
        ["休息天数"], Self.days, .days, "任意连续若干天（见 free_window）内至少休息几天",
        "Least days off in every stretch of free_window days."
      )
    case .freeWindow:
      (["休息周期"], Self.days, .days, "free_days 所说的连续天数，不填为 7", "The length of that stretch; 7 if nothing is told.")
    case .maxWeekends: (["最多周末"], Self.count, .weekends, "至多在几个周末工作", "Most weekends worked.")
    case .wholeWeekends: (["整周末"], .flag, nil, "周末两天要么都排要么都不排", "Whether both days of a weekend are worked or none.")
    case .maxNights: (["最多夜班"], Self.count, .shifts, "排班期内至多几个夜班", "Most night shifts in the horizon.")
    case .maxNightRun: (["最多连续夜班"], Self.days, .days, "至多连续几个夜班", "Most nights in a row.")
    case .samePattern:
      (["固定星期"], .flag, nil, "每周是否在相同的星期几工作", "Whether the same days of the week are worked every week.")
    }
  }
}

extension LineLimits {
  /// The stretch of ``FreeDays`` if none is told.
  static let usualFreeWindow = 7

  /// Limits from the value of each word; `.absent` where nothing is told.
  init(_ value: (LimitWord) -> CellValue) {
    func number(_ word: LimitWord) -> Int? {
      if case .integer(let number) = value(word) { return number }
      return nil
    }
    func flag(_ word: LimitWord) -> Bool? {
      if case .flag(let flag) = value(word) { return flag }
      return nil
    }
    self.init()
    shiftsPerDay = number(.maxPerDay)
    shiftsPerWeek = OptionalRange(minimum: number(.minWeek), maximum: number(.maxWeek))
    shiftsPerHorizon = OptionalRange(minimum: number(.minShifts), maximum: number(.maxShifts))
    minutesPerDay = number(.maxHoursDay)
    minutesPerWeek = OptionalRange(minimum: number(.minHoursWeek), maximum: number(.maxHoursWeek))
    minutesPerHorizon = OptionalRange(minimum: number(.minHours), maximum: number(.maxHours))
    restMinutes = number(.restHours)
    if case .counts(let counts) = value(.maxByType) {
      for count in counts { shiftsByType[ShiftTypeID(count.name)] = count.count }
    }
    consecutiveDaysWorked = OptionalRange(minimum: number(.minRun), maximum: number(.maxRun))
    minimumConsecutiveDaysOff = number(.minDaysOff)
    freeDays = number(.freeDays).map { FreeDays(count: $0, windowDays: number(.freeWindow) ?? Self.usualFreeWindow) }
    weekendsPerHorizon = number(.maxWeekends)
    hasWholeWeekends = flag(.wholeWeekends)
    nightsPerHorizon = number(.maxNights)
    consecutiveNights = number(.maxNightRun)
    hasSamePattern = flag(.samePattern)
  }
}

// MARK: - The words of what the question names

extension LimitWord {
  /// The words of a property of `LineLimits`, the least amount of a range first; empty for any other name.
  static func words(of property: String) -> [LimitWord] {
    switch property.prefix(while: { $0 != "." }) {
    case "shiftsPerDay": [.maxPerDay]
    case "shiftsPerWeek": [.minWeek, .maxWeek]
    case "shiftsPerHorizon": [.minShifts, .maxShifts]
    case "minutesPerDay": [.maxHoursDay]
    case "minutesPerWeek": [.minHoursWeek, .maxHoursWeek]
    case "minutesPerHorizon": [.minHours, .maxHours]
    case "restMinutes": [.restHours]
    case "shiftsByType": [.maxByType]
    case "consecutiveDaysWorked": [.minRun, .maxRun]
    case "minimumConsecutiveDaysOff": [.minDaysOff]
    case "freeDays": [.freeDays, .freeWindow]
    case "weekendsPerHorizon": [.maxWeekends]
    case "nightsPerHorizon": [.maxNights]
    case "consecutiveNights": [.maxNightRun]
    default: []
    }
  }

  /// The word of the least amount that a rule asks for; nil if it asks for none.
  static func minimum(of rule: LineRule) -> LimitWord? {
    switch rule {
    case .shiftsPerWeek: .minWeek
    case .minutesPerWeek: .minHoursWeek
    case .shiftsPerHorizon: .minShifts
    case .minutesPerHorizon: .minHours
    case .consecutiveDaysWorked: .minRun
    case .consecutiveDaysOff: .minDaysOff
    default: nil
    }
  }
}
