import LinliDomain
import LinliMatching
import LinliScenario
import Testing

/// One fault in the shipped scenario gives one issue, with its file, row, column, value, expectation and nearest name.
struct FaultTests {
  /// A change to one file and the issue it leads to.
  struct Fault: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let issue: ScenarioIssue
    var testDescription: String { "\(file): \(new.prefix(40))" }

    init(
      _ file: String, _ old: String, _ new: String, row: Int?, column: IssueColumn?, value: String?,
      _ problem: ScenarioProblem, _ expectation: ScenarioExpectation? = nil, nearest: String? = nil,
      source: String? = nil
    ) {
      self.file = file
      self.old = old
      self.new = new
      issue = ScenarioIssue(
        file: file, row: row, column: column, value: value, problem: problem, expectation: expectation,
        nearest: nearest, source: source)
    }
  }

  private static func at(_ name: String, _ position: Int) -> IssueColumn {
    IssueColumn(name: name, position: position)
  }

  private static let hours = ScenarioExpectation.number(.nonNegative, unit: .personHours)
  private static let serves = ScenarioExpectation.list(of: .keyOf(table: "communities"), allowsStar: true)
  private static let kinds = ["G", "K", "O", "U", "V"]
  private static let providers = "providers.csv"

  static let numbers: [Fault] = [
    Fault(
      providers, "K,470,", "K,\"1,470\",", row: 2, column: at("hours", 4), value: "1,470", .thousandsSeparator, hours,
      nearest: "1470"),
    Fault(
      providers, "K,470,", "K,470人时,", row: 2, column: at("hours", 4), value: "470人时", .unitInNumber(unit: "人时"),
      hours, nearest: "470"),
    Fault(providers, "K,470,", "K,-1,", row: 2, column: at("hours", 4), value: "-1", .outOfRange, hours),
    Fault(providers, "K,470,", "K,nan,", row: 2, column: at("hours", 4), value: "nan", .notFinite, hours),
    Fault(providers, "K,470,", "K,some,", row: 2, column: at("hours", 4), value: "some", .notANumber, hours),
    Fault(providers, "K,470,", "K,,", row: 2, column: at("hours", 4), value: nil, .missingValue, hours),
    Fault(
      "accounts.csv", ",32000,", ",320.005,", row: 2, column: at("yuan", 3), value: "320.005",
      .tooManyDecimals(allowed: 2), .money),
    Fault("accounts.csv", ",32000,", ",-5,", row: 2, column: at("yuan", 3), value: "-5", .outOfRange, .money),
    Fault(
      "services.csv", ",4,1,0,1,0\nEVT", ",4,1.5,0,1,0\nEVT", row: 2, column: at("team", 8), value: "1.5",
      .notAnInteger, .integer(NumberRange(minimum: 1, maximum: 1_000_000), unit: .persons)),
    Fault(
      "services.csv", ",4,1,0,1,0\nEVT", ",0,1,0,1,0\nEVT", row: 2, column: at("session_h", 7), value: "0",
      .outOfRange, .number(.positive, unit: .hours)),
    Fault(
      "services.csv", ",4,1,0,1,0\nEVT", ",4,1,maybe,1,0\nEVT", row: 2, column: at("room", 9), value: "maybe",
      .notAFlag, .flag),
    Fault(
      "needs.csv", "EAS,10,3,", "EAS,10,,", row: 4, column: at("C2", 3), value: nil, .missingValue,
      .number(.nonNegative, unit: .sessions)),
    Fault(
      "targets.csv", ",5..9,", ",9..5,", row: 8, column: at("value", 5), value: "9..5", .outOfRange,
      .number(.any, unit: nil)),
  ]

  static let names: [Fault] = [
    Fault(
      providers, "K,470,C1,", "K,470,C1|C9,", row: 2, column: at("serves", 5), value: "C9",
      .unknownReference(table: "communities"), .keyOf(table: "communities")),
    Fault(
      providers, "LAW|LEC|MED,0", "LAW|LECT|MED,0", row: 14, column: at("services", 6), value: "LECT",
      .unknownReference(table: "services"), .keyOf(table: "services"), nearest: "LEC"),
    Fault(
      providers, "O1,青禾社会工作事务所,O,", "O1,青禾社会工作事务所,Q,", row: 9, column: at("kind", 3), value: "Q",
      .unknownWord, .oneOf(kinds)),
    Fault(
      providers, "K,470,C1,", "K,470,\"C1,C2\",", row: 2, column: at("serves", 5), value: "C1,C2",
      .wrongListSeparator(","), serves, nearest: "C1|C2"),
    Fault(
      providers, "K,470,C1,", "K,470,C1|C1,", row: 2, column: at("serves", 5), value: "C1|C1",
      .duplicateMember(member: "C1"), serves),
    Fault(
      providers, "K,470,C1,", "K,470,C1||C2,", row: 2, column: at("serves", 5), value: "C1||C2", .emptyMember, serves),
    Fault(
      providers, "LAW|LEC|MED,0", "*,0", row: 14, column: at("services", 6), value: "*", .starNotAllowed,
      .list(of: .keyOf(table: "services"), allowsStar: false)),
    Fault(
      providers, "O8,心语", "O7,心语", row: 16, column: at("id", 1), value: "O7", .duplicateKey(firstRow: 15)),
    Fault(
      providers, "O8,心语", "O 8,心语", row: 16, column: at("id", 1), value: "O 8", .badIdentifier(character: " "),
      .identifier),
    Fault(
      "needs.csv", "\nMED,", "\nMEDI,", row: 11, column: at("code", 1), value: "MEDI",
      .unknownReference(table: "services"), .keyOf(table: "services"), nearest: "MED"),
    Fault(
      "services.csv", ",L2,K|G,", ",L9,K|G,", row: 2, column: at("list", 4), value: "L9",
      .unknownReference(table: "list_rules"), .keyOf(table: "list_rules")),
    Fault(
      "rooms.csv", "R7,青杨小学教室(驻社区单位),C2,", "R7,青杨小学教室(驻社区单位),C7,", row: 8, column: at("home", 3), value: "C7",
      .unknownReference(table: "communities"), .keyOf(table: "communities")),
  ]

  static let headers: [Fault] = [
    Fault(
      providers, ",hours,", ",huors,", row: 1, column: at("huors", 4), value: "huors", .unknownColumn,
      .oneOf(ScenarioTables.all[4].columns.map(\.name)), nearest: "hours"),
    Fault(
      "rooms.csv", ",reach,fits", ",reach,适合服务,fits", row: 1, column: at("fits", 9), value: "fits",
      .duplicateColumn(firstPosition: 8)),
    Fault(
      "needs.csv", "code,C1,C2", "code,C1,C22", row: 1, column: at("C22", 3), value: "C22", .unknownColumn,
      .keyOf(table: "communities"), nearest: "C2"),
  ]

  @Test("a faulty number is the only issue", arguments: numbers)
  func number(fault: Fault) throws { try check(fault) }

  @Test("a faulty name is the only issue", arguments: names)
  func name(fault: Fault) throws { try check(fault) }

  private func check(_ fault: Fault) throws {
    var street = try Street.shipped()
    street.replace(fault.old, with: fault.new, in: fault.file)
    #expect(try street.onlyIssue() == fault.issue)
  }

  @Test("a faulty header is among the issues", arguments: headers)
  func header(fault: Fault) throws {
    var street = try Street.shipped()
    street.replace(fault.old, with: fault.new, in: fault.file)
    #expect(try street.issues().contains(fault.issue))
  }

  @Test("a misspelled required column is one issue, not also a missing one")
  func misspelledColumn() throws {
    var street = try Street.shipped()
    street.replace(",hours,", with: ",huors,", in: "providers.csv")
    #expect(try street.onlyIssue().problem == .unknownColumn)
  }

  @Test("a missing column is an issue of the header")
  func missingColumn() throws {
    var street = try Street.shipped()
    street["star_prizes.csv"] = "tier,count\n5,50\n"
    let expected = ScenarioIssue(
      file: "star_prizes.csv", row: 1, column: IssueColumn(name: "yuan_each"), problem: .missingColumn,
      expectation: .money)
    #expect(try street.onlyIssue() == expected)
  }

  @Test("every sentence is there in both languages and names the place")
  func sentences() throws {
    for fault in Self.numbers + Self.names + Self.headers {
      for language in Language.allCases {
        let text = fault.issue.text(in: language)
        #expect(text.hasPrefix(fault.file))
        #expect(text.contains(language == .zh ? "第 \(fault.issue.row ?? 0) 行" : "row \(fault.issue.row ?? 0)"))
        if let nearest = fault.issue.nearest { #expect(text.contains(nearest)) }
      }
    }
    #expect(
      Self.numbers[0].issue.text(in: .en)
        == "providers.csv, row 2, column hours (D), \"1,470\": The number has thousands separators. "
        + "Expected a number of person-hours, 0 or more. Did you mean \"1470\"?")
  }
}
