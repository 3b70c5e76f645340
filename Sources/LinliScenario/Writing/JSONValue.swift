/// A JSON value that is always written the same way: keys sorted, numbers in their shortest form.
public enum JSONValue: Sendable, Equatable {
  /// null
  case null
  /// true or false
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys with values; of a key given twice the later value counts.
  case object([(String, JSONValue)])

  /// Equal when both are written alike.
  public static func == (left: JSONValue, right: JSONValue) -> Bool { left.text() == right.text() }

  /// An object from some values, leaving out those that are nil.
  public static func compact(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { (key, $0) } })
  }

  /// The value as text, indented by two spaces and ending with a line break.
  ///
  /// Numbers that are not finite have no form in JSON; giving one is a fault of the program.
  public func text() -> String {
    var writer = JSONWriter()
    writer.write(self, depth: 0)
    return writer.text + "\n"
  }
}

private struct JSONWriter {
  var text = ""

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): write(number)
    case .string(let string): write(string)
    case .array(let elements):
      let isFlat = elements.allSatisfy(\.isScalar)
      write("[", "]", elements, depth: depth, isFlat: isFlat && elements.count <= 12) { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .object(let members):
      write("{", "}", Self.sorted(members), depth: depth, isFlat: false) { writer, member in
        writer.write(member.0)
        writer.text += ": "
        writer.write(member.1, depth: depth + 1)
      }
    }
  }

  private static func sorted(_ members: [(String, JSONValue)]) -> [(String, JSONValue)] {
    let byKey = Dictionary(members, uniquingKeysWith: { _, later in later })
    return byKey.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func write<Element>(
    _ open: String, _ close: String, _ elements: [Element], depth: Int, isFlat: Bool,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    let inner = String(repeating: "  ", count: depth + 1)
    for (index, element) in elements.enumerated() {
      if index > 0 { text += isFlat ? ", " : "," }
      if !isFlat { text += "\n" + inner }
      write(&self, element)
    }
    if !isFlat, !elements.isEmpty { text += "\n" + inner.dropLast(2) }
    text += close
  }

  private mutating func write(_ number: Double) {
    precondition(number.isFinite, "JSON has no form for \(number)")
    text += Int(exactly: number).map(String.init) ?? "\(number)"
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case let control where control.value < 0x20 || control.value == 0x2028 || control.value == 0x2029:
        let digits = String(control.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
