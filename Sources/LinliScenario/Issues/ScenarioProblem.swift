public import LinliDomain
public import LinliMatching
public import LinliRostering
public import LinliSiting

/// What can be wrong with a scenario folder, its tables, its settings and its variants.
public enum ScenarioProblem: Sendable, Equatable {
  // MARK: Files
  /// A file that is needed is not there.
  case fileMissing
  /// The scenario folder is not there.
  case folderMissing
  /// A folder was expected and something else is there.
  case notAFolder
  /// A file was expected and a folder or device is there.
  case notAFile
  /// The system refused to read; its reason.
  case unreadable(reason: String)
  /// The file is larger than the limit; both in bytes.
  case tooLarge(byteCount: Int, limit: Int)
  /// The file holds a byte that no text holds, counted from 0.
  case binary(byteOffset: Int)
  /// The bytes from this offset are not text in the encoding.
  case undecodable(encoding: TextEncoding, byteOffset: Int)
  /// The file holds nothing but blanks.
  case emptyFile
  /// The table has a header and no row.
  case onlyHeader
  /// The folder holds no table and no settings.
  case emptyFolder
  /// No table of this name is known.
  case unknownTable

  // MARK: Delimited text
  /// A quoted cell begins here and never ends.
  case unterminatedQuote
  /// Characters follow the closing quote of a cell.
  case textAfterQuote
  /// The row has another number of cells than the header.
  case raggedRow(cellCount: Int)
  /// The header is separated by a full-width character.
  case fullWidthDelimiter(String)

  // MARK: Headers
  /// No column of this name is known.
  case unknownColumn
  /// A column that must be there is not.
  case missingColumn
  /// Two columns mean the same; the position of the first.
  case duplicateColumn(firstPosition: Int)
  /// A column holds values and has no name.
  case unnamedColumn

  // MARK: Cells
  /// A required value is not there.
  case missingValue
  /// The text is no number.
  case notANumber
  /// The number is not whole.
  case notAnInteger
  /// The number is infinite or not a number at all.
  case notFinite
  /// The number holds thousands separators.
  case thousandsSeparator
  /// The number is followed or preceded by a unit.
  case unitInNumber(unit: String)
  /// The number lies outside its range.
  case outOfRange
  /// The number has more decimals than the unit has.
  case tooManyDecimals(allowed: Int)
  /// The flag is neither 0 nor 1.
  case notAFlag
  /// The word is none of the words allowed here.
  case unknownWord
  /// The text is no date of the calendar.
  case notADate
  /// The date lies outside the horizon.
  case outsideHorizon
  /// No row of the table has this key.
  case unknownReference(table: String)
  /// The key stands in an earlier row.
  case duplicateKey(firstRow: Int)
  /// The same member stands twice in one list.
  case duplicateMember(member: String)
  /// List members are separated by something else than `|`.
  case wrongListSeparator(String)
  /// A list has an empty member.
  case emptyMember
  /// `*` stands where a list must be spelled out.
  case starNotAllowed
  /// An identifier holds a character identifiers do not have.
  case badIdentifier(character: String)
  /// The text is no time of day.
  case notATime
  /// The duration is no whole number of minutes.
  case notWholeMinutes
  /// The text is neither a weekday nor a date.
  case notADay
  /// The week has another number of days than seven.
  case dayCount(Int)
  /// The member has no count, or something else after it.
  case notACount
  /// The end is not after the start.
  case endNotAfterStart
  /// The text has several readings, these among them; none is chosen.
  case ambiguous(readings: [String])
  /// The date has no year, and nothing else tells it.
  case noYear
  /// The number is a spreadsheet's for a day.
  case serialDate
  /// A time stands where a stretch of time is meant.
  case notAStretch
  /// The word has a meaning of its own here and is the key of a row of this table as well.
  case wordIsKey(table: String)
  /// A sign says that nobody comes, and more stands beside it.
  case besideNo(word: String)
  /// The same person's week is told for some of the same days in an earlier row.
  case weekTold(firstRow: Int)
  /// The cell has no meaning beside this word of the row.
  case notBeside(word: String)

