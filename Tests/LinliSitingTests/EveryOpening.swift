import LinliDomain
import LinliGLPK
import LinliLP

@testable import LinliSiting

/// The best levels of a siting question under some rules, found by trying every set of open sites. In one period.
struct EveryOpening {
  /// The best value of each level by name, and the fewest sites that differ from a plan among the best.
  struct Best {
    var values: [String: Double] = [:]
    var fewestChanges = 0
  }

  private let instance: SitingInstance
  private let rules: [SitingRule]

  /// The question, the sites that a rule closes taken out of it.
  init(_ instance: SitingInstance, _ rules: [SitingRule] = []) throws {
    var data = instance.data
    for case .closed(let site) in rules { data.sites.removeAll { $0.id == site } }
    self.instance = try SitingInstance(data)
    self.rules = rules
  }

  /// The best levels; what is required missed as little as possible if there is no other way. Nil if no set of sites will
  /// do.
  func best(near plan: SitingPlan) throws -> Best? {
    try best(isRelaxed: false, near: plan) ?? best(isRelaxed: true, near: plan)
  }

  private func best(isRelaxed: Bool, near plan: SitingPlan) throws -> Best? {
    let formulation = SitingFormulation(instance, isRelaxed: isRelaxed)
    var left = instance.openings.filter(fits).map { (open: $0, model: program(formulation, open: $0)) }
    var best = Best()
    let levels = instance.options.levels.map { ($0.name, formulation.objective(of: $0)) }
    let required = (SitingGap.levelName, Objective(.minimize, formulation.missing))
    for (name, objective) in (isRelaxed ? [required] : []) + levels {
      var values: [Double?] = []
      for position in left.indices {
        left[position].model.setObjective(objective)
        let result = try GLPKSolver().solve(left[position].model, options: SolveOptions())
        values.append(result.termination == .optimal ? result.incumbent?.objective : nil)
      }
      let found = values.compactMap { $0 }
      guard let value = objective.sense == .minimize ? found.min() : found.max() else { return nil }
      best.values[name] = value
      let room = 1e-7 * max(1, abs(value))
      left = zip(left, values).filter { $1.map { abs($0 - value) <= room } ?? false }.map(\.0)
      for position in left.indices {
        left[position].model.add(
          "best[\(name)]", objective.expression, .range(value - room / 100, value + room / 100))
      }
    }
    let before = Set(plan.facilities.map(\.site))
    best.fewestChanges = left.map { before.symmetricDifference($0.open).count }.min() ?? 0
    return best
  }

  /// Whether a set of sites keeps the rules on sites.
  private func fits(_ open: Set<SiteID>) -> Bool {
    rules.allSatisfy { rule in
      switch rule {
      case .open(let site): open.contains(site)
      case .closed(let site): !open.contains(site)
      case .covered(let estate, _, let count):
        open.count { instance.metres(from: estate, to: $0) <= instance.options.radius } >= count
      case .short: true
      }
    }
  }

  /// The program with the sites chosen.
  private func program(_ formulation: SitingFormulation, open: Set<SiteID>) -> Model {
    var model = formulation.model
    for key in formulation.open.keys {
      model.setBounds(.equal(open.contains(key.site) ? 1 : 0), of: formulation.open[key])
    }
    for case .short(let community, let period, let most) in rules {
      let variable = formulation.short[CommunityTime(community: community, period: period)]
      model.setBounds(.range(0, most + 1e-9), of: variable)
    }
    return model
  }
}
