import Foundation
import Testing

/// What a run of `linli` left behind.
struct LinliRun {
  var exitCode: Int32
  var wasSignalled: Bool
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The data as a JSON object.
  func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
  }
}

/// The built command, run as a person runs it.
enum LinliProcess {
  /// The root of the repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The worked scenario.
  static let street = scenario("qingyang-street")

  /// A shipped scenario.
  static func scenario(_ name: String) -> URL { root.appendingPathComponent("Scenarios/\(name)") }

  /// Runs `linli` to its end.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> LinliRun {
    try run(arguments, environment: environment)
  }

  /// Runs `linli` to its end, its standard error going to a file if one is named; `whileRunning` gets the process right
  /// after its start.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], errors: URL? = nil,
    whileRunning: (Process) throws -> Void = { _ in }
  ) throws -> LinliRun {
    try inFolder { folder in
      let process = Process()
      process.executableURL = try executable()
      process.arguments = arguments
      process.environment = ["LANG": "C.UTF-8"].merging(environment) { _, chosen in chosen }
      // Files instead of pipes: nothing can fill up, and nothing has to be read meanwhile.
      let output = folder.appendingPathComponent("output")
      let errors = errors ?? folder.appendingPathComponent("errors")
      for file in [output, errors] { try Data().write(to: file) }
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      try whileRunning(process)
      process.waitUntilExit()
      return LinliRun(
        exitCode: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal,
        output: try Data(contentsOf: output), errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
  }

  /// The executable beside the test bundle.
  private static func executable() throws -> URL {
    var places = [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 }
    places += CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(fileURLWithPath: $0) }
    for place in places {
      var folder = place.standardizedFileURL
      while folder.path != "/" {
        let candidate = folder.appendingPathComponent("linli")
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder)
        if exists, !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path) {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// Gives the body a folder of its own and removes it afterwards.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linli-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try body(folder)
  }

  /// Gives the body a copy of the worked scenario, with each of the texts replaced in a file.
  static func inStreet<Value>(
    _ changes: [(file: String, old: String, new: String)] = [], _ body: (URL) throws -> Value
  ) throws -> Value {
    try inFolder { folder in
      let copy = folder.appendingPathComponent("street")
      try FileManager.default.copyItem(at: street, to: copy)
      for (file, old, new) in changes {
        let place = copy.appendingPathComponent(file)
        let text = try String(contentsOf: place, encoding: .utf8)
        try #require(text.components(separatedBy: old).count == 2, "“\(old)” is not once in \(file)")
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: place)
      }
      return try body(copy)
    }
  }

  /// The names and bytes of a folder's files.
  static func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return files
  }
}
