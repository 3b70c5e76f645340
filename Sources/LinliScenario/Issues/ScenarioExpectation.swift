/// What would have been right at the place of an issue.
public indirect enum ScenarioExpectation: Sendable, Equatable {
  /// Any text.
  case text
  /// A name made of letters, digits, `_` and `-`.
  case identifier
  /// A number within a range, with its unit.
  case number(NumberRange, unit: TableUnit?)
  /// A whole number within a range, with its unit.
  case integer(NumberRange, unit: TableUnit?)
  /// Yuan, 0 or more, with at most two decimals.
  case money
  /// 0 or 1.
  case flag
  /// One of these words.
  case oneOf([String])
  /// A date such as 2026-06-01.
  case date
  /// A date within the horizon, both ends included, as ISO texts.
  case dateWithin(start: String, end: String)
  /// The key of a row of this table.
  case keyOf(table: String)
  /// Members separated by `|`, each as described, or `*` for all of them.
  case list(of: ScenarioExpectation, allowsStar: Bool)
  /// This many cells in the row.
  case cellCount(Int)
  /// One of the separators `,` `;` tab.
  case delimiter
  /// Text in one of the encodings this reader knows.
  case encoding
  /// A value of this shape.
  case shape(YAMLShape)
  /// The name of a time zone.
  case timeZone
  /// This very value.
  case value(String)
  /// At least one row below the header.
  case rows
  /// A path such as `providers.O6.hours`.
  case path
  /// A whole number within a range, or `*` for no limit.
  case limit(NumberRange)
  /// A time such as 08:30; an end may also be 24:00 or on the next day.
  case time(isEnd: Bool)
  /// Hours within a range, as 7.5 or 7:30.
  case duration(NumberRange)
  /// A list of weekdays, dates and stretches of them, or `*` for every day.
  case days
  /// Seven days separated by `/` with the letters of shift types.
  case week
  /// When somebody can come on one day: nothing, a tick, a part of the day, hours, letters of shift types.
  case hours
  /// Qualifications separated by `|`, with a term where there is one.
  case qualifications
  /// Names with counts separated by `|`, with a price after the count if that is allowed.
  case counts(isPriced: Bool)
  /// This many fields in the line.
  case fieldCount(Int)
  /// This many fields in the line, separated by blanks.
  case blankSeparatedFields(Int)
  /// An id that a line of this section begins with.
  case entry(section: String)
  /// Shifts with the times each may be worked, such as `E=28|L=0`.
  case shiftMaxima
  /// A date with a time of day, such as `2022-06-02 05:45:00`.
  case localTime
  /// A number, or the option that gives it.
  case capacityOption
}

/// A range of numbers; a missing end is open.
public struct NumberRange: Sendable, Equatable {
  /// The least value; nil when there is none.
  public var minimum: Double?
  /// The greatest value; nil when there is none.
  public var maximum: Double?
  /// Whether the least value itself is refused.
  public var excludesMinimum: Bool

  /// Makes a range.
  public init(minimum: Double? = nil, maximum: Double? = nil, excludesMinimum: Bool = false) {
    self.minimum = minimum
    self.maximum = maximum
    self.excludesMinimum = excludesMinimum
  }

  /// 0 and above.
  public static let nonNegative = NumberRange(minimum: 0)
  /// Above 0.
  public static let positive = NumberRange(minimum: 0, excludesMinimum: true)
  /// 0 to 1.
  public static let share = NumberRange(minimum: 0, maximum: 1)
  /// Any finite number.
  public static let any = NumberRange()

  /// Whether the number lies in the range.
  public func contains(_ number: Double) -> Bool {
    if let minimum, excludesMinimum ? number <= minimum : number < minimum { return false }
    if let maximum, number > maximum { return false }
    return number.isFinite
  }
}

/// The units of the tables.
public enum TableUnit: String, Sendable, Equatable, CaseIterable {
  /// Hours of one person.
  case personHours
  /// Hours of one room.
  case roomHours
  /// Hours on the clock.
  case hours
  /// Chinese yuan.
  case yuan
  /// Yuan for one person-hour.
  case yuanPerPersonHour
  /// Square metres.
  case squareMetres
  /// Persons.
  case persons
  /// Households.
  case households
  /// Sessions of a service.
  case sessions
  /// Organizations.
  case organizations
  /// Communities.
  case communities
  /// Shifts of a roster.
  case shifts
  /// Days.
  case days
  /// Weekends.
  case weekends
  /// Minutes.
  case minutes
  /// Metres.
  case metres
  /// A share from 0 to 1.
  case share
  /// A calendar year.
  case year
}
