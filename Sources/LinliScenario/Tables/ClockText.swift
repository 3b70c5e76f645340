internal import Foundation

/// Times of day and durations as people write them into a cell.
enum ClockText {
  private static let minutesPerDay = 1440

  /// Minutes since midnight of a time such as `8:30` or `08:30:00`, or one as people say it, 下午2点半 or `2pm`.
  ///
  /// An end may also be `24:00`, go on counting hours (`26:30`), or name the next day (`次日6:00`).
  static func time(_ text: String, isEnd: Bool) throws(CellReading.Refusal) -> Int {
    let folded = FullWidth.folded(text).filter { !$0.isWhitespace }
    let (clock, isNextDay) = isEnd ? withoutNextDay(folded) : (folded, false)
    let minutes: Int
    if let exact = hoursAndMinutes(clock, hourDigits: 1...2) {
      minutes = exact
    } else {
      minutes = try spoken(clock, in: folded, isEnd: isEnd)
    }
    let last = isEnd ? 2 * minutesPerDay : minutesPerDay - 1
    let time = minutes + (isNextDay ? minutesPerDay : 0)
    guard time <= last, !isNextDay || minutes <= minutesPerDay else { throw .init(.outOfRange) }
    return time
  }

  /// Minutes of a time as people say it, if that has one reading.
  private static func spoken(_ clock: String, in text: String, isEnd: Bool) throws(CellReading.Refusal) -> Int {
    guard let spoken = SpokenClock(clock), !spoken.isBare, let first = spoken.minutes.first else {
      throw .init(.notATime, nearest: timeMeant(by: text, isEnd: isEnd))
    }
    guard spoken.minutes.count == 1 else { throw .init(.ambiguous(readings: spoken.minutes.map(padded))) }
    return first
  }

  /// Whole minutes of a duration in hours, `7.5` or `7:30`.
  static func duration(_ text: String, _ range: NumberRange) throws(CellReading.Refusal) -> Int {
    let folded = FullWidth.trimmed(FullWidth.folded(text))
    if let minutes = hoursAndMinutes(folded, hourDigits: 1...6) {
      guard range.contains(Double(minutes) / 60) else { throw .init(.outOfRange) }
      return minutes
    }
    let hours = try number(folded)
    guard range.contains(hours.value), hours.value < 1_000_000, let decimal = hours.decimal else {
      throw .init(.outOfRange)
    }
    guard let minutes = Int("\(decimal * 60)") else { throw .init(.notWholeMinutes, nearest: rounded(decimal)) }
    return minutes
  }

  /// `7:30` of 450.
  static func text(ofMinutes minutes: Int) -> String {
    let rest = minutes % 60
    return "\(minutes / 60):" + (rest < 10 ? "0\(rest)" : "\(rest)")
  }

  private static func number(_ text: String) throws(CellReading.Refusal) -> NumberText {
    do throws(NumberText.Refusal) { return try NumberText(text) } catch { throw .init(error) }
  }

  private static func rounded(_ hours: Decimal) -> String? {
    var exact = hours * 60
    var whole = Decimal()
    NSDecimalRound(&whole, &exact, 0, .plain)
    return Int("\(whole)").map(text(ofMinutes:))
  }

  /// Minutes of `8:30` and of `8:30:00`; nil for any other form.
  private static func hoursAndMinutes(_ text: String, hourDigits: ClosedRange<Int>) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 && parts[2] == "00" else { return nil }
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
    guard hourDigits.contains(parts[0].count), parts[1].count == 2, let hours = Int(parts[0]),
      let minutes = Int(parts[1]), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }

  private static func withoutNextDay(_ text: String) -> (clock: String, isNextDay: Bool) {
    for word in ["次日", "翌日", "第二天"] where text.hasPrefix(word) { return (String(text.dropFirst(word.count)), true) }
    return (text, false)
  }

  // MARK: What was meant

  /// The time that `8`, `830`, `8.30`, 上午14点 or a spreadsheet's `0.354166667` probably means; nil for anything else.
  private static func timeMeant(by text: String, isEnd: Bool) -> String? {
    if let fraction = Double(text), fraction > 0, fraction < 1 {
      return padded(Int((fraction * Double(minutesPerDay)).rounded()))
    }
    var rest = text.lowercased()
    var isAfternoon = false
    for word in ["下午", "晚上", "晚", "pm"] where rest.contains(word) {
      rest = rest.replacing(word, with: "")
      isAfternoon = true
    }
    for word in ["上午", "早上", "am"] { rest = rest.replacing(word, with: "") }
    rest = rest.replacing("点半", with: ":30").replacing("点", with: ":").replacing("时", with: ":")
    rest = rest.replacing("分", with: "").replacing(".", with: ":").replacing("h", with: ":")
    if rest.hasSuffix(":") || (1...2).contains(rest.count) { rest += rest.hasSuffix(":") ? "00" : ":00" }
    if !rest.contains(":"), (3...4).contains(rest.count) {
      rest.insert(":", at: rest.index(rest.endIndex, offsetBy: -2))
    }
    guard var minutes = hoursAndMinutes(rest, hourDigits: 1...2) else { return nil }
    if isAfternoon, minutes < minutesPerDay / 2 { minutes += minutesPerDay / 2 }
    return minutes <= (isEnd ? minutesPerDay : minutesPerDay - 1) ? padded(minutes) : nil
  }

  /// `07:30` of 450.
  static func padded(_ minutes: Int) -> String {
    (minutes < 600 ? "0" : "") + text(ofMinutes: minutes)
  }
}
