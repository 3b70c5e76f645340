/// What a change of a variant is about: a table, rows, cells, or an option.
enum ChangePath: Sendable, Equatable {
  case table(String)
  case rows(String, RowSelector)
  case cells(String, RowSelector, column: String)
  case option([String])

  /// Which rows of a table are meant.
  enum RowSelector: Sendable, Equatable {
    /// Every row, written `*`.
    case all
    /// The row of a key.
    case key(String)
    /// The rows in which every condition `[column=value]` holds.
    case matching([Condition])
  }

  struct Condition: Sendable, Equatable {
    let column: String
    let value: String
  }

  /// Reads `providers.O6.hours`, `providers[kind=V].hours`, `rooms.*.hours`, `providers`, `options.match.earmarks`;
  /// nil when the text has another form.
  init?(_ text: String) {
    guard let parts = Self.split(text), let head = parts.first, !parts.contains("") else { return nil }
    if head == "options" {
      guard parts.count > 1 else { return nil }
      self = .option(Array(parts.dropFirst()))
      return
    }
    guard let (table, conditions) = Self.conditions(of: head) else { return nil }
    let rest = parts.dropFirst()
    if conditions.isEmpty {
      switch rest.count {
      case 0: self = .table(table)
      case 1: self = .rows(table, Self.selector(rest[1]))
      case 2: self = .cells(table, Self.selector(rest[1]), column: rest[2])
      default: return nil
      }
    } else {
      switch rest.count {
      case 0: self = .rows(table, .matching(conditions))
      case 1: self = .cells(table, .matching(conditions), column: rest[1])
      default: return nil
      }
    }
  }

  private static func selector(_ text: String) -> RowSelector { text == "*" ? .all : .key(text) }

  /// The parts between points that stand outside brackets; nil when a bracket is not closed.
  private static func split(_ text: String) -> [String]? {
    var parts = [""]
    var depth = 0
    for character in FullWidth.folded(FullWidth.trimmed(text)) {
      switch character {
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      guard (0...1).contains(depth) else { return nil }
      if character == ".", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return depth == 0 ? parts : nil
  }

  /// The table's name and the conditions after it in `providers[kind=V][home=C1]`.
  private static func conditions(of head: String) -> (String, [Condition])? {
    guard let bracket = head.firstIndex(of: "[") else { return (head, []) }
    let table = String(head[..<bracket])
    guard !table.isEmpty, head.hasSuffix("]") else { return nil }
    var conditions: [Condition] = []
    for part in head[bracket...].dropFirst().dropLast().split(separator: "][", omittingEmptySubsequences: false) {
      guard let equals = part.firstIndex(of: "="), !part.contains("["), !part.contains("]") else { return nil }
      let column = FullWidth.trimmed(String(part[..<equals]))
      if column.isEmpty { return nil }
      conditions.append(.init(column: column, value: FullWidth.trimmed(String(part[part.index(after: equals)...]))))
    }
    return (table, conditions)
  }
}
