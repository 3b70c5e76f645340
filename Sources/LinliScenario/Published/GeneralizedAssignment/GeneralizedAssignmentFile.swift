public import Foundation
public import LinliSiting

/// A file in the published format of the generalized assignment problem (OR-Library).
///
/// Plain text, whole numbers separated by blanks and line ends, which mean the same: the number of agents m and of jobs
/// n; m times n costs, agent after agent; m times n uses of capacity, agent after agent; m capacities. Agents and jobs
/// count from 0 in the order of the file.
public struct GeneralizedAssignmentFile: Sendable {
  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { file.instanceName }

  /// Reads the file.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1, columns
  ///   are numbers of the line from 1.
  public func instance() throws(ScenarioError) -> GeneralizedAssignmentInstance {
    try Self.instance(in: file.bytes(), named: file.name)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, in any encoding the tables may have.
  ///   - file: The name that issues give for it.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file.
  public static func instance(
    in bytes: [UInt8], named file: String
  ) throws(ScenarioError) -> GeneralizedAssignmentInstance {
    var reading = GeneralizedAssignmentReading(try PublishedFile.lines(in: bytes, named: file), file: file)
    guard let instance = reading.read(), reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return instance
  }
}
