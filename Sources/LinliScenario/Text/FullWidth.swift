/// Full-width characters of Chinese keyboards and the half-width ones they stand for.
enum FullWidth {
  /// The text with full-width letters, digits, signs and spaces made half-width.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(folded(scalar)) }
    return String(result)
  }

  /// The half-width character of a full-width one, else the character itself.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x2212: "-"
    default: scalar
    }
  }

  /// Whether the character is a blank that people do not see at the edge of a cell.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0xFEFF, 0x200B: true
    default: false
    }
  }

  /// The text without blanks at its edges.
  static func trimmed(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, first < 0x80, last > 0x20, last < 0x80 {
      return text
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return text }
    if !isBlank(first), !isBlank(last) { return text }
    let front = scalars.drop(while: isBlank)
    var end = front.endIndex
    while end > front.startIndex, isBlank(front[front.index(before: end)]) { end = front.index(before: end) }
    return String(front[front.startIndex..<end])
  }
}
