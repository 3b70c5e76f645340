/// What the short names in a model file stand for.
///
/// Names of ours carry domain ids in any script and any length, which no other solver takes: files say `x1`, `x2`, ...
/// for the variables and `c1`, `c2`, ... for the constraints, in order, and this table goes beside them.
public struct NameMap: Equatable, Sendable {
  /// What a short name stands for.
  public enum Kind: String, Sendable, Codable {
    /// A variable.
    case variable
    /// A constraint.
    case constraint
  }

  /// One line of the table.
  public struct Entry: Equatable, Sendable {
    /// The name in the file.
    public let short: String
    /// What it stands for.
    public let kind: Kind
    /// The name in the model.
    public let name: String
  }

  /// First the variables, then the constraints, each in order.
  public let entries: [Entry]

  /// The table of a model.
  public init(of model: Model) {
    var entries: [Entry] = []
    for (index, definition) in model.variables.enumerated() {
      let short = NameMap.short(Variable(index: index))
      entries.append(Entry(short: short, kind: .variable, name: definition.name))
    }
    for constraint in model.constraints {
      let short = NameMap.short(constraint)
      entries.append(Entry(short: short, kind: .constraint, name: model.name(of: constraint)))
    }
    self.entries = entries
  }

  /// The name of a variable in files: `x1` for the first.
  public static func short(_ variable: Variable) -> String { "x\(variable.index + 1)" }

  /// The name of a constraint in files: `c1` for the first.
  public static func short(_ constraint: Constraint) -> String { "c\(constraint.index + 1)" }

  /// The table as CSV with the header `short,kind,name`, fields quoted where needed, lines ended by a line feed.
  public var csv: String {
    var text = "short,kind,name\n"
    for entry in entries { text += "\(entry.short),\(entry.kind.rawValue),\(NameMap.quoted(entry.name))\n" }
    return text
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
    }
    return text + "\""
  }
}
