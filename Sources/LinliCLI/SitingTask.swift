import ArgumentParser
import LinliGLPK
import LinliLP
import LinliReport
import LinliScenario
import LinliSiting
import Logging

/// Answers the siting question of a scenario.
struct SitingTask {
  private let run: QuestionRun
  private let frontierCount: Int?

  init(_ run: QuestionRun, frontierCount: Int? = nil) {
    self.run = run
    self.frontierCount = frontierCount
  }

  func answer() throws -> AnsweredQuestion {
    let report = try solve()
    return AnsweredQuestion(
      question: .site, text: SitingText(report, in: run.speech.language).text, document: SitingDocument(report).json,
      record: RunRecord(report, RunRecord.Run(run)).json,
      tables: SitingTables(report, hasByteOrderMark: run.hasByteOrderMark).files, hasPlan: report.answer.plan != nil,
      exitCode: exitCode(of: report))
  }

  private func solve() throws -> SitingReport {
    let instance = try run.scenario.askedSites(run.language)
    var options = SitingSolveOptions()
    options.timeLimit = run.timeLimit
    options.cancellation = run.cancellation
    options.isDemandRequired = run.limits.strict
    let log = Console.log(run.speech)
    log.describe(run.scenario)
    if run.speech.verbose { options.messages = { log.debug("\($0)") } }
    let line = ProgressLine(run.language)
    if run.showsProgress { options.progress = { line.show($0, $1) } }
    let solver = GLPKSolver()
    let optimizer = SitingOptimizer(solver: solver)
    let report = try withFaultsTold(run.language) {
      let deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
      var report = SitingReport(
        scenario: run.scenario, instance: instance, answer: try optimizer.solve(instance, options: options),
        solver: solver.identity, isDemandRequired: run.limits.strict)
      options.timeLimit = deadline.remaining
      report.idleFirstPrice = try optimizer.priceOfIdleFirst(report.answer, to: instance, options: options)
      options.timeLimit = deadline.remaining
      if let count = frontierCount {
        report.frontier = try optimizer.frontier(of: instance, count: count, options: options)
      }
      return report
    }
    line.clear()
    return report
  }

  /// The exit code that the outcome asks for.
  private func exitCode(of report: SitingReport) -> ExitCode? {
    if let audit = report.audit, !audit.isSound { return Exit.fault }
    if report.answer.plan != nil { return nil }
    return run.limits.strict && report.answer.termination == .infeasible ? Exit.infeasible : Exit.noPlan
  }
}

extension Scenario {
  /// The siting question.
  ///
  /// - Throws: `Exit.data` after saying that the scenario does not ask it.
  func askedSites(_ language: LanguageChoice) throws -> SitingInstance {
    if let siting { return siting }
    Console.note(language.say(CommandText.notAsked(.site)))
    throw Exit.data
  }
}
