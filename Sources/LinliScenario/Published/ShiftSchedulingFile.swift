public import Foundation

/// A file in the published staff-scheduling format of Curtois and Qu (2014).
///
/// Plain text: `#` begins a comment line, blank lines say nothing, fields are separated by commas. The sections
/// `SECTION_HORIZON`, `SECTION_SHIFTS`, `SECTION_STAFF`, `SECTION_DAYS_OFF`, `SECTION_SHIFT_ON_REQUESTS`,
/// `SECTION_SHIFT_OFF_REQUESTS` and `SECTION_COVER` must all be there, the last four with any number of lines.
public struct ShiftSchedulingFile: Sendable {
  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { file.instanceName }

  /// Reads the file.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1,
  ///   columns are fields.
  public func problem() throws(ScenarioError) -> ShiftSchedulingProblem {
    try Self.problem(in: file.bytes(), named: file.name)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, in any encoding the tables may have.
  ///   - file: The name that issues give for it.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file.
  public static func problem(in bytes: [UInt8], named file: String) throws(ScenarioError) -> ShiftSchedulingProblem {
    let lines = ShiftSchedulingLines(try PublishedFile.text(of: bytes, named: file), file: file)
    var reading = ShiftSchedulingReading(file: file)
    let problem = reading.read(lines)
    guard let problem, lines.issues.isEmpty, reading.issues.isEmpty else {
      throw ScenarioError(issues: lines.issues + reading.issues)
    }
    return problem
  }
}
