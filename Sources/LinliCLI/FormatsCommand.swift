import ArgumentParser
import LinliScenario

/// `linli formats`: what may stand in a scenario, printed from the very source that the reader checks against.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "The data dictionary of every table, or the JSON Schema of scenario.yaml.",
    discussion: "Example: linli formats --lang zh > tables.md")

  @OptionGroup var speech: SpeechOptions

  @Flag(help: "Print the JSON Schema of scenario.yaml instead.")
  var schema = false

  func run() throws {
    if schema { return try Console.data(ScenarioJSONSchema.text()) }
    try Console.data(DataDictionary.markdown(ScenarioTables.described, language: speech.language))
  }
}
