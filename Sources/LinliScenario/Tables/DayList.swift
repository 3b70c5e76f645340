internal import Foundation
internal import LinliDomain
internal import LinliRostering

/// The days that a cell names: weekdays, and dates or stretches of them.
struct DayList: Equatable {
  /// Days of every week, in the order of the week, each once.
  var weekdays: [Weekday] = []
  /// Stretches of dates as written, a single date being one of length 1.
  var stretches: [ClosedRange<CalendarDate>] = []

  /// The date, if that is all the cell names.
  var onlyDate: CalendarDate? {
    guard weekdays.isEmpty, stretches.count == 1, stretches[0].lowerBound == stretches[0].upperBound else { return nil }
    return stretches[0].lowerBound
  }

  /// The days within a horizon, in order, each once.
  func dates(in horizon: Horizon) -> [CalendarDate] {
    horizon.dates.filter { date in
      weekdays.contains(date.weekday) || stretches.contains { $0.contains(date) }
    }
  }

  /// Dates written one by one that lie outside a horizon, in order.
  func singleDates(outside horizon: Horizon) -> [CalendarDate] {
    stretches.filter { $0.lowerBound == $0.upperBound && !horizon.contains($0.lowerBound) }.map(\.lowerBound).sorted()
  }

  /// The same days as selections of which no two share a day.
  var selections: [DaySelection] {
    var selections: [DaySelection] = weekdays.isEmpty ? [] : [.weekly(weekdays)]
    if weekdays.count == Weekday.allCases.count { return selections }
    for stretch in disjointStretches { selections += pieces(of: stretch).map { .dates($0.lowerBound, $0.upperBound) } }
    return selections
  }

  /// The stretches sorted, with those that overlap or touch made one.
  private var disjointStretches: [ClosedRange<CalendarDate>] {
    var merged: [ClosedRange<CalendarDate>] = []
    for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, stretch.lowerBound.ordinal <= last.upperBound.ordinal + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, stretch.upperBound)
      } else {
        merged.append(stretch)
      }
    }
    return merged
  }

  /// The parts of a stretch between the days that the weekdays name already.
  private func pieces(of stretch: ClosedRange<CalendarDate>) -> [ClosedRange<CalendarDate>] {
    if weekdays.isEmpty { return [stretch] }
    var pieces: [ClosedRange<CalendarDate>] = []
    for date in stretch.dates where !weekdays.contains(date.weekday) {
      if let last = pieces.last, date.ordinal == last.upperBound.ordinal + 1 {
        pieces[pieces.count - 1] = last.lowerBound...date
      } else {
        pieces.append(date...date)
      }
    }
    return pieces
  }
}

extension ClosedRange<CalendarDate> {
  /// Its days in order.
  var dates: [CalendarDate] {
    (lowerBound.ordinal...upperBound.ordinal).compactMap(CalendarDate.init(ordinal:))
  }
}

extension Horizon {
  /// Its days in order.
  var dates: [CalendarDate] { (start...end).dates }
}

/// Reads the days of a cell.
struct DayListReading {
  /// The longest stretch of dates; longer ones are slips of the pen, and would make millions of days.
  static let longestStretch = 3660

  /// The words for the days of the week, Monday first.
  static let words: [EnumWord] = [
    EnumWord("mon", ["1", "monday", "周一", "星期一", "礼拜一", "一"], zh: "周一", en: "Monday"),
    EnumWord("tue", ["2", "tuesday", "周二", "星期二", "礼拜二", "二"], zh: "周二", en: "Tuesday"),
    EnumWord("wed", ["3", "wednesday", "周三", "星期三", "礼拜三", "三"], zh: "周三", en: "Wednesday"),
    EnumWord("thu", ["4", "thursday", "周四", "星期四", "礼拜四", "四"], zh: "周四", en: "Thursday"),
    EnumWord("fri", ["5", "friday", "周五", "星期五", "礼拜五", "五"], zh: "周五", en: "Friday"),
    EnumWord("sat", ["6", "saturday", "周六", "星期六", "礼拜六", "六"], zh: "周六", en: "Saturday"),
    EnumWord(
      "sun", ["7", "sunday", "周日", "周天", "星期日", "星期天", "礼拜日", "礼拜天", "日", "天"], zh: "周日",
      en: "Sunday"),
  ]

  private var found = DayList()

  /// The days of members such as `mon`, `周三`, `1..5`, `2026-06-01`, `2026-06-01..2026-06-07`, `*`.
  static func read(_ members: [String]) throws(CellReading.Refusal) -> DayList {
    if members == ["*"] { return DayList(weekdays: Weekday.allCases) }
    var reading = DayListReading()
    for member in members { try reading.add(member) }
    let named = reading.found.weekdays
    reading.found.weekdays = Weekday.allCases.filter(named.contains)
    return reading.found
  }

  private mutating func add(_ member: String) throws(CellReading.Refusal) {
    let parts = Self.ends(of: member)
    guard let first = parts.first, let last = parts.last, parts.count <= 2 else {
      throw .init(.notADay, value: member)
    }
    if let from = Self.weekday(first), let to = Self.weekday(last) {
      try addWeekdays(from, to, member)
    } else {
      try addDates(try Self.date(first, member), try Self.date(last, member), member)
    }
  }

  private mutating func addWeekdays(
    _ from: Weekday, _ to: Weekday, _ member: String
  ) throws(CellReading.Refusal) {
    guard from.rawValue <= to.rawValue else { throw .init(.endBeforeStart, value: member) }
    for day in Weekday.allCases[from.rawValue...to.rawValue] {
      guard !found.weekdays.contains(day) else { throw .init(.duplicateMember(member: member), value: member) }
      found.weekdays.append(day)
    }
  }

  private mutating func addDates(
    _ from: CalendarDate, _ to: CalendarDate, _ member: String
  ) throws(CellReading.Refusal) {
    guard from <= to else { throw .init(.endBeforeStart, value: member) }
    guard to.ordinal - from.ordinal < Self.longestStretch else { throw .init(.outOfRange, value: member) }
    guard !found.stretches.contains(from...to) else {
      throw .init(.duplicateMember(member: member), value: member)
    }
    found.stretches.append(from...to)
  }

  /// The one or two ends of a stretch, written with `..`, `~` or 至.
  private static func ends(of member: String) -> [String] {
    let plain = member.replacing("至", with: "..").replacing("~", with: "..")
    return plain.components(separatedBy: "..").map(FullWidth.trimmed)
  }

  private static func weekday(_ text: String) -> Weekday? {
    guard let word = EnumWord.find(text, among: words) else { return nil }
    return words.firstIndex { $0.word == word }.flatMap(Weekday.init(rawValue:))
  }

  private static func date(_ text: String, _ member: String) throws(CellReading.Refusal) -> CalendarDate {
    if let date = CalendarDate(iso: text) { return date }
    if let meant = CellReading.dateLike(text) { throw .init(.notADate, nearest: "\(meant)", value: member) }
    // Eight digits or more with signs between them are a date that the calendar does not have.
    if text.count >= 8, text.first?.isNumber == true { throw .init(.notADate, value: member) }
    let spellings = words.flatMap { [$0.word] + $0.aliases.filter { $0.count > 1 } }
    throw .init(.notADay, nearest: NearestName.find(text, among: spellings), value: member)
  }
}
