import LinliDomain
import LinliMatching
import Testing

@testable import LinliScenario

struct MessageTests {
  static let problems: [ScenarioProblem] = [
    .fileMissing, .folderMissing, .notAFolder, .notAFile, .unreadable(reason: "r"), .tooLarge(byteCount: 2, limit: 1),
    .binary(byteOffset: 1), .undecodable(encoding: .gb18030, byteOffset: 1), .emptyFile, .onlyHeader, .emptyFolder,
    .unknownTable, .unterminatedQuote, .textAfterQuote, .raggedRow(cellCount: 1), .fullWidthDelimiter("x"),
    .unknownColumn, .missingColumn, .duplicateColumn(firstPosition: 1), .unnamedColumn, .missingValue, .notANumber,
    .notAnInteger, .notFinite, .thousandsSeparator, .unitInNumber(unit: "h"), .outOfRange, .tooManyDecimals(allowed: 2),
    .notAFlag, .unknownWord, .notADate, .outsideHorizon, .unknownReference(table: "t"), .duplicateKey(firstRow: 2),
    .duplicateMember(member: "m"), .wrongListSeparator(","), .emptyMember, .starNotAllowed,
    .badIdentifier(character: " "), .yamlSyntax(detail: "d"), .tooComplex, .unknownKey, .missingKey, .repeatedKey,
    .wrongShape(found: .mapping), .unsupportedVersion, .notAvailableYet, .endBeforeStart, .unknownTimeZone,
    .repeatedLevel, .unknownVariant, .changeVerbs(count: 0), .malformedPath, .unknownRow, .nothingMatched,
    .notNumeric, .wrongTarget, .rowExists, .noPlan, .planFilesDisagree, .matching(.duplicate),
    .matching(.missing(needed: "n")), .matching(.noPriorityWeight(priority: 7)), .missingSection, .unknownSection,
    .emptySection, .outsideSection, .fieldCount(2), .unknownEntry(section: "S"), .duplicateEntry(firstLine: 1),
    .dayOutsideHorizon, .minimumAboveMaximum(maximum: 1), .notAPair,
  ]

  @Test("every problem has a sentence of its own in both languages", arguments: problems)
  func sentence(problem: ScenarioProblem) {
    let phrase = MessageCatalogue.phrase(for: ScenarioIssue(file: "t.csv", problem: problem))
    #expect(phrase.zh != "\(problem)" && phrase.en != "\(problem)")
    #expect(phrase.zh != phrase.en)
    #expect(phrase.en.hasSuffix("."))
  }

  @Test("an issue reads as one line: place, value, problem, expectation, nearest name, source, variant")
  func line() {
    let issue = ScenarioIssue(
      file: "providers.csv", row: 8, column: IssueColumn(name: "hours", position: 28), value: "a\nb",
      problem: .notANumber, expectation: .number(.share, unit: .share), nearest: "1", source: "S000-3b",
      variant: VariantMark(name: "x", line: 4))
    #expect(
      issue.text(in: .en)
        == "providers.csv, row 8, column hours (AB), \"a b\": This is no number. Expected a number of share from 0 to 1. "
        + "Did you mean \"1\"? Source: S000-3b. (Variant x, line 4 of its file.)")
    #expect(issue.text(in: .zh).hasPrefix("providers.csv 第 8 行 AB 列“hours” “a b”"))
  }

  @Test("issues are sorted by file, row and column, and each stands once")
  func order() {
    let first = ScenarioIssue(file: "a.csv", row: 2, column: IssueColumn(position: 9), problem: .notANumber)
    let second = ScenarioIssue(file: "a.csv", row: 10, column: IssueColumn(position: 1), problem: .notANumber)
    let third = ScenarioIssue(file: "b.csv", problem: .onlyHeader)
    #expect(ScenarioError(issues: [third, second, first, second]).issues == [first, second, third])
  }

  @Test("columns have the letters a spreadsheet shows")
  func letters() {
    #expect([1, 26, 27, 52, 703].map(MessageCatalogue.columnLetters) == ["A", "Z", "AA", "AZ", "AAA"])
  }
}
