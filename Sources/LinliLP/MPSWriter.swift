/// A model as text for other solvers, and the names that go beside it.
public struct ModelFile: Equatable, Sendable {
  /// The content of the file, ASCII, lines ended by a line feed.
  public let text: String
  /// What its short names stand for. Constraints that had to be split occur twice.
  public let names: NameMap

  /// A file from its parts.
  init(text: String, of model: Model) {
    self.text = text
    self.names = NameMap(of: model)
  }
}

extension Model {
  /// The model in free-format MPS, announced as such, with fields aligned as in the fixed format.
  ///
  /// Whole variables stand between integer markers and always have explicit bounds, for readers differ in what they
  /// take for granted. An objective to be maximized is announced by an OBJSENSE section, so that readers report the same
  /// objective value. The objective's constant is the right side of the objective row, with the opposite sign. Numbers
  /// read back exactly.
  ///
  /// Two readers differ: the command of CBC (2.10) passes over OBJSENSE and has to be told `max`; that of GLPK (5.0)
  /// refuses the section, and adds the right side of the objective row where the others subtract it. Give these
  /// ``lpFile()``.
  ///
  /// - Throws: ``SolverError/invalidModel(_:)`` if the model holds something that is no number.
  /// - Complexity: linear in the coefficients.
  public func mpsFile() throws(SolverError) -> ModelFile {
    let model = try exportable { $0.lower.isFinite && $0.upper.isFinite && RowCard(of: $0) == nil }
    return ModelFile(text: MPSWriter(model).text, of: model)
  }
}

/// How MPS states the bounds of a constraint: a type, a right side, perhaps a range.
private struct RowCard {
  let type: Character
  let rightSide: Double
  var range: Double?

  /// Nil if no range gives back both bounds exactly.
  init?(of bounds: Bounds) {
    switch (bounds.lower.isFinite, bounds.upper.isFinite) {
    case (false, false): self.init(type: "N", rightSide: 0)
    case (true, false): self.init(type: "G", rightSide: bounds.lower)
    case (false, true): self.init(type: "L", rightSide: bounds.upper)
    case (true, true) where bounds.isFixed: self.init(type: "E", rightSide: bounds.lower)
    case (true, true):
      let width = bounds.upper - bounds.lower
      if !(width > 0 && width.isFinite) { return nil }
      if bounds.upper - width == bounds.lower {
        self.init(type: "L", rightSide: bounds.upper, range: width)
      } else if bounds.lower + width == bounds.upper {
        self.init(type: "G", rightSide: bounds.lower, range: width)
      } else {
        return nil
      }
    }
  }

  private init(type: Character, rightSide: Double, range: Double? = nil) {
    self.type = type
    self.rightSide = rightSide
    self.range = range
  }
}

/// Writes a model whose bounds MPS can hold.
private struct MPSWriter {
  private let model: Model
  private let cards: [RowCard?]
  private(set) var text = ""

  init(_ model: Model) {
    self.model = model
    cards = model.constraints.map { RowCard(of: model.bounds(of: $0)) }
    writeHeader()
    writeColumns()
    writeRightSides()
    writeRanges()
    writeBounds()
    text += "ENDATA\n"
  }

  private mutating func writeHeader() {
    text += "NAME          linli     FREE\n"
    if model.objective.sense == .maximize { text += "OBJSENSE\n    MAX\n" }
    text += "ROWS\n N  obj\n"
    for (constraint, card) in zip(model.constraints, cards) {
      text += " \(card?.type ?? "N")  \(NameMap.short(constraint))\n"
    }
  }

  /// Each column's objective coefficient first, also when it is 0 and the column would not be there otherwise.
  private mutating func writeColumns() {
    text += "COLUMNS\n"
    let entries = columnEntries()
    var isWhole = false
    for (index, definition) in model.variables.enumerated() {
      if definition.kind.isIntegral != isWhole {
        isWhole.toggle()
        writeMarker(opens: isWhole, before: index)
      }
      let name = NameMap.short(Variable(index: index))
      if entries[index].isEmpty { writeLine(name, "obj", 0) }
      for entry in entries[index] { writeLine(name, entry.row, entry.coefficient) }
    }
    if isWhole { writeMarker(opens: false, before: model.variableCount) }
  }

  private mutating func writeMarker(opens: Bool, before index: Int) {
    let marker = opens ? "'INTORG'" : "'INTEND'"
    text += "    \(aligned("M\(index + 1)"))'MARKER'                 \(marker)\n"
  }

  private mutating func writeLine(_ first: String, _ row: String, _ number: Double) {
    text += "    \(aligned(first))\(aligned(row))\(fileText(number))\n"
  }

  /// A name, filled up to where the next field begins, one blank at least.
  private func aligned(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 10 - name.utf8.count))
  }

  private func columnEntries() -> [[(row: String, coefficient: Double)]] {
    var entries: [[(row: String, coefficient: Double)]] = Array(repeating: [], count: model.variableCount)
    for term in model.objective.expression.terms { entries[term.variable.index].append(("obj", term.coefficient)) }
    for constraint in model.constraints {
      let row = NameMap.short(constraint)
      for term in model.terms(of: constraint) { entries[term.variable.index].append((row, term.coefficient)) }
    }
    return entries
  }

  private mutating func writeRightSides() {
    text += "RHS\n"
    let constant = model.objective.expression.constant
    if constant != 0 { writeLine("RHS", "obj", -constant) }
    for (constraint, card) in zip(model.constraints, cards) {
      guard let card, card.rightSide != 0 else { continue }
      writeLine("RHS", NameMap.short(constraint), card.rightSide)
    }
  }

  private mutating func writeRanges() {
    guard cards.contains(where: { $0?.range != nil }) else { return }
    text += "RANGES\n"
    for (constraint, card) in zip(model.constraints, cards) {
      guard let range = card?.range else { continue }
      writeLine("RNG", NameMap.short(constraint), range)
    }
  }

  private mutating func writeBounds() {
    var lines = ""
    for (index, definition) in model.variables.enumerated() {
      let name = NameMap.short(Variable(index: index))
      for card in boundCards(definition) {
        let last = card.value.map { aligned(name) + fileText($0) } ?? name
        lines += " \(card.type) \(aligned("BND"))\(last)\n"
      }
    }
    if !lines.isEmpty { text += "BOUNDS\n" + lines }
  }

  /// The lower bound comes first, so that a negative upper one is never taken to open it.
  private func boundCards(_ definition: VariableDefinition) -> [(type: String, value: Double?)] {
    let bounds = definition.bounds
    if definition.kind == .binary, bounds == .unit { return [("BV", nil)] }
    if bounds.isFixed { return [("FX", bounds.lower)] }
    if bounds == .free { return [("FR", nil)] }
    var cards: [(type: String, value: Double?)] = []
    let isWhole = definition.kind.isIntegral
    if bounds.lower == -.infinity {
      cards.append(("MI", nil))
    } else if bounds.lower != 0 || isWhole || bounds.upper < 0 {
      cards.append(("LO", bounds.lower))
    }
    if bounds.upper.isFinite {
      cards.append(("UP", bounds.upper))
    } else if isWhole {
      cards.append(("PL", nil))
    }
    return cards
  }
}
