/// What an MPS file has said so far.
struct MPSDraft {
  /// What a row is.
  enum RowType: String {
    case free = "N"
    case atMost = "L"
    case atLeast = "G"
    case equal = "E"
  }

  /// What a line of BOUNDS says.
  enum BoundType: String {
    case lower = "LO"
    case upper = "UP"
    case fixed = "FX"
    case free = "FR"
    case openBelow = "MI"
    case openAbove = "PL"
    case binary = "BV"
    case wholeLower = "LI"
    case wholeUpper = "UI"

    /// Whether a number belongs to it.
    var hasValue: Bool { ![.free, .openBelow, .openAbove, .binary].contains(self) }
  }

  private struct Row {
    let name: String
    let type: RowType
    var rightSide: Double?
    var range: Double?
    var terms: [LinearExpression.Term] = []
  }

  private struct Column {
    let name: String
    let line: Int
    var kind: VariableKind
    var bounds = Bounds.nonNegative
    var hasStatedLower = false
    var hasStatedBound = false
  }

  private struct Entry: Hashable {
    let column: Int
    let row: Int
  }

  /// The model's name.
  var name = ""
  /// Minimize unless the file says otherwise.
  var sense = ObjectiveSense.minimize
  /// Rows by name.
  private(set) var rowIndex: [String: Int] = [:]
  /// Columns by name.
  private(set) var columnIndex: [String: Int] = [:]
  private var rows: [Row] = []
  private var columns: [Column] = []
  private var seen: Set<Entry> = []
  private var objectiveRow: Int?

  /// Numbers from here on are infinite bounds.
  static let infinity = 1e30
}

// MARK: - Building

extension MPSDraft {
  /// - Returns: false if the name is taken.
  mutating func addRow(_ name: String, _ type: RowType) -> Bool {
    guard rowIndex[name] == nil else { return false }
    rowIndex[name] = rows.count
    if type == .free, objectiveRow == nil { objectiveRow = rows.count }
    rows.append(Row(name: name, type: type))
    return true
  }

  /// The column with a name, new if need be.
  mutating func column(named name: String, isWhole: Bool, line: Int) -> Int {
    if let index = columnIndex[name] { return index }
    columnIndex[name] = columns.count
    columns.append(Column(name: name, line: line, kind: isWhole ? .integer : .continuous))
    return columns.count - 1
  }

  /// - Returns: false if the column has a coefficient in this row already.
  mutating func setCoefficient(_ value: Double, column: Int, row: Int) -> Bool {
    guard seen.insert(Entry(column: column, row: row)).inserted else { return false }
    rows[row].terms.append(.init(variable: Variable(index: column), coefficient: value))
    return true
  }

  /// - Returns: false if the row has a right side already.
  mutating func setRightSide(_ row: Int, _ value: Double) -> Bool {
    guard rows[row].rightSide == nil else { return false }
    rows[row].rightSide = value
    return true
  }

  /// - Returns: false if the row has a range already, or can have none.
  mutating func setRange(_ row: Int, _ value: Double) -> Bool {
    guard rows[row].range == nil, rows[row].type != .free else { return false }
    rows[row].range = value
    return true
  }

  /// - Returns: false if the number cannot be this kind of bound.
  mutating func setBound(_ type: BoundType, _ stated: Double, column: Int) -> Bool {
    let value = abs(stated) >= MPSDraft.infinity ? (stated < 0 ? -Double.infinity : .infinity) : stated
    switch type {
    case .lower, .wholeLower:
      if value == .infinity { return false }
      columns[column].bounds.lower = value
      columns[column].hasStatedLower = true
    case .upper, .wholeUpper:
      if value == -.infinity { return false }
      columns[column].bounds.upper = value
      if value < 0, !columns[column].hasStatedLower { columns[column].bounds.lower = -.infinity }
    case .fixed:
      if value.isInfinite { return false }
      columns[column].bounds = .equal(value)
      columns[column].hasStatedLower = true
    case .free: columns[column].bounds = .free
    case .openBelow:
      columns[column].bounds.lower = -.infinity
      columns[column].hasStatedLower = true
    case .openAbove: columns[column].bounds.upper = .infinity
    case .binary:
      columns[column].bounds = .unit
      columns[column].kind = .binary
    }
    if type == .wholeLower || type == .wholeUpper { columns[column].kind = .integer }
    columns[column].hasStatedBound = true
    return true
  }
}

// MARK: - The model

extension MPSDraft {
  /// The model that was described. Integer columns without bounds become issues if they are refused.
  func model(unstated: MPSReader.UnstatedBounds, issues: inout [MPSIssue]) -> Model {
    var model = Model(name)
    for column in columns {
      var bounds = column.bounds
      if column.kind == .integer, !column.hasStatedBound {
        if unstated == .unit { bounds = .unit }
        if unstated == .refused {
          let expected = "bounds for it: readers differ between 0 to 1 and 0 or more"
          issues.append(
            MPSIssue(line: column.line, read: "integer column `\(column.name)` without bounds", expected: expected))
        }
      }
      model.addVariable(column.name, column.kind, bounds)
    }
    var objective = LinearExpression()
    for (index, row) in rows.enumerated() {
      var expression = LinearExpression()
      expression.terms = row.terms
      if index == objectiveRow {
        expression.constant = 0 - (row.rightSide ?? 0)
        objective = expression
      } else {
        model.add(row.name, expression, bounds(of: row))
      }
    }
    model.setObjective(Objective(sense, objective))
    return model
  }

  private func bounds(of row: Row) -> Bounds {
    let rightSide = row.rightSide ?? 0
    let width = abs(row.range ?? .infinity)
    switch row.type {
    case .free: return .free
    case .atMost: return .range(rightSide - width, rightSide)
    case .atLeast: return .range(rightSide, rightSide + width)
    case .equal:
      let range = row.range ?? 0
      return range < 0 ? .range(rightSide + range, rightSide) : .range(rightSide, rightSide + range)
    }
  }
}
