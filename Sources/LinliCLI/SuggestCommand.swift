import ArgumentParser
import LinliDomain
import LinliReport
import LinliRostering
import LinliScenario

/// `linli suggest`: whom to ask for a shift.
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Whom to ask for a shift, best first, and why the others cannot.",
    discussion: """
      Everybody who is not on the shift, legal first, by the scenario's priorities; each with what it means: rest, \
      weekend, what they work already, what they could no longer take. Who cannot is told with the rule that stops them.

      Example: linli suggest Scenarios/qingyang-street plan --shift T5-4A
      Example: linli suggest Scenarios/qingyang-street plan --shift T1 --date 2026-06-03
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The roster: a plan folder, plan.json or roster.csv.", completion: .file())
  var plan: String

  @Option(help: "The shift, by id, or with --date by the id of its row.")
  var shift: String

  @Option(help: "The day, for a shift of a row with several days.")
  var date: String?

  @Flag(help: "Print JSON instead of the text.")
  var json = false

  @Flag(help: "Show people's names beside their ids.")
  var names = false

  func validate() throws {
    if let date, CalendarDate(iso: date) == nil {
      throw ValidationError("--date takes a day such as 2026-06-03, not \(date).")
    }
  }

  func run() throws {
    let loaded = try scenario.load(for: .roster).following(plan)
    let language = LanguageChoice(scenario.speech)
    let instance = try loaded.askedRoster(language)
    let shift = try wanted(in: instance, language)
    let roster = try rosterPlan(plan, for: instance, scenario.speech)
    let suggestions = RosterSuggester(instance, roster).suggestions(for: shift.id)
    if json {
      let document = JSONValue.object([
        ("schemaVersion", .integer(1)), ("question", .string("suggest")), ("shift", .string(shift.id.text)),
        ("suggestions", SuggestionDocument.json(suggestions)),
      ])
      return try Console.data(document.text())
    }
    let text = SuggestionText(
      suggestions, for: shift, assigned: RosterListing(instance, roster).volunteers(on: shift.id), of: instance,
      in: loaded, language.language, showsNames: names)
    try Console.data(text.text)
  }

  private func wanted(in instance: RosterInstance, _ language: LanguageChoice) throws -> Shift {
    let named = date.map { "\(shift)-\($0)" } ?? shift
    if let found = instance.shift(ShiftID(named)) { return found }
    if let found = instance.shift(ShiftID(shift)), found.date.description == date ?? found.date.description {
      return found
    }
    let nearest = NearestName.find(named, among: instance.shifts.map(\.id.text))
    Console.note(language.say(CommandText.unknownShift(named, nearest: nearest)))
    throw ExitCode.validationFailure
  }
}
