import LinliDomain
import LinliGLPK
import LinliLP
import Testing

@testable import LinliSiting

/// Holds what an explanation claims of other plans against trying every set of sites.
struct ConsequenceCheck {
  let instance: SitingInstance
  let explainer: SitingExplainer

  init(_ instance: SitingInstance, plan: SitingPlan? = nil) throws {
    self.instance = instance
    explainer = try SitingExplainer(instance, plan: plan, solver: GLPKSolver(), options: SitingSolveOptions())
  }

  /// Everything there is to explain.
  var topics: [SitingTopic] {
    instance.sites.map { .site($0.id) } + instance.estates.map { .estate($0.id) }
      + instance.communities.map { .community($0.id) }
  }

  /// Explains something and checks each of its claims.
  func check(_ topic: SitingTopic, _ label: String) throws -> SitingExplanation {
    let explanation = try #require(try explainer.explanation(of: topic), "\(label) \(topic)")
    #expect(explanation.isSound, "\(label) \(topic)")
    switch explanation.finding {
    case .site(let site):
      if let consequence = site.consequence { try check(consequence, instance, "\(label) \(topic)") }
    case .estate(let estate):
      if let consequence = estate.consequence { try check(consequence, instance, "\(label) \(topic)") }
    case .community(let community):
      if let within = community.within { try check(within, instance, "\(label) \(topic) within") }
      if let cheapest = community.cheapest { try checkCheapest(cheapest, "\(label) \(topic) cheapest") }
      if let reason = community.reason { try check(reason, community, "\(label) \(topic)") }
    }
    return explanation
  }

  private var reference: SitingPlan { explainer.reference ?? SitingPlan(facilities: []) }

  /// The question without some limits.
  private func question(_ releases: [SitingRelease], cheapest: Bool = false) throws -> SitingInstance {
    var data = instance.data
    if releases.contains(.budget) { data.options.budget = nil }
    if releases.contains(.mostSites) { data.options.mostSites = nil }
    if cheapest { data.options.levels = [SitingLevel(.cost), SitingLevel(.shortfall)] }
    return try SitingInstance(data)
  }

  private func check(_ consequence: SitingConsequence, _ instance: SitingInstance, _ label: String) throws {
    try compare(consequence, try question(consequence.releases), label)
    // What was let go had to be.
    if !consequence.releases.isEmpty {
      #expect(try EveryOpening(instance, consequence.rules).best(near: reference) == nil, "\(label)")
    }
  }

  private func checkCheapest(_ consequence: SitingConsequence, _ label: String) throws {
    try compare(consequence, try question(consequence.releases, cheapest: true), label)
  }

  private func compare(_ consequence: SitingConsequence, _ question: SitingInstance, _ label: String) throws {
    guard let best = try EveryOpening(question, consequence.rules).best(near: reference) else {
      #expect(consequence.ending == .impossible, "\(label): no set of sites will do")
      return
    }
    #expect(consequence.ending == .proven && consequence.isSound, "\(label)")
    for (name, value) in best.values {
      let claimed = consequence.levels.first { $0.name == name }?.after
      #expect(
        claimed.map { abs($0 - value) <= 1e-5 * max(1, abs(value)) } ?? false,
        "\(label) \(name): claimed \(claimed ?? .nan), found \(value)")
    }
    #expect(consequence.isNearest, "\(label)")
    let changed = consequence.changes.count { ($0.openingBefore == nil) != ($0.openingAfter == nil) }
    #expect(changed == best.fewestChanges, "\(label): \(consequence.changes)")
  }

  /// The reason holds: what it says forbids it does, and letting that go allows it.
  private func check(_ reason: CommunityReason, _ community: CommunityExplanation, _ label: String) throws {
    let met = SitingRule.short(community.community.id, period: community.period, most: 0)
    let rules = [met] + explainer.shortfallsKept(but: community.community.id, community.period)
    let kept = try EveryOpening(instance, rules).best(near: reference)
    let free = try EveryOpening(try question(SitingRelease.allCases), rules).best(near: reference)
    switch reason {
    case .atNoLoss, .order: #expect(kept != nil, "\(label) \(reason)")
    case .budget:
      #expect(kept == nil, "\(label)")
      #expect(try EveryOpening(try question([.budget]), rules).best(near: reference) != nil, "\(label)")
    case .mostSites:
      #expect(kept == nil && free != nil, "\(label)")
      #expect(try EveryOpening(try question([.budget]), rules).best(near: reference) == nil, "\(label)")
    case .shared:
      #expect(free == nil, "\(label)")
    case .noSpace:
      #expect(
        try EveryOpening(try question(SitingRelease.allCases), [met]).best(near: reference) == nil, "\(label)")
    case .unknown: Issue.record("\(label): not found out without limits")
    }
  }
}
