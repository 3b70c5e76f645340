/// A time of day as people say it: 8点半, 下午2点, `2pm`, `14h30`, `1430`.
struct SpokenClock {
  /// The parts of the day that a time may name.
  private enum Part: CaseIterable {
    case beforeDawn, morning, noon, afternoon, evening, am, pm

    var words: [String] {
      switch self {
      case .beforeDawn: ["凌晨"]
      case .morning: ["上午", "早上", "早晨", "清晨", "早"]
      case .noon: ["中午"]
      case .afternoon: ["下午"]
      case .evening: ["晚上", "傍晚", "晚"]
      case .am: ["a.m.", "am"]
      case .pm: ["p.m.", "pm"]
      }
    }

    /// The hour of the day that an hour of this part is; nil when the part has no such hour.
    func hour(_ hour: Int) -> Int? {
      switch self {
      case .beforeDawn: hour < 6 ? hour : hour == 12 ? 0 : nil
      case .morning: (1...11).contains(hour) ? hour : nil
      case .noon: (11...13).contains(hour) ? hour : (1...2).contains(hour) ? hour + 12 : nil
      case .afternoon: (1...7).contains(hour) ? hour + 12 : (12...19).contains(hour) ? hour : nil
      case .evening: (5...12).contains(hour) ? hour + 12 : (17...24).contains(hour) ? hour : nil
      case .am: hour == 12 ? 0 : hour < 12 ? hour : nil
      case .pm: (1...11).contains(hour) ? hour + 12 : (12...23).contains(hour) ? hour : nil
      }
    }
  }

  /// Hours from here on are those of the day if nothing else is said; the ones before may be of the afternoon.
  private static let firstPlainHour = 6

  /// The part of the day, if it is named.
  private var part: Part?
  private let hour: Int
  private let minute: Int
  private let form: Form

  private enum Form { case clock, hours, digits, bare }

  /// Takes a time apart; nil when it has no such form.
  ///
  /// - Parameter text: The text in half-width characters without blanks.
  init?(_ text: String) {
    let (part, body) = Self.part(of: text.lowercased())
    self.part = part
    guard let (hour, minute, form) = Self.numbers(of: body), hour <= 24, minute < 60 else { return nil }
    (self.hour, self.minute, self.form) = (hour, minute, form)
  }

  /// The same time with the part of the day of another one; nil when it names one itself.
  func sharingPart(of other: SpokenClock) -> SpokenClock? {
    guard part == nil, other.part != nil else { return nil }
    var clock = self
    clock.part = other.part
    return clock
  }

  /// The minutes of the day that the time may mean; none if it says what cannot be.
  var minutes: [Int] {
    if let part { return part.hour(hour).map { [$0 * 60 + minute] } ?? [] }
    let plain = hour * 60 + minute
    guard plain <= 24 * 60 else { return [] }
    let mayBeLater = (form == .hours || form == .bare) && (1..<Self.firstPlainHour).contains(hour)
    return mayBeLater ? [plain, plain + 12 * 60] : [plain]
  }

  /// Whether the part of the day is told.
  var namesPart: Bool { part != nil }

  /// Whether only a number of hours stands there, which is no time by itself.
  var isBare: Bool { form == .bare && part == nil }

  /// Whether hours and minutes stand there as on a clock of 24 hours.
  var isExact: Bool { part == nil && (form == .clock || form == .digits) }

  private static func part(of text: String) -> (Part?, String) {
    for part in Part.allCases {
      for word in part.words {
        if text.hasPrefix(word) { return (part, String(text.dropFirst(word.count))) }
        if part == .am || part == .pm, text.hasSuffix(word) { return (part, String(text.dropLast(word.count))) }
      }
    }
    return (nil, text)
  }

  private static func numbers(of body: String) -> (Int, Int, Form)? {
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
    let rest = String(body.dropFirst(digits.count))
    if digits.count == 4 { return rest.isEmpty ? (number / 100, number % 100, .digits) : nil }
    guard digits.count <= 2 else { return nil }
    switch rest.first {
    case nil: return (number, 0, .bare)
    case ":": return twoDigits(rest.dropFirst()).map { (number, $0, .clock) }
    case "h": return rest.count == 1 ? (number, 0, .clock) : twoDigits(rest.dropFirst()).map { (number, $0, .clock) }
    case "点", "时": return minute(String(rest.dropFirst())).map { (number, $0, .hours) }
    default: return nil
    }
  }

  private static func twoDigits(_ text: Substring) -> Int? {
    let minutes = text.hasSuffix(":00") ? text.dropLast(3) : text
    return minutes.count == 2 && minutes.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(minutes) : nil
  }

  /// The minutes behind 点 or 时.
  private static func minute(_ text: String) -> Int? {
    switch text {
    case "", "整", "钟": return 0
    case "半": return 30
    case "一刻": return 15
    case "三刻": return 45
    default:
      let digits = text.hasSuffix("分") ? text.dropLast() : text[...]
      return (1...2).contains(digits.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(digits) : nil
    }
  }
}
