internal import Foundation
internal import LinliDomain

/// The typed value of a cell.
enum CellValue: Equatable {
  case absent
  case text(String)
  case number(Double)
  case integer(Int)
  case money(Money)
  case flag(Bool)
  case list([String])
  /// `*`: all there are.
  case all
  case date(CalendarDate)
  case span(Double, Double)
  case days(DayList)
  /// For each day of the week the keys of its shift types.
  case week([[String]])
  /// The hours of one day of the week.
  case hours(DayHours)
  case qualifications([HeldQualification])
  case counts([NamedCount])
}

/// A name with a number and perhaps a price, as in `guide:1:10`.
struct NamedCount: Equatable {
  var name: String
  var count: Int
  var price: Int?
}

/// Reads one cell by the type of its column, without knowing other tables.
struct CellReading {
  let type: ColumnType
  let horizon: Horizon?
  /// The days of the roster, for dates that are written without a year.
  var rosterHorizon: Horizon?

  /// Why a cell cannot be taken.
  struct Refusal: Error, Equatable {
    var problem: ScenarioProblem
    var nearest: String?
    var expectation: ScenarioExpectation?
    /// The part of the cell that is at fault; nil when the whole cell is.
    var value: String?

    init(
      _ problem: ScenarioProblem, nearest: String? = nil, expectation: ScenarioExpectation? = nil,
      value: String? = nil
    ) {
      self.problem = problem
      self.nearest = nearest
      self.expectation = expectation
      self.value = value
    }

    init(_ refusal: NumberText.Refusal) {
      self.init(refusal.problem, nearest: refusal.nearest)
    }
  }

  /// The value of a cell that is not empty.
  func read(_ cell: String) throws(Refusal) -> CellValue {
    switch type {
    case .text: .text(cell)
    case .id, .reference: .text(try identifier(cell))
    case .integer(let range): .integer(try integer(cell, range))
    case .number(let range): .number(try number(cell, range))
    case .span: try span(cell)
    case .money: .money(try money(cell))
    case .flag: .flag(try flag(cell))
    case .word(let words): .text(try word(cell, words))
    case .words(let words, let allowsStar):
      try list(cell, allowsStar) { member throws(Refusal) in try word(member, words) }
    case .references(_, let allowsStar):
      try list(cell, allowsStar) { member throws(Refusal) in try identifier(member) }
    case .texts: try list(cell, false) { member throws(Refusal) in member }
    case .date(let isWithin): .date(try date(cell, isWithin))
    case .limit(let range): FullWidth.folded(cell) == "*" ? .all : .integer(try integer(cell, range))
    case .time(let isEnd): .integer(try ClockText.time(cell, isEnd: isEnd))
    case .duration(let range): .integer(try ClockText.duration(cell, range))
    case .days: .days(try DayListReading.read(cell, horizon: rosterHorizon))
    case .week: .week(try week(cell))
    case .hours: .hours(try DayHoursReading.read(cell))
    case .qualifications: .qualifications(try qualifications(cell))
    case .counts(let table, let isPriced): .counts(try counts(cell, ofKeys: table != nil, isPriced))
    }
  }

  // MARK: Numbers

  private func parsed(_ cell: String) throws(Refusal) -> NumberText {
    do throws(NumberText.Refusal) { return try NumberText(cell) } catch { throw Refusal(error) }
  }

  private func number(_ cell: String, _ range: NumberRange) throws(Refusal) -> Double {
    let number = try parsed(cell).value
    guard range.contains(number) else { throw Refusal(.outOfRange) }
    return number
  }

  func integer(_ cell: String, _ range: NumberRange) throws(Refusal) -> Int {
    let number = try parsed(cell).value
    guard number == number.rounded() else { throw Refusal(.notAnInteger) }
    guard range.contains(number), let integer = Int(exactly: number) else { throw Refusal(.outOfRange) }
    return integer
  }

