internal import Foundation

/// A number as people write it into a cell: understood, or refused with the reason.
struct NumberText: Equatable {
  /// The value.
  let value: Double
  private let text: String

  /// The value without binary rounding; nil beyond 38 digits or an exponent of 127.
  var decimal: Decimal? {
    let decimal = Decimal(string: text.first == "+" ? String(text.dropFirst()) : text)
    return decimal.flatMap { $0.isNaN ? nil : $0 }
  }

  /// Why a text is no number, with the number it probably means.
  struct Refusal: Error, Equatable {
    let problem: ScenarioProblem
    let nearest: String?

    init(_ problem: ScenarioProblem, nearest: String? = nil) {
      self.problem = problem
      self.nearest = nearest
    }
  }

  /// Reads digits with an optional sign, point and exponent, in half-width or full-width characters.
  init(_ text: String) throws(Refusal) {
    let folded = FullWidth.trimmed(FullWidth.folded(text))
    guard Self.isPlain(folded) else { throw Self.refusal(of: folded) }
    guard let number = Double(folded), number.isFinite else { throw Refusal(.notFinite) }
    value = number == 0 ? 0 : number
    self.text = folded
  }

  /// Whether the text has the form `-12.5e3`.
  static func isPlain(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    func skipDigits() -> Int {
      let rest = bytes.drop { (0x30...0x39).contains($0) }
      defer { bytes = rest }
      return bytes.count - rest.count
    }
    func skip(_ signs: [UInt8]) -> Bool {
      guard let first = bytes.first, signs.contains(first) else { return false }
      bytes = bytes.dropFirst()
      return true
    }
    _ = skip([0x2B, 0x2D])
    var digits = skipDigits()
    if skip([0x2E]) { digits += skipDigits() }
    guard digits > 0 else { return false }
    if skip([0x45, 0x65]) {
      _ = skip([0x2B, 0x2D])
      if skipDigits() == 0 { return false }
    }
    return bytes.isEmpty
  }

  private static func refusal(of text: String) -> Refusal {
    let bare = text.lowercased().drop { $0 == "-" || $0 == "+" }
    if ["nan", "inf", "infinity", ".inf", ".nan", "∞"].contains(String(bare)) { return Refusal(.notFinite) }
    if let grouped = withoutGroups(text) { return Refusal(.thousandsSeparator, nearest: grouped) }
    let inner = text.drop { !isNumberCharacter($0) }
    let end = inner.lastIndex { isNumberCharacter($0) }.map { inner.index(after: $0) } ?? inner.startIndex
    let core = String(inner[..<end])
    let outer = String(text[..<inner.startIndex] + inner[end...])
    let number = isPlain(core) ? core : withoutGroups(core)
    if let number, !outer.isEmpty { return Refusal(.unitInNumber(unit: FullWidth.trimmed(outer)), nearest: number) }
    return Refusal(.notANumber, nearest: withDecimalComma(text))
  }

  private static func isNumberCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character == "." || character == "-" || character == "+")
  }

  /// `12000` of `12,000`, `12 000`, `12'000` and `12_000`; nil when the text is not grouped by three.
  private static func withoutGroups(_ text: String) -> String? {
    let separators: Set<Character> = [",", " ", "'", "’", "_", "\u{A0}", "\u{202F}"]
    let whole = text.prefix { $0 != "." }
    let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
    guard groups.count > 1, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    let joined = groups.joined() + text.dropFirst(whole.count)
    return isPlain(joined) ? joined : nil
  }

  /// `1.5` of `1,5`; nil for anything else.
  private static func withDecimalComma(_ text: String) -> String? {
    let pointed = text.split(separator: ",", omittingEmptySubsequences: false)
    let joined = pointed.joined(separator: ".")
    return pointed.count == 2 && isPlain(joined) ? joined : nil
  }
}

extension NumberText {
  /// Shortest plain form of a decimal number, without exponent.
  static func text(of decimal: Decimal) -> String {
    var number = decimal
    return NSDecimalString(&number, nil)
  }
}

extension NumberText {
  /// A finite number rounded to some decimals, without needless zeros and without exponent.
  static func fixed(_ number: Double, decimals: Int) -> String {
    precondition(number.isFinite, "no number to write: \(number)")
    guard var decimal = Decimal(string: "\(number)") else { return "\(number)" }
    var rounded = Decimal()
    NSDecimalRound(&rounded, &decimal, decimals, .plain)
    return text(of: rounded)
  }
}
