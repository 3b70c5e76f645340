/// How many columns of a terminal a text takes: Chinese characters and full-width forms take two, combining marks none.
///
/// - Source: Unicode Standard Annex 11, East Asian Width; the blocks with Wide and Fullwidth characters.
enum DisplayWidth {
  /// The width of a text.
  static func of(_ text: String) -> Int {
    var total = 0
    for scalar in text.unicodeScalars { total += width(of: scalar) }
    return total
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The text as one line that moves no cursor and turns no direction: line breaks and control characters become blanks,
  /// invisible marks are left out.
  static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      case .format: continue
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// The text cut to a width, with `…` where something is missing.
  static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    var kept = ""
    var used = 0
    for character in text {
      let next = of(String(character))
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }
}
