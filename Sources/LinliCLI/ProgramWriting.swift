import Foundation
import LinliLP
import LinliScenario

extension ModelFile {
  /// Writes the program, and beside it the map of its names: `cost.mps` and `cost.mps.names.csv`.
  ///
  /// - Throws: `Exit.notWritten` after saying what keeps the files from being written.
  func write(to place: URL, _ language: LanguageChoice) throws {
    let name = place.lastPathComponent
    do {
      try FolderWriter(folder: place.deletingLastPathComponent()).write([
        (name, Array(text.utf8)), (name + ".names.csv", Array(names.csv.utf8)),
      ])
    } catch {
      Console.note(language.say(CommandText.notWritten(error.description)))
      throw Exit.notWritten
    }
  }
}
