/// The character between the cells of a table.
public enum Delimiter: String, Sendable, Equatable, CaseIterable {
  /// `,`
  case comma = ","
  /// `;`, as Excel writes where the comma is the decimal sign.
  case semicolon = ";"
  /// The tab character.
  case tab = "\t"

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }

  /// The delimiter that occurs most often in the first written row outside quotes; the comma when none occurs.
  static func detected(in bytes: [UInt8]) -> Delimiter {
    var counts = [0, 0, 0]
    var isQuoted = false
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    for byte in bytes.drop(while: blanks.contains) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = allCases.firstIndex(where: { $0.byte == byte }) { counts[index] += 1 }
    }
    var best = Delimiter.comma
    var most = 0
    for (delimiter, count) in zip(allCases, counts) where count > most { (best, most) = (delimiter, count) }
    return best
  }
}
