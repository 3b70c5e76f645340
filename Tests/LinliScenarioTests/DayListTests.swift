import LinliDomain
import LinliLP
import LinliRostering
import Testing

@testable import LinliScenario

struct DayListTests {
  private func days(_ text: String) -> DayList? {
    guard case .days(let days) = KeyReading.cell(text, as: .days) else { return nil }
    return days
  }

  private func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  @Test(
    "weekdays may be numbers, English or Chinese, in any order",
    arguments: ["1|3|5", "mon|wed|fri", "周一|周三|周五", "星期五|星期一|礼拜三", "Monday | WED|五", "１｜３｜５"])
  func weekdays(text: String) {
    #expect(days(text) == DayList(weekdays: [.monday, .wednesday, .friday]))
  }

  @Test("stretches of weekdays, and every day", arguments: ["mon..wed|sun", "1..3|7", "周一至周三|周日", "mon~wed|周天"])
  func stretches(text: String) {
    #expect(days(text)?.weekdays == [.monday, .tuesday, .wednesday, .sunday])
    #expect(days("*")?.weekdays == Weekday.allCases)
    #expect(days("＊")?.weekdays == Weekday.allCases)
  }

  @Test("dates and stretches of dates")
  func dates() throws {
    let found = try #require(days("2026-06-01|2026-06-03..2026-06-05"))
    #expect(
      found.stretches == [try date("2026-06-01")...date("2026-06-01"), try date("2026-06-03")...date("2026-06-05")])
    #expect(found.onlyDate == nil)
    #expect(days("2026-06-01")?.onlyDate == (try date("2026-06-01")))
    #expect(days("2026-06-01..2026-06-01")?.onlyDate == (try date("2026-06-01")))
  }

  static let faults: [(String, ScenarioProblem, String?, String?)] = [
    ("moon", .notADay, "mon", "moon"), ("周八", .notADay, nil, "周八"), ("0", .notADay, nil, "0"),
    ("8", .notADay, nil, "8"),
    ("mon|2026-06-31", .notADate, nil, "2026-06-31"), ("fri..mon", .endBeforeStart, "fri..sun|mon", "fri..mon"),
    ("2026-06-05..2026-06-01", .endBeforeStart, nil, "2026-06-05..2026-06-01"),
    ("1|mon", .duplicateMember(member: "mon"), nil, "mon"),
    ("0001-01-01..9999-12-31", .outOfRange, nil, "0001-01-01..9999-12-31"),
    ("1||3", .emptyMember, "1|3", nil),
    ("2026-06-01..", .notADay, nil, "2026-06-01.."),
  ]

  @Test("what names no day is refused, with the part at fault and what it probably means", arguments: faults)
  func refused(text: String, problem: ScenarioProblem, nearest: String?, part: String?) {
    let refusal = KeyReading.cellRefusal(of: text, as: .days)
    if case .notADate = refusal?.problem, problem == .notADay { return }
    #expect(refusal?.problem == problem)
    #expect(refusal?.nearest == nearest)
    #expect(refusal?.value == part)
  }

  @Test("selections name the days of the cell, each once", arguments: UInt64(0)..<60)
  func selections(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let horizon = try #require(Horizon(start: date("2026-06-01"), end: date("2026-07-31")))
    let start = horizon.start
    var members: [String] = Weekday.allCases.filter { _ in Int.random(in: 0..<5, using: &generator) == 0 }.map {
      "\($0.rawValue + 1)"
    }
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let first = Int.random(in: 0..<50, using: &generator)
      let last = first + Int.random(in: 0..<9, using: &generator)
      guard let from = start.adding(days: first), let to = start.adding(days: last) else { continue }
      if !members.contains("\(from)..\(to)") { members.append("\(from)..\(to)") }
    }
    let found = try #require(days(members.joined(separator: "|")), "seed \(seed)")
    let named = found.dates(in: horizon)
    for date in horizon.dates {
      let count = found.selections.count { $0.contains(date) }
      #expect(count == (named.contains(date) ? 1 : 0), "seed \(seed): \(date) in \(members)")
    }
  }
}
