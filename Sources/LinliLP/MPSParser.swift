/// Reads MPS cards into a draft, section by section, and collects issues.
struct MPSParser {
  private enum Section {
    case before, objectiveSense, rows, columns, rightSides, ranges, bounds, unknown, end
  }

  /// A line of data: its fields where the fixed layout would have them.
  private struct Fields {
    let line: Int
    var code = ""
    var name = ""
    var pairs: [(name: String, value: String)] = []
  }

  private let isFixed: Bool
  private var section = Section.before
  private var isWhole = false
  private var setNames: [Section: String] = [:]
  private var lastLine = 0
  /// What was read.
  private(set) var draft = MPSDraft()
  /// What could not be read.
  private(set) var issues: [MPSIssue] = []

  init(isFixed: Bool) {
    self.isFixed = isFixed
  }

  mutating func read(_ card: MPSCard) {
    lastLine = card.line
    if section == .end { return }
    if card.isHeader {
      enter(card)
    } else {
      readData(card)
    }
  }

  /// To be called after the last card.
  mutating func finish() {
    if section != .end { add(lastLine + 1, "the end of the text", "ENDATA") }
  }

  private mutating func add(_ line: Int, _ read: String, _ expected: String) {
    issues.append(MPSIssue(line: line, read: read, expected: expected))
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "`\(text)`" }
}

// MARK: - Sections

extension MPSParser {
  private mutating func enter(_ card: MPSCard) {
    let words = card.words
    let keyword = words[0].uppercased()
    switch keyword {
    case "NAME":
      draft.name = words.dropFirst().filter { $0 != "FREE" }.joined(separator: " ")
      section = .before
    case "OBJSENSE":
      section = .objectiveSense
      if words.count > 1 { readSense(words[1], card.line) }
    case "ROWS": section = .rows
    case "COLUMNS": section = .columns
    case "RHS": section = .rightSides
    case "RANGES": section = .ranges
    case "BOUNDS": section = .bounds
    case "ENDATA": section = .end
    default:
      section = .unknown
      add(
        card.line, quoted(words[0]),
        "NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS or ENDATA; other sections cannot be read")
    }
  }

  private mutating func readSense(_ word: String, _ line: Int) {
    switch word.uppercased() {
    case "MAX", "MAXIMIZE", "MAXIMISE": draft.sense = .maximize
    case "MIN", "MINIMIZE", "MINIMISE": draft.sense = .minimize
    default: add(line, quoted(word), "MAX or MIN")
    }
  }

  private mutating func readData(_ card: MPSCard) {
    switch section {
    case .unknown: return
    case .before, .end: add(card.line, quoted(card.words.joined(separator: " ")), "a section")
    case .objectiveSense: readSense(card.words[0], card.line)
    case .rows: readRow(card)
    case .columns: readColumn(card)
    case .rightSides: readVector(card) { $0.setRightSide($1, $2) }
    case .ranges: readVector(card) { $0.setRange($1, $2) }
    case .bounds: readBound(card)
    }
  }
}

// MARK: - Lines of data

extension MPSParser {
  private mutating func readRow(_ card: MPSCard) {
    let words = card.words
    let (code, name) = isFixed ? (card.columns[0], card.columns[1]) : (words[0], words.count == 2 ? words[1] : "")
    guard let type = MPSDraft.RowType(rawValue: code.uppercased()) else {
      add(card.line, quoted(code), "a row type N, L, G or E")
      return
    }
    if name.hasPrefix("$") {
      add(card.line, quoted(name), "a name that does not begin with `$`, which begins comments")
    } else if name.isEmpty {
      add(card.line, quoted(words.joined(separator: " ")), "a row type and one name")
    } else if !draft.addRow(name, type) {
      add(card.line, quoted(name), "a row name that is not there yet")
    }
  }

  private mutating func readColumn(_ card: MPSCard) {
    let words = card.words
    if words.count >= 3, words[1] == "'MARKER'" {
      switch words[words.count - 1] {
      case "'INTORG'": isWhole = true
      case "'INTEND'": isWhole = false
      case let other: add(card.line, quoted(other), "'INTORG' or 'INTEND'")
      }
      return
    }
    guard let fields = fields(card, hasSetName: true), !fields.name.isEmpty else {
      add(card.line, quoted(words.joined(separator: " ")), "a column name and one or two pairs of row and number")
      return
    }
    let column = draft.column(named: fields.name, isWhole: isWhole, line: card.line)
    for pair in fields.pairs {
      guard let (row, value) = entry(pair, card.line) else { continue }
      if !draft.setCoefficient(value, column: column, row: row) {
        add(card.line, "\(quoted(fields.name)) again in row \(quoted(pair.name))", "each column once in a row")
      }
    }
  }

