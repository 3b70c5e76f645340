import LinliDomain
import Testing

@testable import LinliScenario

struct RosterCellTests {
  private func value(_ text: String, _ type: ColumnType) -> CellValue { KeyReading.cell(text, as: type) }

  @Test(
    "a week has seven days with the letters of shift types, and word processors do not spoil it",
    arguments: [
      "A../..E/.../AE./.../../P", "A/E//AE///P", "A../..E/…/AE./…/…/P..", "Ａ．．／．．Ｅ／。。。／AE/././P",
      "A / E / . / A E / . / . / P",
    ])
  func week(text: String) {
    #expect(value(text, .week) == .week([["A"], ["E"], [], ["A", "E"], [], [], ["P"]]))
  }

  @Test("a week of other than seven days, or with a letter twice, is refused")
  func badWeek() {
    #expect(KeyReading.cellRefusal(of: "A../A..", as: .week)?.problem == .dayCount(2))
    #expect(KeyReading.cellRefusal(of: "A/////././", as: .week)?.problem == .dayCount(8))
    #expect(KeyReading.cellRefusal(of: "AA//////", as: .week)?.problem == .duplicateMember(member: "A"))
  }

  private static let skills = ColumnType.counts(of: nil, isPriced: true)
  private static let maxima = ColumnType.counts(of: "shift_types", isPriced: false)

  @Test("names have a count, and a price where that is allowed")
  func counts() {
    let expected = CellValue.counts([
      NamedCount(name: "guide", count: 1), NamedCount(name: "负责人", count: 2, price: 30),
    ])
    #expect(value("guide:1|负责人:2:30", Self.skills) == expected)
    #expect(value("guide：１｜ 负责人 : 2 : 30", Self.skills) == expected)
    #expect(value("N:0", Self.maxima) == .counts([NamedCount(name: "N", count: 0)]))
  }

  static let badCounts: [(String, ColumnType, ScenarioProblem, String?)] = [
    ("guide", skills, .notACount, "guide:1"), ("guide:1:2:3", skills, .notACount, nil),
    ("N:1:2", maxima, .notACount, nil),
    (":1", skills, .notACount, nil), ("guide:0", skills, .outOfRange, nil), ("guide:1.5", skills, .notAnInteger, nil),
    ("guide:1|guide:2", skills, .duplicateMember(member: "guide"), nil), ("guide:1:-1", skills, .outOfRange, nil),
    ("N 1:3", maxima, .badIdentifier(character: " "), nil),
    ("guide:1、lead:1", skills, .wrongListSeparator("、"), "guide:1|lead:1"),
  ]

  @Test("counts that say too little or too much are refused", arguments: badCounts)
  func refusedCount(text: String, type: ColumnType, problem: ScenarioProblem, nearest: String?) {
    let refusal = KeyReading.cellRefusal(of: text, as: type)
    #expect(refusal?.problem == problem)
    #expect(refusal?.nearest == nearest)
  }

  @Test("qualifications may have a term")
  func qualifications() throws {
    let first = try #require(CalendarDate(iso: "2026-01-01"))
    let last = try #require(CalendarDate(iso: "2026-06-30"))
    #expect(
      value(
        "a|b:2026-06-30|c:2026-01-01..2026-06-30|d:2026-01-01..|e:..2026-06-30|f:2026-01-01至2026-06-30", .qualifications
      )
        == .qualifications([
          HeldQualification("a"), HeldQualification("b", validUntil: last),
          HeldQualification("c", validFrom: first, validUntil: last), HeldQualification("d", validFrom: first),
          HeldQualification("e", validUntil: last), HeldQualification("f", validFrom: first, validUntil: last),
        ]))
  }

  static let badTerms: [(String, ScenarioProblem, String?)] = [
    ("a:6/30", .noYear, nil), ("a:", .notADate, nil), ("a:..", .notADate, nil),
    ("a:2026-06-30..2026-01-01", .endBeforeStart, nil), (":2026-06-30", .emptyMember, nil),
    ("a|a", .duplicateMember(member: "a"), nil), ("a:2026-01-01..2026-02-01..2026-03-01", .notADate, nil),
  ]

  @Test("terms that are none are refused", arguments: badTerms)
  func refusedTerm(text: String, problem: ScenarioProblem, nearest: String?) {
    let refusal = KeyReading.cellRefusal(of: text, as: .qualifications)
    #expect(refusal?.problem == problem)
    #expect(refusal?.nearest == nearest)
  }

  @Test("a limit is a whole number or a star")
  func limit() {
    #expect(value("3", .limit(.nonNegative)) == .integer(3))
    #expect(value("＊", .limit(.nonNegative)) == .all)
    #expect(KeyReading.cellRefusal(of: "-1", as: .limit(.nonNegative))?.problem == .outOfRange)
    #expect(KeyReading.cellRefusal(of: "many", as: .limit(.nonNegative))?.problem == .notANumber)
  }

  @Test("an id written harmless for spreadsheets is read back as it was", arguments: ["-A1", "+7", "A1", "'A1"])
  func harmlessID(id: String) {
    #expect(CellReading.foldedIdentifier(DelimitedWriter.harmless(id)) == id)
  }
}
