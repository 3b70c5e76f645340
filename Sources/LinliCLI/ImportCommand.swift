import ArgumentParser
import Foundation
import LinliScenario

/// `linli import`: published data as a scenario folder.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a scenario folder of published data.",
    subcommands: [
      ShiftSchedulingImportCommand.self, EMFCampImportCommand.self, SpoptImportCommand.self, PMedianImportCommand.self,
      PCenterImportCommand.self, FacilityLocationImportCommand.self, CapacitatedMedianImportCommand.self,
      MaximalCoveringImportCommand.self,
    ])
}

/// `linli import shift-scheduling`: a published instance as a scenario folder.
struct ShiftSchedulingImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BenchSuite.shiftScheduling.rawValue,
    abstract: "A staff-scheduling instance of Curtois and Qu (2014).",
    discussion: """
      The scenario asks the same question; the value of its one goal is the instance's objective.

      Example: linli import shift-scheduling Instance1.txt --out instance1
      """)

  @Argument(help: "The instance.", completion: .file())
  var file: String

  @OptionGroup var out: ImportOutput

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let instance = ShiftSchedulingFile(URL(fileURLWithPath: file))
    let problem = try withProblemsTold(speech) { () throws(ScenarioError) in try instance.problem() }
    try out.write(PublishedImport(problem, name: instance.instanceName).files, speech)
  }
}

/// Where an import is written.
struct ImportOutput: ParsableArguments {
  @Option(name: .customLong("out"), help: "The scenario folder to write.", completion: .directory)
  var folder: String

  func validate() throws {
    if folder.isEmpty { throw ValidationError("--out takes a folder.") }
  }

  /// Writes the files of a scenario, and says so.
  ///
  /// - Throws: `Exit.notWritten` after saying what keeps the folder from being written.
  func write(_ files: [(path: String, bytes: [UInt8])], _ speech: SpeechOptions) throws {
    let language = LanguageChoice(speech)
    let place = URL(fileURLWithPath: folder)
    // A folder with tables of something else would be a scenario of both.
    if let taken = try? FileManager.default.contentsOfDirectory(atPath: place.path), !taken.isEmpty {
      Console.note(language.say(CommandText.notEmpty(folder)))
      throw Exit.notWritten
    }
    do {
      try FolderWriter(folder: place).write(files)
    } catch {
      Console.note(language.say(CommandText.notWritten(error.description)))
      throw Exit.notWritten
    }
    if !speech.quiet { Console.note(language.say(CommandText.imported(folder))) }
  }
}