  /// Yuan to fen, exactly; amounts beyond a trillion yuan are refused.
  private func money(_ cell: String) throws(Refusal) -> Money {
    let number = try parsed(cell)
    guard number.value >= 0, number.value <= 1e12, let yuan = number.decimal else { throw Refusal(.outOfRange) }
    var fen = yuan * 100
    var whole = Decimal()
    NSDecimalRound(&whole, &fen, 0, .plain)
    guard whole == fen else { throw Refusal(.tooManyDecimals(allowed: 2)) }
    return Money(fen: NSDecimalNumber(decimal: whole).intValue)
  }

  private func span(_ cell: String) throws(Refusal) -> CellValue {
    let folded = FullWidth.folded(cell)
    guard let dots = folded.range(of: "..") else {
      let number = try number(cell, .any)
      return .span(number, number)
    }
    let first = try number(String(folded[..<dots.lowerBound]), .any)
    let last = try number(String(folded[dots.upperBound...]), .any)
    guard first <= last else { throw Refusal(.outOfRange) }
    return .span(first, last)
  }

  // MARK: Words

  private func flag(_ cell: String) throws(Refusal) -> Bool {
    switch FullWidth.folded(cell).lowercased() {
    case "0", "否", "false": return false
    case "1", "是", "true": return true
    default: throw Refusal(.notAFlag)
    }
  }

  private func word(_ cell: String, _ words: [EnumWord]) throws(Refusal) -> String {
    if let word = EnumWord.find(cell, among: words) { return word }
    throw Refusal(.unknownWord, nearest: NearestName.find(cell, among: words.map(\.word)))
  }

  /// An id of letters and digits of any script, `_`, `-` and `.`, full-width characters folded.
  func identifier(_ cell: String) throws(Refusal) -> String {
    let id = Self.foldedIdentifier(cell)
    if let strange = id.unicodeScalars.first(where: { !Self.isIdentifierScalar($0) }) {
      throw Refusal(.badIdentifier(character: String(strange)), expectation: .identifier)
    }
    return id
  }

  /// An id as it is compared: without blanks at the edges, full-width characters folded, and without the apostrophe
  /// that keeps a spreadsheet from running it (``DelimitedWriter``).
  static func foldedIdentifier(_ cell: String) -> String {
    let id = FullWidth.trimmed(FullWidth.folded(cell))
    guard id.hasPrefix("'") else { return id }
    let bare = String(id.dropFirst())
    return DelimitedWriter.harmless(bare) == bare ? id : bare
  }

  private static func isIdentifierScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
    default: scalar.value >= 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }

  // MARK: Lists

  private func list(
    _ cell: String, _ allowsStar: Bool, member: (String) throws(Refusal) -> String
  ) throws(Refusal) -> CellValue {
    let parts = Self.members(of: cell)
    if parts == ["*"] {
      guard allowsStar else { throw Refusal(.starNotAllowed) }
      return .all
    }
    var members: [String] = []
    for part in try self.members(of: cell) {
      let text = try member(part)
      if members.contains(text) { throw Refusal(.duplicateMember(member: text)) }
      members.append(text)
    }
    return .list(members)
  }

  /// The members of a list, none of them empty or written with another separator.
  func members(of cell: String) throws(Refusal) -> [String] {
    let parts = Self.members(of: cell)
    for part in parts {
      if part.isEmpty { throw Refusal(.emptyMember) }
      if let separator = part.unicodeScalars.first(where: Self.isWrongSeparator) {
        let fixed = parts.flatMap {
          $0.unicodeScalars.split(whereSeparator: Self.isWrongSeparator).map { FullWidth.trimmed(String($0)) }
        }
        throw Refusal(.wrongListSeparator(String(separator)), nearest: fixed.joined(separator: "|"))
      }
    }
    return parts
  }

  /// The members of a list cell, separated by half-width or full-width `|`.
  static func members(of cell: String) -> [String] {
    FullWidth.folded(cell).utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map {
      FullWidth.trimmed(String(Substring($0)))
    }
  }

  private static func isWrongSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "、", "\n": true
    default: false
    }
  }
}