  // MARK: Settings
  /// The text is no YAML; the parser's words.
  case yamlSyntax(detail: String)
  /// The file nests or repeats more than any scenario does.
  case tooComplex
  /// No key of this name is known here.
  case unknownKey
  /// A key that must be there is not.
  case missingKey
  /// The key stands twice in one mapping.
  case repeatedKey
  /// A value of another shape was expected.
  case wrongShape(found: YAMLShape)
  /// The schema version is not one this reader knows.
  case unsupportedVersion
  /// The question is known but not built yet.
  case notAvailableYet
  /// The horizon ends before it starts.
  case endBeforeStart
  /// The horizon is longer than a roster may be.
  case tooLongForRoster(days: Int)
  /// The time zone is not in the database.
  case unknownTimeZone
  /// The level or measure stands twice.
  case repeatedLevel

  // MARK: Variants
  /// No variant of this name is in the folder.
  case unknownVariant
  /// A change has none of the words set, scale, add, remove, or more than one.
  case changeVerbs(count: Int)
  /// The path of a change cannot be read.
  case malformedPath
  /// No row has this key.
  case unknownRow
  /// The change fits nothing in the data.
  case nothingMatched
  /// The change multiplies or adds to something that is not a number.
  case notNumeric
  /// The change names a whole table where a cell or row is meant, or the reverse.
  case wrongTarget
  /// The row to add has a key that is already there.
  case rowExists

  // MARK: Rules
  /// The data break a rule of the matching question.
  case matching(MatchingIssue.Fault)
  /// Coordinates look like degrees where metres are expected.
  case degreesAmongMetres
  /// The data break a rule of the siting question.
  case siting(SitingIssue.Fault)
  /// The data break a rule of the roster question, or a part of them cannot be used; the same holds for so many more
  /// shifts of the row.
  case roster(RosterIssue, further: Int = 0)
  /// None of the days of the row lies in the horizon.
  case noDayInHorizon
  /// The visits of the row cannot be planned.
  case visits(VisitDates.Obstacle)
  /// The last visit before the horizon is not before it.
  case lastVisitNotBefore
  /// Neither the days between visits nor their number is told.
  case noRhythm
  /// No visit is planned for the day of this id.
  case visitNotPlanned

  // MARK: Plans
  /// The folder holds neither `plan.json` nor `assignments.csv` or `roster.csv`.
  case noPlan
  /// A row of a plan's table says otherwise than `plan.json`, or one of them lacks it.
  case planFilesDisagree

  // MARK: Publishing
  /// The row was not in the roster as it was published.
  case addedAfterPublishing(version: Int)
  /// The roster as it was published had this row.
  case removedAfterPublishing(version: Int)
  /// The file says something else than what was published.
  case changedAfterPublishing(version: Int)
  /// A person or shift of a published roster that the table lacks.
  case publishedButGone(table: String)
  /// Somebody is on the roster, and the attendance says nothing of them there.
  case attendanceMissing
  /// The attendance is of other days than those that are closed.
  case attendanceOfOtherDays(first: CalendarDate, last: CalendarDate)
  /// More hours are told than the times have.
  case moreHoursThanTimes

  // MARK: Published formats
  /// A section that must be there is not.
  case missingSection
  /// No section of this name is known.
  case unknownSection
  /// A section that needs lines has none.
  case emptySection
  /// Lines stand before the first section.
  case outsideSection
  /// The line has another number of fields than the lines of its section.
  case fieldCount(Int)
  /// The section has another number of lines than the file says.
  case lineCount(Int)
  /// No line of the section begins with this id.
  case unknownEntry(section: String)
  /// The same section, id or subject stands in an earlier line.
  case duplicateEntry(firstLine: Int)
  /// The day lies outside the horizon.
  case dayOutsideHorizon
  /// The least amount lies above the greatest.
  case minimumAboveMaximum(maximum: Int)
  /// A member of a list has no `=`, or more than one.
  case notAPair
  /// The value is a number or a flag where a text belongs.
  case notText
  /// The list has no shift that could be used.
  case noShift
  /// The histogram counts nobody.
  case nobody
  /// The file holds another number of values than its first numbers ask for.
  case valueCount(Int, expected: Int)
  /// The entry is no shift that a roster can have.
  case shiftSetAside(SetAsideShift)
  /// A file of numbers ends before this one.
  case fileEndsEarly
  /// So many words stand behind the last number, this one the first.
  case surplusValues(Int)
  /// The word `capacity` stands for a number that is not given.
  case capacityNotGiven
}

/// The shape of a YAML value.
public enum YAMLShape: String, Sendable, Equatable {
  /// One value.
  case scalar
  /// A list.
  case sequence
  /// Keys with values.
  case mapping
}
