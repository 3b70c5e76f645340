public import LinliDomain

/// What a level of a siting question comes to in a plan, at best, and at best under one more rule.
public struct SitingLevelChange: Equatable, Sendable {
  /// The level's name; ``SitingGap/levelName`` for what is missing to what is required.
  public let name: String
  /// The level; nil for what is missing to what is required.
  public let level: SitingLevel?
  /// Its value in the plan that is explained.
  public let planned: Double
  /// Its best value without the rule, after the levels before it; nil if no plan was found.
  public let best: Double?
  /// Its best value with the rule, after the levels before it; nil if the solve did not come so far.
  public let after: Double?
  /// Whether the best values are both proven, and those of all levels before them.
  public let isProven: Bool

  /// By how much the rule changes the best value; nil if one is not known.
  public var change: Double? {
    guard let best, let after else { return nil }
    return isSame(best, after) ? 0 : after - best
  }

  /// Whether two values of the level differ by noise only.
  func isSame(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-5 * max(1, abs(one), abs(other)) }
}

/// A site that is not the same in two plans.
public struct SitingSiteChange: Equatable, Sendable {
  /// The site.
  public let site: SiteID
  /// The position of the period from which it is open before; nil if it stays closed.
  public let openingBefore: Int?
  /// The position of the period from which it is open after; nil if it stays closed.
  public let openingAfter: Int?
  /// m² added before, in the end.
  public let addedBefore: Double
  /// m² added after, in the end.
  public let addedAfter: Double

  /// The sites that differ between two plans, in order; a square centimetre is no difference.
  static func changes(from old: SitingPlan, to new: SitingPlan) -> [SitingSiteChange] {
    Set(old.facilities.map(\.site)).union(new.facilities.map(\.site)).sorted().compactMap { site in
      let (before, after) = (old.facility(on: site), new.facility(on: site))
      let change = SitingSiteChange(
        site: site, openingBefore: before?.opening, openingAfter: after?.opening,
        addedBefore: before?.addedInTheEnd ?? 0,
        addedAfter: after?.addedInTheEnd ?? 0)
      let isSame = change.openingBefore == change.openingAfter && abs(change.addedBefore - change.addedAfter) <= 1e-4
      return isSame ? nil : change
    }
  }
}

/// A community that is short of the norm by another amount in two plans.
public struct SitingAreaChange: Equatable, Sendable {
  /// The community.
  public let community: CommunityID
  /// The position of the period.
  public let period: Int
  /// m² short before.
  public let before: Double
  /// m² short after.
  public let after: Double
}

/// What one more rule, or several, would do to a siting plan: found by solving the question again with it.
public struct SitingConsequence: Equatable, Sendable {
  /// How sure it is.
  public enum Ending: String, Sendable {
    /// The levels are proven to be the best ones under the rule.
    case proven
    /// A plan was found; better ones are not ruled out.
    case found
    /// Proven: no plan keeps the rule with all others.
    case impossible
    /// Neither a plan was found nor that there is none.
    case open
  }

  /// The rules.
  public let rules: [SitingRule]
  /// The limits of the question that were let go to make the rules possible.
  public let releases: [SitingRelease]
  /// How sure it is.
  public let ending: Ending
  /// What each level comes to, in order.
  public let levels: [SitingLevelChange]
  /// Yuan in the plan without the rules.
  public let costBefore: Double
  /// Yuan in the plan with them; nil without a plan.
  public let costAfter: Double?
  /// The plan; of the best ones the nearest to the one without the rules, if ``isNearest``.
  public let plan: SitingPlan?
  /// What differs from the plan without the rules.
  public let changes: [SitingSiteChange]
  /// Whether it is proven that no plan of the same levels opens and closes fewer sites, nor as few and changes fewer m².
  public let isNearest: Bool
  /// The communities whose shortfall changes.
  public let areas: [SitingAreaChange]
  /// The estates that are covered after and were not before, in the last period.
  public let gained: [EstateID]
  /// The estates that were covered before and are not after, in the last period.
  public let lost: [EstateID]
  /// Whether the independent audit finds no rule broken and the claimed values right.
  public let isSound: Bool

  /// Whether the rules cost nothing: every level is as good as without them, proven.
  public var isAtNoLoss: Bool {
    ending == .proven && releases.isEmpty && levels.allSatisfy { $0.isProven && $0.change == 0 }
  }

  /// The first level that the rules change.
  public var firstChanged: SitingLevelChange? { levels.first { ($0.change ?? 0) != 0 } }
}
