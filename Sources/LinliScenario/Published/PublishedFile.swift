internal import Foundation
internal import LinliDomain

/// A file in a published format: where it lies, and its text when asked.
struct PublishedFile: Sendable {
  private let url: URL
  private let limits: ReadingLimits

  /// Names a file; nothing is read yet.
  init(_ url: URL, limits: ReadingLimits) {
    self.url = url
    self.limits = limits
  }

  /// The name of the file, as issues give it.
  var name: String { url.lastPathComponent }

  /// The name of the instance: that of the file without its ending.
  var instanceName: String { url.deletingPathExtension().lastPathComponent }

  /// The whole file.
  ///
  /// - Throws: ``ScenarioError`` with the reason why it cannot be read.
  func bytes() throws(ScenarioError) -> [UInt8] {
    switch FileReading.bytes(of: url, limit: limits.tableByteCount) {
    case .success(let bytes): return bytes
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: name, problem: error.problem)])
    }
  }

  /// The lines of the file that are not blank.
  ///
  /// - Throws: ``ScenarioError`` with the reason why there are none.
  func lines() throws(ScenarioError) -> [PublishedLine] { try Self.lines(in: bytes(), named: name) }

  /// The lines of bytes in any encoding the tables may have; blank ones are left out.
  ///
  /// - Throws: ``ScenarioError`` if the bytes are no text, or hold nothing but blanks.
  static func lines(in bytes: [UInt8], named file: String) throws(ScenarioError) -> [PublishedLine] {
    let lines = PublishedLine.lines(of: try text(of: bytes, named: file))
    if lines.isEmpty { throw ScenarioError(issues: [ScenarioIssue(file: file, problem: .emptyFile)]) }
    return lines
  }

  /// Bytes in any encoding the tables may have, as UTF-8.
  ///
  /// - Throws: ``ScenarioError`` with the place where they cannot be decoded.
  static func text(of bytes: [UInt8], named file: String) throws(ScenarioError) -> [UInt8] {
    do throws(DecodingFault) { return try TextDecoding.decode(bytes).bytes } catch {
      throw ScenarioError(issues: [ScenarioIssue(file: file, fault: error)])
    }
  }
}
