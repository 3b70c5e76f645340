import ArgumentParser
import Foundation
import LinliDomain
import LinliScenario

/// The languages as the command line spells them.
enum LanguageName: String, ExpressibleByArgument, CaseIterable {
  case zh, en

  var language: Language { self == .zh ? .zh : .en }
}

/// Which scenario, and in which language to speak.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario folder.", completion: .directory)
  var scenario: String

  @Option(help: "A variant of the scenario, or several joined by +, applied in order.")
  var variant = "base"

  @OptionGroup var speech: SpeechOptions

  /// Reads the scenario.
  ///
  /// - Throws: `Exit.data` after every problem has been told.
  func load() throws -> Scenario {
    try withProblemsTold(speech) { () throws(ScenarioError) in
      try ScenarioFolder(URL(fileURLWithPath: scenario)).scenario(variant: variant)
    }
  }
}

/// Reads something, and tells every problem of the data before leaving with its code.
func withProblemsTold<Answer>(
  _ speech: SpeechOptions, _ read: () throws(ScenarioError) -> Answer
) throws -> Answer {
  do throws(ScenarioError) {
    return try read()
  } catch {
    Console.note(CommandText.problems(error.issues.count)[speech.language])
    Console.note(error.text(in: speech.language))
    throw Exit.data
  }
}

/// The language, and how much is said.
struct SpeechOptions: ParsableArguments {
  @Option(name: .customLong("lang"), help: "zh or en; by default as the locale says.")
  var chosen: LanguageName?

  @Flag(help: "Say nothing but data and problems.")
  var quiet = false

  @Flag(help: "Say what is being done, the solver's own lines included.")
  var verbose = false

  /// The chosen language, else Chinese where the locale is Chinese, else English.
  var language: Language {
    if let chosen { return chosen.language }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}
