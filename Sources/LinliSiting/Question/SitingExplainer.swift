import LinliDomain
public import LinliLP

/// Explains parts of a siting plan: why a site is open or closed, an estate left out, a community short of the norm.
///
/// What would be otherwise is never guessed: the question is solved again with one more rule, all levels in order, and of
/// the best plans the one nearest to the plan is told.
public struct SitingExplainer: Sendable {
  /// The question.
  public let instance: SitingInstance
  /// The plan that is explained; nil if none was given and none was found.
  public let plan: SitingPlan?
  /// The question's own answer.
  public let answer: SitingAnswer
  /// Whether whose area it is, and who is served, was worked out for the plan.
  public let isCompleted: Bool
  /// The rules that the plan breaks.
  public let violations: [SitingAudit.Violation]
  /// The plan's levels and the best ones.
  public let levels: [SitingLevelChange]
  let trial: SitingTrial
  /// What other plans are held against: the plan, or where it is not the best the best one nearest to it.
  let reference: SitingPlan?

  /// Prepares the explanation of a plan; solves the question.
  ///
  /// - Parameters:
  ///   - plan: the plan; nil for the best one.
  ///   - options: limits for everything together, explanations included. Under ``SitingSolveOptions/isDemandRequired``
  ///     there may be no plan.
  /// - Throws: ``SolverError`` if the solver gave up.
  public init(
    _ instance: SitingInstance, plan given: SitingPlan? = nil, solver: any Solver, options: SitingSolveOptions
  ) throws {
    let deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
    let trial = SitingTrial(solver: solver, options: options, deadline: deadline)
    let whole = try given.map { try Self.completed($0, of: instance, trial) }
    let outcome = try trial.solve(instance, near: whole?.plan)
    let plan = whole?.plan ?? outcome.answer.plan
    let violations = given == nil ? [] : plan.map { SitingAudit($0, of: instance).violations } ?? []
    let levels =
      plan.map {
        SitingLevelComparison(instance, planned: $0, best: outcome.answer, after: nil).changes
      } ?? []
    let isWorse = !violations.isEmpty || levels.isWorse
    self.instance = instance
    self.plan = plan
    self.isCompleted = whole?.isCompleted ?? false
    self.violations = violations
    self.levels = levels
    self.trial = trial
    answer = outcome.answer
    reference = isWorse ? outcome.plan ?? plan : plan
  }

  /// Explains a part of the plan.
  ///
  /// - Returns: nil if there is no plan, or the question has no such site, estate or community.
  /// - Throws: ``SolverError`` if the solver gave up.
  public func explanation(of topic: SitingTopic) throws -> SitingExplanation? {
    guard let plan, let finding = try finding(of: topic, in: plan) else { return nil }
    return SitingExplanation(
      topic: topic, finding: finding, violations: violations, isCompleted: isCompleted, levels: levels,
      isBest: violations.isEmpty && answer.termination == .optimal && !levels.isWorse,
      isWorse: !violations.isEmpty || levels.isWorse)
  }

  private func finding(of topic: SitingTopic, in plan: SitingPlan) throws -> SitingExplanation.Finding? {
    switch topic {
    case .site(let id): try instance.site(id).map { .site(try explanation(of: $0, in: plan)) }
    case .estate(let id): try instance.estate(id).map { .estate(try explanation(of: $0, in: plan)) }
    case .community(let id): try instance.community(id).map { .community(try explanation(of: $0, in: plan)) }
    }
  }

  /// The plan with whose area it is and who is served, if the question asks for that and the plan tells nothing of it:
  /// as well as its facilities allow.
  private static func completed(
    _ plan: SitingPlan, of instance: SitingInstance, _ trial: SitingTrial
  ) throws -> (plan: SitingPlan, isCompleted: Bool) {
    let isSilent = (instance.isAreaAsked && plan.credits.isEmpty) || (instance.isServiceAsked && plan.services.isEmpty)
    guard isSilent, SitingAudit(plan, of: instance).isSound else { return (plan, false) }
    guard let whole = try trial.solve(instance, following: plan, near: nil).plan else { return (plan, false) }
    return (whole, whole.credits != plan.credits || whole.services != plan.services)
  }
}

