internal import LinliDomain

/// Reads the lines of the sections into an instance, noting every problem on the way.
///
/// A problem never hides another one: ids of lines that cannot be read still count as known, and references into a
/// section that is missing are not held against it.
struct ShiftSchedulingReading: PublishedReading {
  typealias Section = ShiftSchedulingSection
  typealias Line = ShiftSchedulingLine

  /// Bounds that keep every sum of the format within 64 bits; no instance comes near them.
  enum Bound {
    static let days = 1...3_660
    static let shiftMinutes = 1...1_440
    static let count = 0...100_000
    static let minutes = 0...10_000_000
    static let weight = 0...1_000_000
  }

  let file: String
  var issues: [ScenarioIssue] = []
  /// The days of the horizon; nil while not known.
  private(set) var dayCount: Int?
  private(set) var shiftIDs: Roll?
  private(set) var staffIDs: Roll?

  init(file: String) {
    self.file = file
  }

  /// The instance; nil when a problem keeps it from being made. An instance with issues beside it is of no use.
  mutating func read(_ lines: ShiftSchedulingLines) -> ShiftSchedulingProblem? {
    dayCount = horizon(lines[.horizon] ?? [])
    shiftIDs = lines[.shifts].flatMap { roll(of: .shifts, $0) }
    staffIDs = lines[.staff].flatMap { roll(of: .staff, $0) }
    let shifts = shifts(lines[.shifts] ?? [])
    let daysOff = daysOff(lines[.daysOff] ?? [])
    let staff = staff(lines[.staff] ?? [], daysOff: daysOff)
    let onRequests = requests(.onRequests, lines[.onRequests] ?? [])
    let offRequests = requests(.offRequests, lines[.offRequests] ?? [])
    let cover = cover(lines[.cover] ?? [])
    guard issues.isEmpty, let dayCount, shiftIDs != nil, staffIDs != nil else { return nil }
    return ShiftSchedulingProblem(
      dayCount: dayCount, shifts: shifts, staff: staff, onRequests: onRequests, offRequests: offRequests, cover: cover)
  }

  private mutating func horizon(_ lines: [Line]) -> Int? {
    guard let line = lines.first else { return nil }
    for surplus in lines.dropFirst() {
      report(.duplicateEntry(firstLine: line.number), at: surplus, value: surplus.text)
    }
    return hasAllFields(line, of: .horizon) ? integer(.horizon, line, 0, Bound.days) : nil
  }

  // MARK: Ids

  /// The ids of a section, in the order of the file.
  struct Roll {
    private(set) var ids: [String] = []
    private(set) var lineNumbers: [Int] = []
    private var places: [String: Int] = [:]

    /// The place of an id.
    subscript(id: String) -> Int? { places[id] }

    /// The line where an id stands first.
    func lineNumber(of id: String) -> Int? { places[id].map { lineNumbers[$0] } }

    mutating func append(_ id: String, line: Int) {
      places[id] = ids.count
      ids.append(id)
      lineNumbers.append(line)
    }
  }

  /// The ids at the beginning of each line; nil when there is no line, so that nothing is held against them.
  private mutating func roll(of section: Section, _ lines: [Line]) -> Roll? {
    var roll = Roll()
    for line in lines {
      guard let id = identifier(section, line, 0) else { continue }
      if let first = roll.lineNumber(of: id) {
        report(.duplicateEntry(firstLine: first), at: line, field: 0, of: section)
      } else {
        roll.append(id, line: line.number)
      }
    }
    return lines.isEmpty ? nil : roll
  }

  // MARK: Fields

  /// Whether the line has the fields of its section; an issue when it has not.
  mutating func hasAllFields(_ line: Line, of section: Section) -> Bool {
    guard let count = section.fieldCount, count != line.fields.count else { return true }
    report(.fieldCount(line.fields.count), at: line, value: line.text, expected: .fieldCount(count))
    return false
  }

  /// A whole number within a range; nil and an issue when it is none.
  mutating func integer(
    _ section: Section, _ line: Line, _ field: Int, _ range: ClosedRange<Int>, unit: TableUnit? = nil
  ) -> Int? {
    let bounds = NumberRange(range)
    let expected = ScenarioExpectation.integer(bounds, unit: unit)
    return read(.integer(bounds), section, line, field, expected: expected).flatMap { value in
      guard case .integer(let integer) = value else { return nil }
      return integer
    }
  }

  /// An id of letters, digits, `_`, `-` and `.`; nil and an issue when it is none.
  mutating func identifier(_ section: Section, _ line: Line, _ field: Int) -> String? {
    read(.id, section, line, field, expected: .identifier).flatMap { value in
      guard case .text(let id) = value else { return nil }
      return id
    }
  }

  /// A day of the horizon; nil and an issue when it is none, or when the horizon is not known.
  mutating func day(_ section: Section, _ line: Line, _ field: Int) -> Int? {
    let expected = dayCount.map { ScenarioExpectation.integer(.init(minimum: 0, maximum: Double($0 - 1)), unit: nil) }
    let range = dayCount == nil ? NumberRange.nonNegative : .any
    let value = read(.integer(range), section, line, field, expected: expected ?? .integer(range, unit: nil))
    guard let dayCount, case .integer(let day)? = value else { return nil }
    if (0..<dayCount).contains(day) { return day }
    report(.dayOutsideHorizon, at: line, field: field, of: section, expected: expected)
    return nil
  }

  /// The place of an id in another section; nil and an issue when it is not there.
  mutating func place(_ roll: Roll?, of referred: Section, _ section: Section, _ line: Line, _ field: Int) -> Int? {
    guard let id = identifier(section, line, field) else { return nil }
    return place(of: id, in: roll, of: referred, section, line, field)
  }

  /// The place of an id already read; nil and an issue when it is not there, nil alone when the section is missing.
  mutating func place(
    of id: String, in roll: Roll?, of referred: Section, _ section: Section, _ line: Line, _ field: Int
  ) -> Int? {
    guard let roll else { return nil }
    if let place = roll[id] { return place }
    let nearest = NearestName.find(id, among: roll.ids)
    let expected = ScenarioExpectation.entry(section: referred.rawValue)
    report(
      .unknownEntry(section: referred.rawValue), at: line, field: field, of: section, value: id, expected: expected,
      nearest: nearest)
    return nil
  }

  private mutating func read(
    _ type: ColumnType, _ section: Section, _ line: Line, _ field: Int, expected: ScenarioExpectation?
  ) -> CellValue? {
    guard !line.fields[field].isEmpty else {
      report(.missingValue, at: line, field: field, of: section, expected: expected)
      return nil
    }
    return value(of: line.field(field, of: section), as: type, expected: expected)
  }

  // MARK: Issues

  /// Notes a problem with a field, or with a part of it when a value is given.
  mutating func report(
    _ problem: ScenarioProblem, at line: Line, field: Int, of section: Section, value: String? = nil,
    expected: ScenarioExpectation? = nil, nearest: String? = nil
  ) {
    report(problem, at: line.field(field, of: section), value: value, expected: expected, nearest: nearest)
  }

  /// Notes a problem with a whole line.
  mutating func report(
    _ problem: ScenarioProblem, at line: Line, value: String, expected: ScenarioExpectation? = nil
  ) {
    report(problem, line: line.number, value: value, expected: expected)
  }
}

extension ShiftSchedulingLine {
  /// The field at a place from 0.
  fileprivate func field(_ place: Int, of section: ShiftSchedulingSection) -> PublishedField {
    PublishedField(text: fields[place], line: number, position: place + 1, name: section.name(ofField: place))
  }
}
