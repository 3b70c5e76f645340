/// The id of one kind of thing: `Identifier<Provider>` cannot be taken for `Identifier<Room>`.
///
/// Ids are ordered as people count them: `O2` before `O10`. Every list that reaches a model or a report is in this order.
public struct Identifier<Entity>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id as written in the tables.
  public let text: String

  /// An id from its text.
  public init(_ text: String) {
    self.text = text
  }

  /// The id as written in the tables.
  public var description: String { text }

  /// Order as people count: runs of digits compare as numbers, all else by Unicode scalar.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    precedesNaturally(left.text, right.text)
  }
}

/// Whether `left` comes before `right` when runs of ASCII digits are read as numbers; equal numbers written with
/// different zeros fall back to plain order, so that the order is total.
func precedesNaturally(_ left: String, _ right: String) -> Bool {
  let first = Array(left.utf8)
  let second = Array(right.utf8)
  var i = 0
  var j = 0
  while i < first.count, j < second.count {
    let firstRun = digitRun(in: first, from: i)
    let secondRun = digitRun(in: second, from: j)
    if firstRun.isEmpty || secondRun.isEmpty {
      if first[i] != second[j] { return first[i] < second[j] }
      i += 1
      j += 1
      continue
    }
    let firstNumber = first[firstRun].drop { $0 == UInt8(ascii: "0") }
    let secondNumber = second[secondRun].drop { $0 == UInt8(ascii: "0") }
    if firstNumber.count != secondNumber.count { return firstNumber.count < secondNumber.count }
    if !firstNumber.elementsEqual(secondNumber) { return firstNumber.lexicographicallyPrecedes(secondNumber) }
    i = firstRun.upperBound
    j = secondRun.upperBound
  }
  let remaining = (first.count - i, second.count - j)
  if remaining.0 != remaining.1 { return remaining.0 < remaining.1 }
  return first.lexicographicallyPrecedes(second)
}

private func digitRun(in bytes: [UInt8], from start: Int) -> Range<Int> {
  var end = start
  while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
  return start..<end
}
