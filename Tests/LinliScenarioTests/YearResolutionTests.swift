import LinliDomain
import LinliLP
import Testing

@testable import LinliScenario

struct YearResolutionTests {
  static let cases: [(cell: String, start: String, end: String, days: String)] = [
    ("12/30、1/2", "2026-12-28", "2027-01-10", "2026-12-30|2027-01-02"),
    ("12/30-1/2", "2026-12-28", "2027-01-10", "2026-12-30..2027-01-02"),
    ("12月30日至1月2日", "2027-01-01", "2027-01-31", "2026-12-30..2027-01-02"),
    ("12月30日至1月2日", "2026-12-01", "2026-12-31", "2026-12-30..2027-01-02"),
    ("1月5日", "2026-11-02", "2026-11-30", "2027-01-05"), ("1月5日", "2026-06-01", "2026-06-30", "2026-01-05"),
    ("12/31", "2026-01-01", "2026-01-31", "2025-12-31"),
    ("5/25-6/5", "2026-06-01", "2026-06-30", "2026-05-25..2026-06-05"),
    ("1/1-12/31", "2026-11-01", "2026-11-30", "2026-01-01..2026-12-31"),
    ("28 Dec - 3 Jan 2027", "2026-06-01", "2026-06-30", "2026-12-28..2027-01-03"),
    ("2026年12月30日至1月2日", "2026-06-01", "2026-06-30", "2026-12-30..2027-01-02"),
    ("2/29", "2028-02-01", "2028-02-29", "2028-02-29"), ("1/1", "2026-01-01", "2026-12-31", "2026-01-01"),
  ]

  @Test("a date without a year is the one in the horizon, or else the nearest, also across New Year", arguments: cases)
  func nearest(cell: String, start: String, end: String, days: String) throws {
    #expect(try DayCell.read(cell, in: DayCell.horizon(start, end)) == DayCell.read(days))
  }

  static let equal: [(cell: String, start: String, end: String, readings: [String])] = [
    ("6/1", "2026-06-02", "2027-05-31", ["2026-06-01", "2027-06-01"]),
    ("6/1", "2026-05-01", "2027-07-31", ["2026-06-01", "2027-06-01"]),
    ("12/30-1/2", "2026-01-01", "2026-12-31", ["2025-12-30..2026-01-02", "2026-12-30..2027-01-02"]),
  ]

  @Test("where two years are equally near both are named", arguments: equal)
  func twoYears(cell: String, start: String, end: String, readings: [String]) {
    let refusal = DayCell.refusal(of: cell, in: DayCell.horizon(start, end))
    #expect(refusal?.problem == .ambiguous(readings: readings))
  }

  @Test("a day that the nearest year lacks is none, and a stretch that would last most of a year is a slip")
  func slips() {
    let horizon = DayCell.horizon("2026-02-01", "2026-02-28")
    #expect(DayCell.refusal(of: "2/29", in: horizon)?.problem == .notADate)
    #expect(DayCell.refusal(of: "2/1-2/29", in: horizon)?.problem == .notADate)
    #expect(DayCell.refusal(of: "2/20-2/3", in: horizon)?.problem == .endBeforeStart)
    #expect(DayCell.refusal(of: "2026/2/20-2/3", in: horizon)?.problem == .endBeforeStart)
  }

  @Test("against every year counted day by day", arguments: UInt64(0)..<400)
  func brute(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let start = try #require(CalendarDate(iso: "2025-01-01")?.adding(days: Int.random(in: 0..<1500, using: &generator)))
    let end = try #require(start.adding(days: Int.random(in: 0..<400, using: &generator)))
    let horizon = try #require(Horizon(start: start, end: end))
    let any = try #require(CalendarDate(iso: "2027-01-01")?.adding(days: Int.random(in: 0..<365, using: &generator)))
    var distances: [(date: CalendarDate, distance: Int)] = []
    for year in 2020...2035 {
      guard let date = CalendarDate(year: year, month: any.month, day: any.day) else { continue }
      let distance = horizon.dates.map { abs($0.ordinal - date.ordinal) }.min() ?? 0
      distances.append((date, distance))
    }
    let least = distances.map(\.distance).min()
    let nearest = distances.filter { $0.distance == least }.map(\.date)
    let cell = "\(any.month)月\(any.day)日"
    if nearest.count == 1 {
      #expect(try DayCell.read(cell, in: horizon).onlyDate == nearest[0], "seed \(seed): \(cell) in \(start)..\(end)")
    } else {
      #expect(DayCell.refusal(of: cell, in: horizon)?.problem == .ambiguous(readings: nearest.map { "\($0)" }))
    }
  }
}
