import ArgumentParser
import LinliScenario

/// `linli solve`: every question the scenario asks, in order.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Answers every question that the scenario asks.",
    discussion: """
      A scenario that asks one question fills the folder of --out with its plan. One that asks several gets a folder for \
      each question in it: DIR/site, DIR/match, DIR/roster. linli audit takes DIR as well as each of them.

      Example: linli solve Scenarios/qingyang-street --variant law_plus_8h --out plan
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: PlanOutputOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup(title: "Roster") var roster: RosterOutputOptions

  func run() throws {
    try SolveTask(scenario: scenario, output: output, limits: limits, roster: roster.choices, command: "solve").run()
  }
}

/// `linli site`: the siting question alone.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Which facilities open or grow, and whom they cover.",
    discussion: """
      Where what is required (area norm, cover) cannot be had, it is missed as little as possible, and what is missing is \
      told by name. Under --strict that is an answer without a plan.

      With --frontier also what more money buys, or more facilities where their number is limited: plans of which each
      gains more than the ones that spend less, every one proven.

      Example: linli site Scenarios/qingyang-street --variant site_idle_first
      Example: linli site Scenarios/qingyang-street --frontier 6
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: PlanOutputOptions
  @OptionGroup var limits: LimitOptions

  @Option(help: "Also the frontier between what is spent and what is gained, with at most this many points.")
  var frontier: Int?

  func validate() throws {
    if let frontier, !(2...1000).contains(frontier) {
      throw ValidationError("--frontier takes a number of points from 2 to 1000, not \(frontier).")
    }
  }

  func run() throws {
    try SolveTask(scenario: scenario, output: output, limits: limits, frontierCount: frontier, command: "site")
      .run(.site)
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
    try SolveTask(scenario: scenario, output: output, limits: limits, command: "match").run(.match)
  }
}

/// `linli roster`: the roster question alone.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Which volunteer works which shift.",
    discussion: """
      Problems of the data that do not spoil the question are told and set aside; the rest is rostered. Under --strict \
      they end the command, and every wanted place has to be filled.

      Example: linli roster Scenarios/qingyang-street --names --by day
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: PlanOutputOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup(title: "Roster") var roster: RosterOutputOptions

  func run() throws {
    try SolveTask(scenario: scenario, output: output, limits: limits, roster: roster.choices, command: "roster")
      .run(.roster)
  }
}
