import LinliLP
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

/// The command's words about the programs of published instances.
extension CommandText {
  static func programWritten(_ name: String, _ size: ModelSize) -> BilingualText {
    let counts = counts(of: size)
    return BilingualText(zh: "\(name).mps:\(counts.zh)", en: "\(name).mps: \(counts.en)")
  }

  static func programTooLarge(_ name: String, _ size: ModelSize) -> BilingualText {
    let counts = counts(of: size)
    let estimate = megabytes(size.fileByteCount)
    let limit = megabytes(BenchProgram.fileByteLimit)
    return BilingualText(
      zh: "\(name):程序未写出,它有\(counts.zh),文件约 \(estimate) MB,最多写 \(limit) MB",
      en: "\(name): the program was not written; its \(counts.en) make files of about \(estimate) MB, and at most "
        + "\(limit) MB are written")
  }

  private static func counts(of size: ModelSize) -> BilingualText {
    let (variables, constraints, coefficients) = (
      Phrases.amount(Double(size.variableCount)), Phrases.amount(Double(size.constraintCount)),
      Phrases.amount(Double(size.nonzeroCount))
    )
    return BilingualText(
      zh: "变量 \(variables) 个、约束 \(constraints) 个、系数 \(coefficients) 个",
      en: "\(variables) variables, \(constraints) constraints and \(coefficients) coefficients")
  }

  private static func megabytes(_ bytes: Int) -> String { Phrases.amount((Double(bytes) / 1_000_000).rounded(.up)) }
}
