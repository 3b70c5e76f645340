import LinliDomain
import LinliLP
import LinliRostering
import Testing

@testable import LinliScenario

/// Cells of days as the tests write them.
enum DayCell {
  /// June 2026.
  static let june = horizon("2026-06-01", "2026-06-30")

  static func horizon(_ start: String, _ end: String) -> Horizon {
    guard let first = CalendarDate(iso: start), let last = CalendarDate(iso: end),
      let horizon = Horizon(start: first, end: last)
    else { preconditionFailure("no horizon \(start)..\(end)") }
    return horizon
  }

  static func read(_ cell: String, in horizon: Horizon? = june) throws(CellReading.Refusal) -> DayList {
    try DayListReading.read(cell, horizon: horizon)
  }

  static func refusal(of cell: String, in horizon: Horizon? = june) -> CellReading.Refusal? {
    do throws(CellReading.Refusal) {
      _ = try read(cell, in: horizon)
      return nil
    } catch {
      return error
    }
  }
}

/// Days as people type them mean what the forms with `|`, `..` and ISO dates say.
struct TypedDayTests {
  static let weekdays: [(String, String)] = [
    ("周一、三、五", "mon|wed|fri"), ("周一，三，五", "mon|wed|fri"), ("周一三五", "mon|wed|fri"), ("周一 周三 周五", "mon|wed|fri"),
    ("周一/周三/周五", "mon|wed|fri"), ("周一/三/五", "mon|wed|fri"), ("1,3,5", "mon|wed|fri"), ("1 3 5", "mon|wed|fri"),
    ("1、3、5", "mon|wed|fri"), ("周1、周3、周5", "mon|wed|fri"), ("周一至周五", "mon..fri"), ("周一-周五", "mon..fri"),
    ("周一－五", "mon..fri"), ("周一到周五", "mon..fri"), ("周一——周五", "mon..fri"), ("星期一～星期五", "mon..fri"), ("周1-5", "mon..fri"),
    ("星期二和星期四", "tue|thu"), ("星期二与星期四", "tue|thu"), ("周二及周四", "tue|thu"), ("周二以及周四", "tue|thu"), ("礼拜天", "sun"),
    ("周末", "sat|sun"), ("双休日", "sat|sun"), ("周六日", "sat|sun"), ("周六、日", "sat|sun"), ("工作日", "mon..fri"), ("每天", "*"),
    ("每日", "*"), ("每周三", "wed"), ("逢周一、周四", "mon|thu"), ("每个周末", "sat|sun"), ("工作日、周六", "mon..sat"),
    ("周一至周三、周五", "mon..wed|fri"), ("weekdays", "mon..fri"), ("Weekend", "sat|sun"), ("daily", "*"), ("every day", "*"),
    ("Mon-Fri", "mon..fri"), ("Mon - Fri", "mon..fri"), ("Mon–Fri", "mon..fri"), ("Mon to Fri", "mon..fri"),
    ("Monday through Friday", "mon..fri"), ("Mon, Wed & Fri", "mon|wed|fri"), ("Mon, Wed and Fri", "mon|wed|fri"),
    ("Mon, Wed, and Fri", "mon|wed|fri"), ("Tuesdays", "tue"), ("Tues", "tue"), ("Thurs.", "thu"),
    ("Mon Wed", "mon|wed"),
    ("Mon/Wed", "mon|wed"), ("every Monday", "mon"), ("Mon; Wed", "mon|wed"), ("ＭＯＮ、ＷＥＤ", "mon|wed"),
    ("Mon-Wed, Fri", "mon..wed|fri"), ("weekdays + sat", "mon..sat"),
  ]

  @Test("weekdays in Chinese, English and numbers", arguments: weekdays)
  func weekday(typed: String, plain: String) throws {
    #expect(try DayCell.read(typed) == DayCell.read(plain))
    #expect(try DayCell.read(typed, in: nil) == DayCell.read(plain))
  }

  static let dates: [(String, String)] = [
    ("2026/6/1", "2026-06-01"), ("2026.6.1", "2026-06-01"), ("2026-6-1", "2026-06-01"), ("2026年6月1日", "2026-06-01"),
    ("2026 年 6 月 1 日", "2026-06-01"), ("2026年6月1号", "2026-06-01"), ("２０２６／０６／０１", "2026-06-01"), ("6月1日", "2026-06-01"),
    ("6月1号", "2026-06-01"), ("6/1", "2026-06-01"), ("06/01", "2026-06-01"), ("6/15", "2026-06-15"),
    ("1 June", "2026-06-01"),
    ("June 1", "2026-06-01"), ("1st June", "2026-06-01"), ("June 3rd", "2026-06-03"), ("1 Jun 2026", "2026-06-01"),
    ("Jun. 1, 2026", "2026-06-01"), ("June 1, 2026", "2026-06-01"), ("1st of June", "2026-06-01"),
    ("1-Jun", "2026-06-01"),
    ("1-Jun-2026", "2026-06-01"), ("20260601", "2026-06-01"), ("13/04/2026", "2026-04-13"),
    ("04/13/2026", "2026-04-13"),
    ("06/06/2026", "2026-06-06"), ("6月1日（周一）", "2026-06-01"), ("6/1周一", "2026-06-01"),
    ("2026-06-01(Mon)", "2026-06-01"),
  ]

