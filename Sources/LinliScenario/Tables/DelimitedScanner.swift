/// Splits UTF-8 bytes into records and cells by RFC 4180, counting records as a spreadsheet counts rows.
///
/// Blanks around an unquoted cell or around the quotes are left out; inside quotes everything counts. A quote inside an
/// unquoted cell is an ordinary character. Line breaks are LF, CR LF or CR.
struct DelimitedScanner {
  /// A fault of form within one record.
  enum Fault: Equatable {
    case unterminatedQuote(column: Int)
    case textAfterQuote(column: Int)
  }

  private let buffer: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var offset = 0
  /// The number of the record read last, from 1.
  private(set) var row = 0
  /// The cells of the record read last.
  private(set) var cells: [String] = []
  /// The faults of the record read last.
  private(set) var faults: [Fault] = []

  init(_ buffer: UnsafeBufferPointer<UInt8>, delimiter: Delimiter) {
    self.buffer = buffer
    self.delimiter = delimiter.byte
  }

  /// Reads the next record; false at the end.
  mutating func next() -> Bool {
    guard offset < buffer.count else { return false }
    row += 1
    cells.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    while readCell() {}
    return true
  }

  /// Reads one cell and what separates it; false when the record ends with it.
  private mutating func readCell() -> Bool {
    let start = skippingBlanks(from: offset)
    if start < buffer.count, buffer[start] == UInt8(ascii: "\"") {
      offset = start + 1
      readQuoted()
    } else {
      offset = start
      let end = endOfUnquoted()
      cells.append(text(start, trimmedEnd(start, end)))
      offset = end
    }
    return passSeparator()
  }

  /// Reads a quoted cell, the offset standing after its opening quote.
  private mutating func readQuoted() {
    var pieces = ""
    var start = offset
    while offset < buffer.count {
      guard buffer[offset] == UInt8(ascii: "\"") else {
        offset += 1
        continue
      }
      guard offset + 1 < buffer.count, buffer[offset + 1] == UInt8(ascii: "\"") else { break }
      pieces += text(start, offset + 1)
      offset += 2
      start = offset
    }
    let isTerminated = offset < buffer.count
    let last = text(start, offset)
    cells.append(pieces.isEmpty ? last : pieces + last)
    if isTerminated { passClosingQuote() } else { faults.append(.unterminatedQuote(column: cells.count)) }
  }

  /// Passes the closing quote and blanks; anything else before the next separator is a fault and is kept as written.
  private mutating func passClosingQuote() {
    offset = skippingBlanks(from: offset + 1)
    let end = endOfUnquoted()
    if end > offset {
      faults.append(.textAfterQuote(column: cells.count))
      cells[cells.count - 1] += text(offset, trimmedEnd(offset, end))
    }
    offset = end
  }

  /// Passes a delimiter, giving true, or a line break or the end, giving false.
  private mutating func passSeparator() -> Bool {
    guard offset < buffer.count else { return false }
    let byte = buffer[offset]
    offset += 1
    if byte == delimiter { return true }
    if byte == UInt8(ascii: "\r"), offset < buffer.count, buffer[offset] == UInt8(ascii: "\n") { offset += 1 }
    return false
  }

  private func endOfUnquoted() -> Int {
    var end = offset
    while end < buffer.count {
      let byte = buffer[end]
      if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      end += 1
    }
    return end
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: buffer[start..<end]), as: UTF8.self)
  }

  /// The first offset that holds no blank: space, tab unless it separates, no-break space, ideographic space.
  private func skippingBlanks(from start: Int) -> Int {
    var position = start
    while position < buffer.count {
      let byte = buffer[position]
      if byte == 0x20 || (byte == 0x09 && delimiter != 0x09) {
        position += 1
      } else if byte == 0xC2, position + 1 < buffer.count, buffer[position + 1] == 0xA0 {
        position += 2
      } else if byte == 0xE3, isIdeographicSpace(at: position) {
        position += 3
      } else {
        break
      }
    }
    return position
  }

  private func isIdeographicSpace(at position: Int) -> Bool {
    position + 2 < buffer.count && buffer[position] == 0xE3 && buffer[position + 1] == 0x80
      && buffer[position + 2] == 0x80
  }

  /// The end of a cell without the blanks before it.
  private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    var position = end
    while position > start {
      let byte = buffer[position - 1]
      if byte == 0x20 || byte == 0x09 {
        position -= 1
      } else if byte == 0xA0, position - 2 >= start, buffer[position - 2] == 0xC2 {
        position -= 2
      } else if byte == 0x80, position - 3 >= start, isIdeographicSpace(at: position - 3) {
        position -= 3
      } else {
        break
      }
    }
    return position
  }
}
