import ArgumentParser
import Foundation
import LinliLP
import LinliReport
import LinliScenario

/// What came of one question, ready to be handed out.
struct AnsweredQuestion {
  let question: Question
  /// The text for people.
  let text: String
  /// `plan.json`.
  let document: JSONValue
  /// `run.json`.
  let record: JSONValue
  /// The tables of the plan folder; empty without a plan.
  let tables: [(path: String, bytes: [UInt8])]
  /// Whether there is a plan.
  let hasPlan: Bool
  /// The code to leave with; nil if all is well.
  let exitCode: ExitCode?
  /// What is said at the end on standard error.
  var notes: [String] = []
  /// The calendars that go with the plan; nil if none are wanted.
  var calendars: RosterCalendars?
}

/// Answers questions of a scenario and hands the plans out.
///
/// The plan of a single question fills the plan folder itself. Plans of several questions each have a folder of the
/// question's name in it, whole as if it had been asked alone.
struct SolveTask {
  let scenario: ScenarioOptions
  let output: PlanOutputOptions
  let limits: LimitOptions
  var roster = RosterChoices()
  /// Points of the siting question's frontier; nil for none.
  var frontierCount: Int?
  let command: String

  private var language: LanguageChoice { LanguageChoice(scenario.speech) }

  /// Answers one question, or every question that the scenario asks.
  func run(_ question: Question? = nil) throws {
    if roster.wantsCalendars && output.folder == nil { throw ValidationError("--calendar needs --out.") }
    let loaded = try scenario.load(for: question)
    let language = language
    let interruption = Interruption { Console.interject(language.say(CommandText.stopping)) }
    // The signals are heard only as long as the interruption lives.
    try withExtendedLifetime(interruption) {
      try run(question.map { [$0] } ?? loaded.settings.questions, of: loaded, until: interruption.cancellation)
    }
  }

  private func run(_ questions: [Question], of loaded: Scenario, until cancellation: Cancellation) throws {
    var documents: [JSONValue] = []
    var codes: [ExitCode] = []
    let ordered = Question.allCases.filter(questions.contains)
    for (position, question) in ordered.enumerated() {
      do {
        let answered = try answer(
          question, of: loaded, until: cancellation, isLastOf: ordered.count - position)
        try handOut(answered, isAlone: ordered.count == 1, isFirst: position == 0)
        documents.append(answered.document)
        answered.exitCode.map { codes.append($0) }
      } catch let code as ExitCode where ordered.count > 1 && code != Exit.notWritten {
        // One question's fault does not take away the answers to the others.
        codes.append(code)
      }
    }
    if output.json { try Console.data(Self.document(documents, isAlone: ordered.count == 1).text()) }
    if let code = codes.first { throw code }
  }

  private func answer(
    _ question: Question, of loaded: Scenario, until cancellation: Cancellation, isLastOf count: Int
  ) throws -> AnsweredQuestion {
    let run = QuestionRun(
      scenario: loaded, speech: scenario.speech, limits: limits, timeLimit: limits.remaining(sharedBy: count),
      cancellation: cancellation, command: command, hasByteOrderMark: output.excel)
    return switch question {
    case .site: try SitingTask(run, frontierCount: frontierCount).answer()
    case .match: try MatchingTask(run).answer()
    case .roster: try RosterTask(run, roster).answer()
    }
  }

  /// The document of one question, or of several with their plans in order.
  private static func document(_ documents: [JSONValue], isAlone: Bool) -> JSONValue {
    if isAlone, let first = documents.first { return first }
    return .object([("schemaVersion", .integer(1)), ("plans", .array(documents))])
  }

  // MARK: Handing out

  private func handOut(_ answered: AnsweredQuestion, isAlone: Bool, isFirst: Bool) throws {
    // Without a plan nothing is written: an earlier plan in the folder is worth more than a record of none.
    if let folder = output.folder, answered.hasPlan {
      try write(answered, to: isAlone ? folder : folder + "/" + answered.question.rawValue)
    }
    if !output.json, !scenario.speech.quiet || output.folder == nil {
      try Console.data((isFirst ? "" : "\n") + answered.text)
    }
    for note in answered.notes { Console.note(note) }
  }

  private func write(_ answered: AnsweredQuestion, to folder: String) throws {
    let files =
      [
        ("plan.json", Array(answered.document.text().utf8)), ("run.json", Array(answered.record.text().utf8)),
      ] + answered.tables
    let calendars = try answered.calendars.map { try calendarFiles($0, after: [folder], scenario.speech) }
    try LinliCLI.write(files + (calendars ?? []), to: folder, scenario.speech)
  }
}

/// One question's share of a run.
struct QuestionRun {
  let scenario: Scenario
  let speech: SpeechOptions
  let limits: LimitOptions
  /// Wall time for this question; nil for none.
  let timeLimit: Duration?
  let cancellation: Cancellation
  let command: String
  let hasByteOrderMark: Bool

  var language: LanguageChoice { LanguageChoice(speech) }

  /// Whether the work is shown on a terminal while it goes on.
  var showsProgress: Bool { Console.isTerminal && !speech.quiet }
}
