import Foundation
import LinliDomain
import LinliGLPK
import LinliLP
import LinliScenario
import Testing

@testable import LinliSiting

@Suite("Explanations of siting plans agree with trying every set of sites")
struct SitingExplainerTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios/qingyang-street")

  private func street(_ variant: String) throws -> SitingInstance {
    try #require(try ScenarioFolder(Self.folder).scenario(variant: variant).siting)
  }

  @Test(
    "every site, estate and community of the street",
    arguments: ["base", "site_full_compliance", "site_idle_first", "site_budget_400k", "site_mclp_p2"])
  func street(variant: String) throws {
    let instance = try street(variant)
    let check = try ConsequenceCheck(instance)
    for topic in check.topics {
      let explanation = try check.check(topic, variant)
      #expect(explanation.isBest && explanation.violations.isEmpty)
      switch explanation.finding {
      case .site(let site): #expect(site.consequence?.ending == .proven, "\(variant) \(topic)")
      case .estate(let estate):
        #expect(estate.isCovered || estate.consequence?.ending == .proven || estate.radiusNeeded != nil)
      case .community(let community):
        #expect((community.within == nil) == (community.area?.isMet ?? true), "\(variant) \(topic)")
      }
    }
  }

  private func random(_ seed: UInt64) throws -> SitingInstance {
    var random = RandomQuestions(seed: seed)
    var data = random.data()
    let levels: [[SitingMeasure]] = [
      [.shortfall, .cost], [.covered], [.newArea, .cost], [.shortfall], [.distance], [.cost], [.covered, .cost],
      [.sites],
    ]
    data.options.levels = levels[Int(seed % 8)].map { SitingLevel($0) }
    data.options.keepsExisting = seed % 3 != 0
    data.estates = Array(data.estates.prefix(5))
    data.sites = Array(data.sites.prefix(4))
    switch seed % 8 {
    case 1, 4, 6: data.options.mostSites = max(2, data.sites.count { $0.kind == .existing && seed % 3 != 0 })
    case 2, 5: data.options.normShare = seed % 16 < 8 ? 1 : 0.5
    case 0, 3: data.options.budget = seed % 16 < 8 ? Money(yuan: 300) : nil
    case 7: data.options.coveredShare = 0.8
    default: break
    }
    if seed % 8 == 3 { data.options.mostSites = 2 + data.sites.count { $0.kind == .existing } / 2 }
    for position in data.sites.indices { data.sites[position].capacity = nil }
    return try SitingInstance(data)
  }

  @Test("random questions of all kinds", arguments: 1...48 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    let instance = try random(seed)
    let check = try ConsequenceCheck(instance)
    guard check.explainer.plan != nil else {
      // More facilities stay open than may be open.
      #expect(check.explainer.answer.termination == .infeasible, "seed \(seed)")
      return
    }
    for topic in check.topics { _ = try check.check(topic, "seed \(seed)") }
  }

  @Test("the reasons all occur")
  func reasons() throws {
    var words: Set<String> = []
    for seed in 1...48 as ClosedRange<UInt64> {
      let instance = try random(seed)
      guard instance.isAreaAsked else { continue }
      let explainer = try SitingExplainer(instance, solver: GLPKSolver(), options: SitingSolveOptions())
      for community in instance.communities {
        guard case .community(let found)? = try explainer.explanation(of: .community(community.id))?.finding,
          let reason = found.reason
        else { continue }
        words.insert("\(reason)".prefix { $0 != "(" }.description)
      }
    }
    #expect(words.isSuperset(of: ["budget", "noSpace", "shared"]), "\(words.sorted())")
  }
}
