import ArgumentParser
import Foundation
import LinliDomain
import LinliReport
import LinliRostering
import LinliScenario

/// `linli close`: writes history from what really happened.
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Writes history.csv from who really came, and adds up the hours.",
    discussion: """
      The attendance has a row for each person and shift: volunteer, shift, status (arrived, late, left_early, excused, \
      no_show), and if known from, to, hours. People who came without being on the roster may be told as well. Later \
      rosters count what is in history.csv for rest, limits and fair shares. Attendance that is mended later may be \
      closed again. With --out the hours by person and by group are written as tables; small groups are not told apart.

      Example: linli close Scenarios/qingyang-street plan --attended signed-in.csv --out hours
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The roster: a plan folder, plan.json or roster.csv.", completion: .file())
  var plan: String

  @Option(help: "Who really came: a table with the columns volunteer, shift, status.", completion: .file())
  var attended: String

  @Option(help: "The first day to close; that of the roster if it is not told.")
  var from: String?

  @Option(help: "The last day to close; that of the roster if it is not told.")
  var until: String?

  @Option(help: "What people on the roster did of whom the table says nothing: arrived or no_show.")
  var unlisted: UnlistedName?

  @Option(
    name: .customLong("out"), help: "Write hours.csv and hours_by_group.csv to this folder.", completion: .directory)
  var folder: String?

  @Flag(help: "Begin the tables with the mark that Excel needs to read Chinese.")
  var excel = false

  @Flag(help: "Print JSON instead of the text.")
  var json = false

  @Flag(help: "Show people's names beside their ids.")
  var names = false

  func validate() throws {
    for day in [from, until].compactMap({ $0 }) where CalendarDate(iso: day) == nil {
      throw ValidationError("--from and --until take a day such as 2026-06-03, not \(day).")
    }
    if excel && folder == nil { throw ValidationError("--excel needs --out.") }
    if folder?.isEmpty == true { throw ValidationError("--out takes a folder.") }
  }

  func run() throws {
    let loaded = try scenario.load(for: .roster)
    let speech = scenario.speech
    let language = LanguageChoice(speech)
    let instance = try loaded.askedRoster(language)
    let days = try days(of: instance, loaded, language)
    let roster = try rosterPlan(plan, for: instance, speech)
    let records = try withProblemsTold(speech) { () throws(ScenarioError) in
      try AttendanceReading.records(
        in: URL(fileURLWithPath: attended), of: roster, instance, on: days, unlisted: unlisted?.meaning)
    }
    let place = URL(fileURLWithPath: scenario.scenario)
    let history = try withProblemsTold(speech) { () throws(ScenarioError) in
      try HistoryFile(scenario: place).taking(records)
    }
    let register =
      loaded.publications.isEmpty ? [] : [Publishing(loaded).register(closedUntil: days.upperBound)]
    try write([history] + register, to: scenario.scenario, quietly: speech)
    tellDifference(roster, instance, loaded, language)
    let text = AttendanceText(
      ServedHours(records, of: instance), on: days, of: instance, in: loaded, language.language, showsNames: names)
    if let folder { try LinliCLI.write(text.files(hasByteOrderMark: excel), to: folder, speech) }
    try Console.data(json ? text.json.text() : text.text)
  }

  /// The days to close, within those of the roster, and without leaving days before them open.
  private func days(
    of instance: RosterInstance, _ loaded: Scenario, _ language: LanguageChoice
  ) throws -> ClosedRange<CalendarDate> {
    let horizon = instance.horizon
    let first = from.flatMap { CalendarDate(iso: $0) } ?? horizon.start
    let last = until.flatMap { CalendarDate(iso: $0) } ?? horizon.end
    guard first <= last, horizon.contains(first), horizon.contains(last) else {
      Console.note(language.say(CommandText.closeOutside(min(first, last)...max(first, last), horizon)))
      throw ExitCode.validationFailure
    }
    if let open = loaded.publications.firstOpenDay(from: horizon.start), first > open {
      Console.note(language.say(CommandText.closeInOrder(open, first)))
      throw ExitCode.validationFailure
    }
    return first...last
  }

  private func tellDifference(
    _ roster: RosterPlan, _ instance: RosterInstance, _ loaded: Scenario, _ language: LanguageChoice
  ) {
    guard let last = loaded.publications.last else { return }
    let published = Set(loaded.publishedPlan(for: instance).assignments)
    let count = published.symmetricDifference(roster.assignments).count
    if count > 0 { Console.note(language.say(CommandText.planIsNotPublished(last.version, count))) }
  }
}

/// What people on the roster did of whom the attendance says nothing, as the command line spells it.
enum UnlistedName: String, ExpressibleByArgument, CaseIterable {
  case arrived
  case noShow = "no_show"

  var meaning: AttendanceReading.Unlisted { self == .arrived ? .arrived : .noShow }
}
