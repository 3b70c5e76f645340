public import Foundation
public import LinliLP

/// One row of `results.csv`: how the search on one instance ended.
public struct ShiftSchedulingResult: Sendable, Equatable {
  /// The name of the instance, that of its file without the ending.
  public let instance: String
  /// The objective of the roster; nil when none was found.
  public let objective: Int?
  /// The proven lower bound, a finite number; nil when there is none.
  public let bound: Double?
  /// Wall time in seconds.
  public let seconds: Double
  /// How the search ended.
  public let termination: Termination

  /// Makes a row.
  public init(instance: String, objective: Int?, bound: Double?, seconds: Double, termination: Termination) {
    self.instance = instance
    self.objective = objective
    self.bound = bound
    self.seconds = seconds
    self.termination = termination
  }

  /// |objective − bound| / (|objective| + 1e-10), as of every solve; nil when one of them is missing.
  public var gap: Double? {
    guard let objective, let bound else { return nil }
    return abs(Double(objective) - bound) / (abs(Double(objective)) + 1e-10)
  }
}

/// The tables that a run on published staff-scheduling instances leaves behind.
public enum ShiftSchedulingTables {
  /// A roster as CSV with the columns `employee,day,shift`, sorted by the staff's order in the file, then by day.
  ///
  /// Ids are written as they are: a table meant for programs must name the employees of the instance exactly.
  ///
  /// - Parameters:
  ///   - assignments: The roster in any order; its employees and shifts must exist.
  ///   - problem: The instance.
  public static func roster(
    _ assignments: [ShiftSchedulingAssignment], of problem: ShiftSchedulingProblem
  ) -> String {
    var text = "employee,day,shift\n"
    for assignment in assignments.sorted() {
      let employee = problem.staff[assignment.employee].id
      let shift = problem.shifts[assignment.shift].id
      text += "\(employee),\(assignment.day),\(shift)\n"
    }
    return text
  }

  /// The results as CSV with the columns `instance,objective,bound,gap,seconds,termination`, in the order given.
  ///
  /// What is not known is left empty; the gap is a share, so that 0.05 is 5 %.
  public static func results(_ results: [ShiftSchedulingResult]) -> String {
    let rows = results.map { result in
      [
        OutputCell.text(result.instance), result.objective.map { .integer($0) } ?? .empty,
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

/// The folder of a run: `<instance>.csv` for each roster, and `results.csv`.
public struct ShiftSchedulingFolder: Sendable {
  private static let results = "results.csv"
  private let writer: FolderWriter

  /// Names the folder, which is made when it is not there.
  public init(_ folder: URL) {
    writer = FolderWriter(folder: folder)
  }

  /// Writes rosters and results, so that readers find either the old files or the new ones.
  ///
  /// - Parameters:
  ///   - rosters: The name of each instance with its roster as of ``ShiftSchedulingTables/roster(_:of:)``.
  ///   - results: A row for each instance run so far.
  /// - Throws: ``WriteError`` when a file cannot be written, or when two instances or files have the same name.
  public func write(
    rosters: [(instance: String, text: String)], results: [ShiftSchedulingResult]
  ) throws(WriteError) {
    if let name = Self.firstRepeated(results.map(\.instance)) {
      throw WriteError(path: name, reason: "two instances of this name")
    }
    var files = rosters.map { (path: "\($0.instance).csv", bytes: Array($0.text.utf8)) }
    files.append((Self.results, Array(ShiftSchedulingTables.results(results).utf8)))
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
