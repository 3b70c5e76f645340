import Foundation
import LinliDomain
import LinliRostering
import LinliScenario
import Testing

@Suite("Published rosters in a scenario folder")
struct PublishingTests {
  private let rows: [(volunteer: String, shift: String, date: String, from: String, to: String, type: String)] = [
    ("V1", "T1-2026-06-01", "2026-06-01", "8:30", "11:30", "A"), ("V3", "T2", "2026-06-05", "21:00", "06:00", "N"),
    ("V1", "T1-2026-06-10", "2026-06-10", "8:30", "11:30", "A"),
  ]

  /// The yard with a roster published for the first two weeks of June, and the horizon beginning on some day.
  private func yard(from start: String, closedUntil: String = "") throws -> Street {
    var yard = Street.yard()
    yard["pins.csv"] = "volunteer,shift,kind\nV2,T1-2026-06-10,forbidden\n"
    // A wish of the yard names a single shift, which is gone when the horizon moves on.
    yard.replace("wish_against,,T1-2026-06-02,", with: "wish_against,,,", in: "availability.csv")
    let roster = rows.map { "\($0.volunteer),\($0.shift),\($0.date),\($0.from),\($0.to),\($0.type),1\n" }.joined()
    yard["published/v1/roster.csv"] = "volunteer,shift,date,from,to,type,unpopular\n" + roster
    let register = try yard.register(of: "2026-06-01,2026-06-14,\(closedUntil)")
    yard["published/publications.csv"] = register
    yard.replace(
      "horizon: {start: 2026-06-01, end: 2026-06-14}", with: "horizon: {start: \(start), end: 2026-06-20}",
      in: "scenario.yaml")
    return yard
  }

  @Test("within the horizon it is pinned; before it, it counts as worked until it is closed")
  func horizon() throws {
    let first = try yard(from: "2026-06-01").scenario()
    let pins = try #require(first.roster).data.pins.filter { $0.kind == .published }
    #expect(pins.map { "\($0.volunteer) \($0.shift)" }.sorted() == ["V1 T1-2026-06-01", "V1 T1-2026-06-10", "V3 T2"])
    let moved = try #require(try yard(from: "2026-06-06").scenario().roster)
    #expect(moved.data.pins.filter { $0.kind == .published }.map(\.shift.text) == ["T1-2026-06-10"])
    let worked = moved.data.history.filter { $0.date >= CalendarDate(iso: "2026-06-01") ?? moved.horizon.end }
    #expect(worked.map(\.volunteer.text).sorted() == ["V1", "V3"])
    #expect(worked.map(\.window.minutes).sorted() == [180, 540])
    #expect(worked.map(\.isUnpopular) == [true, true])
    let closed = try #require(try yard(from: "2026-06-06", closedUntil: "2026-06-05").scenario().roster)
    #expect(closed.data.history.count == moved.data.history.count - 2)
  }

  @Test("what hand-kept history tells already is not counted twice")
  func keptByHand() throws {
    var yard = try yard(from: "2026-06-06")
    yard["history.csv"] += "V1,2026-06-01,A,8:30,11:30,\n"
    let roster = try #require(try yard.scenario().roster)
    #expect(roster.data.history.count { $0.volunteer == VolunteerID("V1") && $0.date.day == 1 } == 1)
  }

