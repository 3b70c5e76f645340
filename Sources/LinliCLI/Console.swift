import Foundation
import LinliScenario

/// Where the command writes: data to standard output, everything else to standard error.
enum Console {
  /// Writes data.
  ///
  /// - Throws: `Exit.notWritten` if standard output takes no more, as when a pipe was closed.
  static func data(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      note("standard output: \(error.localizedDescription)")
      throw Exit.notWritten
    }
  }

  /// Writes a line for the person at the terminal. There is nobody to tell if that fails.
  static func note(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}

extension Console {
  /// Writes a line for the person at the terminal in place of the line that shows how far the work is.
  static func interject(_ line: String) {
    if isTerminal { overwrite("") }
    note(line)
  }

  /// Replaces the last line on the terminal by this one.
  static func overwrite(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data(("\r\u{1B}[K" + line).utf8))
  }
}
