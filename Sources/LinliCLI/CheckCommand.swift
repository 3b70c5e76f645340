import ArgumentParser
import LinliMatching
import LinliScenario

/// `linli check`: all problems in the input, and what the numbers already tell.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "All problems in the input, and what the numbers already tell.",
    discussion: "Example: linli check Scenarios/qingyang-street")

  @OptionGroup var scenario: ScenarioOptions

  func run() throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load()
    var lines = [language.say(CommandText.noProblems), "", language.say(CommandText.inputs)]
    lines += loaded.inputs.map { "  " + language.say(CommandText.input($0)) }
    let translated = loaded.headerMappings.filter(\.isTranslated)
    if !translated.isEmpty {
      lines += ["", language.say(CommandText.headers)]
      lines += translated.map { "  \($0.file): \($0.header) → \($0.column)" }
    }
    let findings = MatchingPrecheck(loaded.matching).findings
    lines += ["", language.say(findings.isEmpty ? CommandText.noFindings : CommandText.findings)]
    lines += findings.map { "  - " + language.say(CommandText.finding($0)) }
    try Console.data(lines.joined(separator: "\n") + "\n")
  }
}