  @Test("of a day the latest version that speaks of it holds")
  func versions() throws {
    var yard = try yard(from: "2026-06-01")
    yard["published/v2/roster.csv"] =
      "volunteer,shift,date,from,to,type\nV2,T1-2026-06-10,2026-06-10,8:30,11:30,A\n"
    yard["pins.csv"] = "volunteer,shift,kind\nV3,T2,published\n"
    yard["published/publications.csv"] = try yard.register(of: "2026-06-01,2026-06-09,", "2026-06-10,2026-06-14,")
    let roster = try #require(try yard.scenario().roster)
    #expect(
      roster.data.pins.map { "\($0.volunteer) \($0.shift)" }.sorted() == [
        "V1 T1-2026-06-01", "V2 T1-2026-06-10", "V3 T2",
      ])
  }

  @Test("published assignments of people and shifts that are gone are told at their row and left out")
  func gone() throws {
    var yard = try yard(from: "2026-06-01")
    yard.replace("V3,石磊,Shi Lei", with: "V4,石磊,Shi Lei", in: "volunteers.csv")
    yard["pairs.csv"] = "a,b,rule,times\nV2,V1,mentor,\n"
    yard["availability.csv"] = "volunteer,days,kind\n*,*,available\n"
    yard["history.csv"] = "volunteer,date,type\nV1,2026-05-30,N\n"
    let scenario = try yard.scenario()
    #expect(try #require(scenario.roster).data.pins.count { $0.kind == .published } == 2)
    let warning = try #require(scenario.warnings.first { $0.file == "published/v1/roster.csv" })
    #expect(warning.row == 3)
    #expect(warning.problem == .publishedButGone(table: "volunteers"))
    for language in Language.allCases { #expect(warning.text(in: language).contains("V3")) }
  }

  @Test("a register that cannot be read, and versions that are not there, are told")
  func faults() throws {
    var yard = try yard(from: "2026-06-01")
    let sound = yard["published/publications.csv"]
    yard["published/publications.csv"] = sound.replacing("2026-06-14", with: "2026-05-14")
    #expect(try yard.onlyIssue().problem == .endBeforeStart)
    yard["published/publications.csv"] = sound.replacing("\n1,", with: "\n2,")
    #expect(try yard.issues().contains { $0.file == "published/v2/roster.csv" && $0.problem == .fileMissing })
    yard["published/publications.csv"] = sound
    yard["published/v1/roster.csv"] = yard["published/v1/roster.csv"].replacing("21:00", with: "20:00")
    #expect(try yard.onlyIssue().problem == .changedAfterPublishing(version: 1))
  }

  @Test("history keeps headers and rows that are there, whatever their encoding, and takes records in their place")
  func history() throws {
    var yard = Street.yard()
    yard["history.csv"] = "人员,日期,班次类型,开始,结束\nV1,2026-05-30,N,,\nV2,2026-06-01,A,8:30,11:30\n"
    let gb18030 = try #require(yard["history.csv"].data(using: .init(rawValue: 0x8000_0632)))
    yard.files["history.csv"] = Array(gb18030)
    let instance = try #require(try yard.scenario().roster)
    let shift = try #require(instance.shift(ShiftID("T1-2026-06-01")))
    let records = [
      AttendanceRecord(
        volunteer: VolunteerID("V2"), shift: shift, status: .late,
        window: TimeWindow(startMinute: 540, endMinute: 690), isPlanned: true),
      AttendanceRecord(volunteer: VolunteerID("V1"), shift: shift, status: .noShow, isPlanned: true),
    ]
    let file = try yard.inFolder { try HistoryFile(scenario: $0).taking(records) }
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(
      text == "\u{FEFF}人员,日期,班次类型,开始,结束,unpopular\nV1,2026-05-30,N,,,\nV2,2026-06-01,A,9:00,11:30,1\n")
  }
}

extension Street {
  /// A register of published rosters for these days, each with the fingerprint of its `roster.csv`.
  fileprivate func register(of days: String...) throws -> String {
    var lines = ["version,date,start,end,closed_until,fingerprint"]
    for (position, days) in days.enumerated() {
      let rows = self["published/v\(position + 1)/roster.csv"].split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        .sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      let told = rows.map { row in
        let (start, end) = (Self.minutes(row[3]), Self.minutes(row[4]))
        let flag = row.count > 6 ? row[6] : "0"
        return "\(row[0])\t\(row[1])\t\(row[2])\t\(start)\t\(end > start ? end : end + 1440)\t\(row[5])\t\(flag)\n"
      }
      lines.append("\(position + 1),2026-05-28,\(days),\(Fingerprint(of: Array(told.joined().utf8)))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func minutes(_ clock: String) -> Int {
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    return parts[0] * 60 + parts[1]
  }
}
