public import Foundation

/// A file in OR-Library's format of uncapacitated p-median problems, which p-center problems share.
///
/// Plain text: the first line is `n m p`, then come m lines `i j c`: a path of length c between places i and j, from 1.
/// Fields are separated by blanks, blank lines say nothing. Where a pair of places stands in several lines the last one
/// counts. Every place is a demand of weight 1 and a candidate site; distances are those of shortest walks.
///
/// - Source: Beasley (1985), "A note on solving large p-median problems", doi:10.1016/0377-2217(85)90040-2.
public struct PathNetworkFile: Sendable {
  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { file.instanceName }

  /// Reads the file.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1,
  ///   columns are fields.
  public func problem() throws(ScenarioError) -> PathNetworkProblem {
    try Self.problem(in: file.bytes(), named: file.name)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, in any encoding the tables may have.
  ///   - file: The name that issues give for it.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file.
  public static func problem(in bytes: [UInt8], named file: String) throws(ScenarioError) -> PathNetworkProblem {
    let lines = try PublishedFile.lines(in: bytes, named: file)
    var reading = PathNetworkReading(file: file)
    let problem = reading.read(lines)
    guard let problem, reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return problem
  }
}
