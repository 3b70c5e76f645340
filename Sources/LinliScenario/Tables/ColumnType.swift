/// What the cells of a column hold.
public enum ColumnType: Sendable, Equatable {
  /// The key of the row.
  case id
  /// Any text.
  case text
  /// The key of a row of another table.
  case reference(to: String)
  /// A whole number.
  case integer(NumberRange)
  /// A number.
  case number(NumberRange)
  /// A number, or two with `..` between them.
  case span
  /// Yuan with at most two decimals.
  case money
  /// 0 or 1; 否 是 and FALSE TRUE are understood.
  case flag
  /// One of a few words.
  case word([EnumWord])
  /// Some of a few words, separated by `|`.
  case words([EnumWord], allowsStar: Bool)
  /// Keys of rows of another table, separated by `|`.
  case references(to: String, allowsStar: Bool)
  /// Texts separated by `|`.
  case texts
  /// A date; if told so, one within the horizon.
  case date(withinHorizon: Bool)
  /// A whole number, or `*` for no limit.
  case limit(NumberRange)
  /// A time of day such as 8:30; an end may be 24:00 or lie on the next day.
  case time(isEnd: Bool)
  /// A duration in hours such as 7.5, or in hours and minutes such as 7:30; a whole number of minutes.
  case duration(NumberRange)
  /// Days: weekdays, dates and stretches of both, separated by `|`, or `*` for every day.
  case days
  /// Seven days separated by `/`, one letter for each shift type of that day, `.` for none.
  case week
  /// When somebody can come on one day of the week: not, all day, parts of the day, hours, letters of shift types.
  case hours
  /// Qualifications, each with the days on which it is valid if these are told: `name:until`, `name:from..until`.
  case qualifications
  /// Names with a number each, such as `guide:1`, and a price after it if that is allowed; the names are keys of a table
  /// or any text.
  case counts(of: String?, isPriced: Bool)
}

extension ColumnType {
  /// What is expected of a cell, for issues.
  func expectation(unit: TableUnit?) -> ScenarioExpectation {
    switch self {
    case .id: .identifier
    case .text: .text
    case .reference(let table): .keyOf(table: table)
    case .integer(let range): .integer(range, unit: unit)
    case .number(let range): .number(range, unit: unit)
    case .span: .number(.any, unit: unit)
    case .money: .money
    case .flag: .flag
    case .word(let words): .oneOf(words.map(\.word))
    case .words(let words, let allowsStar): .list(of: .oneOf(words.map(\.word)), allowsStar: allowsStar)
    case .references(let table, let allowsStar): .list(of: .keyOf(table: table), allowsStar: allowsStar)
    case .texts: .list(of: .text, allowsStar: false)
    case .date: .date
    case .limit(let range): .limit(range)
    case .time(let isEnd): .time(isEnd: isEnd)
    case .duration(let range): .duration(range)
    case .days: .days
    case .week: .week
    case .hours: .hours
    case .qualifications: .qualifications
    case .counts(_, let isPriced): .counts(isPriced: isPriced)
    }
  }

  /// The table whose keys the cells name; nil when they name none.
  var referencedTable: String? {
    switch self {
    case .reference(let table), .references(let table, _): table
    case .counts(let table, _): table
    case .week, .hours: "shift_types"
    default: nil
    }
  }

  /// Whether cells hold several members separated by `|`.
  var isList: Bool {
    switch self {
    case .words, .references, .texts, .days, .qualifications, .counts: true
    default: false
    }
  }

  /// Whether cells hold one number.
  var isNumeric: Bool {
    switch self {
    case .integer, .number, .money, .limit, .duration: true
    default: false
    }
  }
}