extension [SitingLevelChange] {
  /// Whether the plan is known not to be the best one: the first level that differs is better there.
  fileprivate var isWorse: Bool {
    for level in self {
      guard let best = level.best, !level.isSame(best, level.planned) else { continue }
      return level.level?.isMaximized ?? false ? best > level.planned : best < level.planned
    }
    return false
  }
}

// MARK: - Solving again

extension SitingExplainer {
  /// What rules would do, the question changed as told.
  ///
  /// - Parameters:
  ///   - releases: limits that are let go.
  ///   - goals: other levels than the question's, if they matter.
  func consequence(
    of rules: [SitingRule], releases: [SitingRelease] = [], goals: [SitingLevel]? = nil
  ) throws -> SitingConsequence {
    var changed = try instance.without(releases)
    for case .closed(let site) in rules { changed = try changed.lettingGo(of: site) }
    if let goals {
      var data = changed.data
      data.options.levels = goals
      changed = try SitingInstance(data)
    }
    let outcome = try trial.solve(changed, rules: rules, near: reference)
    let comparison = SitingLevelComparison(
      changed, planned: plan ?? SitingPlan(facilities: []), best: goals == nil ? answer : nil, after: outcome.answer)
    return SitingConsequence(
      rules, releases, on: changed, outcome, levels: comparison.changes, from: reference ?? SitingPlan(facilities: []))
  }

  /// What rules would do, with as few limits let go as makes them possible.
  func firstPossible(_ rules: [SitingRule]) throws -> SitingConsequence {
    let limits = instance.limits
    let ladder = limits.map { [$0] } + (limits.count > 1 ? [limits] : [])
    var found = try consequence(of: rules)
    for releases in ladder where found.ending == .impossible {
      let next = try consequence(of: rules, releases: releases)
      if next.ending != .impossible { found = next }
    }
    return found
  }
}

extension SitingConsequence {
  /// What came of a trial, held against the plan before.
  init(
    _ rules: [SitingRule], _ releases: [SitingRelease], on instance: SitingInstance, _ outcome: SitingTrial.Outcome,
    levels: [SitingLevelChange], from old: SitingPlan
  ) {
    let answer = outcome.answer
    let before = SitingFigures(instance, old)
    self.rules = rules
    self.releases = releases
    self.levels = levels
    costBefore = before.cost
    guard let plan = outcome.plan else {
      ending = answer.termination == .infeasible ? .impossible : .open
      self.plan = nil
      costAfter = nil
      changes = []
      areas = []
      gained = []
      lost = []
      isNearest = false
      isSound = true
      return
    }
    let claims = answer.stages.compactMap { stage in stage.objective.map { (level: stage.name, value: $0) } }
    let audit = SitingAudit(plan, of: instance, claims: claims)
    let after = audit.figures
    ending = answer.termination == .optimal ? .proven : .found
    self.plan = plan
    costAfter = after.cost
    changes = SitingSiteChange.changes(from: old, to: plan)
    isNearest = outcome.isNearest
    areas = Self.areas(from: before, to: after)
    let (was, now) = (Self.covered(before, instance), Self.covered(after, instance))
    gained = now.subtracting(was).sorted()
    lost = was.subtracting(now).sorted()
    isSound = audit.isSound && rules.allSatisfy { $0.isKept(by: plan, after) }
  }

  private static func areas(from before: SitingFigures, to after: SitingFigures) -> [SitingAreaChange] {
    before.areas.compactMap { old in
      guard let new = after.areas.first(where: { $0.community == old.community && $0.period == old.period }),
        abs(new.short - old.short) > 1e-5 * max(1, old.wanted)
      else { return nil }
      return SitingAreaChange(community: old.community, period: old.period, before: old.short, after: new.short)
    }
  }

  private static func covered(_ figures: SitingFigures, _ instance: SitingInstance) -> Set<EstateID> {
    Set(
      figures.estates.filter { $0.period == instance.periods.count - 1 && $0.facilityCount >= instance.coverCount }
        .map(\.estate))
  }
}

extension SitingInstance {
  /// Open facilities within the service radius that it takes for an estate to count as covered.
  var coverCount: Int { options.requiresBackup ? options.backupCount : 1 }
}
