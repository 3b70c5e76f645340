/// The keys of the tables that were read, for references and for finding rows.
struct TableKeys {
  private var lists: [String: [String]] = [:]
  private var sets: [String: Set<String>] = [:]

  /// Takes the keys of a table as they are compared, each once; blank keys are left out.
  mutating func add(_ table: RawTable, key column: String) {
    var keys: [String] = []
    var seen: Set<String> = []
    if let index = table.index(of: column) {
      for row in table.rows {
        let key = CellReading.foldedIdentifier(row.cells[index])
        if !key.isEmpty, seen.insert(key).inserted { keys.append(key) }
      }
    }
    lists[table.name] = keys
    sets[table.name] = seen
  }

  /// Adds keys that do not stand in the table's file, such as the lists of a rule profile.
  mutating func add(_ extra: [String], to table: String) {
    for key in extra where sets[table, default: []].insert(key).inserted { lists[table, default: []].append(key) }
  }

  /// Takes a table for one that could not be read.
  mutating func forget(_ table: String) {
    lists[table] = nil
    sets[table] = nil
  }

  /// Whether the table could be read at all; if not, references into it are not judged.
  func isKnown(_ table: String) -> Bool { sets[table] != nil }

  /// Whether a row of the table has this key.
  func contains(_ key: String, in table: String) -> Bool { sets[table]?.contains(key) ?? false }

  /// The keys in the order of the file.
  func keys(of table: String) -> [String] { lists[table] ?? [] }
}
