import LinliDomain
import LinliMatching
import Testing

@testable import LinliScenario

struct VariantTests {
  private func variant(_ changes: String) throws -> Street {
    var street = try Street.shipped()
    street["variants/try.yaml"] = "title: try\nchanges:\n" + changes
    return street
  }

  private func matching(_ changes: String) throws -> MatchingInstance {
    try variant(changes).scenario(variant: "try").matching
  }

  @Test("set, scale, add and remove change what they name and nothing else")
  func verbs() throws {
    let base = try Street.shipped().scenario().matching
    #expect(try matching("  - {set: providers.O6.hours, to: 80}").provider(ProviderID("O6"))?.hours == 80)
    let half = try matching("  - {scale: 'providers[kind=V].hours', by: 0.5}")
    for provider in base.providers {
      let expected = provider.kind == .volunteers ? provider.hours / 2 : provider.hours
      #expect(half.provider(provider.id)?.hours == expected)
    }
    let rooms = try matching("  - {scale: rooms.*.hours, by: 0.75}")
    #expect(rooms.rooms.map(\.hours) == base.rooms.map { $0.hours * 0.75 })
    let patrols = try matching("  - {scale: needs.PAT.*, by: 2}")
    #expect(patrols.needs.filter { $0.id.service.text == "PAT" }.map(\.sessions) == [56, 40, 56, 72, 64, 24])
    #expect(
      try matching("  - {add: accounts.F1.yuan, by: 1000}").account(AccountID("F1"))?.balance == Money(yuan: 33000))
    #expect(try matching("  - {remove: providers.O1}").provider(ProviderID("O1")) == nil)
    let joint = try matching("  - {add: providers.O3.serves, by: [C5, C6]}").provider(ProviderID("O3"))
    #expect(joint?.communities.map(\.text) == ["C1", "C2", "C3", "C4", "C5", "C6"])
    let left = try matching("  - {remove: providers.O3.serves, by: C1}").provider(ProviderID("O3"))
    #expect(left?.communities.map(\.text) == ["C2", "C3", "C4"])
  }

  @Test("a row may be added, and a column that only the schema knows may be set")
  func additions() throws {
    let row = "{id: O12, kind: O, hours: 20, serves: '*', services: [LAW], yuan_per_person_hour: 0}"
    let added = try matching("  - {add: providers, row: \(row)}").provider(ProviderID("O12"))
    #expect(added?.communities.count == 6)
    #expect(added?.name == LocalizedName())
    let floors = try matching("  - {set: services.EVT.floor, to: 0.9}")
    #expect(floors.service(ServiceID("EVT"))?.floor == 0.9)
    #expect(floors.service(ServiceID("RCP"))?.floor == nil)
  }

  @Test("a community is taken away with all that names it")
  func removedCommunity() throws {
    let changes = [
      "remove: providers.K6", "remove: providers.P6", "remove: rooms.R6",
      "remove: 'providers[serves=C6].serves', by: C6", "remove: needs.*.C6", "remove: 'estates[community=C6]'",
      "remove: communities.C6",
    ]
    #expect(try matching(changes.map { "  - {\($0)}\n" }.joined()).communities.count == 5)
    let forgotten = changes.dropFirst().map { "  - {\($0)}\n" }.joined()
    #expect(try variant(forgotten).onlyIssue(variant: "try").problem == .missingValue)
  }

  @Test("options are set and validated like the file")
  func options() throws {
    #expect(try matching("  - {set: options.match.wholeSessions, to: true}").options.hasWholeSessions)
    let levels = try matching("  - {set: options.priorities.match, to: [fairness, unmet, cost]}").options.levels
    #expect(levels.map(\.name) == ["fairness", "unmet", "cost"])
    #expect(try matching("  - {scale: options.match.priorityWeights.1, by: 0.5}").options.priorityWeights[1] == 50)
    #expect(try matching("  - {remove: options.match.priorityWeights}").options.priorityWeights[1] == 100)
    let issue = try variant("  - {set: options.match.earmark, to: true}").onlyIssue(variant: "try")
    #expect(issue.file == "scenario.yaml")
    #expect(issue.nearest == "earmarks")
    #expect(issue.row == nil)
    #expect(issue.variant == VariantMark(name: "try", line: 3))
  }

  @Test("variants are applied in order, and base is no change")
  func composition() throws {
    var street = try Street.shipped()
    street["variants/a.yaml"] = "changes:\n  - {add: providers.O6.hours, by: 8}\n"
    street["variants/b.yaml"] = "changes:\n  - {scale: providers.O6.hours, by: 2}\n"
    street["variants/none.yaml"] = "title: nothing\nchanges: []\n"
    #expect(try street.scenario(variant: "a+b").matching.provider(ProviderID("O6"))?.hours == 160)
    #expect(try street.scenario(variant: "b+a").matching.provider(ProviderID("O6"))?.hours == 152)
    #expect(try street.scenario(variant: "base+none").matching == street.scenario().matching)
    #expect(try street.scenario(variant: "a+b").inputs.suffix(2).map(\.path) == ["variants/a.yaml", "variants/b.yaml"])
  }

  @Test("products are exact decimals, money is rounded to the fen")
  func decimals() throws {
    #expect(try matching("  - {scale: providers.*.hours, by: 1.1}").provider(ProviderID("K1"))?.hours == 517)
    #expect(
      try matching("  - {scale: accounts.F5.yuan, by: 0.3333333}").account(AccountID("F5"))?.balance
        == Money(fen: 83333))
  }

  /// A change and what is said of it: problem, value, nearest name.
  static let faults: [(String, ScenarioProblem, String?, String?)] = [
    ("{scale: provider.O6.hours, by: 2}", .unknownTable, "provider", "providers"),
    ("{scale: providers.Q66.hours, by: 2}", .unknownRow, "Q66", nil),
    ("{scale: providers.K11.hours, by: 2}", .unknownRow, "K11", "K1"),
    ("{scale: providers.O6.huors, by: 2}", .unknownColumn, "huors", "hours"),
    ("{scale: 'providers[knd=V].hours', by: 2}", .unknownColumn, "knd", "kind"),
    ("{scale: 'providers[kind=Z].hours', by: 2}", .nothingMatched, "providers[kind=Z].hours", nil),
    ("{scale: providers.O6.zh, by: 2}", .notNumeric, "正言法律服务所", nil),
    ("{scale: providers.O6.hours, by: twice}", .notNumeric, "72", nil),
    ("{scale: providers.O6.hours}", .missingKey, "providers.O6.hours", nil),
    ("{set: providers.O6.hours, by: 3}", .missingKey, "providers.O6.hours", nil),
    ("{set: providers.O6.hours, to: 3, by: 3}", .wrongTarget, "by", nil),
    ("{set: providers.O6, to: 3}", .wrongTarget, "providers.O6", nil),
    ("{remove: providers}", .wrongTarget, "providers", nil),
    ("{remove: rooms.*.fits}", .wrongTarget, "rooms.*.fits", nil),
    ("{add: providers, row: {id: O6}}", .rowExists, "O6", nil),
    ("{add: providers, row: {id: O66, huors: 3}}", .unknownColumn, "huors", "hours"),
    ("{add: providers.O3.serves, by: C1}", .duplicateMember(member: "C1"), "C1", nil),
    ("{remove: providers.O3.serves, by: C6}", .nothingMatched, "C6", nil),
    ("{scale: 'providers[kind=V.hours', by: 2}", .malformedPath, "providers[kind=V.hours", nil),
    ("{scale: a.b.c.d, by: 2}", .malformedPath, "a.b.c.d", nil),
    ("{enlarge: providers.O6.hours, by: 2}", .unknownKey, "enlarge", nil),
    ("{scale: providers.O6.hours, by: 2, set: x}", .changeVerbs(count: 2), nil, nil),
    ("{remove: options.match.governmentShare}", .nothingMatched, "options.match.governmentShare", nil),
    ("{add: options.timeZone, by: 1}", .notNumeric, "Asia/Shanghai", nil),
    ("just text", .wrongShape(found: .scalar), "just text", nil),
  ]

  @Test("a change that cannot be made is an issue of its line", arguments: faults)
  func fault(change: String, problem: ScenarioProblem, value: String?, nearest: String?) throws {
    let issues = try variant("  - \(change)\n").issues(variant: "try")
    let issue = try #require(issues.first)
    #expect(issue.file == "variants/try.yaml")
    #expect(issue.row == 3)
    #expect(issue.problem == problem)
    #expect(issue.value == value)
    #expect(issue.nearest == nearest)
  }

  @Test("what a change leads to is validated, and the issue names row, variant and line")
  func validated() throws {
    let issue = try variant("  - {set: providers.O6.serves, to: C1|C9}\n").onlyIssue(variant: "try")
    #expect(
      issue
        == ScenarioIssue(
          file: "providers.csv", row: 14, column: IssueColumn(name: "serves", position: 5), value: "C9",
          problem: .unknownReference(table: "communities"), expectation: .keyOf(table: "communities"),
          variant: VariantMark(name: "try", line: 3)))
    let dangling = try variant("  - {remove: services.LAW}\n").issues(variant: "try")
    #expect(dangling.map(\.file) == ["needs.csv", "providers.csv"])
    #expect(dangling.allSatisfy { $0.variant == VariantMark(name: "try") })
    #expect(dangling[0].text(in: .en).contains("(Variant try.)"))
  }

  @Test("an unknown variant names the nearest, and no path leads out of the folder")
  func unknown() throws {
    let street = try Street.shipped()
    let issue = try street.onlyIssue(variant: "rooms75")
    #expect(issue.problem == .unknownVariant)
    #expect(issue.nearest == "rooms_75")
    #expect(try street.onlyIssue(variant: "../scenario").problem == .unknownVariant)
    #expect(try street.onlyIssue(variant: "").problem == .unknownVariant)
  }

  @Test(
    "paths are read",
    arguments: [
      ("providers", ChangePath.table("providers")), ("providers.O6", .rows("providers", .key("O6"))),
      ("rooms.*.hours", .cells("rooms", .all, column: "hours")),
      (
        "providers[kind=V][home=C.1].hours",
        .cells(
          "providers", .matching([.init(column: "kind", value: "V"), .init(column: "home", value: "C.1")]),
          column: "hours")
      ),
      ("options.match.earmarks", .option(["match", "earmarks"])),
    ])
  func paths(text: String, path: ChangePath) {
    #expect(ChangePath(text) == path)
  }

  @Test(
    "what is no path is refused",
    arguments: ["", ".", "options", "a..b", "a[b]", "a[=1]", "a[b=1", "a]b[", "[a=b]", "a[b=1]x"])
  func noPaths(text: String) {
    #expect(ChangePath(text) == nil)
  }
}
