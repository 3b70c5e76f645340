internal import LinliDomain
internal import LinliRostering

/// When somebody can come on one day of the week, as a cell of a weekly sheet says it.
struct DayHours: Equatable {
  /// Hours told by themselves; none, and no letters either, when they cannot come.
  var windows: [TimeWindow] = []
  /// Letters of shift types as written: a key of one, or several keys of one letter run together.
  var letters: [String] = []
  /// The words read, as written, for a shift type may be called so.
  var words: [String] = []

  /// The keys that letters stand for: a key, or keys of one letter run together; none when they are neither.
  ///
  /// - Returns: Every reading, so that two can be refused.
  static func readings(of letters: String, isKey: (String) -> Bool) -> [[String]] {
    var readings: [[String]] = []
    if isKey(letters) { readings.append([letters]) }
    let single = letters.map(String.init)
    if single.count > 1, single.allSatisfy(isKey) { readings.append(single) }
    return readings
  }
}

/// Reads a cell of a weekly sheet.
struct DayHoursReading {
  private enum Word { case no, hours(TimeWindow) }

  /// The words of a cell and the hours they stand for. The parts of the day are fixed, so that a word means the same on
  /// every sheet.
  private static let words: [(words: [String], meaning: Word)] = [
    (["-", "–", "—", "/", "x", "×", "✗", "✘", "✕", "无", "没空", "没有", "不来", "休息", "否", "no", "none", "0"], .no),
    (
      ["√", "✓", "✔", "☑", "1", "是", "全天", "整天", "有空", "都可以", "yes", "all", "allday", "wholeday"],
      .hours(.wholeDay)
    ),
    (["上午", "am", "morning"], .hours(TimeWindow(startMinute: 360, endMinute: 720))),
    (["下午", "pm", "afternoon"], .hours(TimeWindow(startMinute: 720, endMinute: 1080))),
    (["晚上", "evening"], .hours(TimeWindow(startMinute: 1080, endMinute: 1320))),
  ]

  /// Every word, for finding the nearest one.
  static let spellings = words.flatMap(\.words).filter { $0.count > 1 }

  private var found = DayHours()
  private var no: String?

  /// The hours of a cell such as √, 上午, `A E`, `9:00-12:00、下午2点-5点`.
  static func read(_ cell: String) throws(CellReading.Refusal) -> DayHours {
    let text = FullWidth.trimmed(FullWidth.folded(plainSigns(cell)))
    var reading = DayHoursReading()
    if meaning(of: text) == nil { try refuseDate(text) }
    let parts = meaning(of: text) == nil ? parts(of: text) : [text]
    for part in parts {
      if part.isEmpty { throw .init(.emptyMember) }
      try reading.add(part)
    }
    if let no = reading.no, parts.count > 1 { throw .init(.besideNo(word: no)) }
    return reading.found
  }

  /// The cell without the marks that turn a tick into a picture.
  private static func plainSigns(_ cell: String) -> String {
    String(String.UnicodeScalarView(cell.unicodeScalars.filter { !(0xFE00...0xFE0F).contains($0.value) }))
  }

  private mutating func add(_ part: String) throws(CellReading.Refusal) {
    guard !found.words.contains(part), !found.letters.contains(part) else {
      throw .init(.duplicateMember(member: part), value: part)
    }
    switch Self.meaning(of: part) {
    case .no:
      no = part
      found.words.append(part)
    case .hours(let window):
      found.windows.append(window)
      found.words.append(part)
    case nil:
      if let window = try ClockStretch.read(part) {
        guard !found.windows.contains(window) else { throw .init(.duplicateMember(member: part), value: part) }
        found.windows.append(window)
      } else {
        try addLetters(part)
      }
    }
  }

  /// Refuses the date that a spreadsheet makes of 9-12.
  private static func refuseDate(_ text: String) throws(CellReading.Refusal) {
    guard let form = DateForm(text), !["0", "0-0"].contains(form.shape), let date = form.readings.first,
      let hour = date.month
    else { return }
    let isStretch = hour < date.day && date.day <= 24
    throw .init(.notATime, nearest: isStretch ? "\(hour):00-\(date.day):00" : nil)
  }

  /// Letters of shift types, which only the table of these can judge.
  private mutating func addLetters(_ part: String) throws(CellReading.Refusal) {
    let signs = part.unicodeScalars
    guard signs.contains(where: \.properties.isAlphabetic), signs.allSatisfy(Self.isLetterOrDigit) else {
      throw .init(.unknownWord, nearest: NearestName.find(part, among: Self.spellings), value: part)
    }
    found.letters.append(part)
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-"
  }

  private static func meaning(of part: String) -> Word? {
    let key = part.lowercased().filter { !$0.isWhitespace }
    return words.first { $0.words.contains(key) }?.meaning
  }

  // MARK: Parts

  private static let separators: Set<Character> = ["、", ",", ";", "|", "/", "&", "+", "\n", "和", "及"]

  /// The parts of a cell; blanks separate them too, but not within a stretch, nor between a part of the day and its hour.
  private static func parts(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: separators.contains).flatMap { piece -> [String] in
      let words = piece.split(separator: " ").map(String.init)
      if words.isEmpty { return [""] }
      if meaning(of: words.joined()) != nil { return [words.joined()] }
      return words.reduce(into: []) { parts, word in
        if let last = parts.last, belongs(word, to: last) {
          parts[parts.count - 1] = last + word
        } else {
          parts.append(word)
        }
      }
    }
  }

  private static func belongs(_ word: String, to last: String) -> Bool {
    if ClockStretch.isSign(word) || ClockStretch.endsInSign(last) { return true }
    if ClockStretch.beginsWithSign(word) { return true }
    let startsInNumber = word.first?.isNumber == true
    if startsInNumber, meaning(of: last) != nil, last.last?.isNumber != true { return true }
    return ["am", "pm"].contains(word.lowercased()) && last.last?.isNumber == true
  }
}
