import ArgumentParser
import LinliGLPK
import LinliLP
import LinliReport
import LinliRostering
import LinliScenario
import Logging

/// Answers the roster question of a scenario.
struct RosterTask {
  private let run: QuestionRun
  private let choices: RosterChoices

  init(_ run: QuestionRun, _ choices: RosterChoices) {
    self.run = run
    self.choices = choices
  }

  func answer() throws -> AnsweredQuestion {
    try refuseSetAside()
    let report = try solve()
    let conflict = try conflict(in: report)
    return AnsweredQuestion(
      question: .roster,
      text: RosterText(
        report, in: run.speech.language, showsNames: choices.showsNames, views: choices.views
      ).text,
      document: RosterDocument(report).json,
      record: RunRecord(
        report, searchSeed: choices.seed, searchRoundLimit: choices.rounds, RunRecord.Run(run)
      ).json,
      tables: RosterTables(report, hasByteOrderMark: run.hasByteOrderMark).files,
      hasPlan: report.review.answer.plan != nil, exitCode: Self.exitCode(of: report), notes: conflict,
      calendars: choices.wantsCalendars ? RosterCalendars(report, in: run.speech.language) : nil)
  }

  /// Under `--strict` nothing of the data is set aside.
  private func refuseSetAside() throws {
    guard run.limits.strict, !run.scenario.warnings.isEmpty else { return }
    Console.note(run.language.say(CommandText.strictSetsNothingAside))
    throw Exit.data
  }

  private func solve() throws -> RosterReport {
    var options = choices.solveOptions
    options.timeLimit = run.timeLimit
    options.cancellation = run.cancellation
    options.isDemandRequired = run.limits.strict
    let log = Console.log(run.speech)
    log.describe(run.scenario)
    if run.speech.verbose { options.messages = { log.debug("\($0)") } }
    let line = ProgressLine(run.language)
    if run.showsProgress { options.progress = { line.show($0, $1) } }
    let report = try withFaultsTold(run.language) { try RosterReport(solving: run.scenario, options, run.language) }
    line.clear()
    return report
  }

  /// The exit code that the outcome asks for.
  private static func exitCode(of report: RosterReport) -> ExitCode? {
    let review = report.review
    if let audit = review.audit, !audit.isSound { return Exit.fault }
    if review.answer.plan != nil { return nil }
    return review.answer.termination == .infeasible ? Exit.infeasible : Exit.noPlan
  }

  /// What collides if there is no roster at all, or if not every place can be filled though all have to be.
  private func conflict(in report: RosterReport) throws -> [String] {
    let answer = report.review.answer
    guard answer.plan == nil, answer.termination == .infeasible else { return [] }
    var options = choices.solveOptions
    options.timeLimit = run.limits.remaining
    options.cancellation = run.cancellation
    options.isDemandRequired = run.limits.strict
    let conflict = try withFaultsTold(run.language) {
      try RosterOptimizer(solver: GLPKSolver()).conflict(for: report.instance, options: options)
    }
    guard let conflict else { return [] }
    let heading =
      run.limits.strict
      ? CommandText.conflict(isVerified: conflict.isVerified)
      : CommandText.rulesCollide(isVerified: conflict.isVerified)
    return [run.language.say(heading)] + conflict.parts.map { "  - " + run.language.say(CommandText.part($0)) }
  }
}

extension RosterReport {
  /// The report of a scenario's roster, solved with GLPK.
  ///
  /// - Throws: `Exit.data` if the scenario asks for no roster, else what the optimizer throws.
  init(solving scenario: Scenario, _ options: RosterSolveOptions, _ language: LanguageChoice) throws {
    let instance = try scenario.askedRoster(language)
    let solver = GLPKSolver()
    let answer = try RosterOptimizer(solver: solver).solve(instance, options: options)
    let review = RosterReview(answer, of: instance, isDemandRequired: options.isDemandRequired)
    self.init(
      scenario: scenario, instance: instance, review: review, solver: solver.identity, setAside: scenario.warnings)
  }
}

extension Scenario {
  /// The roster question.
  ///
  /// - Throws: `Exit.data` after saying that the scenario does not ask it.
  func askedRoster(_ language: LanguageChoice) throws -> RosterInstance {
    if let roster { return roster }
    Console.note(language.say(CommandText.notAsked(.roster)))
    throw Exit.data
  }
}
