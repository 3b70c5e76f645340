import Foundation
import LinliLP
import LinliScenario
import LinliSiting

/// The program whose optimum is that of a published instance, for another solver; built when it is asked for.
struct BenchProgram {
  /// The largest files that are written, program and names together.
  static let fileByteLimit = 500_000_000

  /// How large it is at most, known beforehand.
  let size: ModelSize
  /// Builds it.
  let model: () -> Model

  /// Whether its files may be written.
  var fits: Bool { size.fileByteCount <= Self.fileByteLimit }

  /// Of p-medians.
  init(_ instance: PMedianInstance) {
    size = PMedianFormulation.size(of: instance)
    model = { PMedianFormulation(instance).model }
  }

  /// Of p-centers.
  init(_ instance: PCenterInstance) {
    size = PCenterFormulation.size(of: instance)
    model = { PCenterFormulation(instance).model }
  }

  /// Of capacitated location.
  init(_ instance: CapacitatedLocationInstance) {
    size = CapacitatedLocationFormulation.size(of: instance)
    model = { CapacitatedLocationFormulation(instance).model }
  }

  /// Of generalized assignment.
  init(_ instance: GeneralizedAssignmentInstance) {
    size = GeneralizedAssignmentFormulation.size(of: instance)
    model = { GeneralizedAssignmentFormulation(instance).model }
  }

  /// Of staff scheduling.
  init(_ problem: ShiftSchedulingProblem) {
    size = ShiftSchedulingFormulation.size(of: problem)
    model = { ShiftSchedulingFormulation(problem).model }
  }

  /// Of maximal covering.
  init(_ instance: MaximalCoverInstance) {
    size = MaximalCoverFormulation.size(of: instance)
    model = { MaximalCoverFormulation(instance).model }
  }
}

/// Writes the programs of published instances into a folder: `<instance>.mps` and the map of its names.
struct BenchProgramFolder {
  let folder: URL
  let speech: SpeechOptions

  /// Writes the program of an instance, or tells why not.
  ///
  /// - Returns: whether it was written; not if it would be too large.
  /// - Throws: `Exit.notWritten` after saying why.
  func write(_ one: any BenchCase) throws -> Bool {
    let language = LanguageChoice(speech)
    let program = try one.program()
    guard program.fits else {
      Console.note(language.say(CommandText.programTooLarge(one.name, program.size)))
      return false
    }
    let model = program.model()
    let file = try withFaultsTold(language) { try model.mpsFile() }
    try file.write(to: folder.appendingPathComponent("\(one.name).mps"), language)
    if !speech.quiet { Console.note(language.say(CommandText.programWritten(one.name, model.size))) }
    return true
  }
}
