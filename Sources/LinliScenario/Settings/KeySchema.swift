/// One key of a YAML file, stated once: the reader's checks and the JSON Schema come from here.
public struct KeySchema: Sendable, Equatable {
  /// The key.
  public let name: String
  /// What stands behind it.
  public let type: KeyType
  /// Whether the key must be there.
  public let isRequired: Bool
  /// What its absence means, as it would be written; nil when absence means nothing told.
  public let defaultText: String?
  /// What the key says.
  public let meaning: BilingualText
  /// The source rule it comes from; nil for plain data.
  public let source: String?

  init(
    _ name: String, _ type: KeyType, required: Bool = false, default text: String? = nil, zh: String, en: String,
    source: String? = nil
  ) {
    self.name = name
    self.type = type
    self.isRequired = required
    self.defaultText = text
    self.meaning = BilingualText(zh: zh, en: en)
    self.source = source
  }
}

/// What stands behind a key.
public indirect enum KeyType: Sendable, Equatable {
  /// A text, or texts under `zh` and `en`.
  case localizedText
  /// true or false.
  case flag
  /// A number.
  case number(NumberRange)
  /// A whole number that must be this one.
  case version(Int)
  /// A date such as 2026-06-01.
  case date
  /// The name of a time zone, such as Asia/Shanghai.
  case timeZone
  /// One of a few words.
  case word([EnumWord])
  /// A list of some of a few words; those in `unavailable` are refused as not built yet.
  case words([EnumWord], unavailable: [String])
  /// A whole number.
  case integer(NumberRange)
  /// What a cell of a table holds, such as a time.
  case cell(ColumnType)
  /// An ordered list of objective levels.
  case levels(LevelWords)
  /// A list whose members are checked by a reader of their own.
  case list
  /// Numbers by whole-number keys within a range.
  case numbersByInteger(keys: NumberRange, values: NumberRange)
  /// Whole numbers by names of one's own choice.
  case countsByName(NumberRange)
  /// Further keys.
  case keys([KeySchema])
  /// The same further keys under each of some names of one's own choice.
  case named([KeySchema])
}
