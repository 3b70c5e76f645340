public import Foundation

/// A file with points of a published maximal covering instance, in one of two formats told apart by the content.
///
/// Census blocks (Maximo, Cordeau & Nascimento 2023): lines `NAME : …`, `TYPE : MCLP`, `EDGE_WEIGHT_TYPE : COORD` and
/// `DIMENSION : n`, then `NODE_COORD_SECTION` with n lines of latitude and longitude, `DEMAND_SECTION` with n lines of
/// one whole number, and `EOF`.
///
/// Random points (Chen et al. 2023): the number n, then n lines with number from 0, x, y, cost of the site and demand.
public struct CoverageFile: Sendable {
  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { file.instanceName }

  /// The name of the file, as issues give it.
  public var fileName: String { file.name }

  /// Reads the file.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1,
  ///   columns are fields.
  public func points() throws(ScenarioError) -> CoveragePoints {
    try Self.points(in: file.bytes(), named: file.name)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, in any encoding the tables may have.
  ///   - file: The name that issues give for it.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file.
  public static func points(in bytes: [UInt8], named file: String) throws(ScenarioError) -> CoveragePoints {
    let lines = try PublishedFile.lines(in: bytes, named: file)
    var reading = CoverageReading(file: file)
    let first = lines[0].fields
    let startsWithNumber = first.count == 1 && first[0].utf8.first.map { $0 < 0x3A } == true
    let points = startsWithNumber ? reading.plane(lines) : reading.census(lines)
    guard let points, reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return points
  }
}
