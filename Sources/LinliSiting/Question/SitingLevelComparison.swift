import LinliDomain
import LinliLP

/// Sets the levels of a plan beside the best ones, without and with a rule.
struct SitingLevelComparison {
  private let instance: SitingInstance
  private let figures: SitingFigures
  private let best: SitingAnswer?
  private let after: SitingAnswer?

  /// A comparison.
  ///
  /// - Parameters:
  ///   - planned: the plan that is explained.
  ///   - best: the answer without the rule; nil if the levels are not the same.
  ///   - after: the answer with the rule; nil where only plan and best are compared.
  init(_ instance: SitingInstance, planned: SitingPlan, best: SitingAnswer?, after: SitingAnswer?) {
    self.instance = instance
    figures = SitingFigures(instance, planned)
    self.best = best
    self.after = after
  }

  /// The levels in order, what is missing to what is required before them where anything is.
  var changes: [SitingLevelChange] {
    var changes: [SitingLevelChange] = []
    var isProven = true
    let missing = figures.missing(to: instance)
    if missing > 1e-6 || [best, after].contains(where: { $0?.isRelaxed ?? false }) {
      isProven = isProven && isSettled(SitingGap.levelName, best) && isSettled(SitingGap.levelName, after)
      changes.append(
        SitingLevelChange(
          name: SitingGap.levelName, level: nil, planned: missing, best: required(best), after: required(after),
          isProven: isProven))
    }
    for level in instance.options.levels {
      isProven = isProven && isSettled(level.name, best) && isSettled(level.name, after)
      changes.append(
        SitingLevelChange(
          name: level.name, level: level, planned: figures.value(of: level), best: value(level.name, best),
          after: value(level.name, after), isProven: isProven))
    }
    return changes
  }

  private func value(_ name: String, _ answer: SitingAnswer?) -> Double? {
    answer?.stages.first { $0.name == name }?.objective
  }

  /// What is missing to what is required: of an answer that was not relaxed what its plan lacks for want of any way.
  private func required(_ answer: SitingAnswer?) -> Double? {
    guard let answer, let plan = answer.plan else { return nil }
    return answer.isRelaxed
      ? value(SitingGap.levelName, answer) : SitingFigures(instance, plan).missing(to: instance)
  }

  private func isSettled(_ name: String, _ answer: SitingAnswer?) -> Bool {
    guard let answer else { return true }
    if name == SitingGap.levelName, !answer.isRelaxed { return answer.plan != nil }
    return answer.stages.first { $0.name == name }?.termination == .optimal
  }
}

extension SitingFigures {
  /// What is missing to what is required, as a relaxed program counts it.
  func missing(to instance: SitingInstance) -> Double {
    let gaps = SitingGap.gaps(in: self, of: instance).reduce(0) { sum, gap in
      switch gap {
      case .norm(_, let meeting, let least): sum + Double(least - meeting)
      case .area(_, _, let short): sum + short
      case .cover(_, let covered, let least): sum + (least - covered)
      case .communities(_, let covered, let least): sum + Double(least - covered)
      }
    }
    return gaps + (instance.isServiceAsked && !instance.mentions(.unserved) ? unserved : 0)
  }
}
