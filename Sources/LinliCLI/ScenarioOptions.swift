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

  /// Reads the scenario, and tells what was set aside of its data.
  ///
  /// - Parameter question: the question that it has to ask; nil for any.
  /// - Throws: `Exit.data` after every problem has been told, or after saying that the question is not asked.
  func load(for question: Question? = nil) throws -> Scenario {
    let loaded = try withProblemsTold(speech) { () throws(ScenarioError) in
      try ScenarioFolder(URL(fileURLWithPath: scenario)).scenario(variant: variant)
    }
    if let question, !loaded.asks(question) {
      Console.note(CommandText.notAsked(question)[speech.language])
      throw Exit.data
    }
    if question != .match { Console.warn(loaded.warnings, speech) }
    return loaded
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
    Console.warn(error.warnings, speech)
    throw Exit.data
  }
}

extension Console {
  /// Tells what is wrong with the data and was set aside.
  static func warn(_ warnings: [ScenarioIssue], _ speech: SpeechOptions) {
    if warnings.isEmpty { return }
    note(CommandText.setAside(warnings.count)[speech.language])
    for warning in warnings { note("  - " + warning.text(in: speech.language)) }
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
