/// One line of an MPS file that is neither empty nor a comment.
struct MPSCard {
  /// The line's number, from 1.
  let line: Int
  /// The bytes without the end of the line.
  let bytes: ArraySlice<UInt8>

  /// Section headers begin in the first column, data lines do not.
  var isHeader: Bool { bytes.first.map { !MPSCard.isBlank($0) } ?? false }

  /// The fields between blanks. From the third on, one that begins with `$` begins a comment.
  var words: [String] {
    let all = bytes.split(whereSeparator: MPSCard.isBlank)
    let comment = all.indices.dropFirst(2).first { all[$0].first == MPSCard.commentMark }
    return all[..<(comment ?? all.count)].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The six fields of the fixed layout, blanks around them removed; missing ones are empty. A third or fifth one that
  /// begins with `$` begins a comment.
  var columns: [String] {
    var fields = allColumns
    for start in [2, 4] where fields[start].utf8.first == MPSCard.commentMark {
      for index in fields.indices.dropFirst(start) { fields[index] = "" }
    }
    return fields
  }

  private static let commentMark = UInt8(ascii: "$")

  private var allColumns: [String] {
    let ranges = [1..<3, 4..<12, 14..<22, 24..<36, 39..<47, 49..<61]
    return ranges.map { range in
      let start = min(bytes.startIndex + range.lowerBound, bytes.endIndex)
      let end = min(bytes.startIndex + range.upperBound, bytes.endIndex)
      let field = bytes[start..<end]
      let trimmed = field.drop(while: MPSCard.isBlank)
      let last = trimmed.lastIndex { !MPSCard.isBlank($0) }
      return last.map { String(decoding: trimmed[...$0], as: UTF8.self) } ?? ""
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

/// The lines of an MPS file, one by one, comments and empty ones left out. Lines end with LF or CR LF.
struct MPSCards: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func next() -> MPSCard? {
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var content = bytes[position..<end]
      position = end + 1
      line += 1
      if content.last == UInt8(ascii: "\r") { content.removeLast() }
      let isComment = content.first == UInt8(ascii: "*")
      if isComment || content.allSatisfy(MPSCard.isBlank) { continue }
      return MPSCard(line: line, bytes: content)
    }
    return nil
  }
}
