internal import LinliSiting

/// Reads the lines of a network, noting every problem on the way.
struct PathNetworkReading: PublishedReading {
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

  private static let fieldCount = 3

  let file: String
  var issues: [ScenarioIssue] = []

  init(file: String) {
    self.file = file
  }

  /// The problem of one line or more; nil when something keeps it from being made. A problem with issues beside it is
  /// of no use.
  mutating func read(_ lines: [PublishedLine]) -> PathNetworkProblem? {
    let head = isWhole(lines[0]) ? lines[0] : nil
    let nodes = head.flatMap { integer(.nodes, $0, 0, Bound.nodes) }
    let edgeCount = head.flatMap { integer(.edges, $0, 1, Bound.edges) }
    let openCount = head.flatMap { integer(.openCount, $0, 2, 1...(nodes ?? Bound.nodes.upperBound)) }
    let edges = edges(lines.dropFirst(), nodes ?? Bound.nodes.upperBound)
    if let edgeCount, edgeCount != lines.count - 1 {
      report(
        .lineCount(lines.count - 1), at: lines[0].field(1, named: Field.edges.rawValue),
        expected: .value(String(edgeCount)))
    }
    guard issues.isEmpty, let nodes, let openCount else { return nil }
    return PathNetworkProblem(network: PathNetwork(nodeCount: nodes, edges: edges), openCount: openCount)
  }

  /// The last length told for each pair of places, by pair.
  private mutating func edges(_ lines: ArraySlice<PublishedLine>, _ nodes: Int) -> [PathNetwork.Edge] {
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

  // MARK: Fields

  /// Whether the line has all its fields; an issue when it has not.
  private mutating func isWhole(_ line: PublishedLine) -> Bool {
    guard line.fields.count != Self.fieldCount else { return true }
    report(
      .fieldCount(line.fields.count), line: line.number, value: line.text,
      expected: .blankSeparatedFields(Self.fieldCount))
    return false
  }

  /// A whole number within a range; nil and an issue when it is none.
  private mutating func integer(
    _ name: Field, _ line: PublishedLine, _ place: Int, _ range: ClosedRange<Int>
  ) -> Int? {
    if let number = Self.digits(line.fields[place]), range.contains(number) { return number }
    return integer(line.field(place, named: name.rawValue), NumberRange(range))
  }

  /// The number that a few plain digits stand for; nil for anything else.
  private static func digits(_ field: String) -> Int? {
    guard field.utf8.count <= 9 else { return nil }
    var number = 0
    for byte in field.utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = 10 * number + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
