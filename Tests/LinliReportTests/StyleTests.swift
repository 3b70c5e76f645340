import Testing

@testable import LinliReport

@Suite("Numbers, widths and tables on a terminal")
struct StyleTests {
  @Test(
    "Chinese and full-width characters take two columns, marks none",
    arguments: [
      ("", 0), ("abc", 3), ("柳湾社区", 8), ("\u{FF08}ABC\u{FF09}", 7), ("C5 柳湾", 7), ("e\u{301}", 1), ("\u{202E}abc", 3),
      ("\u{200B}", 0), ("a\u{0}b", 2), ("한글", 4), ("カナ", 4), ("·–…", 3), ("🏠", 2), ("𠀀", 2),
    ])
  func width(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("a cut text is never wider than asked and says that something is missing")
  func cut() {
    for width in 1...9 {
      for text in ["柳湾社区", "abcdefghij", "a柳b湾c社", "👨‍👩‍👧 family"] {
        let cut = DisplayWidth.cut(text, to: width)
        #expect(DisplayWidth.of(cut) <= width, "\(text) to \(width)")
        #expect(cut == text || cut.hasSuffix("…"))
      }
    }
    #expect(DisplayWidth.cut("柳湾社区", to: 8) == "柳湾社区")
  }

  @Test("columns line up by display width, without trailing blanks")
  func columns() {
    var table = TextTable([("name", .left), ("值", .right), ("", .left)])
    table.add(["柳湾", "1", ""])
    table.add(["abcdef", "1,234", "x"])
    #expect(table.lines() == ["  name       值", "  柳湾        1", "  abcdef  1,234  x"])
  }

  @Test("a table without headers or without rows has no empty lines")
  func emptyTables() {
    #expect(TextTable([("", .left), ("", .right)]).lines().isEmpty)
    #expect(TextTable([("a", .left), ("b", .right)]).lines() == ["  a  b"])
  }

  @Test(
    "amounts are grouped by thousands and rounded",
    arguments: [
      (0, 0, "0"), (999.5, 0, "1,000"), (1234567.891, 2, "1,234,567.89"), (-0.004, 2, "0.00"), (-1234.5, 1, "-1,234.5"),
      (0.05, 2, "0.05"), (0.877613, 6, "0.877613"), (1e16, 0, "1e+16"), (-1e300, 2, "-1e+300"),
    ])
  func grouped(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberStyle.grouped(value, decimals: decimals) == text)
  }

  @Test(
    "short amounts have as few decimals as needed",
    arguments: [
      (5, "5"), (6.1, "6.1"), (0.25, "0.25"), (100, "100"), (0, "0"), (-0.001, "0"), (1e17, "1e+17"), (1e20, "1e+20"),
      (0.999, "1"), (-12.5, "-12.5"),
    ])
  func short(_ value: Double, _ text: String) {
    #expect(NumberStyle.short(value) == text)
  }

  @Test(
    "a share that is not all is not shown as all, and one that is not nothing only as 0 when it rounds to it",
    arguments: [
      (1, 1, "100 %"), (0.99999, 1, "99.9 %"), (0.99999, 0, "99 %"), (0.8776, 1, "87.8 %"), (0, 1, "0.0 %"),
      (-0.25, 1, "-25.0 %"), (0.877613, 4, "87.7613 %"),
    ])
  func percent(_ share: Double, _ decimals: Int, _ text: String) {
    #expect(NumberStyle.percent(share, decimals: decimals) == text)
  }

  @Test("amounts beyond every number are written, not trapped on")
  func notFinite() {
    #expect(!NumberStyle.grouped(.infinity).isEmpty)
    #expect(!NumberStyle.grouped(.nan).isEmpty)
    #expect(!NumberStyle.short(-.infinity).isEmpty)
    #expect(!NumberStyle.percent(.infinity).isEmpty)
    #expect(!NumberStyle.percent(.nan).isEmpty)
  }
}
