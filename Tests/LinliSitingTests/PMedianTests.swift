import LinliLP
import LinliSiting
import Testing

@Suite("p-medians")
struct PMedianTests {
  @Test("without demands or sites the answer is that of a sum without terms")
  func empty() throws {
    let none = SiteDistances(demandCount: 0, siteCount: 2, values: [])
    let answer = PMedianOptimizer().solve(
      try PMedianInstance(distances: none, openCount: 1), options: LocationSearchOptions())
    #expect(answer.termination == .optimal && answer.objective == 0 && answer.choice?.openSites.count == 1)
    let far = SiteDistances(demandCount: 1, siteCount: 0, values: [])
    let unserved = PMedianOptimizer().solve(
      try PMedianInstance(distances: far, openCount: 0), options: LocationSearchOptions())
    #expect(unserved.termination == .infeasible)
  }

  @Test("all that is wrong with the data is told at once")
  func faults() {
    let distances = SiteDistances(demandCount: 1, siteCount: 2, values: [-1, .nan])
    let error = #expect(throws: SiteChoiceError.self) {
      try PMedianInstance(distances: distances, weights: [-2, 1], openCount: 3, existingSites: [0, 0, 5])
    }
    // A number that is none differs from itself, so the second distance is looked at apart.
    let faults = error?.faults ?? []
    #expect(faults.count == 7)
    #expect(faults.first == .badDistance(demand: 0, site: 0, value: -1))
    #expect(faults.contains(.openCount(3, candidates: 2)) && faults.contains(.repeatedExistingSite(0)))
    #expect(faults.contains(.unknownExistingSite(5)) && faults.contains(.weightCount(expected: 1, found: 2)))
    #expect(faults.contains(.badWeight(demand: 0, value: -2)))
  }
}

@Suite("The audit of medians")
struct PMedianAuditTests {
  private let distances = SiteDistances(demandCount: 2, siteCount: 3, values: [1, 2, .infinity, 4, 5, 6])

  private func instance() throws -> PMedianInstance {
    try PMedianInstance(distances: distances, weights: [2, 3], openCount: 2, existingSites: [1])
  }

  @Test("a sound choice is counted as it stands, nearest sites or not")
  func sound() throws {
    let choice = SiteAssignment(openSites: [0, 1], siteOfDemand: [1, 0])
    let audit = PMedianAudit(choice, of: try instance())
    #expect(audit.violations.isEmpty && audit.objective == 2 * 2 + 3 * 4)
  }

  @Test(
    "each broken rule is found",
    arguments: [
      (SiteAssignment(openSites: [0, 2], siteOfDemand: [0, 0]), SiteAssignmentViolation.existingSiteClosed(1)),
      (SiteAssignment(openSites: [1], siteOfDemand: [1, 1]), .openCount(1, required: 2)),
      (SiteAssignment(openSites: [1, 1], siteOfDemand: [1, 1]), .repeatedSite(1)),
      (SiteAssignment(openSites: [1, 3], siteOfDemand: [1, 1]), .unknownSite(3)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [2, 1]), .unreachable(demand: 0, site: 2)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [0, 1]), .servedByClosedSite(demand: 0, site: 0)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [1, nil]), .unserved(demand: 1)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [1]), .demandCount(1, required: 2)),
    ])
  func broken(choice: SiteAssignment, violation: SiteAssignmentViolation) throws {
    let audit = PMedianAudit(choice, of: try instance())
    #expect(audit.violations == [violation] && audit.objective == nil)
    let center = try PCenterInstance(distances: distances, openCount: 2, existingSites: [1])
    #expect(PCenterAudit(choice, of: center).violations == [violation])
  }
}
