import LinliDomain
import LinliLP
import LinliScenario

/// The first lines of a plan's text, alike for every question: what it is of, how it ended, the levels with their proof.
struct PlanOpening {
  /// A level as it is told.
  struct Level {
    var name: String
    /// Its value, written; nil without a plan.
    var value: String?
    var meaning: BilingualText
    var termination: Termination
    var gap: Double?
    /// What is proven of it, written; nil if nothing is.
    var bound: String?
  }

  let language: Language

  /// The most columns that a title takes.
  private static let titleWidth = 60

  private func say(_ text: BilingualText) -> String { text[language] }

  private func plain(_ text: String) -> String { DisplayWidth.cut(DisplayWidth.oneLine(text), to: Self.titleWidth) }

  /// Title and variant of a scenario, and the days of the plan.
  func title(of scenario: Scenario, _ horizon: Horizon) -> String {
    let settings = scenario.settings
    var parts = [plain(settings.title.text(in: language) ?? scenario.name)]
    if scenario.variantName != "base" {
      parts.append(plain(scenario.variantTitle.text(in: language) ?? scenario.variantName))
    }
    parts.append("\(horizon.start) – \(horizon.end)")
    if settings.isSynthetic { parts.append(say(Catalogue.synthetic)) }
    return parts.joined(separator: " · ")
  }

  /// How it ended, and that there is no plan if there is none.
  func ending(of question: BilingualText, _ termination: Termination, proven: Int, levels: Int, hasPlan: Bool) -> String
  {
    let line = say(
      Catalogue.ending(question, Catalogue.termination(termination.word), proven: proven, levels: levels))
    return hasPlan ? line : line + "\n" + say(Catalogue.noPlan)
  }

  /// What the audit found, the broken rules below.
  func audit(broken: [BilingualText]) -> String {
    if broken.isEmpty { return say(Catalogue.auditSound) }
    return ([say(Catalogue.auditBroken(broken.count))] + broken.map { "  - " + say($0) }).joined(separator: "\n")
  }

  /// The table of levels.
  func levels(_ levels: [Level]) -> [String] {
    var table = TextTable([("", .right), ("", .left), ("", .right), ("", .left), ("", .left)])
    for (position, level) in levels.enumerated() {
      table.add([
        String(position + 1), plain(level.name), level.value ?? "–", say(level.meaning), proof(of: level),
      ])
    }
    return [say(Catalogue.levels)] + table.lines()
  }

  private func proof(of level: Level) -> String {
    if level.termination == .optimal { return say(Catalogue.proven) }
    guard let gap = level.gap, let bound = level.bound else {
      return say(Catalogue.termination(level.termination.word))
    }
    return say(Catalogue.within(NumberStyle.percent(gap, decimals: 2), bound: bound))
  }
}