  @Test("dates with and without a year", arguments: dates)
  func date(typed: String, plain: String) throws {
    #expect(try DayCell.read(typed) == DayCell.read(plain))
  }

  static let stretches: [(String, String)] = [
    ("6/1-6/5", "2026-06-01..2026-06-05"), ("6/1-5", "2026-06-01..2026-06-05"), ("6/1~6/5", "2026-06-01..2026-06-05"),
    ("6月1日至5日", "2026-06-01..2026-06-05"), ("6月1日-6月5日", "2026-06-01..2026-06-05"),
    ("6月1-5日", "2026-06-01..2026-06-05"), ("6月1日到6月5日", "2026-06-01..2026-06-05"),
    ("2026年6月1日至7日", "2026-06-01..2026-06-07"), ("2026-06-01至2026-06-07", "2026-06-01..2026-06-07"),
    ("2026-06-01 - 2026-06-07", "2026-06-01..2026-06-07"), ("2026-06-01-2026-06-07", "2026-06-01..2026-06-07"),
    ("2026/6/1-2026/6/7", "2026-06-01..2026-06-07"), ("2026/6/1-6/7", "2026-06-01..2026-06-07"),
    ("2026.6.1-6.7", "2026-06-01..2026-06-07"), ("2026.6.1-6.3", "2026-06-01..2026-06-03"),
    ("20260601-20260607", "2026-06-01..2026-06-07"), ("June 1-5", "2026-06-01..2026-06-05"),
    ("1-5 June", "2026-06-01..2026-06-05"), ("1 June to 5 June 2026", "2026-06-01..2026-06-05"),
    ("Jun 28 – Jul 3", "2026-06-28..2026-07-03"), ("June 1-5, 2026", "2026-06-01..2026-06-05"),
    ("01/06/2026-15/06/2026", "2026-06-01..2026-06-15"), ("6月1日（周一）至6月5日（周五）", "2026-06-01..2026-06-05"),
  ]

  @Test("stretches of dates, the end completed by the start", arguments: stretches)
  func stretch(typed: String, plain: String) throws {
    #expect(try DayCell.read(typed) == DayCell.read(plain))
  }

  static let lists: [(String, String)] = [
    ("6月1日、3日、5日", "2026-06-01|2026-06-03|2026-06-05"), ("6月1、3、5日", "2026-06-01|2026-06-03|2026-06-05"),
    ("6月1、3-5日", "2026-06-01|2026-06-03..2026-06-05"), ("6/1、6/3、6/5", "2026-06-01|2026-06-03|2026-06-05"),
    ("6/1 6/3", "2026-06-01|2026-06-03"), ("6/2、6/4", "2026-06-02|2026-06-04"),
    ("6/1；6/8-6/10", "2026-06-01|2026-06-08..2026-06-10"),
    ("1 June, 3 June and 5 June", "2026-06-01|2026-06-03|2026-06-05"), ("周六、6月1日", "sat|2026-06-01"),
    ("周一|2026-06-01", "mon|2026-06-01"),
    ("June 1, 2026, June 3, 2026", "2026-06-01|2026-06-03"), ("2026-06-01,2026-06-03", "2026-06-01|2026-06-03"),
    ("6月1日至3日、5日", "2026-06-01..2026-06-03|2026-06-05"), ("周一|6/3、6/5", "mon|2026-06-03|2026-06-05"),
    ("6/7、6/14", "2026-06-07|2026-06-14"), ("2026/6/1\n2026/6/3", "2026-06-01|2026-06-03"),
    ("2026-06-01|3", "wed|2026-06-01"),
  ]

  @Test("lists of dates and weekdays", arguments: lists)
  func list(typed: String, plain: String) throws {
    #expect(try DayCell.read(typed) == DayCell.read(plain))
  }

  // MARK: Random cells

