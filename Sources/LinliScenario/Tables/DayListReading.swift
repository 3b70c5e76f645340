internal import LinliDomain
internal import LinliRostering

/// Reads the days of a cell: weekdays, dates and stretches as people write them.
///
/// A member with two readings is refused with both, one in a notation that is not read with what it probably means; no
/// reading is ever chosen by what looks likelier.
struct DayListReading {
  /// The longest stretch of dates; longer ones are slips of the pen, and would make millions of days.
  static let longestStretch = 3660

  private let horizon: Horizon?
  private var found = DayList()
  /// The last date read, whose month a `3日` after it takes.
  private var previous: WrittenDate?
  /// The days of the member before.
  private var before = DayList()
  /// Whether only `|` separates the members, so that a number after a date in full is a day of the week as ever.
  private var isStrict = false

  /// The days of a cell such as `mon|wed`, 周一、三、五, `6/1-6/5`, `2026-06-01..2026-06-07`, `*`.
  ///
  /// - Parameter horizon: The days of the roster, for dates without a year; without it these are refused.
  static func read(_ cell: String, horizon: Horizon?) throws(CellReading.Refusal) -> DayList {
    let folded = FullWidth.trimmed(FullWidth.folded(cell))
    let list = DaySeparators.members(of: folded)
    if list.contains("") {
      let full = list.filter { !$0.isEmpty }
      throw .init(.emptyMember, nearest: full.isEmpty ? nil : full.joined(separator: "|"))
    }
    if list == ["*"] { return DayList(weekdays: Weekday.allCases) }
    var reading = DayListReading(horizon: horizon)
    reading.isStrict = list == CellReading.members(of: folded)
    try reading.refuseNumbersOfTwoReadings(list)
    for (index, member) in list.enumerated() {
      try reading.add(member, isDayOfMonth: reading.isDayOfMonth(list, index))
    }
    let named = reading.found.weekdays
    reading.found.weekdays = Weekday.allCases.filter(named.contains)
    return reading.found
  }

  private init(horizon: Horizon?) { self.horizon = horizon }

  // MARK: Members

  private mutating func add(_ text: String, isDayOfMonth: Bool) throws(CellReading.Refusal) {
    let member = DayMember(text: text, previous: previous, isDayOfMonth: isDayOfMonth)
    let readings = member.readings
    if readings.isEmpty, let parts = DaySeparators.parts(of: text) {
      try refuseDatesBesideWeekdays(parts, in: text)
      for part in parts { try add(part, isDayOfMonth: false) }
      return
    }
    if previous != nil, DaySeparators.isNumber(text), !isDayOfMonth { try refuseNumberAfterDate(text) }
    let meant = try stretches(readings, text)
    guard meant.count == 1, let reading = readings.first(where: DayMember.isCertain) else {
      throw refusal(of: text, meant)
    }
    try refuseReturn(reading, meant[0], text)
    try refuseOtherYear(reading, meant[0], text)
    try refuseWeekdayOfDate(meant[0], text)
    try take(reading, meant[0], text)
  }

  private mutating func take(
    _ reading: DayMember.Reading, _ days: DayList, _ text: String
  ) throws(CellReading.Refusal) {
    for day in days.weekdays {
      guard !found.weekdays.contains(day) else { throw .init(.duplicateMember(member: text), value: text) }
      found.weekdays.append(day)
    }
    for stretch in days.stretches {
      guard stretch.lowerBound <= stretch.upperBound else { throw .init(.endBeforeStart, value: text) }
      guard stretch.upperBound.ordinal - stretch.lowerBound.ordinal < Self.longestStretch else {
        throw .init(.outOfRange, value: text)
      }
      guard !found.stretches.contains(stretch) else { throw .init(.duplicateMember(member: text), value: text) }
      found.stretches.append(stretch)
    }
    if case .dates(let from, let to) = reading {
      try check(from.weekday, of: days.stretches[0].lowerBound, text)
      try check(to.weekday, of: days.stretches[0].upperBound, text)
      let isPlain = (RangeSign.certainEnds(of: text) ?? [text]).allSatisfy { CalendarDate(iso: $0) != nil }
      previous = isStrict && isPlain ? nil : to
    }
    before = days
  }

  /// A weekday beside a date must be that of the date.
  private func check(_ weekday: Weekday?, of date: CalendarDate, _ text: String) throws(CellReading.Refusal) {
    guard let weekday, weekday != date.weekday else { return }
    throw .init(.ambiguous(readings: ["\(date)", DayWords.word(of: weekday)]), value: text)
  }

