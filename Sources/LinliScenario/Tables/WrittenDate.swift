internal import LinliDomain

/// A date as people write it: `2026/6/1`, `6月1日`, `1 June`, `20260601`. What is not told is nil.
struct WrittenDate: Equatable {
  /// Which part comes first where only numbers stand.
  enum Order: Equatable { case plain, dayFirst, monthFirst }

  var year: Int?
  var month: Int?
  var day: Int
  var order = Order.plain
  /// Whether the notation is read; if not, this is only what was probably meant.
  var isCertain = true
  /// The weekday written beside the date, to be compared.
  var weekday: Weekday?
  /// Whether the month is that of a date before it.
  var hasLentMonth = false

  /// Every date that a text may mean, the probable one first; empty when it has the form of no date.
  static func readings(of text: String) -> [WrittenDate] {
    let (date, weekday) = DayWords.splittingWeekday(from: text)
    guard let form = DateForm(date) else { return [] }
    return form.readings.filter(\.isPossible).map { reading in
      var reading = reading
      reading.weekday = weekday
      return reading
    }
  }

  /// The day of a spreadsheet's number, such as 46174 for 2026-06-01; nil for any other text.
  ///
  /// Spreadsheets count from 1900 and take that year for a leap year, so day 0 is 1899-12-30 since March 1900.
  static func ofSerial(_ text: String) -> CalendarDate? {
    let whole = text.prefix { $0 != "." }
    guard whole.count == 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let number = Int(whole), number >= 10_000
    else { return nil }
    return CalendarDate(year: 1899, month: 12, day: 30)?.adding(days: number)
  }

  /// The date in a year.
  func date(in year: Int) -> CalendarDate? {
    month.flatMap { CalendarDate(year: year, month: $0, day: day) }
  }

  /// Whether some year has the day.
  private var isPossible: Bool {
    if let year { return date(in: year) != nil }
    // 2000 is a leap year; January has every day that any month has.
    return CalendarDate(year: 2000, month: month ?? 1, day: day) != nil
  }
}

/// The form of a date: its numbers and what stands between them.
struct DateForm {
  private static let months: [[String]] = [
    ["jan", "january"], ["feb", "february"], ["mar", "march"], ["apr", "april"], ["may"], ["jun", "june"],
    ["jul", "july"], ["aug", "august"], ["sep", "sept", "september"], ["oct", "october"], ["nov", "november"],
    ["dec", "december"],
  ]

  /// The numbers with their digits.
  private var numbers: [String] = []
  /// The month told by its name.
  private var month: Int?
  /// `0` for a number, `M` for a month's name, and the signs between: `0/0/0`, `0月0日`, `M0`.
  private(set) var shape = ""

