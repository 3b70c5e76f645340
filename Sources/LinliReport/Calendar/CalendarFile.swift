import LinliScenario

/// One file of iCalendar: events with stable ids.
///
/// - Source: RFC 5545; the name of a calendar is RFC 7986, 5.1.
struct CalendarFile: Equatable, Sendable {
  /// An event, its texts not yet escaped.
  struct Event: Equatable, Sendable {
    /// Its id, the same in every version.
    var uid: String
    /// How often it was changed since it was first written.
    var sequence = 0
    /// Whether it was called off.
    var isCancelled = false
    /// Start and end in UTC, such as `20260601T003000Z`.
    var start: String
    var end: String
    /// What it is, where and with whom; empty texts are left out.
    var summary: String
    var location: String
    var notes: String

    /// Whether it says the same as another version of it.
    func saysTheSame(as other: Event) -> Bool {
      var (left, right) = (self, other)
      (left.sequence, right.sequence) = (0, 0)
      return left == right
    }
  }

  /// What programs call the calendar.
  var name: String
  /// What every event's stamp begins with: a date in the basic form, `20260601`. No clock is read, so that the same roster
  /// makes the same bytes; later versions of an event have later stamps.
  var stampDate: String
  /// The events, by start, then by id.
  var events: [Event]

  /// Who wrote it: what tells our files from others.
  static let product = "-//Linli//Linli roster//EN"

  /// The file: lines end with CRLF, none is longer than 75 octets.
  var bytes: [UInt8] {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(Self.product)", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "NAME:" + Self.escaped(name), "X-WR-CALNAME:" + Self.escaped(name),
    ]
    let lines = head + events.flatMap(lines) + ["END:VCALENDAR"]
    return lines.flatMap(Self.folded)
  }

  private func lines(_ event: Event) -> [String] {
    let texts = [("SUMMARY", event.summary), ("LOCATION", event.location), ("DESCRIPTION", event.notes)]
    return [
      "BEGIN:VEVENT", "UID:" + Self.escaped(event.uid), "DTSTAMP:" + stamp(of: event), "DTSTART:" + event.start,
      "DTEND:" + event.end, "SEQUENCE:\(event.sequence)",
      "STATUS:" + (event.isCancelled ? "CANCELLED" : "CONFIRMED"),
    ] + texts.filter { !$0.1.isEmpty }.map { "\($0.0):" + Self.escaped($0.1) } + ["END:VEVENT"]
  }

  /// The stamp of a version of an event: so many seconds into the stamp's day as it was changed often.
  private func stamp(of event: Event) -> String {
    let second = min(event.sequence, 86_399)
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return stampDate + "T" + parts.joined() + "Z"
  }

  // MARK: Text

  /// A text as a value: the backslash first, then separators and line ends (3.3.11).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n", "\r\n", "\r": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    // Other control characters may not stand in a text.
    return String(String.UnicodeScalarView(escaped.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
  }

  static func unescaped(_ value: String) -> String {
    var text = ""
    var isEscape = false
    for character in value {
      if isEscape {
        text.append(character == "n" || character == "N" ? "\n" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  /// A line cut into pieces of at most 75 octets, the ones after the first beginning with a blank, inside no character and
  /// inside no cluster of characters that belong together (3.1).
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var width = 0
    for character in line {
      let piece = Array(String(character).utf8)
      if width + piece.count > 75, width > 1 {
        bytes += [13, 10, 32]
        width = 1
      }
      for scalar in character.unicodeScalars {
        let octets = Array(String(scalar).utf8)
        if width + octets.count > 75 {
          bytes += [13, 10, 32]
          width = 1
        }
        bytes += octets
        width += octets.count
      }
    }
    return bytes + [13, 10]
  }
}

// MARK: - Reading back

extension CalendarFile {
  /// The events of a file that ``bytes`` wrote; nil for any other file.
  static func events(_ bytes: [UInt8]) -> [Event]? {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    let lines = text.split(separator: "\r\n").map(String.init)
    guard lines.first == "BEGIN:VCALENDAR", lines.last == "END:VCALENDAR", lines.contains("PRODID:" + product) else {
      return nil
    }
    var events: [Event] = []
    var fields: [String: String]?
    for line in lines {
      switch line {
      case "BEGIN:VEVENT": fields = [:]
      case "END:VEVENT":
        guard let event = fields.flatMap(Event.init) else { return nil }
        events.append(event)
        fields = nil
      default:
        guard let colon = line.firstIndex(of: ":") else { return nil }
        fields?[String(line[..<colon])] = unescaped(String(line[line.index(after: colon)...]))
      }
    }
    return events
  }
}

extension CalendarFile.Event {
  fileprivate init?(_ fields: [String: String]) {
    guard let uid = fields["UID"], let start = fields["DTSTART"], let end = fields["DTEND"],
      let sequence = fields["SEQUENCE"].flatMap({ Int($0) })
    else { return nil }
    self.init(
      uid: uid, sequence: sequence, isCancelled: fields["STATUS"] == "CANCELLED", start: start, end: end,
      summary: fields["SUMMARY"] ?? "", location: fields["LOCATION"] ?? "", notes: fields["DESCRIPTION"] ?? "")
  }
}

extension CalendarFile {
  /// This version of a calendar after an earlier one: events that say the same keep their number, changed ones get the next,
  /// and those that are gone are cancelled, and stay so.
  func following(_ earlier: [Event]) -> CalendarFile {
    var file = self
    let before = Dictionary(earlier.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
    for index in file.events.indices {
      guard let old = before[file.events[index].uid] else { continue }
      file.events[index].sequence = file.events[index].saysTheSame(as: old) ? old.sequence : old.sequence + 1
    }
    let present = Set(events.map(\.uid))
    file.events += earlier.filter { !present.contains($0.uid) }.map { old in
      var cancelled = old
      cancelled.isCancelled = true
      cancelled.sequence += old.isCancelled ? 0 : 1
      return cancelled
    }
    file.events.sort { ($0.start, $0.uid) < ($1.start, $1.uid) }
    return file
  }
}
