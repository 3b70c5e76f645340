internal import LinliDomain

/// Takes lists of days apart.
enum DaySeparators {
  private static let signs: Set<Character> = ["|", "、", ",", ";", "&", "+", "\n", "和", "与", "及"]
  private static let dayCount = 7

  /// The members of a list, as they stand between separators; some may be empty.
  static func members(of cell: String) -> [String] {
    joiningYears(wordwise(cell.replacing("以及", with: "及"))).split(
      omittingEmptySubsequences: false, whereSeparator: signs.contains
    ).map {
      FullWidth.trimmed(String($0))
    }
  }

  /// `and` as a separator; one that follows another separator adds none.
  private static func wordwise(_ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.contains(where: { $0.lowercased() == "and" }) else { return text }
    var result = ""
    for word in words {
      if word.lowercased() != "and" {
        result += result.isEmpty ? "" : " "
        result += word
      } else if let last = result.last, !signs.contains(last) {
        result += " &"
      }
    }
    return result
  }

  /// `June 1 2026` of `June 1, 2026`, whose comma separates nothing.
  private static func joiningYears(_ cell: String) -> String {
    let pieces = cell.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var joined: [String] = []
    for piece in pieces {
      let before = joined.last?.split(whereSeparator: signs.contains).last.map(String.init)
      if startsWithYear(piece), let before, endsInMonthAndDay(before), let last = joined.popLast() {
        joined.append(last + " " + FullWidth.trimmed(piece))
      } else {
        joined.append(piece)
      }
    }
    return joined.joined(separator: ",")
  }

  /// Whether a text starts with a year, and not with a date that does.
  private static func startsWithYear(_ text: String) -> Bool {
    let start = text.drop { $0 == " " }
    let rest = start.drop { $0.isASCII && $0.isNumber }
    guard start.count - rest.count == 4 else { return false }
    guard let sign = rest.first, sign != " " else { return true }
    return !"/.年".contains(sign) && !(sign == "-" && rest.dropFirst().first?.isNumber == true)
  }

  /// Whether a text ends in a date such as `June 1`, or in a stretch such as `June 1-5`.
  private static func endsInMonthAndDay(_ text: String) -> Bool {
    let ends = RangeSign.certainEnds(of: text) ?? text.split(separator: "-").map { FullWidth.trimmed(String($0)) }
    guard let first = ends.first, let last = ends.last else { return false }
    return DateForm(last)?.shape == "M0" || isNumber(last) && DateForm(first)?.shape == "M0"
  }

  /// The parts of a member separated by blanks or by `/`, where nothing but a list is written so; nil where it is not
  /// certain.
  static func parts(of member: String) -> [String]? {
    if member.count > DayMember.longest { return nil }
    let slashed = member.split(separator: "/", omittingEmptySubsequences: false).map { FullWidth.trimmed(String($0)) }
    if slashed.count > 1, slashed.allSatisfy(isWeekdays), !slashed.allSatisfy(isNumber) { return slashed }
    let spaced = member.split(separator: " ").map(String.init)
    guard spaced.count > 1, spaced.allSatisfy({ isWeekdays($0) || isDates($0) }) else { return nil }
    // Bare numbers are days of the week only in the order of the week.
    return !spaced.contains(where: isNumber) || risingDays(spaced) != nil || spaced.contains { !isNumber($0) }
      ? spaced : nil
  }

  private static func isWeekdays(_ text: String) -> Bool {
    if DayWords.days(of: text) != nil { return true }
    return DayMember(text: text, previous: nil).readings.contains {
      if case .weekdays = $0 { true } else { false }
    }
  }

  private static func isDates(_ text: String) -> Bool {
    DayMember(text: text, previous: nil).readings.contains { if case .dates = $0 { true } else { false } }
  }

  /// Whether a member is a bare number of one or two digits.
  static func isNumber(_ text: String) -> Bool {
    (1...2).contains(text.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `1|3|5` of numbers that rise from 1 to 7 when members and their parts are read in turn; nil of any others.
  static func risingDays(_ list: [String]) -> String? {
    var numbers: [Int] = []
    for member in list {
      let parts = member.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
      for part in parts {
        guard part.count == 1, let number = Int(part), (1...dayCount).contains(number), number > numbers.last ?? 0
        else { return nil }
        numbers.append(number)
      }
    }
    guard numbers.count > 1 else { return nil }
    return list.map { $0.replacing(".", with: "|").replacing("/", with: "|").replacing("-", with: "..") }.joined(
      separator: "|")
  }

  /// `1|3|5` of 135; nil of any other text.
  static func runOfDays(_ text: String) -> String? {
    risingDays(text.map(String.init))
  }
}
