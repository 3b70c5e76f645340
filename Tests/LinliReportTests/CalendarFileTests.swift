import Foundation
import LinliDomain
import LinliLP
import Testing

@testable import LinliReport

@Suite("Calendars")
struct CalendarFileTests {
  private func event(_ uid: String, _ summary: String = "巡逻", sequence: Int = 0) -> CalendarFile.Event {
    CalendarFile.Event(
      uid: uid, sequence: sequence, start: "20260601T060000Z", end: "20260601T090000Z", summary: summary,
      location: "C1", notes: "T1\nV02, V03")
  }

  private func file(_ events: [CalendarFile.Event]) -> CalendarFile {
    CalendarFile(name: "V01", stampDate: "20260601", events: events)
  }

  @Test("no line is longer than 75 octets, none is cut inside a character, and unfolding gives the line back")
  func folding() throws {
    let alphabet: [Character] = Array("ab,;\\ 邻里👨‍👩‍👧é\u{1F468}")
    for seed in UInt64(0)..<300 {
      var generator = SplitMix64(seed: seed)
      let count = Int.random(in: 0...200, using: &generator)
      let line = String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
      let bytes = CalendarFile.folded(line)
      let pieces = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
      for piece in pieces {
        #expect(piece.utf8.count <= 75, "seed \(seed)")
        #expect(!piece.unicodeScalars.contains("\u{FFFD}"), "seed \(seed)")
      }
      #expect(pieces.dropFirst().allSatisfy { $0.hasPrefix(" ") }, "seed \(seed)")
      let unfolded = pieces.enumerated().map { $0.offset == 0 ? $0.element : String($0.element.dropFirst()) }.joined()
      #expect(Array(unfolded.utf8) == Array(line.utf8), "seed \(seed)")
    }
  }

  @Test("texts are escaped, the backslash first, and come back as they were")
  func escaping() {
    #expect(CalendarFile.escaped("a\\b;c,d\ne\u{7}") == "a\\\\b\\;c\\,d\\ne")
    for text in ["", "\\n", "a;b,c", "一\n二", "\\\\,", "x\\"] {
      #expect(CalendarFile.unescaped(CalendarFile.escaped(text)) == text)
    }
  }

  @Test("a file is read back as it was written, and no other file is taken for ours")
  func roundTrip() throws {
    let events = [event("a", String(repeating: "很长的名称", count: 20)), event("b", "x", sequence: 3)]
    #expect(CalendarFile.events(file(events).bytes) == events)
    #expect(CalendarFile.events(Array("BEGIN:VCALENDAR\r\nPRODID:other\r\nEND:VCALENDAR\r\n".utf8)) == nil)
    #expect(CalendarFile.events([]) == nil)
    #expect(CalendarFile.events(Array(file(events).bytes.dropLast(30))) == nil)
  }

  @Test("what says the same keeps its number, what changed gets the next, what is gone is cancelled once")
  func following() throws {
    let first = file([event("same"), event("changed"), event("gone")])
    let second = file([event("same"), event("changed", "other"), event("new")]).following(first.events)
    func find(_ uid: String, _ file: CalendarFile) throws -> CalendarFile.Event {
      try #require(file.events.first { $0.uid == uid })
    }
    #expect(try find("same", second) == event("same"))
    #expect(try find("changed", second).sequence == 1)
    #expect(try find("new", second).sequence == 0)
    let gone = try find("gone", second)
    #expect(gone.isCancelled && gone.sequence == 1)
    let third = file([event("gone")]).following(second.events)
    #expect(try find("gone", third).sequence == 2 && !(try find("gone", third).isCancelled))
    #expect(try find("same", third).isCancelled)
    #expect(file(second.events).following(second.events) == second)
    #expect(file([]).following(second.events).following(second.events).events.map(\.sequence).max() == 2)
  }

  @Test(
    "ten o'clock stays ten o'clock when clocks change, nights end the day after",
    arguments: [
      ("Asia/Shanghai", "2026-06-01", 510, "20260601T003000Z"),
      ("Europe/Berlin", "2026-03-28", 600, "20260328T090000Z"),
      ("Europe/Berlin", "2026-03-29", 600, "20260329T080000Z"),
      ("Europe/Berlin", "2026-03-28", 1440 + 360, "20260329T040000Z"),
      ("Europe/Berlin", "2026-10-25", 600, "20261025T090000Z"),
      ("America/New_York", "2026-03-08", 1320, "20260309T020000Z"),
      ("Europe/Berlin", "2026-03-29", 150, "20260329T013000Z"),
      ("Europe/Berlin", "2026-12-31", 1500, "20270101T000000Z"),
    ])
  func clocks(_ zone: String, _ date: String, _ minute: Int, _ expected: String) throws {
    let time = try #require(UniversalTime(zone: zone))
    #expect(time.text(try #require(CalendarDate(iso: date)), minute: minute) == expected)
  }

  @Test("an unknown zone has no time")
  func unknownZone() { #expect(UniversalTime(zone: "Nowhere/At_all") == nil) }
}
