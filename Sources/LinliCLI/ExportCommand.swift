import ArgumentParser
import Foundation
import LinliGLPK
import LinliLP
import LinliMatching
import LinliRostering
import LinliScenario
import LinliSiting

/// `linli export`: the very program that is solved, for any other solver.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the program of a question as MPS or CPLEX LP, with a map of the names.",
    discussion: """
      The levels before the chosen stage are solved first and kept as constraints. Names in the file are short (x1, c1); \
      the map beside it, FILE.names.csv, says what they stand for.

      Example: linli export Scenarios/qingyang-street --question match --stage cost --mps cost.mps
      """)

  enum QuestionName: String, ExpressibleByArgument, CaseIterable {
    case match, roster, site

    var question: Question {
      switch self {
      case .site: .site
      case .match: .match
      case .roster: .roster
      }
    }
  }

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var limits: LimitOptions

  @Option(help: "The question; by default the first that the scenario asks, in this order.")
  var question: QuestionName?

  @Option(help: "The level whose program is written; by default the first.")
  var stage: String?

  @Option(help: "Write free-format MPS to this file.", completion: .file(extensions: ["mps"]))
  var mps: String?

  @Option(help: "Write CPLEX LP to this file.", completion: .file(extensions: ["lp"]))
  var lp: String?

  func validate() throws {
    if mps == nil && lp == nil { throw ValidationError("Name a file with --mps or --lp.") }
    if mps?.isEmpty == true || lp?.isEmpty == true { throw ValidationError("--mps and --lp take a file.") }
    if let mps, let lp, URL(fileURLWithPath: mps).standardized == URL(fileURLWithPath: lp).standardized {
      throw ValidationError("--mps and --lp need files of their own.")
    }
  }

  func run() throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load(for: question?.question)
    let asked = question?.question ?? QuestionName.allCases.map(\.question).first { loaded.asks($0) } ?? .match
    let (program, known) = try withFaultsTold(language) { try self.program(of: asked, in: loaded, language) }
    guard let program else {
      Console.note(language.say(CommandText.unknownStage(stage ?? "", known: known)))
      throw ExitCode.validationFailure
    }
    if let mps {
      try withFaultsTold(language) { try program.mpsFile() }.write(to: URL(fileURLWithPath: mps), language)
    }
    if let lp { try withFaultsTold(language) { try program.lpFile() }.write(to: URL(fileURLWithPath: lp), language) }
  }

  /// The program of the stage, nil if there is no such stage, and the names of the stages there are.
  private func program(
    of question: Question, in loaded: Scenario, _ language: LanguageChoice
  ) throws -> (program: Model?, stages: [String]) {
    switch question {
    case .site:
      let instance = try loaded.askedSites(language)
      return (try program(of: instance), instance.options.levels.map(\.name))
    case .match: return (try program(of: loaded.matching), loaded.matching.levels.map(\.name))
    case .roster:
      let instance = try loaded.askedRoster(language)
      return (try program(of: instance), instance.options.levels.map(\.name))
    }
  }

  private func program(of instance: MatchingInstance) throws -> Model? {
    var options = MatchingSolveOptions()
    options.timeLimit = limits.remaining
    options.isDemandRequired = limits.strict
    return try MatchingOptimizer(solver: GLPKSolver()).program(of: stage, for: instance, options: options)
  }

  private func program(of instance: RosterInstance) throws -> Model? {
    var options = RosterSolveOptions()
    options.timeLimit = limits.remaining
    options.isDemandRequired = limits.strict
    return try RosterOptimizer(solver: GLPKSolver()).program(of: stage, for: instance, options: options)
  }

  private func program(of instance: SitingInstance) throws -> Model? {
    var options = SitingSolveOptions()
    options.timeLimit = limits.remaining
    options.isDemandRequired = limits.strict
    return try SitingOptimizer(solver: GLPKSolver()).program(of: stage, for: instance, options: options)
  }
}
