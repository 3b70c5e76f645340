import ArgumentParser
import Foundation
import LinliGLPK
import LinliLP
import LinliMatching
import LinliReport
import LinliScenario
import Logging

/// Answers the matching question of a scenario and hands the plan out.
struct MatchingTask {
  let scenario: ScenarioOptions
  let output: PlanOutputOptions
  let limits: LimitOptions

  private var language: LanguageChoice { LanguageChoice(scenario.speech) }

  func run(command: String) throws {
    let loaded = try scenario.load()
    let language = language
    let interruption = Interruption { Console.note(language.say(CommandText.stopping)) }
    // The signals are heard only as long as the interruption lives.
    try withExtendedLifetime(interruption) {
      try run(loaded, until: interruption.cancellation, command: command)
    }
  }

  private func run(_ loaded: Scenario, until cancellation: Cancellation, command: String) throws {
    let report = try solve(loaded, until: cancellation)
    let document = MatchingDocument(report).json
    // Without a plan nothing is written: an earlier plan in the folder is worth more than a record of none.
    if let folder = output.folder, report.review.answer.plan != nil {
      try write(report, document, to: folder, command: command)
    }
    if output.json {
      try Console.data(document.text())
    } else if !scenario.speech.quiet || output.folder == nil {
      try Console.data(PlannerText(report, in: scenario.speech.language).text)
    }
    try finish(report, until: cancellation)
  }

  private func solve(_ loaded: Scenario, until cancellation: Cancellation) throws -> MatchingReport {
    let language = language
    var options = MatchingSolveOptions()
    options.timeLimit = limits.remaining
    options.cancellation = cancellation
    options.isDemandRequired = limits.strict
    let log = Console.log(scenario.speech)
    log.describe(loaded)
    if scenario.speech.verbose { options.messages = { log.debug("\($0)") } }
    let line = ProgressLine(language)
    if Console.isTerminal && !scenario.speech.quiet { options.progress = { line.show($0, $1) } }
    let report = try withFaultsTold(language) { try MatchingReport(solving: loaded, options) }
    line.clear()
    return report
  }

  private func write(
    _ report: MatchingReport, _ document: JSONValue, to folder: String, command: String
  ) throws {
    let record = RunRecord(report, command: command, program: ProgramVersion.text, isStrict: limits.strict)
    let files =
      [("plan.json", Array(document.text().utf8)), ("run.json", Array(record.json.text().utf8))]
      + MatchingTables(report, hasByteOrderMark: output.excel).files
    do {
      try FolderWriter(folder: URL(fileURLWithPath: folder)).write(files)
    } catch {
      Console.note(language.say(CommandText.notWritten(error.description)))
      throw Exit.notWritten
    }
    if !scenario.speech.quiet { Console.note(language.say(CommandText.written(folder))) }
  }

  /// The exit code that the outcome asks for.
  private func finish(_ report: MatchingReport, until cancellation: Cancellation) throws {
    let review = report.review
    if let audit = review.audit, !audit.isSound { throw Exit.fault }
    if review.answer.plan != nil { return }
    guard limits.strict, review.answer.termination == .infeasible else { throw Exit.noPlan }
    try tellConflict(report, until: cancellation)
    throw Exit.infeasible
  }

  private func tellConflict(_ report: MatchingReport, until cancellation: Cancellation) throws {
    var options = MatchingSolveOptions()
    options.timeLimit = limits.remaining
    options.cancellation = cancellation
    let conflict = try withFaultsTold(language) {
      try MatchingOptimizer(solver: GLPKSolver()).conflict(in: report.instance, options: options)
    }
    guard let conflict else { return }
    Console.note(language.say(CommandText.conflict(isVerified: conflict.isVerified)))
    for part in conflict.parts { Console.note("  - " + language.say(CommandText.part(part))) }
  }
}

/// Runs something, and tells a fault of ours in words before leaving with its code. A limit, and an infeasible program
/// under `--strict`, are answers and no faults.
func withFaultsTold<Answer>(_ language: LanguageChoice, _ body: () throws -> Answer) throws -> Answer {
  do {
    return try body()
  } catch SolverError.noIncumbent(.limit) {
    Console.note(language.say(CommandText.outOfTime))
    throw Exit.noPlan
  } catch SolverError.noIncumbent(.infeasible) {
    Console.note(language.say(CommandText.notAllMet))
    throw Exit.infeasible
  } catch let error as SolverError {
    Console.note(language.say(CommandText.fault(error.description)))
    throw Exit.fault
  }
}
