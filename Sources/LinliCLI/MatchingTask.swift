import ArgumentParser
import LinliGLPK
import LinliLP
import LinliMatching
import LinliReport
import LinliScenario
import Logging

/// Answers the matching question of a scenario.
struct MatchingTask {
  private let run: QuestionRun

  init(_ run: QuestionRun) {
    self.run = run
  }

  func answer() throws -> AnsweredQuestion {
    let report = try solve()
    let conflict = try conflict(in: report)
    return AnsweredQuestion(
      question: .match, text: PlannerText(report, in: run.speech.language).text,
      document: MatchingDocument(report).json,
      record: RunRecord(report, RunRecord.Run(run)).json,
      tables: MatchingTables(report, hasByteOrderMark: run.hasByteOrderMark).files,
      hasPlan: report.review.answer.plan != nil, exitCode: Self.exitCode(of: report, isStrict: run.limits.strict),
      notes: conflict)
  }

  private func solve() throws -> MatchingReport {
    var options = MatchingSolveOptions()
    options.timeLimit = run.timeLimit
    options.cancellation = run.cancellation
    options.isDemandRequired = run.limits.strict
    let log = Console.log(run.speech)
    log.describe(run.scenario)
    if run.speech.verbose { options.messages = { log.debug("\($0)") } }
    let line = ProgressLine(run.language)
    if run.showsProgress { options.progress = { line.show($0, $1) } }
    let report = try withFaultsTold(run.language) { try MatchingReport(solving: run.scenario, options) }
    line.clear()
    return report
  }

  /// The exit code that the outcome asks for.
  private static func exitCode(of report: MatchingReport, isStrict: Bool) -> ExitCode? {
    let review = report.review
    if let audit = review.audit, !audit.isSound { return Exit.fault }
    if review.answer.plan != nil { return nil }
    return isStrict && review.answer.termination == .infeasible ? Exit.infeasible : Exit.noPlan
  }

  /// What collides if not all demand can be met.
  private func conflict(in report: MatchingReport) throws -> [String] {
    let answer = report.review.answer
    guard run.limits.strict, answer.plan == nil, answer.termination == .infeasible else { return [] }
    var options = MatchingSolveOptions()
    options.timeLimit = run.limits.remaining
    options.cancellation = run.cancellation
    let conflict = try withFaultsTold(run.language) {
      try MatchingOptimizer(solver: GLPKSolver()).conflict(in: report.instance, options: options)
    }
    guard let conflict else { return [] }
    return [run.language.say(CommandText.conflict(isVerified: conflict.isVerified))]
      + conflict.parts.map { "  - " + run.language.say(CommandText.part($0)) }
  }
}

extension RunRecord.Run {
  /// How a question was run.
  init(_ run: QuestionRun) {
    self.init(command: run.command, program: ProgramVersion.text, isStrict: run.limits.strict)
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
