import LinliDomain
import Testing

@testable import LinliScenario

struct DelimitedReaderTests {
  private func read(_ text: String) -> (DelimitedTable?, [ScenarioIssue]) {
    var reader = DelimitedReader(file: "t.csv")
    let table = reader.read(Array(text.utf8))
    return (table, reader.issues)
  }

  @Test(
    "comma, semicolon and tab are told by the header",
    arguments: [(",", Delimiter.comma), (";", .semicolon), ("\t", .tab)])
  func delimiters(sign: String, delimiter: Delimiter) throws {
    let (table, issues) = read("id\(sign)zh\(sign)hours\nA\(sign)\"x,;\t\(sign)y\"\(sign)3\n")
    #expect(issues.isEmpty)
    #expect(try #require(table).delimiter == delimiter)
    #expect(table?.cells == ["A", "x,;\t\(sign)y", "3"])
  }

  @Test("Excel's first line names the delimiter and counts as a row")
  func declaredDelimiter() throws {
    let table = try #require(read("sep=;\r\nid,x;b\r\n1;2\r\n").0)
    #expect(table.header.map(\.name) == ["id,x", "b"])
    #expect(table.headerRow == 2)
    #expect(table.rowNumbers == [3])
  }

  @Test("LF, CR LF and CR end rows", arguments: ["\n", "\r\n", "\r"])
  func lineBreaks(end: String) throws {
    let table = try #require(read("a,b\(end)1,2\(end)3,4").0)
    #expect(table.cells == ["1", "2", "3", "4"])
    #expect(table.rowNumbers == [2, 3])
  }

  @Test("quotes hold doubled quotes, delimiters and line breaks; a cell of lines is one spreadsheet row")
  func quotes() throws {
    let (table, issues) = read("a,b\n\"say \"\"hi\"\"\",\"x\ny\"\n\"\"\"\",\"\"\nlast,5\"\n")
    #expect(issues.isEmpty)
    #expect(table?.cells == ["say \"hi\"", "x\ny", "\"", "", "last", "5\""])
    #expect(table?.rowNumbers == [2, 3, 4])
  }

  @Test("blanks around cells and quotes are left out, those inside quotes stay")
  func blanks() throws {
    let (table, issues) = read("a , b\n  1\u{3000},\u{A0} \" x \"  \n")
    #expect(issues.isEmpty)
    #expect(table?.header.map(\.name) == ["a", "b"])
    #expect(table?.cells == ["1", " x "])
  }

  @Test("blank rows are passed over and counted; empty trailing columns are left out")
  func blankRows() throws {
    let (table, issues) = read("\na,b,,\n\n1,2,,\n,,,\n3,4\n\n\n")
    #expect(issues.isEmpty)
    #expect(table?.headerRow == 2)
    #expect(table?.cells == ["1", "2", "3", "4"])
    #expect(table?.rowNumbers == [4, 6])
  }

  @Test("rows of other lengths are issues and the rest is read")
  func ragged() throws {
    let (table, issues) = read("a,b\n1\n1,2,3\n4,5\n")
    #expect(table?.cells == ["4", "5"])
    #expect(
      issues == [
        ScenarioIssue(
          file: "t.csv", row: 2, problem: .raggedRow(cellCount: 1), expectation: .cellCount(2)),
        ScenarioIssue(
          file: "t.csv", row: 3, problem: .raggedRow(cellCount: 3), expectation: .cellCount(2)),
      ])
  }

  @Test("an unterminated quote is reported where it began")
  func unterminated() {
    let (_, issues) = read("a,b\n1,2\n3,\"x\n4,5\n6,7\n")
    #expect(
      issues.first
        == ScenarioIssue(
          file: "t.csv", row: 3, column: IssueColumn(name: "b", position: 2), problem: .unterminatedQuote))
  }

  @Test("text after a closing quote is an issue")
  func textAfterQuote() {
    let (_, issues) = read("a,b\n\"1\"x,2\n")
    #expect(
      issues == [
        ScenarioIssue(
          file: "t.csv", row: 2, column: IssueColumn(name: "a", position: 1), problem: .textAfterQuote)
      ])
  }

  @Test("an unnamed column is an issue only when it holds something, and once")
  func unnamed() {
    let (table, issues) = read("a,,b\n1,,2\n3,x,4\n5,y,6\n")
    #expect(table?.cells == ["1", "2", "3", "4", "5", "6"])
    #expect(
      issues == [
        ScenarioIssue(
          file: "t.csv", row: 3, column: IssueColumn(position: 2), value: "x", problem: .unnamedColumn)
      ])
  }

  @Test("a header separated by a full-width comma says so")
  func fullWidthDelimiter() {
    let (_, issues) = read("id\u{FF0C}zh\nA\u{FF0C}b\n")
    #expect(issues.map(\.problem) == [.fullWidthDelimiter("\u{FF0C}")])
  }

  @Test("an empty file is an issue", arguments: ["", "\n\n", "  \n", ",,,\n"])
  func empty(text: String) {
    let (table, issues) = read(text)
    #expect(table == nil)
    #expect(issues.map(\.problem) == [.emptyFile])
  }
}
