import ArgumentParser
import Foundation
import LinliDomain
import LinliGLPK
import LinliReport
import LinliRostering
import LinliScenario
import Logging

/// `linli replan`: the smallest repair of a roster.
struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan", abstract: "Repairs a roster with the fewest changes.",
    discussion: """
      What was covered before stays covered if it can; that takes as few changes as possible, each assignment lost or \
      gained being one; what is left to choose follows the scenario's priorities. PLAN is not touched: the repaired \
      roster goes to --out.

      Example: linli replan Scenarios/qingyang-street plan --cancel V03@2026-06-03 --out plan2
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The roster: a plan folder, plan.json or roster.csv.", completion: .file())
  var plan: String

  @OptionGroup(title: "What happened") var happened: RosterChangeOptions
  @OptionGroup var output: PlanOutputOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup(title: "Roster") var roster: RosterOutputOptions

  @Flag(help: "Show what fewer and more changes would leave missing.")
  var curve = false

  @Option(help: "When a visit that repeats may take place on another day: never, uncovered, fewer-changes.")
  var moveVisits = VisitMovingName.uncovered

  func validate() throws {
    if happened.isEmpty {
      throw ValidationError(CommandText.noChange[.en])
    }
    if roster.calendar && output.folder == nil { throw ValidationError("--calendar needs --out.") }
    if limits.strict { throw ValidationError("--strict is for new plans; a repair keeps what was covered.") }
  }

  func run() throws {
    let loaded = try scenario.load(for: .roster).following(plan)
    let language = LanguageChoice(scenario.speech)
    let interruption = Interruption { Console.interject(language.say(CommandText.stopping)) }
    try withExtendedLifetime(interruption) {
      var options = roster.choices.solveOptions
      options.timeLimit = limits.remaining
      options.cancellation = interruption.cancellation
      if scenario.speech.verbose {
        let log = Console.log(scenario.speech)
        options.messages = { log.debug("\($0)") }
      }
      try RepairTask(command: self, loaded: loaded, options: options).run()
    }
  }
}

/// Repairs a roster and hands it out.
private struct RepairTask {
  let command: ReplanCommand
  let loaded: Scenario
  let options: RosterSolveOptions

  private var speech: SpeechOptions { command.scenario.speech }
  private var language: LanguageChoice { LanguageChoice(speech) }
  private var noticeHours: Int { command.happened.noticeHours ?? loaded.settings.roster.noticeHours }

  func run() throws {
    let instance = try loaded.askedRoster(language)
    let plan = try rosterPlan(command.plan, for: instance, speech)
    let reading = RosterChangeReading(command.happened, instance, plan)
    guard reading.problems.isEmpty else {
      for problem in reading.problems { Console.note(language.say(problem)) }
      throw ExitCode.validationFailure
    }
    let repair = try repaired(plan, of: instance, after: reading.changes, adding: newShifts(instance))
    // The plan's own levels are not claimed to be least: cover and changes came first.
    var answer = RosterAnswer(plan: repair.answer.plan, stages: [], levelCount: 0, method: "replan")
    answer.termination = repair.answer.termination
    let review = RosterReview(answer, of: repair.instance)
    try handOut(repair, review)
    if !speech.quiet {
      for line in UpkeepText(reading.changes, from: instance, to: repair.instance, language.language).lines {
        Console.note(line)
      }
    }
    guard let audit = review.audit else { throw Exit.noPlan }
    if !audit.isSound { throw Exit.fault }
  }

  /// The shifts of the table that is added.
  private func newShifts(_ instance: RosterInstance) throws -> [Shift] {
    guard let file = command.happened.addShift else { return [] }
    let scenario = command.scenario
    let extended = try withProblemsTold(speech) { () throws(ScenarioError) in
      try ScenarioFolder(URL(fileURLWithPath: scenario.scenario))
        .adding(URL(fileURLWithPath: file), to: "shifts").scenario(variant: scenario.variant)
    }
    let known = loaded.warnings
    let new = extended.warnings.filter { !known.contains($0) }
    if !new.isEmpty {
      // A new shift that cannot be used is a mistake to mend, not one to set aside.
      Console.note(language.say(CommandText.problems(new.count)))
      for issue in new { Console.note(issue.text(in: language.language)) }
      throw Exit.data
    }
    return try extended.askedRoster(language).shifts.filter { instance.shift($0.id) == nil }
  }

  private func repaired(
    _ plan: RosterPlan, of instance: RosterInstance, after changes: [RosterChange], adding added: [Shift]
  ) throws -> RosterRepair {
    try withFaultsTold(language) {
      try RosterRepairer(solver: GLPKSolver()).repair(
        plan, of: instance, after: changes, adding: added, notice: command.happened.notice(noticeHours),
        moving: command.moveVisits.moving, wantsCurve: command.curve, options: options)
    }
  }

  private func handOut(_ repair: RosterRepair, _ review: RosterReview) throws {
    let proposals = proposals(for: repair)
    let report = RosterReport(
      scenario: loaded, instance: repair.instance, review: review, solver: GLPKSolver().identity,
      setAside: loaded.warnings)
    let document = RosterDocument(report).json
    if command.output.json {
      try Console.data(RepairDocument(repair, proposals: proposals, plan: document).json.text())
    } else if !speech.quiet || command.output.folder == nil {
      try Console.data(
        RepairText(
          repair, proposals: proposals, noticeHours: noticeHours, in: loaded, language.language,
          showsNames: command.roster.names
        ).text)
    }
    guard let folder = command.output.folder, repair.answer.plan != nil else { return }
    let record = RunRecord(
      report, searchSeed: options.searchSeed, searchRoundLimit: options.searchRoundLimit,
      RunRecord.Run(
        command: "replan", program: ProgramVersion.text, isStrict: false,
        changes: command.happened.texts(noticeHours) + command.moveVisits.texts))
    let calendars = command.roster.calendar ? RosterCalendars(report, in: speech.language) : nil
    try write(
      [("plan.json", Array(document.text().utf8)), ("run.json", Array(record.json.text().utf8))]
        + RosterTables(report, hasByteOrderMark: command.output.excel).files
        + (calendars.map { try calendarFiles($0, after: [folder, command.plan], speech) } ?? []),
      to: folder, speech)
  }

  /// Whom to ask for the shifts that are too soon to be reassigned and lost somebody.
  private func proposals(for repair: RosterRepair) -> [(shift: Shift, people: [RosterSuggestion])] {
    guard let notice = command.happened.notice(noticeHours), let plan = repair.answer.plan else { return [] }
    let suggester = RosterSuggester(repair.instance, plan)
    let lost = Set(repair.difference.people.flatMap(\.entries).filter { !$0.isGained }.map(\.shift.id))
    return repair.frozen.filter(lost.contains).compactMap { repair.instance.shift($0) }
      .filter(notice.isAhead).map { ($0, suggester.suggestions(for: $0.id)) }
  }
}

extension Scenario {
  /// The scenario with visits on the days on which a roster that somebody names has them.
  func following(_ plan: String) -> Scenario {
    following(PlanFolder(URL(fileURLWithPath: plan)).folder(of: .roster))
  }
}

/// Reads a roster that somebody names, or tells what is wrong with it.
func rosterPlan(_ plan: String, for instance: RosterInstance, _ speech: SpeechOptions) throws -> RosterPlan {
  let folder = PlanFolder(URL(fileURLWithPath: plan)).folder(of: .roster)
  return try withProblemsTold(speech) { () throws(ScenarioError) in try folder.rosterPlan(for: instance) }
}