  @Test("whatever is read is read again from its plain form, and nothing stops the reader", arguments: UInt64(0)..<3000)
  func anything(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "周", "一", "三", "五", "日", "周末", "每", "1", "3", "6", "31", "2026", "0601", "46174", "/", "/", "-", "-", ".", "..",
      "至", "、", ",",
      "|", " ", " ", "年", "月", "号", "Mon", "Fri", "June", "and", "to", "th", "(", ")", "*", "20260601", "2026-06-01",
    ]
    let cell = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
    do throws(CellReading.Refusal) {
      let days = try DayCell.read(cell)
      #expect(try DayCell.read("\(days)") == days, "seed \(seed): \(cell)")
    } catch {
      #expect(
        error.value.map { FullWidth.folded(cell).contains($0) || $0.contains(" ") } ?? true, "seed \(seed): \(cell)")
    }
  }

  @Test("a random list means the same in ISO and as people write it", arguments: UInt64(0)..<300)
  func random(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let start = try #require(CalendarDate(iso: "2026-01-05")?.adding(days: Int.random(in: 0..<700, using: &generator)))
    let end = try #require(start.adding(days: Int.random(in: 13..<60, using: &generator)))
    let horizon = try #require(Horizon(start: start, end: end))
    let isChinese = Bool.random(using: &generator)
    var plain: [String] = []
    var typed: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let (one, other) = TypedMember.random(in: horizon, isChinese: isChinese, using: &generator)
      if plain.contains(one) || TypedMember.clash(one, plain) || TypedMember.isRedundant(one, plain) { continue }
      plain.append(one)
      typed.append(other)
    }
    let separator =
      (isChinese ? ["、", "，", "；", "|", "和"] : [", ", "; ", " & ", "|", " and "]).randomElement(
        using: &generator) ?? "|"
    let cell = typed.joined(separator: separator)
    let expected = try DayCell.read(plain.joined(separator: "|"), in: horizon)
    let found = try DayCell.read(cell, in: horizon)
    #expect(found == expected, "seed \(seed): \(cell) in \(horizon.start)..\(horizon.end) for \(plain)")
    #expect(found.dates(in: horizon) == expected.dates(in: horizon))
  }
}

/// A random member of a list of days, in ISO and as somebody might type it.
enum TypedMember {
  private static let english = ["Mon", "Tuesday", "wed", "Thurs", "FRI", "Saturdays", "Sun"]
  private static let chinese = ["周一", "星期二", "礼拜三", "周四", "星期五", "周六", "礼拜天"]
  private static let months = [
    "Jan", "February", "Mar", "April", "May", "June", "jul", "Aug.", "Sept", "October", "Nov", "December",
  ]

  static func random(
    in horizon: Horizon, isChinese: Bool, using generator: inout SplitMix64
  ) -> (plain: String, typed: String) {
    let words = isChinese ? chinese : english
    let first = Int.random(in: 0..<7, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return (DayWords.weekdays[first].word, words[first])
    case 1:
      let last = Int.random(in: first..<7, using: &generator)
      let sign =
        (isChinese ? ["至", "到", "-", "～"] : ["-", " to ", "–", " - "]).randomElement(using: &generator) ?? "-"
      return (DayWords.weekdays[first].word + ".." + DayWords.weekdays[last].word, words[first] + sign + words[last])
    case 2:
      let date = day(of: horizon, using: &generator)
      return ("\(date)", text(of: date, isChinese: isChinese, using: &generator))
    default:
      let (one, other) = (day(of: horizon, using: &generator), day(of: horizon, using: &generator))
      let (from, to) = (min(one, other), max(one, other))
      let sign = (isChinese ? ["至", "到", "～"] : [" to ", "–", " – "]).randomElement(using: &generator) ?? "至"
      let ends = [from, to].map { text(of: $0, isChinese: isChinese, using: &generator) }
      return ("\(from)..\(to)", ends[0] + sign + ends[1])
    }
  }

  /// Whether a member names a weekday that another one names, which is refused in either notation.
  static func clash(_ plain: String, _ others: [String]) -> Bool {
    let cell = (others + [plain]).joined(separator: "|")
    do throws(CellReading.Refusal) {
      _ = try DayListReading.read(cell, horizon: nil)
      return false
    } catch {
      return true
    }
  }

  /// Whether a weekday and a date on it stand together, which may be meant as one day.
  static func isRedundant(_ plain: String, _ others: [String]) -> Bool {
    let members = others + [plain]
    return members.compactMap(CalendarDate.init(iso:)).contains { date in
      let word = DayWords.word(of: date.weekday)
      return members.contains(word) || members.contains("\(word)..\(word)")
    }
  }

  private static func day(of horizon: Horizon, using generator: inout SplitMix64) -> CalendarDate {
    horizon.dates[Int.random(in: 0..<horizon.dayCount, using: &generator)]
  }

  private static func text(of date: CalendarDate, isChinese: Bool, using generator: inout SplitMix64) -> String {
    let (year, month, day) = (date.year, date.month, date.day)
    let forms =
      isChinese
      ? [
        "\(year)年\(month)月\(day)日", "\(month)月\(day)日", "\(month)月\(day)号", "\(year)/\(month)/\(day)",
        "\(year).\(month).\(day)",
        "\(date)".replacing("-", with: ""), "\(date)",
      ]
      : [
        "\(day) \(months[month - 1]) \(year)", "\(months[month - 1]) \(day)", "\(day) \(months[month - 1])",
        "\(months[month - 1]) \(day), \(year)", "\(year)/\(month)/\(day)", "\(date)",
      ]
    return forms.randomElement(using: &generator) ?? "\(date)"
  }
}