  /// A line of RHS or RANGES.
  private mutating func readVector(_ card: MPSCard, _ set: (inout MPSDraft, Int, Double) -> Bool) {
    let hasSetName = !card.words.count.isMultiple(of: 2)
    guard let fields = fields(card, hasSetName: hasSetName) else {
      add(card.line, quoted(card.words.joined(separator: " ")), "one or two pairs of row and number")
      return
    }
    guard isFirstSet(fields) else { return }
    for pair in fields.pairs {
      guard let (row, value) = entry(pair, card.line) else { continue }
      if !set(&draft, row, value) { add(card.line, quoted(pair.name), "a row of type L, G or E, once") }
    }
  }

  private mutating func readBound(_ card: MPSCard) {
    guard let fields = boundFields(card) else {
      add(card.line, quoted(card.words.joined(separator: " ")), "a bound type, a set, a column and its number")
      return
    }
    guard isFirstSet(fields) else { return }
    guard let type = MPSDraft.BoundType(rawValue: fields.code.uppercased()) else {
      add(card.line, quoted(fields.code), "a bound type LO, UP, FX, FR, MI, PL, BV, LI or UI")
      return
    }
    guard let column = draft.columnIndex[fields.pairs[0].name] else {
      add(card.line, quoted(fields.pairs[0].name), "the name of a column")
      return
    }
    var value = 0.0
    if type.hasValue {
      guard let number = number(fields.pairs[0].value, card.line) else { return }
      value = number
    }
    if !draft.setBound(type, value, column: column) {
      add(card.line, quoted(fields.pairs[0].value), "a number that can be this kind of bound")
    }
  }
}

// MARK: - Fields

extension MPSParser {
  /// The fields of a line of COLUMNS, RHS or RANGES; nil if they are too few or too many.
  private func fields(_ card: MPSCard, hasSetName: Bool) -> Fields? {
    var fields = Fields(line: card.line)
    if isFixed {
      let columns = card.columns
      fields.name = columns[1]
      fields.pairs = [(columns[2], columns[3])]
      if !columns[4].isEmpty { fields.pairs.append((columns[4], columns[5])) }
      return columns[2].isEmpty ? nil : fields
    }
    var words = card.words[...]
    if hasSetName { fields.name = words.removeFirst() }
    guard words.count == 2 || words.count == 4 else { return nil }
    while let name = words.popFirst(), let value = words.popFirst() { fields.pairs.append((name, value)) }
    return fields
  }

  /// The fields of a line of BOUNDS. In free layout the name of the set may be missing.
  private func boundFields(_ card: MPSCard) -> Fields? {
    var fields = Fields(line: card.line)
    if isFixed {
      let columns = card.columns
      (fields.code, fields.name) = (columns[0], columns[1])
      fields.pairs = [(columns[2], columns[3])]
      return fields
    }
    let words = card.words
    fields.code = words[0]
    let hasValue = MPSDraft.BoundType(rawValue: fields.code.uppercased())?.hasValue ?? true
    switch words.count {
    case 4: (fields.name, fields.pairs) = (words[1], [(words[2], words[3])])
    case 3 where hasValue || (draft.columnIndex[words[2]] == nil && draft.columnIndex[words[1]] != nil):
      fields.pairs = [(words[1], words[2])]
    case 3: (fields.name, fields.pairs) = (words[1], [(words[2], "")])
    case 2 where !hasValue: fields.pairs = [(words[1], "")]
    default: return nil
    }
    return fields
  }

  /// Whether a line belongs to the section's first set; a file with several leaves open which is meant.
  private mutating func isFirstSet(_ fields: Fields) -> Bool {
    let known = setNames[section] ?? fields.name
    setNames[section] = known
    if known == fields.name { return true }
    add(fields.line, quoted(fields.name), "\(quoted(known)): one set per section can be read")
    return false
  }

  private mutating func entry(_ pair: (name: String, value: String), _ line: Int) -> (row: Int, value: Double)? {
    guard let value = finiteNumber(pair.value, line), let row = row(named: pair.name, line) else { return nil }
    return (row, value)
  }

  private mutating func row(named name: String, _ line: Int) -> Int? {
    if let row = draft.rowIndex[name] { return row }
    add(line, quoted(name), "the name of a row")
    return nil
  }

  /// A number, perhaps infinite.
  private mutating func number(_ text: String, _ line: Int) -> Double? {
    if let number = Double(text), !number.isNaN { return number }
    add(line, quoted(text), "a number")
    return nil
  }

  private mutating func finiteNumber(_ text: String, _ line: Int) -> Double? {
    guard let number = number(text, line) else { return nil }
    if number.isFinite { return number }
    add(line, quoted(text), "a finite number")
    return nil
  }
}
