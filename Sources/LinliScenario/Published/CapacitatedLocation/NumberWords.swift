/// The words of a file that is nothing but numbers separated by blanks and line ends, and what is wrong with them.
///
/// Numbers are read one after the other, however they are spread over the lines. When the file ends too early, that is
/// said once, with the first number that is missing.
struct NumberWords: PublishedReading {
  let file: String
  private let words: [PublishedField]
  private var next = 0
  var issues: [ScenarioIssue] = []
  private var hasEnded = false

  /// The words of lines that are not blank.
  init(_ lines: [PublishedLine], file: String) {
    self.file = file
    words = lines.words
  }

  /// The next word; nil and one issue when the file has ended.
  mutating func word(_ field: String, expected: ScenarioExpectation) -> PublishedField? {
    guard next < words.count else {
      if !hasEnded {
        issues.append(
          ScenarioIssue(
            file: file, row: words.last?.line, column: IssueColumn(name: field), problem: .fileEndsEarly,
            expectation: expected))
      }
      hasEnded = true
      return nil
    }
    next += 1
    var word = words[next - 1]
    word.name = field
    return word
  }

  /// The next number; nil and an issue when it is none.
  mutating func number(_ field: String, _ range: NumberRange = .nonNegative) -> Double? {
    let expected = ScenarioExpectation.number(range, unit: nil)
    return word(field, expected: expected).flatMap { number($0, range, expected: expected) }
  }

  /// The number of a word; nil and an issue when it is none.
  mutating func number(
    _ word: PublishedField, _ range: NumberRange, expected: ScenarioExpectation
  ) -> Double? {
    guard let value = Self.value(of: word.text) else {
      report(.notANumber, at: word, expected: expected)
      return nil
    }
    guard value.isFinite, range.contains(value) else {
      report(value.isFinite ? .outOfRange : .notFinite, at: word, expected: expected)
      return nil
    }
    return value
  }

  /// The next whole number; nil and an issue when it is none.
  mutating func integer(_ field: String, _ range: ClosedRange<Int>) -> (value: Int, word: PublishedField)? {
    let bounds = NumberRange(range)
    let expected = ScenarioExpectation.integer(bounds, unit: nil)
    guard let word = word(field, expected: expected) else { return nil }
    guard let value = number(word, bounds, expected: expected) else { return nil }
    guard value == value.rounded() else {
      report(.notAnInteger, at: word, expected: expected)
      return nil
    }
    return (Int(value), word)
  }

  /// Notes a word that stands behind the end, the first one alone.
  mutating func requireEnd() {
    guard next < words.count else { return }
    report(.surplusValues(words.count - next), at: words[next])
  }

  /// A number as programs write it, such as `7500.` or `1e3`; nil for anything else, words such as `nan` included.
  private static func value(of text: String) -> Double? {
    let signs = Set("0123456789+-.eE".utf8)
    let hasDigit = text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard hasDigit, text.utf8.allSatisfy(signs.contains) else { return nil }
    return Double(text)
  }
}
