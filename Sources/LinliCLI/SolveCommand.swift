import ArgumentParser

/// `linli solve`: every question the scenario asks, in order.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Answers every question that the scenario asks.",
    discussion: "Example: linli solve Scenarios/qingyang-street --variant law_plus_8h --out plan")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: PlanOutputOptions
  @OptionGroup var limits: LimitOptions

  func run() throws {
    // Matching is the one question that can be asked so far; the scenario's reader refuses the others.
    try MatchingTask(scenario: scenario, output: output, limits: limits).run(command: "solve")
  }
}

/// `linli match`: the matching question alone.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "Who delivers how much of which need, where, paid by what.",
    discussion: "Example: linli match Scenarios/qingyang-street --json")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: PlanOutputOptions
  @OptionGroup var limits: LimitOptions

  func run() throws {
    try MatchingTask(scenario: scenario, output: output, limits: limits).run(command: "match")
  }
}
