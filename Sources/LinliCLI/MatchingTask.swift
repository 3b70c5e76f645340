import ArgumentParser
import Foundation
import LinliGLPK
import LinliLP
import LinliMatching
import LinliReport
import LinliScenario

/// Answers the matching question of a scenario and hands the plan out.
struct MatchingTask {
  let scenario: ScenarioOptions
  let output: PlanOutputOptions
  let limits: LimitOptions

  private var language: LanguageChoice { LanguageChoice(scenario.speech) }

  func run(command: String) throws {
    let loaded = try scenario.load()
    let report = try solve(loaded)
    let document = MatchingDocument(report).json
    if let folder = output.folder { try write(report, document, to: folder, command: command) }
    if output.json {
      try Console.data(document.text())
    } else if !scenario.speech.quiet || output.folder == nil {
      try Console.data(PlannerText(report, in: scenario.speech.language).text)
    }
    try finish(report)
  }

  private func solve(_ loaded: Scenario) throws -> MatchingReport {
    let language = language
    let interruption = Interruption { Console.note(language.say(CommandText.stopping)) }
    var options = MatchingSolveOptions()
    options.timeLimit = limits.remaining
    options.cancellation = interruption.cancellation
    options.isDemandRequired = limits.strict
    if scenario.speech.verbose { options.messages = { Console.note($0) } }
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
  private func finish(_ report: MatchingReport) throws {
    let review = report.review
    if let audit = review.audit, !audit.isSound { throw Exit.fault }
    if review.answer.plan != nil { return }
    guard limits.strict, review.answer.termination == .infeasible else { throw Exit.noPlan }
    try tellConflict(report)
    throw Exit.infeasible
  }

  private func tellConflict(_ report: MatchingReport) throws {
    var options = MatchingSolveOptions()
    options.timeLimit = limits.remaining
    let conflict = try MatchingOptimizer(solver: GLPKSolver()).conflict(in: report.instance, options: options)
    guard let conflict else { return }
    Console.note(language.say(CommandText.conflict(isVerified: conflict.isVerified)))
    for part in conflict.parts { Console.note("  - " + language.say(CommandText.part(part))) }
  }
}

/// Runs something, and tells a fault of ours in words before leaving with its code.
func withFaultsTold<Answer>(_ language: LanguageChoice, _ body: () throws -> Answer) throws -> Answer {
  do {
    return try body()
  } catch let error as SolverError {
    Console.note(language.say(CommandText.fault(error.description)))
    throw Exit.fault
  }
}
