import ArgumentParser
import LinliMatching
import LinliRostering
import LinliScenario
import LinliSiting

/// `linli check`: all problems in the input, and what the numbers already tell.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "All problems in the input, and what the numbers already tell.",
    discussion: "Example: linli check Scenarios/qingyang-street")

  @OptionGroup var scenario: ScenarioOptions

  func run() throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load()
    let verdict = loaded.warnings.isEmpty ? CommandText.noProblems : CommandText.someSetAside(loaded.warnings.count)
    var lines = [language.say(verdict), "", language.say(CommandText.inputs)]
    lines += loaded.inputs.map { "  " + language.say(CommandText.input($0)) }
    let translated = loaded.headerMappings.filter(\.isTranslated)
    if !translated.isEmpty {
      lines += ["", language.say(CommandText.headers)]
      lines += translated.map { "  \($0.file): \($0.header) → \($0.column)" }
    }
    if !loaded.cellMappings.isEmpty {
      lines += ["", language.say(CommandText.cells)]
      lines += loaded.cellMappings.map { "  " + language.say(CommandText.cell($0)) }
    }
    let findings = Self.findings(in: loaded)
    lines += ["", language.say(findings.isEmpty ? CommandText.noFindings : CommandText.findings)]
    lines += findings.map { "  - " + language.say($0) }
    try Console.data(lines.joined(separator: "\n") + "\n")
  }

  /// What the numbers tell of each question that is asked.
  private static func findings(in loaded: Scenario) -> [BilingualText] {
    let matching = loaded.asks(.match) ? MatchingPrecheck(loaded.matching).findings : []
    let roster = loaded.roster.map { RosterPrecheck($0).findings } ?? []
    let sites = loaded.siting.map { instance in
      SitingPrecheck(instance).findings.map { CommandText.finding($0, of: instance) }
    }
    return matching.map { CommandText.finding($0) } + roster.map { CommandText.finding($0) } + (sites ?? [])
  }
}
