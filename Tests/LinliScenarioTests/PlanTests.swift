import Foundation
import LinliDomain
import LinliMatching
import Testing

@testable import LinliScenario

struct PlanTests {
  private static let assignments = "provider,community,service,sessions\nO6,C1,LAW,4\nO5,C1,MED,2.5\nO6,C2,LAW,0\n"
  private static let document = """
    {"schemaVersion": 1, "extra": [1],
     "assignments": [
      {"provider": "O5", "community": "C1", "service": "MED", "sessions": 2.5, "role": "lead"},
      {"provider": "O6", "community": "C1", "service": "LAW", "sessions": 4}],
     "hostings": [{"room": "R1", "community": "C1", "service": "LAW", "sessions": 4}],
     "payments": [{"account": "F2", "service": "MED", "kind": "O", "yuan": 240}],
     "startPayments": [{"account": "F2", "provider": "O5", "yuan": 10}]}
    """

  private func read(_ files: [String: String]) throws -> Result<MatchingPlan, ScenarioError> {
    let scenario = try Street.shipped().scenario()
    var street = Street()
    for (name, text) in files { street[name] = text }
    return try street.inFolder { folder in
      do throws(ScenarioError) {
        return .success(try PlanFolder(folder).matchingPlan(for: scenario))
      } catch {
        return .failure(error)
      }
    }
  }

  private func issues(_ files: [String: String]) throws -> [ScenarioIssue] {
    guard case .failure(let error) = try read(files) else { return [] }
    return error.issues
  }

  @Test("tables and plan.json give the same plan, sorted, zeros left out")
  func both() throws {
    let expected = [
      Delivery(
        provider: ProviderID("O6"), need: NeedID(community: CommunityID("C1"), service: ServiceID("LAW")), sessions: 4),
      Delivery(
        provider: ProviderID("O5"), need: NeedID(community: CommunityID("C1"), service: ServiceID("MED")), sessions: 2.5
      ),
    ]
    #expect(try read(["assignments.csv": Self.assignments]).get().deliveries == expected)
    let plan = try read(["plan.json": Self.document]).get()
    #expect(plan.deliveries == expected)
    #expect(plan.hostings.count == 1 && plan.payments.count == 1 && plan.startPayments.count == 1)
    #expect(try read(["plan.json": Self.document, "assignments.csv": Self.assignments]).get() == plan)
    let tables = [
      "assignments.csv": Self.assignments, "hostings.csv": "room,community,service,sessions\nR1,C1,LAW,4\n",
      "payments.csv": "account,service,kind,start_of,yuan\nF2,MED,O,,240.00\nF2,,,O5,10\n",
    ]
    #expect(try read(tables).get() == plan)
  }

  @Test("an edited table beside an old plan.json is not passed over")
  func disagreement() throws {
    let edited = Self.assignments.replacing("2.5", with: "3")
    let found = try issues(["plan.json": Self.document, "assignments.csv": edited])
    #expect(
      found == [
        ScenarioIssue(
          file: "assignments.csv", value: "O5 C1:MED", problem: .planFilesDisagree, expectation: .value("2.5"))
      ])
  }

  @Test("faults have file, row and column")
  func faults() throws {
    let table = "provider,community,service,sessions\nO66,C1,LAW,4\nO6,C1,LAW,-1\nO6,C2,LAW,1\nO6,C2,LAW,2\n"
    let found = try issues(["assignments.csv": table])
    #expect(found.map(\.row) == [2, 3, 5])
    #expect(found[0].nearest == "O6")
    #expect(found[1].problem == .outOfRange)
    #expect(found[2].problem == .duplicateKey(firstRow: 4))
    let document = try issues(["plan.json": Self.document.replacing("\"O5\", \"comm", with: "\"O55\", \"comm")])
    #expect(document.map(\.row) == [3])
    #expect(document.first?.column?.name == "assignments.provider")
    #expect(try issues(["plan.json": "{\"schemaVersion\": 9}"]).map(\.problem) == [.unsupportedVersion])
    #expect(try issues(["plan.json": "{\"schemaVersion\": 1}"]).map(\.problem) == [.missingKey])
    #expect(try issues(["notes.txt": "x"]).map(\.problem) == [.noPlan])
    let payment = "account,service,kind,start_of,yuan\nF2,MED,,,240\n"
    #expect(
      try issues(["assignments.csv": Self.assignments, "payments.csv": payment]).map(\.problem) == [.missingValue])
  }

  @Test("a plan that does nothing is a plan")
  func nothing() throws {
    #expect(try read(["assignments.csv": "provider,community,service,sessions\n"]).get() == MatchingPlan())
  }
}
