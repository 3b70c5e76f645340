internal import LinliDomain
internal import LinliRostering

/// A stretch of hours as people write it: `9:00-12:00`, `9-12`, 下午2点到5点.
enum ClockStretch {
  private static let minutesPerDay = 1440
  private static let noon = 720
  /// An evening that ends later is not meant by hours without their part of the day.
  private static let latestEvening = 1320
  private static let signs = ["--", "..", "至", "到", "-", "~", "〜", "–", "—"]

  /// Whether a text is nothing but a sign between ends.
  static func isSign(_ text: String) -> Bool { signs.contains(text) || text.lowercased() == "to" }

  static func endsInSign(_ text: String) -> Bool {
    signs.contains(where: text.hasSuffix) || text.lowercased().hasSuffix("to") && text.contains(where: \.isNumber)
  }

  static func beginsWithSign(_ text: String) -> Bool { signs.contains(where: text.hasPrefix) }

  /// The stretch; nil when the text has not the form of one.
  ///
  /// - Throws: A refusal when it has, and its ends have several readings or none.
  static func read(_ text: String) throws(CellReading.Refusal) -> TimeWindow? {
    guard text.contains(where: \.isNumber) else { return nil }
    guard let ends = ends(of: text) else {
      // A time alone says not until when.
      if SpokenClock(text) != nil { throw .init(.notAStretch, value: text) }
      return nil
    }
    guard ends.count == 2, let start = SpokenClock(ends[0]), let end = SpokenClock(ends[1]) else {
      if text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }), text.contains(where: \.isLetter)
      {
        return nil
      }
      throw .init(.notATime, value: text)
    }
    return try window(from: start, to: end, text)
  }

  private static func ends(of text: String) -> [String]? {
    let key = text.lowercased().filter { !$0.isWhitespace }.replacing("to", with: "~")
    guard let sign = signs.first(where: key.contains) else { return nil }
    return key.split(separator: sign, omittingEmptySubsequences: false).map(String.init)
  }

  private static func window(
    from start: SpokenClock, to end: SpokenClock, _ text: String
  ) throws(CellReading.Refusal) -> TimeWindow {
    guard !start.minutes.isEmpty, !end.minutes.isEmpty else { throw .init(.notATime, value: text) }
    let windows = windows(from: start, to: end)
    guard let only = windows.first else { throw .init(.endNotAfterStart, value: text) }
    guard windows.count == 1 else { throw .init(.ambiguous(readings: windows.map(Self.text)), value: text) }
    return only
  }

  /// Every stretch that two ends may mean.
  private static func windows(from start: SpokenClock, to end: SpokenClock) -> [TimeWindow] {
    var found: [TimeWindow] = []
    func add(_ first: Int, while isMeant: (TimeWindow) -> Bool = { _ in true }) {
      for last in ends(end, after: first, start) where first < minutesPerDay {
        let window = TimeWindow(startMinute: first, endMinute: last)
        if isMeant(window), !found.contains(window) { found.append(window) }
      }
    }
    for first in start.minutes { add(first) }
    if start.isExact { return found }
    // The 6 of 6-9pm may be of the evening too, and so may the 7 of 7-9, if that would not be too late.
    for first in start.sharingPart(of: end)?.minutes ?? [] { add(first) }
    if let first = start.minutes.first, (60..<noon).contains(first), !start.namesPart, !end.namesPart, !end.isExact,
      (end.minutes.first ?? minutesPerDay) <= noon
    {
      add(first + noon) { $0.endMinute <= latestEvening }
    }
    return found
  }

  /// The minutes at which a stretch may end: the end as written if that is later than the start, else the same hour of
  /// the afternoon, or of the next day if the stretch begins in the afternoon.
  private static func ends(_ end: SpokenClock, after first: Int, _ start: SpokenClock) -> [Int] {
    if let shared = end.sharingPart(of: start)?.minutes.first, shared > first { return [shared] }
    guard let plain = end.minutes.first else { return [] }
    if plain > first { return [plain] }
    // The 12 of 9pm-12 is midnight.
    if plain == noon, !end.isExact, !end.namesPart { return [minutesPerDay] }
    var found: [Int] = []
    if !end.namesPart, (60..<noon).contains(plain), plain + noon > first { found.append(plain + noon) }
    let isLate = (start.minutes.first ?? 0) > noon
    if isLate || end.isExact && start.isExact { found.append(plain + minutesPerDay) }
    return found
  }

  /// `09:00-12:00`.
  static func text(of window: TimeWindow) -> String {
    ClockText.padded(window.startMinute) + "-" + ClockText.padded(window.endMinute)
  }
}
