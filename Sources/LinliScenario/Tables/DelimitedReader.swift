/// A table as text: the header's cells, then the rows below it, all of the header's width.
struct DelimitedTable: Sendable, Equatable {
  var encoding: TextEncoding
  var delimiter: Delimiter
  /// The row of the header as a spreadsheet counts.
  var headerRow: Int
  /// Header cells with their positions from 1; unnamed empty columns are left out.
  var header: [HeaderCell]
  /// The rows one after another, `header.count` cells each.
  var cells: [String]
  /// The row number of each row.
  var rowNumbers: [Int]

  struct HeaderCell: Sendable, Equatable {
    var name: String
    var position: Int
  }
}

/// Reads delimited text into a table and reports every fault of form with its row and column.
struct DelimitedReader {
  private let file: String
  private(set) var issues: [ScenarioIssue] = []
  /// Whether rows were left out for faults of form, so that keys may be missing.
  private(set) var hasLostRows = false
  /// Whether the header is separated by a sign that separates nothing here.
  private(set) var hasWrongDelimiter = false
  private var headerRow = 0
  private var columns: [DelimitedTable.HeaderCell] = []
  private var width = 0
  private var unnamed: [Int] = []
  private var reportedUnnamed: Set<Int> = []
  private var cells: [String] = []
  private var rowNumbers: [Int] = []

  init(file: String) {
    self.file = file
  }

  /// Reads the bytes of a whole file; nil when no table could be made of them, with the reason among the issues.
  mutating func read(_ bytes: [UInt8]) -> DelimitedTable? {
    guard let text = decoded(bytes) else { return nil }
    let (delimiter, body) = Self.declaredDelimiter(in: text.bytes)
    let skippedRows = body.startIndex == 0 ? 0 : 1
    scan(body, delimiter: delimiter, skippedRows: skippedRows)
    guard headerRow > 0 else {
      if issues.isEmpty { issues.append(ScenarioIssue(file: file, problem: .emptyFile, expectation: .rows)) }
      return nil
    }
    return DelimitedTable(
      encoding: text.encoding, delimiter: delimiter, headerRow: headerRow, header: columns, cells: cells,
      rowNumbers: rowNumbers)
  }

  private mutating func decoded(_ bytes: [UInt8]) -> DecodedText? {
    do throws(DecodingFault) {
      return try TextDecoding.decode(bytes)
    } catch {
      issues.append(ScenarioIssue(file: file, fault: error))
      return nil
    }
  }

  /// The delimiter from Excel's first line `sep=;` when there is one, else as detected, and the bytes to read.
  private static func declaredDelimiter(in bytes: [UInt8]) -> (Delimiter, ArraySlice<UInt8>) {
    if bytes.count >= 5, bytes.starts(with: Array("sep=".utf8)),
      let delimiter = Delimiter.allCases.first(where: { $0.byte == bytes[4] })
    {
      let rest = bytes[5...]
      if rest.starts(with: [0x0D, 0x0A]) { return (delimiter, rest.dropFirst(2)) }
      if let first = rest.first, first == 0x0A || first == 0x0D { return (delimiter, rest.dropFirst()) }
    }
    return (Delimiter.detected(in: bytes), bytes[...])
  }

  private mutating func scan(_ body: ArraySlice<UInt8>, delimiter: Delimiter, skippedRows: Int) {
    body.withUnsafeBufferPointer { buffer in
      var scanner = DelimitedScanner(buffer, delimiter: delimiter)
      while scanner.next() {
        let row = scanner.row + skippedRows
        report(scanner.faults, row: row)
        if scanner.cells.allSatisfy(\.isEmpty) { continue }
        if headerRow == 0 { takeHeader(scanner.cells, row: row) } else { take(scanner.cells, row: row) }
      }
    }
  }

  private mutating func report(_ faults: [DelimitedScanner.Fault], row: Int) {
    for fault in faults {
      switch fault {
      case .unterminatedQuote(let column):
        hasLostRows = true
        issues.append(ScenarioIssue(file: file, row: row, column: named(column), problem: .unterminatedQuote))
      case .textAfterQuote(let column):
        issues.append(ScenarioIssue(file: file, row: row, column: named(column), problem: .textAfterQuote))
      }
    }
  }

  private func named(_ position: Int) -> IssueColumn {
    IssueColumn(name: columns.first { $0.position == position }?.name, position: position)
  }

  private mutating func takeHeader(_ names: [String], row: Int) {
    headerRow = row
    width = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
    for (index, name) in names.prefix(width).enumerated() {
      if name.isEmpty {
        unnamed.append(index)
      } else {
        columns.append(.init(name: name, position: index + 1))
      }
    }
    let fullWidth: Set<Character> = ["\u{FF0C}", "\u{FF1B}", "\u{3001}", "\u{FF5C}", "|"]
    if width == 1, let sign = names[0].first(where: fullWidth.contains) {
      hasWrongDelimiter = true
      issues.append(
        ScenarioIssue(
          file: file, row: row, column: IssueColumn(position: 1), value: names[0],
          problem: .fullWidthDelimiter(String(sign)), expectation: .delimiter))
    }
  }

  private mutating func take(_ row: [String], row number: Int) {
    let used = (row.lastIndex { !$0.isEmpty } ?? -1) + 1
    guard row.count >= width, used <= width else {
      hasLostRows = true
      issues.append(
        ScenarioIssue(
          file: file, row: number, problem: .raggedRow(cellCount: max(used, min(row.count, width))),
          expectation: .cellCount(width)))
      return
    }
    for index in unnamed where !row[index].isEmpty && reportedUnnamed.insert(index).inserted {
      issues.append(
        ScenarioIssue(
          file: file, row: number, column: IssueColumn(position: index + 1), value: row[index],
          problem: .unnamedColumn))
    }
    if unnamed.isEmpty {
      cells.append(contentsOf: row.prefix(width))
    } else {
      for column in columns { cells.append(row[column.position - 1]) }
    }
    rowNumbers.append(number)
  }
}

extension ScenarioIssue {
  /// The issue of a file whose bytes are not text.
  init(file: String, fault: DecodingFault) {
    switch fault {
    case .binary(let offset, let row):
      self.init(file: file, row: row, problem: .binary(byteOffset: offset), expectation: .encoding)
    case .undecodable(let encoding, let offset, let row):
      self.init(
        file: file, row: row, problem: .undecodable(encoding: encoding, byteOffset: offset), expectation: .encoding)
    }
  }
}