  // MARK: Years

  /// The days that each reading stands for; a date without a year may stand for several.
  private func stretches(
    _ readings: [DayMember.Reading], _ text: String
  ) throws(CellReading.Refusal) -> [DayList] {
    var all: [DayList] = []
    for reading in readings {
      switch reading {
      case .weekdays(let days): all.append(DayList(weekdays: days))
      case .backward where readings.count > 1: continue
      case .backward(let from, let to): throw .init(.endBeforeStart, nearest: Self.around(from, to), value: text)
      case .dates(let from, let to):
        let resolution = try resolution(from, to, text)
        let stretches = resolution.stretches(from: from, to: to)
        if stretches.isEmpty, DayMember.isCertain(reading) { throw impossible(from, to, resolution, text) }
        all += stretches.map { DayList(stretches: [$0]) }
      }
    }
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func resolution(
    _ from: WrittenDate, _ to: WrittenDate, _ text: String
  ) throws(CellReading.Refusal) -> YearResolution {
    if let horizon { return YearResolution(horizon: horizon) }
    // With a year told, the horizon is not asked for.
    guard let year = from.year ?? to.year, let day = CalendarDate(year: year, month: 1, day: 1),
      let horizon = Horizon(start: day, end: day)
    else { throw .init(.noYear, expectation: .date, value: text) }
    return YearResolution(horizon: horizon)
  }

  /// Why two ends make no stretch: the end is before the start, or the nearest year lacks a day.
  private func impossible(
    _ from: WrittenDate, _ to: WrittenDate, _ resolution: YearResolution, _ text: String
  ) -> CellReading.Refusal {
    let ends = resolution.stretches(from: from, to: from) + resolution.stretches(from: to, to: to)
    return .init(ends.count < 2 ? .notADate : .endBeforeStart, value: text)
  }

  /// The days from a later weekday over the end of the week to an earlier one: `fri..sun|mon`.
  private static func around(_ from: Weekday, _ to: Weekday) -> String {
    func stretch(_ first: Weekday, _ last: Weekday) -> String {
      first == last ? DayWords.word(of: first) : "\(DayWords.word(of: first))..\(DayWords.word(of: last))"
    }
    return stretch(from, .sunday) + "|" + stretch(.monday, to)
  }

  // MARK: Two readings

  /// Refuses a cell such as `1/3` or `1/3、5`, whose numbers may be days of the week as well as a date.
  private func refuseNumbersOfTwoReadings(_ list: [String]) throws(CellReading.Refusal) {
    guard list.contains(where: { $0.contains("/") || $0.contains(".") }), let days = DaySeparators.risingDays(list)
    else { return }
    var readings = [days]
    for text in list where text.contains("/") || text.contains(".") {
      let member = DayMember(text: text, previous: nil)
      readings += try stretches(member.readings, text).map(\.description)
    }
    if readings.count == 1 { throw .init(.notADay, nearest: days) }
    throw .init(.ambiguous(readings: Array(readings.prefix(4))))
  }

  /// Refuses `6月1日 周一`, which may be one day or that day and every Monday.
  private func refuseDatesBesideWeekdays(_ parts: [String], in text: String) throws(CellReading.Refusal) {
    let dates = parts.filter { DayWords.days(of: $0) == nil && RangeSign.certainEnds(of: $0) == nil }
    guard !dates.isEmpty, dates.count < parts.count else { return }
    var one = DayListReading(horizon: horizon)
    for date in dates { try one.add(date, isDayOfMonth: false) }
    guard !one.found.stretches.isEmpty else { return }
    let days = parts.compactMap(DayWords.days).joined()
    let both = DayList(weekdays: Weekday.allCases.filter(days.contains), stretches: one.found.stretches)
    throw .init(.ambiguous(readings: ["\(one.found)", "\(both)"]), value: text)
  }

  /// Refuses the 3 of `6/1、3`, which may be a Wednesday or the third of June.
  private func refuseNumberAfterDate(_ text: String) throws(CellReading.Refusal) {
    let dates = DayMember(text: text, previous: previous, isDayOfMonth: true).readings
    let meant = try stretches(dates, text).map(\.description)
    guard let day = DayWords.day(of: text) else {
      throw .init(.notADay, nearest: meant.first, value: text)
    }
    throw .init(.ambiguous(readings: [DayWords.word(of: day)] + meant), value: text)
  }

  /// Refuses the 1日 of 6月30日、1日, which may be in June or in July.
  private func refuseReturn(
    _ reading: DayMember.Reading, _ days: DayList, _ text: String
  ) throws(CellReading.Refusal) {
    guard case .dates(let from, let to) = reading, from.hasLentMonth, let previous, from.day <= previous.day,
      let own = days.stretches.first
    else { return }
    let next = own.lowerBound.month == 12 ? 1 : own.lowerBound.month + 1
    let year = own.lowerBound.year + (next == 1 ? 1 : 0)
    let ends = [from, to].compactMap { CalendarDate(year: year, month: next, day: $0.day) }
    let later = ends.count == 2 && ends[0] <= ends[1] ? [DayList.text(of: ends[0]...ends[1])] : []
    throw .init(.ambiguous(readings: ["\(days)"] + later), value: text)
  }

  /// Refuses the second date of `2027年1月1日、2月3日` where it would be of another year than the first.
  private func refuseOtherYear(
    _ reading: DayMember.Reading, _ days: DayList, _ text: String
  ) throws(CellReading.Refusal) {
    guard case .dates(let from, let to) = reading, from.year == nil, to.year == nil, let year = previous?.year,
      let own = days.stretches.first, own.lowerBound.year != year, let first = from.date(in: year),
      let last = to.date(in: year), first <= last
    else { return }
    throw .init(.ambiguous(readings: ["\(days)", DayList.text(of: first...last)]), value: text)
  }

  /// Refuses `Monday, June 1` where that date is a Monday: it may be one day, or that day and every Monday.
  private func refuseWeekdayOfDate(_ days: DayList, _ text: String) throws(CellReading.Refusal) {
    guard !isStrict, let date = days.onlyDate ?? before.onlyDate else { return }
    let word = days.onlyDate == nil ? days : before
    guard word.weekdays == [date.weekday], word.stretches.isEmpty else { return }
    let both = DayList(weekdays: word.weekdays, stretches: [date...date])
    throw .init(.ambiguous(readings: ["\(date)", "\(both)"]), value: text)
  }

  /// Whether a number is a day of the month of the date before it: what stands from there to the next 日 are numbers.
  private func isDayOfMonth(_ list: [String], _ index: Int) -> Bool {
    guard let previous, previous.month != nil, index > 0 else { return false }
    let closing = list[index...].first { !DaySeparators.isNumber($0) }
    guard let closing, let form = closing.last, form == "日" || form == "号" else { return false }
    let opening = list[..<index].last { !DaySeparators.isNumber($0) }
    return closing.dropLast().allSatisfy { $0.isNumber || $0 == "-" } && opening?.last?.isNumber == true
      && opening?.contains("月") == true
  }

  // MARK: Refusals

  private func refusal(of text: String, _ meant: [DayList]) -> CellReading.Refusal {
    if meant.count > 1 { return .init(.ambiguous(readings: meant.prefix(4).map(\.description)), value: text) }
    if let only = meant.first { return .init(.notADate, nearest: "\(only)", value: text) }
    if let date = WrittenDate.ofSerial(text), DaySeparators.runOfDays(text) == nil {
      return .init(.serialDate, nearest: "\(date)", value: text)
    }
    if let days = DaySeparators.runOfDays(text) { return .init(.notADay, nearest: days, value: text) }
    if let form = DateForm(text), form.shape != "0 0", text.count >= 3 || text.last == "日" || text.last == "号" {
      return .init(.notADate, nearest: dayOfHorizon(text), value: text)
    }
    if let date = dateBeforeTime(text) { return .init(.notADate, nearest: date, value: text) }
    return .init(.notADay, nearest: DayWords.nearest(to: text), value: text)
  }

  /// The date of a `5日` without a month, if the horizon has only one such day.
  private func dayOfHorizon(_ text: String) -> String? {
    guard let horizon, let form = DateForm(text), form.shape == "0日", let day = Int(text.dropLast()) else { return nil }
    let days = horizon.dates.filter { $0.day == day }
    return days.count == 1 ? "\(days[0])" : nil
  }

  /// The date of a spreadsheet's `2026/6/1 0:00`.
  private func dateBeforeTime(_ text: String) -> String? {
    guard let blank = text.firstIndex(of: " "), text[blank...].contains(":") else { return nil }
    let dates = WrittenDate.readings(of: String(text[..<blank]))
    guard dates.count == 1, let year = dates[0].year else { return nil }
    return dates[0].date(in: year)?.description
  }
}
