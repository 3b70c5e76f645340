public import Foundation

/// A file with points of a published maximal covering instance, in one of two formats told apart by the content.
///
/// Census blocks (Maximo, Cordeau & Nascimento 2023): lines `NAME : …`, `TYPE : MCLP`, `EDGE_WEIGHT_TYPE : COORD` and
/// `DIMENSION : n`, then `NODE_COORD_SECTION` with n lines of latitude and longitude, `DEMAND_SECTION` with n lines of
/// one whole number, and `EOF`.
///
/// Random points (Chen et al. 2023): the number n, then n lines with number from 0, x, y, cost of the site and demand.
public struct CoverageFile: Sendable {
  private let url: URL
  private let limits: ReadingLimits

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) {
    self.url = url
    self.limits = limits
  }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { url.deletingPathExtension().lastPathComponent }

  /// The name of the file, as issues give it.
  public var fileName: String { url.lastPathComponent }

  /// Reads the file.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1,
  ///   columns are fields.
  public func points() throws(ScenarioError) -> CoveragePoints {
    switch FileReading.bytes(of: url, limit: limits.tableByteCount) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: fileName, problem: error.problem)])
    case .success(let bytes): return try Self.points(in: bytes, named: fileName)
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, in any encoding the tables may have.
  ///   - file: The name that issues give for it.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file.
  public static func points(in bytes: [UInt8], named file: String) throws(ScenarioError) -> CoveragePoints {
    let decoded: DecodedText
    do throws(DecodingFault) { decoded = try TextDecoding.decode(bytes) } catch {
      throw ScenarioError(issues: [ScenarioIssue(file: file, fault: error)])
    }
    let lines = CoverageLine.lines(of: decoded.bytes)
    guard let first = lines.first else {
      throw ScenarioError(issues: [ScenarioIssue(file: file, problem: .emptyFile)])
    }
    var reading = CoverageReading(file: file)
    let startsWithNumber = first.fields.count == 1 && first.fields[0].utf8.first.map { $0 < 0x3A } == true
    let points = startsWithNumber ? reading.plane(lines) : reading.census(lines)
    guard let points, reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return points
  }
}

/// A line that is not blank: its number in the file, from 1, and its fields between blanks.
struct CoverageLine {
  let number: Int
  let fields: [String]

  /// The line as a person reads it.
  var text: String { fields.joined(separator: " ") }

  /// The lines of decoded text, whatever ends them.
  static func lines(of bytes: [UInt8]) -> [CoverageLine] {
    let separator = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    let blanks: [UInt8] = [0x20, 0x09, 0x0B, 0x0C, 0x0D]
    return bytes.split(separator: separator, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let fields = line.split(whereSeparator: blanks.contains).map { String(decoding: $0, as: UTF8.self) }
      return fields.isEmpty ? nil : CoverageLine(number: index + 1, fields: fields)
    }
  }
}
