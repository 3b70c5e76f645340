import Foundation
import LinliDomain
import LinliGLPK
import LinliLP
import LinliScenario
import LinliSiting
import Testing

/// The worked scenario against its reference results, which two other solvers agree on.
@Suite("Sites of Qingyang Street")
struct QingyangSitesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios/qingyang-street")

  private func question(_ variant: String) throws -> SitingInstance {
    try #require(try ScenarioFolder(Self.folder).scenario(variant: variant).siting)
  }

  private func solve(_ instance: SitingInstance) throws -> SitingAnswer {
    try SitingOptimizer(solver: GLPKSolver()).solve(instance, options: SitingSolveOptions())
  }

  @Test(
    "every variant has its reference value, proven, and a sound plan",
    arguments: [
      ("base", ["shortfall": 0, "cost": 868_000]), ("site_full_compliance", ["cost": 868_000]),
      ("site_idle_first", ["newArea": 90, "cost": 883_000]), ("site_budget_400k", ["shortfall": 292.222222]),
      ("site_mclp_p2", ["covered": 7_100]), ("site_mclp_p3", ["covered": 10_000]),
      ("site_mclp_p4", ["covered": 12_600]), ("site_mclp_p5", ["covered": 15_000]),
      ("site_mclp_p6", ["covered": 15_900]),
    ] as [(String, [String: Double])])
  func values(variant: String, expected: [String: Double]) throws {
    let instance = try question(variant)
    let answer = try solve(instance)
    #expect(answer.termination == .optimal)
    #expect(Set(answer.stages.map(\.name)) == Set(expected.keys))
    for stage in answer.stages {
      let value = try #require(expected[stage.name])
      #expect(abs((stage.objective ?? .infinity) - value) < 1e-5 * max(1, value), "\(variant) \(stage.name)")
      #expect(abs((stage.bound ?? .infinity) - value) < 1e-5 * max(1, value), "\(variant) \(stage.name)")
    }
    let claims = answer.stages.compactMap { stage in stage.objective.map { (level: stage.name, value: $0) } }
    #expect(SitingAudit(try #require(answer.plan), of: instance, claims: claims).violations.isEmpty)
  }

  @Test("as things stand three of six communities meet the norm: C1 lacks 230 m², C3 260, C5 180")
  func asThingsStand() throws {
    var data = try question("base").data
    data.sites.removeAll { $0.kind != .existing }
    for position in data.sites.indices { data.sites[position].mostAdded = 0 }
    let instance = try SitingInstance(data)
    let figures = SitingFigures(instance, try #require(try solve(instance).plan))
    #expect(figures.areas.count { $0.isMet } == 3)
    let short = Dictionary(uniqueKeysWithValues: figures.areas.map { ($0.community.text, $0.short) })
    #expect(short == ["C1": 230, "C2": 0, "C3": 260, "C4": 0, "C5": 180, "C6": 0])
    #expect(figures.areas.reduce(0) { $0 + $1.wanted } == 3180)
  }

  @Test("a norm that no sites can meet: the least shortfall, and where")
  func outOfReach() throws {
    var data = try question("site_full_compliance").data
    data.sites.removeAll { $0.id == SiteID("S5") || $0.id == SiteID("B2") }
    let instance = try SitingInstance(data)
    let answer = try solve(instance)
    #expect(answer.isRelaxed && answer.termination == .optimal)
    #expect(answer.stages.first?.name == SitingGap.levelName)
    let audit = SitingAudit(try #require(answer.plan), of: instance)
    #expect(audit.isSound)
    #expect(audit.gaps == [.norm(period: 0, meeting: 5, least: 6)])
    #expect(audit.figures.areas.filter { !$0.isMet }.map(\.community) == [CommunityID("C5")])
    var strict = SitingSolveOptions()
    strict.isDemandRequired = true
    let refused = try SitingOptimizer(solver: GLPKSolver()).solve(instance, options: strict)
    #expect(refused.plan == nil && refused.termination == .infeasible)
  }
}
