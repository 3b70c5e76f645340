internal import Foundation
internal import LinliDomain
internal import LinliRostering

/// The readings of one member of a list of days: a weekday, a date, or a stretch of either.
///
/// Every way of reading the member is looked for. One way that is certain is taken; several are named and refused.
struct DayMember {
  /// What a member may mean.
  enum Reading: Equatable {
    case weekdays([Weekday])
    case dates(WrittenDate, WrittenDate)
    /// Weekdays from the later to the earlier one.
    case backward(Weekday, Weekday)
  }

  /// Longer texts are no member of any list; each of their signs would be looked at as the end of a start.
  static let longest = 80

  let text: String
  /// The date before it in the list, which lends its month to a `3日`.
  let previous: WrittenDate?
  /// Whether a number without a sign is a day of the month of the date before it, as the 3 of 6月1、3、5日.
  var isDayOfMonth = false

  /// The readings, the probable one first; empty when it has none.
  var readings: [Reading] {
    if text.count > Self.longest { return [] }
    if let days = isDayOfMonth ? nil : DayWords.days(of: text) { return [.weekdays(days)] }
    if CalendarDate(iso: text) != nil { return dates(text).map { .dates($0, $0) } }
    if let ends = RangeSign.certainEnds(of: text) {
      return ends.count == 2 ? pairs(ends[0], ends[1]) : []
    }
    let whole = dates(text) + [DateForm(text)?.dateBeforeLosingZero].compactMap { $0 }
    var found = whole.map { Reading.dates($0, $0) }
    for (left, right) in RangeSign.hyphenEnds(of: text) { found = pairs(left, right) + found }
    return found
  }

  /// Whether a reading is in a notation that is read.
  static func isCertain(_ reading: Reading) -> Bool {
    switch reading {
    case .weekdays: true
    case .dates(let from, let to): from.isCertain && to.isCertain
    case .backward: false
    }
  }

  /// The stretches that two texts may be the ends of.
  private func pairs(_ left: String, _ right: String) -> [Reading] {
    if !isDayOfMonth, let from = DayWords.day(of: left), let to = DayWords.day(of: right) {
      return from.rawValue > to.rawValue
        ? [.backward(from, to)] : [.weekdays(Array(Weekday.allCases[from.rawValue...to.rawValue]))]
    }
    let starts = dates(left) + Self.bareDay(left)
    return starts.flatMap { start in
      (WrittenDate.readings(of: right) + Self.bareDay(right)).compactMap { Self.stretch(start, $0) }
    }
  }

  /// The dates of a text; one without a month takes that of the date before.
  private func dates(_ text: String) -> [WrittenDate] {
    let found = WrittenDate.readings(of: text) + (isDayOfMonth ? Self.bareDay(text) : [])
    return found.compactMap { date in
      guard date.month == nil else { return date }
      guard let previous, let month = previous.month else { return nil }
      var date = date
      date.month = month
      date.year = previous.year
      date.hasLentMonth = true
      return date
    }
  }

  /// A day of a month that its other end names, as in 6/1-5, `1-5 June` and `June 1-5 2026`.
  private static func bareDay(_ text: String) -> [WrittenDate] {
    let parts = text.split(separator: " ").map(String.init)
    guard let first = parts.first, DaySeparators.isNumber(first), let day = Int(first), (1...31).contains(day) else {
      return []
    }
    if parts.count == 1 { return [WrittenDate(day: day)] }
    guard parts.count == 2, parts[1].count == 4, let year = Int(parts[1]) else { return [] }
    return [WrittenDate(year: year, day: day)]
  }

  /// The stretch of two ends, each completed by the other; nil when they are written in two different orders.
  private static func stretch(_ from: WrittenDate, _ to: WrittenDate) -> Reading? {
    var (from, to) = (from, to)
    if from.order != to.order, from.order != .plain, to.order != .plain { return nil }
    if to.month == nil {
      guard from.month != nil else { return nil }
      to.month = from.month
      to.year = to.year ?? from.year
    } else if from.month == nil {
      from.month = to.month
      from.year = to.year
    }
    // After a start with its year, 06-05 and 6.5 are nothing but month and day.
    if from.year != nil, from.isCertain, to.year == nil, to.order == .plain { to.isCertain = true }
    return .dates(from, to)
  }
}

/// The signs between the ends of a stretch.
enum RangeSign {
  private static let certain = ["至", "到", "~", "〜", "–", "——", "—", "--"]
  private static let words = ["to", "through", "thru", "until", "till"]

  /// The parts of a text between signs that stand between ends and nowhere else; nil when it has no such sign.
  static func certainEnds(of text: String) -> [String]? {
    var plain = text
    for sign in certain { plain = plain.replacing(sign, with: "..") }
    let pieces = plain.split(separator: " ", omittingEmptySubsequences: false)
    if pieces.count > 2 {
      plain = pieces.map { words.contains($0.lowercased()) ? ".." : String($0) }.joined(separator: " ")
    }
    guard plain.contains("..") else { return nil }
    return plain.components(separatedBy: "..").map(FullWidth.trimmed)
  }

  /// The text cut at each hyphen in turn.
  static func hyphenEnds(of text: String) -> [(String, String)] {
    text.indices.filter { text[$0] == "-" }.map { place in
      (FullWidth.trimmed(String(text[..<place])), FullWidth.trimmed(String(text[text.index(after: place)...])))
    }
  }
}
