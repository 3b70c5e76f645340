internal import Foundation
internal import LinliDomain

/// The words for days of the week.
enum DayWords {
  /// The words for the days of the week, Monday first.
  static let weekdays: [EnumWord] = [
    EnumWord("mon", ["1", "monday", "周一", "星期一", "礼拜一", "一"], zh: "周一", en: "Monday"),
    EnumWord("tue", ["2", "tuesday", "tues", "周二", "星期二", "礼拜二", "二"], zh: "周二", en: "Tuesday"),
    EnumWord("wed", ["3", "wednesday", "weds", "周三", "星期三", "礼拜三", "三"], zh: "周三", en: "Wednesday"),
    EnumWord("thu", ["4", "thursday", "thur", "thurs", "周四", "星期四", "礼拜四", "四"], zh: "周四", en: "Thursday"),
    EnumWord("fri", ["5", "friday", "周五", "星期五", "礼拜五", "五"], zh: "周五", en: "Friday"),
    EnumWord("sat", ["6", "saturday", "周六", "星期六", "礼拜六", "六"], zh: "周六", en: "Saturday"),
    EnumWord(
      "sun", ["7", "sunday", "周日", "周天", "星期日", "星期天", "礼拜日", "礼拜天", "日", "天"], zh: "周日",
      en: "Sunday"),
  ]

  /// Words that stand for several days of the week; working days are Monday to Friday whatever the holidays.
  private static let groups: [(words: [String], days: [Weekday])] = [
    (
      ["weekdays", "weekday", "workdays", "workday", "workingdays", "工作日", "平日"],
      Weekday.allCases.filter { !$0.isWeekend }
    ),
    (["weekend", "weekends", "周末", "双休日"], Weekday.allCases.filter(\.isWeekend)),
    (["daily", "everyday", "每天", "每日", "天天", "全周"], Weekday.allCases),
  ]

  private static let prefixes = ["星期", "礼拜", "周"]
  private static let fillers = ["每个", "每", "逢", "every", "each", "on"]

  /// The word of a day, as cells hold it.
  static func word(of day: Weekday) -> String { weekdays[day.rawValue].word }

  private static let negations = ["除", "不", "非", "无", "except", "not", "no "]

  /// The word that a misspelled one is nearest to; nil when none is near, and for days that are taken away.
  static func nearest(to text: String) -> String? {
    if negations.contains(where: text.lowercased().hasPrefix) { return nil }
    let spellings = weekdays.flatMap { [$0.word] + $0.aliases.filter { $0.count > 1 } }
    return NearestName.find(text, among: spellings + groups.flatMap(\.words))
  }

  /// The days that a word such as `Tuesdays`, 礼拜天, 周末 or 周一三五 stands for, as written; nil when it is none.
  static func days(of text: String) -> [Weekday]? {
    let key = String(text.lowercased().filter { !$0.isWhitespace && $0 != "." })
    if let days = plainDays(of: key) { return days }
    guard let filler = fillers.first(where: key.hasPrefix) else { return nil }
    return plainDays(of: String(key.dropFirst(filler.count)))
  }

  /// The one day that a word stands for; nil when it stands for none or several.
  static func day(of text: String) -> Weekday? {
    guard let days = days(of: text), days.count == 1 else { return nil }
    return days[0]
  }

  private static func plainDays(of key: String) -> [Weekday]? {
    if let group = groups.first(where: { $0.words.contains(key) }) { return group.days }
    if let day = named(key) { return [day] }
    if key.hasSuffix("s"), key.count > 3, let day = named(String(key.dropLast())) { return [day] }
    return run(key)
  }

  private static func named(_ key: String) -> Weekday? {
    guard let word = EnumWord.find(key, among: weekdays) else { return nil }
    return weekdays.firstIndex { $0.word == word }.flatMap(Weekday.init(rawValue:))
  }

  /// The days of 周一三五, 周六日 or 周一周三: the first one has its 周.
  private static func run(_ key: String) -> [Weekday]? {
    guard prefixes.contains(where: key.hasPrefix) else { return nil }
    var days: [Weekday] = []
    var rest = key[...]
    while !rest.isEmpty {
      if let prefix = prefixes.first(where: rest.hasPrefix) { rest = rest.dropFirst(prefix.count) }
      guard let sign = rest.first, let day = named(String(sign)) else { return nil }
      days.append(day)
      rest = rest.dropFirst()
    }
    return days
  }

  /// A date's text without the weekday behind it, as in `6月1日（周一）` and `6/1周一`, and that weekday.
  static func splittingWeekday(from text: String) -> (date: String, weekday: Weekday?) {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let inner = text[text.index(after: open)...].dropLast()
      if let day = day(of: String(inner)) { return (FullWidth.trimmed(String(text[..<open])), day) }
    }
    for prefix in prefixes {
      guard let start = text.range(of: prefix)?.lowerBound, start > text.startIndex else { continue }
      let before = text[text.index(before: start)]
      if before.isNumber || before == "日" || before == "号", let day = day(of: String(text[start...])) {
        return (String(text[..<start]), day)
      }
    }
    return (text, nil)
  }
}
