import Foundation
import LinliDomain
import LinliScenario
import Testing

/// The files of the Qingyang Street scenario, to be changed one by one and read from a folder of their own.
struct Street {
  var files: [String: [UInt8]] = [:]

  /// The folder of the shipped scenarios.
  static var scenarios: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Scenarios")
  }

  /// The scenario as it is shipped.
  static func shipped() throws -> Street {
    let root = scenarios.appendingPathComponent("qingyang-street")
    var street = Street()
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
      guard name.hasSuffix(".csv") || name.hasSuffix(".yaml") else { continue }
      street.files[name] = [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
    }
    return street
  }

  /// The text of a file.
  subscript(name: String) -> String {
    get { String(decoding: files[name] ?? [], as: UTF8.self) }
    set { files[name] = Array(newValue.utf8) }
  }

  /// The names of the tables in the folder, sorted.
  var tables: [String] { files.keys.filter { $0.hasSuffix(".csv") }.sorted() }

  /// Replaces the only occurrence of a text in a file.
  mutating func replace(_ old: String, with new: String, in name: String) {
    let text = self[name]
    precondition(text.components(separatedBy: old).count == 2, "“\(old)” is not once in \(name)")
    self[name] = text.replacingOccurrences(of: old, with: new)
  }

  /// Writes the files into a new folder, gives it to the body and removes it.
  func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linli-\(UUID().uuidString)/street")
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    return try body(folder)
  }

  /// The scenario read from these files.
  func scenario(variant: String = "base") throws -> Scenario {
    try inFolder { try ScenarioFolder($0).scenario(variant: variant) }
  }

  /// What is wrong with these files; a recorded failure when nothing is.
  func issues(variant: String = "base", limits: ReadingLimits = ReadingLimits()) throws -> [ScenarioIssue] {
    try inFolder { folder in
      do throws(ScenarioError) {
        _ = try ScenarioFolder(folder, limits: limits).scenario(variant: variant)
        Issue.record("the scenario was accepted")
        return []
      } catch {
        return error.issues
      }
    }
  }

  /// The only issue of these files.
  func onlyIssue(variant: String = "base") throws -> ScenarioIssue {
    let issues = try issues(variant: variant)
    let all = issues.map { $0.text(in: .en) }.joined(separator: "\n")
    try #require(issues.count == 1, "\(all)")
    return issues[0]
  }
}

/// The text as a Chinese keyboard writes it: every visible ASCII character in its full-width form.
func fullWidth(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
}
