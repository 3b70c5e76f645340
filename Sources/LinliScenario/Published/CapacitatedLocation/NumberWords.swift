internal import Foundation

/// A word of a file, with its place.
struct NumberWord {
  let text: String
  /// The line of the file, from 1.
  let line: Int
  /// Its place among the words of the line, from 1.
  let position: Int
}

/// The words of a file that is nothing but numbers separated by blanks and line ends, and what is wrong with them.
///
/// Numbers are read one after the other, however they are spread over the lines. When the file ends too early, that is
/// said once, with the first number that is missing.
struct NumberWords {
  let file: String
  private let words: [NumberWord]
  private var next = 0
  private(set) var issues: [ScenarioIssue] = []
  private var hasEnded = false

  /// Splits decoded text.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    // Files of old Macintoshes end lines by CR alone; a CR before LF is a blank.
    let lineEnd = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    var words: [NumberWord] = []
    for (index, line) in bytes.split(separator: lineEnd, omittingEmptySubsequences: false).enumerated() {
      let parts = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
      for (position, part) in parts.enumerated() {
        words.append(NumberWord(text: String(decoding: part, as: UTF8.self), line: index + 1, position: position + 1))
      }
    }
    self.words = words
    if words.isEmpty { issues.append(ScenarioIssue(file: file, problem: .emptyFile)) }
    hasEnded = words.isEmpty
  }

  /// The next word; nil and one issue when the file has ended.
  mutating func word(_ field: String, expected: ScenarioExpectation) -> NumberWord? {
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
    return words[next - 1]
  }

  /// The next number; nil and an issue when it is none.
  mutating func number(_ field: String, _ range: NumberRange = .nonNegative) -> Double? {
    let expected = ScenarioExpectation.number(range, unit: nil)
    return word(field, expected: expected).flatMap { number($0, field, range, expected: expected) }
  }

  /// The number of a word; nil and an issue when it is none.
  mutating func number(
    _ word: NumberWord, _ field: String, _ range: NumberRange, expected: ScenarioExpectation
  ) -> Double? {
    guard let value = Self.value(of: word.text) else {
      report(.notANumber, at: word, field, expected: expected)
      return nil
    }
    guard value.isFinite, range.contains(value) else {
      report(value.isFinite ? .outOfRange : .notFinite, at: word, field, expected: expected)
      return nil
    }
    return value
  }

  /// The next whole number; nil and an issue when it is none.
  mutating func integer(_ field: String, _ range: ClosedRange<Int>) -> (value: Int, word: NumberWord)? {
    let bounds = NumberRange(minimum: Double(range.lowerBound), maximum: Double(range.upperBound))
    let expected = ScenarioExpectation.integer(bounds, unit: nil)
    guard let word = word(field, expected: expected) else { return nil }
    guard let value = number(word, field, bounds, expected: expected) else { return nil }
    guard value == value.rounded() else {
      report(.notAnInteger, at: word, field, expected: expected)
      return nil
    }
    return (Int(value), word)
  }

  /// Notes a word that stands behind the end, the first one alone.
  mutating func requireEnd() {
    guard next < words.count else { return }
    let word = words[next]
    issues.append(
      ScenarioIssue(
        file: file, row: word.line, column: IssueColumn(position: word.position), value: word.text,
        problem: .surplusValues(words.count - next)))
  }

  /// Notes a problem with a word.
  mutating func report(
    _ problem: ScenarioProblem, at word: NumberWord, _ field: String, expected: ScenarioExpectation? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: file, row: word.line, column: IssueColumn(name: field, position: word.position), value: word.text,
        problem: problem, expectation: expected))
  }

  /// A number as programs write it, such as `7500.` or `1e3`; nil for anything else, words such as `nan` included.
  private static func value(of text: String) -> Double? {
    let signs = Set("0123456789+-.eE".utf8)
    let hasDigit = text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard hasDigit, text.utf8.allSatisfy(signs.contains) else { return nil }
    return Double(text)
  }
}

extension FileReading {
  /// The words of a file of numbers.
  static func numberWords(of url: URL, limits: ReadingLimits) throws(ScenarioError) -> NumberWords {
    let file = url.lastPathComponent
    switch bytes(of: url, limit: limits.tableByteCount) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: file, problem: error.problem)])
    case .success(let bytes):
      do throws(DecodingFault) { return NumberWords(try TextDecoding.decode(bytes).bytes, file: file) } catch {
        throw ScenarioError(issues: [ScenarioIssue(file: file, fault: error)])
      }
    }
  }
}
