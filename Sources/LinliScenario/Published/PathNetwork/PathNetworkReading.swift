internal import LinliSiting

/// Reads the lines of a network, noting every problem on the way.
struct PathNetworkReading {
  /// Bounds that keep distances and their matrix within what a machine holds; no published instance comes near them.
  enum Bound {
    static let nodes = 1...5_000
    static let edges = 0...20_000_000
    static let length = 0...PathNetwork.greatestLength
  }

  /// The names of the fields, as issues give them.
  enum Field: String {
    case nodes = "n"
    case edges = "m"
    case openCount = "p"
    case first = "i"
    case second = "j"
    case length = "c"
  }

  /// A line that says something: its number in the file, from 1, and where its fields lie.
  private struct Line {
    var number: Int
    var fields: [Range<Int>]
  }

  private static let fieldCount = 3

  private let file: String
  private var bytes: [UInt8] = []
  private(set) var issues: [ScenarioIssue] = []

  init(file: String) {
    self.file = file
  }

  /// The problem; nil when something keeps it from being made. A problem with issues beside it is of no use.
  mutating func read(_ bytes: [UInt8]) -> PathNetworkProblem? {
    self.bytes = bytes
    let lines = lines()
    guard let header = lines.first else {
      issues.append(ScenarioIssue(file: file, problem: .emptyFile))
      return nil
    }
    let head = isWhole(header) ? header : nil
    let nodes = head.flatMap { integer(.nodes, $0, 0, Bound.nodes) }
    let edgeCount = head.flatMap { integer(.edges, $0, 1, Bound.edges) }
    let openCount = head.flatMap { integer(.openCount, $0, 2, 1...(nodes ?? Bound.nodes.upperBound)) }
    let edges = edges(lines.dropFirst(), nodes ?? Bound.nodes.upperBound)
    if let edgeCount, edgeCount != lines.count - 1 {
      report(.lineCount(lines.count - 1), header, 1, .edges, .value(String(edgeCount)))
    }
    guard issues.isEmpty, let nodes, let openCount else { return nil }
    return PathNetworkProblem(network: PathNetwork(nodeCount: nodes, edges: edges), openCount: openCount)
  }

  /// The last length told for each pair of places, by pair.
  private mutating func edges(_ lines: ArraySlice<Line>, _ nodes: Int) -> [PathNetwork.Edge] {
    var lengths: [Int: Int] = [:]
    lengths.reserveCapacity(lines.count)
    for line in lines where isWhole(line) {
      let first = integer(.first, line, 0, 1...nodes)
      let second = integer(.second, line, 1, 1...nodes)
      let length = integer(.length, line, 2, Bound.length)
      guard let first, let second, let length else { continue }
      lengths[min(first, second) * (nodes + 1) + max(first, second)] = length
    }
    return lengths.sorted { $0.key < $1.key }.map { key, length in
      let (first, second) = key.quotientAndRemainder(dividingBy: nodes + 1)
      return PathNetwork.Edge(first - 1, second - 1, length: length)
    }
  }

  // MARK: Lines and fields

  private func lines() -> [Line] {
    let (feed, back) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    // Files of old Macintoshes end lines by CR alone; a CR before LF is a blank.
    let separator = bytes.contains(feed) ? feed : back
    var lines: [Line] = []
    var line = Line(number: 1, fields: [])
    var start: Int?
    for position in 0...bytes.count {
      let byte = position < bytes.count ? bytes[position] : separator
      let isBlank = byte == separator || byte == back || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      if !isBlank {
        if start == nil { start = position }
        continue
      }
      if let begin = start { line.fields.append(begin..<position) }
      start = nil
      guard byte == separator else { continue }
      if !line.fields.isEmpty { lines.append(line) }
      line = Line(number: line.number + 1, fields: [])
    }
    return lines
  }

  /// Whether the line has all its fields; an issue when it has not.
  private mutating func isWhole(_ line: Line) -> Bool {
    guard line.fields.count != Self.fieldCount else { return true }
    let text = line.fields.map(text).joined(separator: " ")
    issues.append(
      ScenarioIssue(
        file: file, row: line.number, value: text, problem: .fieldCount(line.fields.count),
        expectation: .blankSeparatedFields(Self.fieldCount)))
    return false
  }

  private func text(_ field: Range<Int>) -> String { String(decoding: bytes[field], as: UTF8.self) }

  /// A whole number within a range; nil and an issue when it is none.
  private mutating func integer(_ name: Field, _ line: Line, _ place: Int, _ range: ClosedRange<Int>) -> Int? {
    if let number = digits(line.fields[place]), range.contains(number) { return number }
    let bounds = NumberRange(minimum: Double(range.lowerBound), maximum: Double(range.upperBound))
    do throws(CellReading.Refusal) {
      let value = try CellReading(type: .integer(bounds), horizon: nil).read(text(line.fields[place]))
      guard case .integer(let number) = value else { return nil }
      return number
    } catch {
      report(error.problem, line, place, name, .integer(bounds, unit: nil), nearest: error.nearest)
      return nil
    }
  }

  /// The number that a few plain digits stand for; nil for anything else.
  private func digits(_ field: Range<Int>) -> Int? {
    guard field.count <= 9 else { return nil }
    var number = 0
    for byte in bytes[field] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = 10 * number + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  private mutating func report(
    _ problem: ScenarioProblem, _ line: Line, _ place: Int, _ name: Field, _ expectation: ScenarioExpectation,
    nearest: String? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: file, row: line.number, column: IssueColumn(name: name.rawValue, position: place + 1),
        value: text(line.fields[place]), problem: problem, expectation: expectation, nearest: nearest))
  }
}
