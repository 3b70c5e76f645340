internal import LinliDomain

/// Reads the members of JSON objects by their keys, and notes what is missing or of another kind.
///
/// Places are key paths; the members of a list go by their number from 1, as in `#37.end`.
struct JSONFields {
  private let file: String
  private(set) var issues: [ScenarioIssue] = []
  private(set) var warnings: [ScenarioIssue] = []
  /// The keys that were warned of, each once for the file.
  private var strangers: Set<String> = []

  init(file: String) {
    self.file = file
  }

  // MARK: Notes

  /// Notes what keeps the file from being used.
  mutating func report(
    _ node: YAMLNode, _ place: String, _ problem: ScenarioProblem, expectation: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) {
    issues.append(issue(node, place, problem, expectation: expectation, nearest: nearest))
  }

  /// Notes what is left out.
  mutating func warn(_ node: YAMLNode, _ place: String, _ problem: ScenarioProblem, nearest: String? = nil) {
    warnings.append(issue(node, place, problem, nearest: nearest))
  }

  private func issue(
    _ node: YAMLNode, _ place: String, _ problem: ScenarioProblem, expectation: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) -> ScenarioIssue {
    ScenarioIssue(
      file: file, row: max(node.mark.line, 1),
      column: IssueColumn(name: place.isEmpty ? nil : place, position: node.mark.column), value: node.text,
      problem: problem, expectation: expectation, nearest: nearest)
  }

  // MARK: Shapes

  /// The members of a list; nil with an issue if it is none.
  mutating func elements(of node: YAMLNode, _ place: String) -> [YAMLNode]? {
    if let elements = node.elements { return elements }
    report(node, place, .wrongShape(found: node.shape), expectation: .shape(.sequence))
    return nil
  }

  /// Whether a node is an object. Other keys than these are no fault of the file: they are not used, which is told once.
  mutating func check(_ node: YAMLNode, _ place: String, keys: [String]) -> Bool {
    guard let entries = node.entries else {
      report(node, place, .wrongShape(found: node.shape), expectation: .shape(.mapping))
      return false
    }
    for entry in entries where !keys.contains(entry.key) && strangers.insert(entry.key).inserted {
      warn(
        YAMLNode(.mapping([]), mark: entry.mark), Self.path(place, entry.key), .unknownKey,
        nearest: NearestName.find(entry.key, among: keys))
    }
    return true
  }

  /// The value of a key; nil with an issue if it is not there.
  mutating func member(_ key: String, of node: YAMLNode, _ place: String) -> YAMLNode? {
    if let value = node[key] { return value }
    if let entry = node.entries?.first(where: { $0.key == key }) {
      report(entry.value, Self.path(place, key), .missingValue)
    } else {
      let near = NearestName.find(key, among: (node.entries ?? []).map(\.key))
      report(YAMLNode(.mapping([]), mark: node.mark), Self.path(place, key), .missingKey, nearest: near)
    }
    return nil
  }

  private static func path(_ place: String, _ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  // MARK: Values

  /// A single value; nil with an issue if there is none.
  private mutating func scalar(
    of key: String, in node: YAMLNode, _ place: String, _ expectation: ScenarioExpectation
  ) -> YAMLNode? {
    guard let value = member(key, of: node, place) else { return nil }
    if value.shape == .scalar { return value }
    report(value, Self.path(place, key), .wrongShape(found: value.shape), expectation: expectation)
    return nil
  }

  /// A name: a text that is not blank.
  mutating func name(of key: String, in node: YAMLNode, _ place: String) -> String? {
    guard let value = scalar(of: key, in: node, place, .text), case .scalar(let text, let isPlain) = value.content
    else { return nil }
    let name = FullWidth.trimmed(text)
    // In JSON a text stands in quotes; what stands without is a number or a flag.
    if isPlain || name.isEmpty {
      report(value, Self.path(place, key), name.isEmpty ? .missingValue : .notText, expectation: .text)
      return nil
    }
    return name
  }

  /// A whole number within a range.
  mutating func count(of key: String, in node: YAMLNode, _ place: String, _ range: NumberRange) -> Int? {
    let expectation = ScenarioExpectation.integer(range, unit: nil)
    guard let value = scalar(of: key, in: node, place, expectation) else { return nil }
    return count(value, Self.path(place, key), range)
  }

  /// A whole number within a range; null is 0.
  mutating func people(of key: String, in node: YAMLNode, _ place: String, _ range: NumberRange) -> Int? {
    if let entry = node.entries?.first(where: { $0.key == key }), entry.value.isNull { return 0 }
    return count(of: key, in: node, place, range)
  }

  /// What a value says as a whole number within a range.
  mutating func count(_ value: YAMLNode, _ path: String, _ range: NumberRange) -> Int? {
    let expectation = ScenarioExpectation.integer(range, unit: nil)
    guard case .scalar(let text, let isPlain) = value.content, isPlain, Self.isNumber(text) else {
      report(value, path, .notANumber, expectation: expectation)
      return nil
    }
    guard let count = Int(text) else {
      // Whole, and beyond all numbers, or not whole.
      let isWhole = text.dropFirst().allSatisfy(\.isNumber)
      report(value, path, isWhole ? .outOfRange : .notAnInteger, expectation: expectation)
      return nil
    }
    if range.contains(Double(count)) { return count }
    report(value, path, .outOfRange, expectation: expectation)
    return nil
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
      && Double(text) != nil
  }

  /// A local time such as `2022-06-02 05:45:00`, on a whole minute.
  mutating func time(of key: String, in node: YAMLNode, _ place: String) -> LocalTime? {
    guard let value = scalar(of: key, in: node, place, .localTime), case .scalar(let text, _) = value.content else {
      return nil
    }
    if let time = LocalTime(text) { return time }
    let isBetweenMinutes = text.count == 19 && LocalTime(text.dropLast(2) + "00") != nil
    report(value, Self.path(place, key), isBetweenMinutes ? .notWholeMinutes : .notATime, expectation: .localTime)
    return nil
  }
}

/// A date with a time of day, as a published export writes it.
struct LocalTime: Equatable {
  /// The day.
  let date: CalendarDate
  /// Minutes since its midnight.
  let minute: Int
  /// As written.
  let text: String

  /// The time that a text such as `2022-06-02 05:45:00` says; nil for any other form and between minutes.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CalendarDate(iso: String(parts[0])) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    let isDigits = clock.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard clock.count == 3, isDigits, let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60,
      clock[2] == "00"
    else { return nil }
    self.date = date
    self.minute = hour * 60 + minute
    self.text = text
  }

  /// Minutes since the midnight of a day, which may be another than its own.
  func minutes(after day: CalendarDate) -> Int {
    (date.ordinal - day.ordinal) * TimeWindow.wholeDay.minutes + minute
  }
}
