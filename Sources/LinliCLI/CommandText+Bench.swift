import LinliReport
import LinliScenario

/// The command's words about published instances.
extension CommandText {
  static func benched(_ result: BenchResult) -> BilingualText {
    let objective = result.objective.map { Phrases.amount($0) } ?? "–"
    let bound = result.bound.map { Phrases.amount($0) } ?? "–"
    let gap = result.gap.map { Phrases.share($0) } ?? "–"
    let seconds = Phrases.amount((result.seconds * 10).rounded() / 10)
    let ending = Phrases.termination(result.termination)
    return BilingualText(
      zh: "\(result.instance):\(objective),界限 \(bound),差距 \(gap),\(seconds) 秒,\(ending.zh)",
      en: "\(result.instance): \(objective), bound \(bound), gap \(gap), \(seconds) s, \(ending.en)")
  }

  static func otherObjective(_ claimed: Double, counted: Double) -> BilingualText {
    let claimed = Phrases.precise(claimed)
    let counted = Phrases.precise(counted)
    return BilingualText(
      zh: "目标值:数出 \(counted),搜索所得为 \(claimed)", en: "objective: \(counted) by counting, but the search says \(claimed)")
  }
}
