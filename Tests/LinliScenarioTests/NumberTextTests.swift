import Testing

@testable import LinliScenario

struct NumberTextTests {
  private static let refusals: [(String, ScenarioProblem, String?)] = [
    ("12,000", .thousandsSeparator, "12000"), ("1,234,567.5", .thousandsSeparator, "1234567.5"),
    (fullWidth("12,000"), .thousandsSeparator, "12000"), ("12 000", .thousandsSeparator, "12000"),
    ("12'000", .thousandsSeparator, "12000"), ("12h", .unitInNumber(unit: "h"), "12"),
    ("12 人时", .unitInNumber(unit: "人时"), "12"), ("¥100", .unitInNumber(unit: "¥"), "100"),
    ("1,200元", .unitInNumber(unit: "元"), "1200"), ("50%", .unitInNumber(unit: "%"), "50"),
    ("1,5", .notANumber, "1.5"), ("many", .notANumber, nil), ("十二", .notANumber, nil), ("", .notANumber, nil),
    ("1.2.3", .notANumber, nil), ("--1", .notANumber, nil), ("1e", .unitInNumber(unit: "e"), "1"),
    ("NaN", .notFinite, nil), ("-inf", .notFinite, nil), ("∞", .notFinite, nil), ("1e999", .notFinite, nil),
  ]

  @Test(
    "plain numbers are understood, full-width ones too",
    arguments: [
      ("12", 12.0), ("-3.5", -3.5), ("+4", 4.0), (".5", 0.5), ("2.", 2.0), ("1e3", 1000.0), ("1.5E-1", 0.15),
      (fullWidth("12"), 12.0), (fullWidth("-3.5"), -3.5), ("\u{3000}7 ", 7.0), ("-0", 0.0),
    ] as [(String, Double)])
  func understood(text: String, value: Double) throws {
    #expect(try NumberText(text).value == value)
  }

  @Test(
    "what is no plain number is refused with the reason and the number meant",
    arguments: Self.refusals)
  func refused(text: String, problem: ScenarioProblem, nearest: String?) {
    let refusal = #expect(throws: NumberText.Refusal.self) { try NumberText(text) }
    #expect(refusal == NumberText.Refusal(problem, nearest: nearest))
  }

  @Test("written numbers are rounded in decimals, not in binary")
  func fixed() {
    #expect(NumberText.fixed(0.1 + 0.2, decimals: 6) == "0.3")
    #expect(NumberText.fixed(2.5, decimals: 0) == "3")
    #expect(NumberText.fixed(1e21, decimals: 2) == "1000000000000000000000")
    #expect(NumberText.fixed(-0.004, decimals: 2) == "0")
  }
}
