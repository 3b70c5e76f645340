import LinliDomain
import LinliScenario

/// How days and times are written for people.
enum TimeStyle {
  /// `08:30–11:30`; an end after midnight is marked: `22:00–06:00 +1`.
  static func window(_ window: TimeWindow) -> String {
    clock(window.startMinute) + "–" + end(of: window) + (window.endMinute > 1440 ? " +1" : "")
  }

  /// The end of a stretch on the clock: `11:30`, `24:00`, `06:00` on the next day.
  static func end(of window: TimeWindow) -> String {
    clock(window.endMinute > 1440 ? window.endMinute % 1440 : window.endMinute)
  }

  /// `08:30`.
  static func clock(_ minute: Int) -> String { padded(minute / 60) + ":" + padded(minute % 60) }

  /// `06-04`.
  static func monthDay(_ date: CalendarDate) -> String { padded(date.month) + "-" + padded(date.day) }

  /// `Thu 06-04`.
  static func day(_ date: CalendarDate) -> BilingualText {
    let weekday = shortWeekday(date.weekday)
    return BilingualText(zh: "\(weekday.zh) \(monthDay(date))", en: "\(weekday.en) \(monthDay(date))")
  }

  /// Minutes as hours with as few decimals as needed: `12`, `7.5`.
  static func hours(_ minutes: Int) -> String { NumberStyle.short(Double(minutes) / 60) }

  /// `Thursday morning`.
  static func partOfDay(_ date: CalendarDate, _ window: TimeWindow) -> BilingualText {
    let weekday = weekday(date.weekday)
    let part = part(of: window.startMinute)
    return BilingualText(zh: weekday.zh + part.zh, en: weekday.en + " " + part.en)
  }

  private static func part(of minute: Int) -> BilingualText {
    switch minute {
    case ..<300: BilingualText(zh: "凌晨", en: "night")
    case ..<720: BilingualText(zh: "上午", en: "morning")
    case ..<1080: BilingualText(zh: "下午", en: "afternoon")
    case ..<1320: BilingualText(zh: "晚上", en: "evening")
    default: BilingualText(zh: "夜里", en: "night")
    }
  }

  private static func weekday(_ weekday: Weekday) -> BilingualText {
    switch weekday {
    case .monday: BilingualText(zh: "周一", en: "Monday")
    case .tuesday: BilingualText(zh: "周二", en: "Tuesday")
    case .wednesday: BilingualText(zh: "周三", en: "Wednesday")
    case .thursday: BilingualText(zh: "周四", en: "Thursday")
    case .friday: BilingualText(zh: "周五", en: "Friday")
    case .saturday: BilingualText(zh: "周六", en: "Saturday")
    case .sunday: BilingualText(zh: "周日", en: "Sunday")
    }
  }

  /// `Thu`, 周四.
  static func shortWeekday(_ day: Weekday) -> BilingualText {
    let name = weekday(day)
    return BilingualText(zh: name.zh, en: String(name.en.prefix(3)))
  }

  /// `T`, 四: the day in a calendar.
  static func weekdayMark(_ day: Weekday) -> BilingualText {
    let name = weekday(day)
    return BilingualText(zh: String(name.zh.suffix(1)), en: String(name.en.prefix(1)))
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
