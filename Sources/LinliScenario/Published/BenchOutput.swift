public import Foundation
public import LinliLP

/// One row of `results.csv`: how the search on one published instance ended.
public struct BenchResult: Sendable, Equatable {
  /// The name of the instance, that of its file without the ending, with what was asked of it if a file asks several.
  public let instance: String
  /// The objective of the solution; nil when none was found.
  public let objective: Double?
  /// The proven bound, a finite number; nil when there is none.
  public let bound: Double?
  /// Wall time in seconds.
  public let seconds: Double
  /// How the search ended.
  public let termination: Termination

  /// Makes a row.
  public init(instance: String, objective: Double?, bound: Double?, seconds: Double, termination: Termination) {
    self.instance = instance
    self.objective = objective
    self.bound = bound
    self.seconds = seconds
    self.termination = termination
  }

  /// |objective − bound| / (|objective| + 1e-10), as of every solve; nil when one of them is missing.
  public var gap: Double? {
    guard let objective, let bound else { return nil }
    return abs(objective - bound) / (abs(objective) + 1e-10)
  }

  /// The results as CSV with the columns `instance,objective,bound,gap,seconds,termination`, in the order given.
  ///
  /// What is not known is left empty; the gap is a share, so that 0.05 is 5 %.
  public static func table(_ results: [BenchResult]) -> String {
    let rows = results.map { result in
      [
        OutputCell.text(result.instance), number(result.objective, decimals: 6),
        number(result.bound, decimals: 6), number(result.gap, decimals: 6),
        .number(result.seconds, decimals: 3), .text(result.termination.word),
      ]
    }
    let header = ["instance", "objective", "bound", "gap", "seconds", "termination"]
    return String(decoding: DelimitedWriter.bytes(header: header, rows: rows), as: UTF8.self)
  }

  private static func number(_ value: Double?, decimals: Int) -> OutputCell {
    value.map { .number($0, decimals: decimals) } ?? .empty
  }
}

/// The folder of a run on published instances: `<instance>.csv` for each solution, and `results.csv`.
public struct BenchFolder: Sendable {
  private static let results = "results.csv"
  private let writer: FolderWriter

  /// Names the folder, which is made when it is not there.
  public init(_ folder: URL) {
    writer = FolderWriter(folder: folder)
  }

  /// Writes solutions and results, so that readers find either the old files or the new ones.
  ///
  /// - Parameters:
  ///   - solutions: The name of each instance with its solution as CSV.
  ///   - results: A row for each instance run so far.
  /// - Throws: ``WriteError`` when a file cannot be written, or when two instances or files have the same name.
  public func write(
    solutions: [(instance: String, text: String)], results: [BenchResult]
  ) throws(WriteError) {
    if let name = Self.firstRepeated(results.map(\.instance)) {
      throw WriteError(path: name, reason: "two instances of this name")
    }
    var files = solutions.map { (path: "\($0.instance).csv", bytes: Array($0.text.utf8)) }
    files.append((Self.results, Array(BenchResult.table(results).utf8)))
    if let path = Self.firstRepeated(files.map(\.path)) {
      throw WriteError(path: path, reason: "two files of this name")
    }
    try writer.write(files)
  }

  /// The first name that stands in the list before.
  private static func firstRepeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}
