import LinliDomain
import LinliMatching
import LinliRostering
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
    .matching(.missing(needed: "n")), .matching(.noPriorityWeight(priority: 7)), .notATime, .notWholeMinutes, .notADay,
    .dayCount(6), .notACount, .endNotAfterStart, .notBeside(word: "leave"), .noDayInHorizon,
    .tooLongForRoster(days: 9), .missingSection, .unknownSection,
    .emptySection, .outsideSection, .fieldCount(2), .lineCount(3), .unknownEntry(section: "S"),
    .duplicateEntry(firstLine: 1), .dayOutsideHorizon, .minimumAboveMaximum(maximum: 1), .notAPair, .fileEndsEarly,
    .surplusValues(2), .capacityNotGiven, .valueCount(1, expected: 2),
  ]

  private static let person = VolunteerID("V1")
  private static let shift = ShiftID("T1")
  private static let pin = Pin(volunteer: person, shift: shift, kind: .fixed)
  private static let window = TimeWindow(startMinute: 60, endMinute: 30)

  /// One of each issue of the roster.
  private static func roster(_ day: CalendarDate) -> [RosterIssue] {
    [
      .repeated(kind: .shift, id: "T1", at: 0), .unknown(kind: .ageBand, id: "x", in: .volunteers, at: 0),
      .unknown(kind: .volunteer, id: "V9", in: .history, at: 0), .repeatedRow(.history, at: 1, of: 0),
      .window(window, .history, at: 0), .emptyDates(.wishes, at: 0), .location(kind: .community, id: "C1", at: 0),
      .emptyGroup("g"), .ageBand("minor", at: 0), .validity(person, "guide", at: 0),
      .shiftLength(shift, minutes: 1500, at: 0), .shiftOutside(shift, day, at: 0),
      .headCount(shift, HeadCount(-1), at: 0), .skillCount(shift, "guide", count: 9, at: 0),
      .moreHeadsThanPeople(shift, wanted: 9, people: 3, at: 0), .nobodyHas("guide", shift, at: 0),
      .noAvailability(person, at: 0), .limit(name: "restMinutes", value: "-1", volunteer: nil, group: "g"),
      .minimumOutOfReach(person, .shiftsPerWeek, minimum: 3, reach: 1), .negativePrice(-1, .shifts, at: 0),
      .contradictoryPins(pin, at: 0, and: 1), .pinNotEligible(pin, at: 0, because: .onLeave),
      .pinnedLineBroken(person, rule: .rest, at: [0, 1]), .pinCannotBeKept(pin, at: 0, because: .noAdult),
      .tooManyPins(shift, pins: 3, maximum: 2, at: [0, 1, 2]),
      .contradictoryPair(PairRule(person, person, .apart), at: 0), .historyInHorizon(person, day, at: 0),
      .levelCannotBeSummed("x"),
    ]
  }

  @Test("every issue of a roster has a sentence of its own in both languages")
  func rosterSentences() throws {
    let day = try #require(CalendarDate(iso: "2026-06-01"))
    for issue in Self.roster(day) {
      let phrase = MessageCatalogue.phrase(for: ScenarioIssue(file: "t.csv", problem: .roster(issue)))
      #expect(phrase.en != "\(ScenarioProblem.roster(issue))" && phrase.en != "\(issue)", "\(issue)")
      #expect(phrase.zh != phrase.en)
      #expect(phrase.en.hasSuffix(".") && phrase.zh.hasSuffix("。"))
    }
    for rule in LineRule.allCases {
      #expect(MessageCatalogue.phrase(for: rule).zh != MessageCatalogue.phrase(for: rule).en)
    }
  }

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