  /// Takes a text apart; nil when it holds what no date holds.
  init?(_ text: String) {
    var rest = FullWidth.trimmed(text.lowercased())[...]
    var hasBlank = false
    while let sign = rest.first {
      if sign.isASCII, sign.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 8 else { return nil }
        if hasBlank, shape.hasSuffix("0") { shape += " " }
        numbers.append(String(digits))
        shape += "0"
        rest = rest.dropFirst(digits.count)
      } else if sign.isASCII, sign.isLetter {
        let word = rest.prefix { $0.isASCII && $0.isLetter }
        guard take(String(word), isAttached: !hasBlank) else { return nil }
        rest = rest.dropFirst(word.count)
      } else {
        rest = rest.dropFirst()
        guard sign.isWhitespace || take(sign) else { return nil }
      }
      hasBlank = sign.isWhitespace
    }
    if numbers.isEmpty { return nil }
  }

  private mutating func take(_ word: String, isAttached: Bool) -> Bool {
    if ["st", "nd", "rd", "th"].contains(word) { return isAttached && shape.hasSuffix("0") }
    if word == "of" { return true }
    guard month == nil, let index = Self.months.firstIndex(where: { $0.contains(word) }) else { return false }
    month = index + 1
    shape += "M"
    return true
  }

  private mutating func take(_ sign: Character) -> Bool {
    switch sign {
    case "." where shape.hasSuffix("M"): return true
    case "," where shape == "M0": return true
    case "号": shape += "日"
    case "年", "月", "日", "/", ".", "-": shape.append(sign)
    default: return false
    }
    return true
  }

  // MARK: Readings

  /// The dates that the form may mean, also impossible ones.
  var readings: [WrittenDate] {
    let values = numbers.compactMap { Int($0) }
    switch shape {
    case "0": return unseparated
    case "0/0/0", "0-0-0", "0.0.0", "0 0 0": return threeNumbers(values)
    case "0年0月0日", "0年0月0":
      return [dated(values[0], digits: numbers[0], values[1], values[2])]
    case "0月0日", "0月0": return short(0...1) ? [WrittenDate(month: values[0], day: values[1])] : []
    case "0/0", "0.0", "0-0": return twoNumbers(values)
    case "0日": return short(0...0) ? [WrittenDate(day: values[0])] : []
    case "0M", "0-M", "0/M", "M0": return short(0...0) ? [WrittenDate(month: month, day: values[0])] : []
    case "M-0", "M/0": return short(0...0) ? [WrittenDate(month: month, day: values[0], isCertain: false)] : []
    case "0M0", "0-M-0", "0/M/0", "M0 0":
      return short(0...0) ? [dated(values[1], digits: numbers[1], month, values[0])] : []
    default: return []
    }
  }

  private func short(_ range: ClosedRange<Int>) -> Bool { range.allSatisfy { numbers[$0].count <= 2 } }

  /// A date whose year is certain if it has four digits.
  private func dated(_ year: Int, digits: String, _ month: Int?, _ day: Int) -> WrittenDate {
    let isWhole = digits.count == 4
    return WrittenDate(
      year: isWhole ? year : digits.count == 2 ? 2000 + year : 0, month: month, day: day, isCertain: isWhole)
  }

  /// `20260601`; `260601` and `0601` are only what was probably meant.
  private var unseparated: [WrittenDate] {
    let digits = numbers[0]
    guard let number = Int(digits) else { return [] }
    let (month, day) = (number / 100 % 100, number % 100)
    switch digits.count {
    case 8: return [WrittenDate(year: number / 10_000, month: month, day: day)]
    case 6: return [WrittenDate(year: 2000 + number / 10_000, month: month, day: day, isCertain: false)]
    case 4: return [WrittenDate(month: month, day: day, isCertain: false)]
    default: return []
    }
  }

  /// `2026/6/1` with the year first; with the year last the day or the month may be first.
  private func threeNumbers(_ values: [Int]) -> [WrittenDate] {
    let isSpaced = shape == "0 0 0"
    if numbers[0].count == 4, short(1...2) {
      return [WrittenDate(year: values[0], month: values[1], day: values[2], isCertain: !isSpaced)]
    }
    guard short(0...1) else { return [] }
    var found: [WrittenDate] = []
    if numbers[0].count == 2, numbers[2].count <= 2 {
      found.append(WrittenDate(year: 2000 + values[0], month: values[1], day: values[2], isCertain: false))
    }
    guard numbers[2].count == 4 || numbers[2].count == 2 else { return found }
    let year = numbers[2].count == 4 ? values[2] : 2000 + values[2]
    let isCertain = numbers[2].count == 4 && !isSpaced
    found.append(WrittenDate(year: year, month: values[1], day: values[0], order: .dayFirst, isCertain: isCertain))
    if values[0] != values[1] {
      found.append(WrittenDate(year: year, month: values[0], day: values[1], order: .monthFirst, isCertain: isCertain))
    }
    return found
  }

  /// `6/1` is the first of June, as the Chinese write; `6.1`, `6-1` and `13/6` are only what was probably meant.
  private func twoNumbers(_ values: [Int]) -> [WrittenDate] {
    guard short(0...1) else { return [] }
    if values[0] > 12 {
      return [WrittenDate(month: values[1], day: values[0], order: .dayFirst, isCertain: false)]
    }
    return [WrittenDate(month: values[0], day: values[1], isCertain: shape == "0/0")]
  }

  /// The tenth of June that a spreadsheet makes `6.1` of; nil of any other form.
  var dateBeforeLosingZero: WrittenDate? {
    guard shape == "0.0", short(0...1), numbers[1].count == 1, let month = Int(numbers[0]), let day = Int(numbers[1]),
      CalendarDate(year: 2000, month: month, day: day * 10) != nil
    else { return nil }
    return WrittenDate(month: month, day: day * 10, isCertain: false)
  }
}
