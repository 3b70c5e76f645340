/// One table of a scenario folder, stated once: the reader's checks, the header aliases and the data dictionary come
/// from here.
public struct TableSchema: Sendable, Equatable {
  /// The name, which is the file's name without `.csv`.
  public let name: String
  /// What the table is called.
  public let title: BilingualText
  /// What one row says.
  public let meaning: BilingualText
  /// The questions that cannot be asked without the table.
  public let neededFor: [Question]
  /// The columns in the order in which they are described; the first ones are the key.
  public let columns: [ColumnSchema]
  /// How many of the first columns together name a row; 0 when rows may repeat.
  public let keyCount: Int
  /// The columns named after the rows of another table; nil when there are none.
  public let family: ColumnFamily?

  init(
    _ name: String, title: BilingualText, meaning: BilingualText, neededFor: [Question] = [.match],
    columns: [ColumnSchema], keyCount: Int = 1, family: ColumnFamily? = nil
  ) {
    precondition(!columns.isEmpty, "table \(name) has no key column")
    self.name = name
    self.title = title
    self.meaning = meaning
    self.neededFor = neededFor
    self.columns = columns
    self.keyCount = keyCount
    self.family = family
  }

  /// The file's name.
  public var file: String { "\(name).csv" }

  /// The first key column.
  public var key: ColumnSchema { columns[0] }

  /// The column of a name; nil when the table knows none such.
  public func column(_ name: String) -> ColumnSchema? { columns.first { $0.name == name } }
}

/// One column of a table.
public struct ColumnSchema: Sendable, Equatable {
  /// The English header.
  public let name: String
  /// Chinese headers that are understood as well; the first one is the usual one.
  public let aliases: [String]
  /// What the cells hold.
  public let type: ColumnType
  /// Whether every row needs a value.
  public let presence: Presence
  /// The unit of a number.
  public let unit: TableUnit?
  /// What the column says.
  public let meaning: BilingualText
  /// The source rule it comes from, such as `S004-a8a`; nil for an assumption or plain data.
  public let source: String?

  /// Whether a column and its cells may be left out.
  public enum Presence: Sendable, Equatable {
    /// Column and cells must be there.
    case required
    /// An empty cell or missing column means nothing is told.
    case optional
    /// An empty cell or missing column means this.
    case defaulting(to: String)
  }

  init(
    _ name: String, _ aliases: [String], _ type: ColumnType, _ presence: Presence = .required, unit: TableUnit? = nil,
    zh: String, en: String, source: String? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.type = type
    self.presence = presence
    self.unit = unit
    self.meaning = BilingualText(zh: zh, en: en)
    self.source = source
  }
}

/// Columns named after the keys of another table, as the communities of `needs.csv`.
public struct ColumnFamily: Sendable, Equatable {
  /// The table whose keys name the columns.
  public let table: String
  /// What the cells hold; every cell is required.
  public let column: ColumnSchema
}

/// A word that a cell may hold.
public struct EnumWord: Sendable, Equatable {
  /// The word itself.
  public let word: String
  /// Other spellings that are understood.
  public let aliases: [String]
  /// What it means.
  public let meaning: BilingualText

  init(_ word: String, _ aliases: [String] = [], zh: String, en: String) {
    self.word = word
    self.aliases = aliases
    self.meaning = BilingualText(zh: zh, en: en)
  }

  /// The word that a text stands for among these; nil when it stands for none.
  static func find(_ text: String, among words: [EnumWord]) -> String? {
    let wanted = FullWidth.folded(text).lowercased()
    return words.first { word in
      word.word.lowercased() == wanted || word.aliases.contains { $0.lowercased() == wanted }
    }?.word
  }
}
