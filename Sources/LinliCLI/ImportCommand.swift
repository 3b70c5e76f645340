import ArgumentParser
import Foundation
import LinliScenario

/// The published formats that are understood.
enum PublishedFormat: String, ExpressibleByArgument, CaseIterable {
  /// The staff-scheduling instances of Curtois and Qu (2014).
  case shiftScheduling = "shift-scheduling"
}

/// `linli import`: a published instance as a scenario folder.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a scenario folder of a published instance.",
    discussion: """
      shift-scheduling is the format of the 24 staff-scheduling instances of Curtois and Qu (2014). The scenario asks the \
      same question; the value of its one goal is the instance's objective.

      Example: linli import shift-scheduling Instance1.txt --out instance1
      """)

  @Argument(help: "The format.")
  var format: PublishedFormat

  @Argument(help: "The instance.", completion: .file())
  var file: String

  @Option(name: .customLong("out"), help: "The scenario folder to write.", completion: .directory)
  var folder: String

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if folder.isEmpty { throw ValidationError("--out takes a folder.") }
  }

  func run() throws {
    let language = LanguageChoice(speech)
    let instance = ShiftSchedulingFile(URL(fileURLWithPath: file))
    let problem = try withProblemsTold(speech) { () throws(ScenarioError) in try instance.problem() }
    let place = URL(fileURLWithPath: folder)
    // A folder with tables of something else would be a scenario of both.
    if let taken = try? FileManager.default.contentsOfDirectory(atPath: place.path), !taken.isEmpty {
      Console.note(language.say(CommandText.notEmpty(folder)))
      throw Exit.notWritten
    }
    do {
      try FolderWriter(folder: place).write(PublishedImport(problem, name: instance.instanceName).files)
    } catch {
      Console.note(language.say(CommandText.notWritten(error.description)))
      throw Exit.notWritten
    }
    if !speech.quiet { Console.note(language.say(CommandText.imported(folder))) }
  }
}
