public import Foundation
internal import LinliDomain
public import LinliRostering

/// `history.csv` with what really happened.
public struct HistoryFile: Sendable {
  private let folder: URL
  private let limits: ReadingLimits

  /// The history of a scenario folder.
  public init(scenario folder: URL, limits: ReadingLimits = ReadingLimits()) {
    self.folder = folder
    self.limits = limits
  }

  /// The file with records taken in: rows of the same person, day and type as a record are replaced, all others stay as
  /// they are; so the same attendance may be taken in again, and a corrected one as well.
  ///
  /// - Throws: ``ScenarioError`` if there is a file that cannot be read.
  public func taking(_ records: [AttendanceRecord]) throws(ScenarioError) -> (path: String, bytes: [UInt8]) {
    let schema = ScenarioTables.history
    var (table, hasMark) = try current(schema)
    for column in ["volunteer", "date", "type", "from", "to", "unpopular"] where table.index(of: column) == nil {
      _ = table.addColumn(column)
    }
    let told = Set(records.map { Self.key($0.volunteer.text, "\($0.shift.date)", $0.shift.type.text) })
    table.removeRows(
      table.rows.indices.filter { row in
        told.contains(
          Self.key(table.cell(row, "volunteer"), Self.isoDate(table.cell(row, "date")), table.cell(row, "type")))
      })
    let kept = table.rows.map(\.cells)
    let added = records.compactMap(\.worked).sorted(by: Self.precedes).map { worked in
      table.columns.map { Self.cell($0.name, worked) }
    }
    let rows = (kept + added).map { $0.map { OutputCell.text($0) } }
    return (
      schema.file,
      DelimitedWriter.bytes(header: table.columns.map(\.header), rows: rows, hasByteOrderMark: hasMark)
    )
  }

  /// The table as it is; one without rows if there is none.
  private func current(_ schema: TableSchema) throws(ScenarioError) -> (RawTable, hasMark: Bool) {
    let place = folder.appendingPathComponent(schema.file)
    guard FileManager.default.fileExists(atPath: place.path) else {
      return (RawTable(name: schema.name, file: schema.file, columns: [], rows: []), false)
    }
    switch FileReading.bytes(of: place, limit: limits.tableByteCount) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: schema.file, problem: error.problem)])
    case .success(let bytes):
      var reader = DelimitedReader(file: schema.file)
      guard let table = reader.read(bytes), reader.issues.isEmpty else { throw ScenarioError(issues: reader.issues) }
      let (raw, _, issues) = HeaderReading(schema: schema, familyNames: [:]).read(table, file: schema.file)
      guard issues.isEmpty else { throw ScenarioError(issues: issues) }
      // Excel opens UTF-8 by a double click only with the mark; who wrote the file in another encoding needs it, too.
      return (raw, table.encoding != .utf8)
    }
  }

  private static func key(_ volunteer: String?, _ date: String?, _ type: String?) -> String {
    [volunteer, date, type].map { CellReading.foldedIdentifier($0 ?? "") }.joined(separator: "\n")
  }

  /// A date as the reader understands it.
  private static func isoDate(_ cell: String?) -> String? {
    guard let cell else { return nil }
    let trimmed = FullWidth.trimmed(cell)
    do throws(CellReading.Refusal) {
      guard case .date(let date) = try CellReading(type: .date(withinHorizon: false), horizon: nil).read(trimmed) else {
        return cell
      }
      return "\(date)"
    } catch {
      // Such a row is no row of any record; the check of the scenario tells what is wrong with it.
      return cell
    }
  }

  private static func cell(_ column: String, _ worked: WorkedShift) -> String {
    switch column {
    case "volunteer": worked.volunteer.text
    case "date": "\(worked.date)"
    case "type": worked.type?.text ?? ""
    case "from": ClockText.text(ofMinutes: worked.window.startMinute)
    case "to": ClockText.text(ofMinutes: worked.window.endMinute)
    case "unpopular": worked.isUnpopular ? "1" : "0"
    default: ""
    }
  }

  private static func precedes(_ left: WorkedShift, _ right: WorkedShift) -> Bool {
    if left.date != right.date { return left.date < right.date }
    if left.window != right.window {
      return (left.window.startMinute, left.window.endMinute) < (right.window.startMinute, right.window.endMinute)
    }
    return left.volunteer < right.volunteer
  }
}
