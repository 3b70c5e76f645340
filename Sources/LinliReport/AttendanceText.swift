public import LinliDomain
public import LinliRostering
public import LinliScenario

/// What people really did, told to the coordinator on a terminal, and as tables for thanks, insurance and public reports.
public struct AttendanceText: Sendable {
  private let served: ServedHours
  private let days: ClosedRange<CalendarDate>
  private let wording: RosterWording

  /// Groups with fewer people than this are not told one by one in a table for the public.
  public static let leastGroup = 5

  /// The text of the hours served on some days.
  public init(
    _ served: ServedHours, on days: ClosedRange<CalendarDate>, of instance: RosterInstance, in scenario: Scenario,
    _ language: Language, showsNames: Bool = false
  ) {
    self.served = served
    self.days = days
    wording = RosterWording(scenario: scenario, instance: instance, language: language, showsNames: showsNames)
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  /// The text, ending with a line break.
  public var text: String {
    let whole = served.whole
    let opening = [
      say(Catalogue.closed(days)),
      say(Catalogue.came(whole.present - whole.unplanned, of: whole.planned, unplanned: whole.unplanned)),
      say(Catalogue.hours(TimeStyle.hours(whole.minutes), planned: TimeStyle.hours(whole.plannedMinutes))),
    ]
    let people = table(Catalogue.servedPerson, served.people.map { (wording.person($0.volunteer), $0.sum) })
    let groups = table(
      Catalogue.servedGroup,
      served.groups.map { ($0.name.map { wording.plain($0) } ?? say(Catalogue.withoutGroup), $0.sum) })
    let sections = [
      opening, [say(Catalogue.hoursByPerson)] + people, [say(Catalogue.hoursByGroup)] + groups,
      [say(Catalogue.stillThere)],
    ]
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func table(_ first: BilingualText, _ rows: [(String, ServedHours.Sum)]) -> [String] {
    let statuses = AttendanceRecord.Status.allCases
    let headings =
      [Catalogue.servedPlanned] + statuses.map { Catalogue.status($0) } + [
        Catalogue.servedUnplanned, Catalogue.servedHours,
      ]
    var table = TextTable([(say(first), .left)] + headings.map { (say($0), .right) })
    for (name, sum) in rows {
      let counts = [sum.planned] + statuses.map { sum.outcomes[$0] ?? 0 } + [sum.unplanned]
      table.add([name] + counts.map(String.init) + [TimeStyle.hours(sum.minutes)])
    }
    return table.lines()
  }

  // MARK: Files

  /// `hours.csv` for thanks and insurance, by person; `hours_by_group.csv` for reports to the public, where groups of few
  /// people are counted together with the others that are as small, and not told if these are few as well.
  public func files(hasByteOrderMark: Bool = false) -> [(path: String, bytes: [UInt8])] {
    let statuses = AttendanceRecord.Status.allCases.map(\.rawValue)
    let header = ["volunteer", "group", "planned"] + statuses + ["unplanned", "planned_hours", "hours"]
    let rows = served.people.map { person, sum in
      [OutputCell.text(person.text), .text(wording.instance.volunteer(person)?.group ?? ""), .integer(sum.planned)]
        + AttendanceRecord.Status.allCases.map { .integer(sum.outcomes[$0] ?? 0) }
        + [.integer(sum.unplanned), Self.hours(sum.plannedMinutes), Self.hours(sum.minutes)]
    }
    return [
      ("hours.csv", DelimitedWriter.bytes(header: header, rows: rows, hasByteOrderMark: hasByteOrderMark)),
      (
        "hours_by_group.csv",
        DelimitedWriter.bytes(
          header: ["group", "people", "shifts", "hours"], rows: groupRows, hasByteOrderMark: hasByteOrderMark)
      ),
    ]
  }

  private var groupRows: [[OutputCell]] {
    let large = served.groups.filter { $0.people >= Self.leastGroup }
    let small = served.groups.filter { $0.people < Self.leastGroup && $0.people > 0 }
    var rows = large.map { group in
      [
        OutputCell.text(group.name ?? ""), .integer(group.people), .integer(group.sum.present),
        Self.hours(group.sum.minutes),
      ]
    }
    if small.isEmpty { return rows }
    let people = small.reduce(0) { $0 + $1.people }
    let isTold = people >= Self.leastGroup
    rows.append([
      .text("*"), isTold ? .integer(people) : .text("<\(Self.leastGroup)"),
      isTold ? .integer(small.reduce(0) { $0 + $1.sum.present }) : .empty,
      isTold ? Self.hours(small.reduce(0) { $0 + $1.sum.minutes }) : .empty,
    ])
    return rows
  }

  private static func hours(_ minutes: Int) -> OutputCell { .number(Double(minutes) / 60, decimals: 2) }

  // MARK: For programs

  /// The hours as JSON.
  public var json: JSONValue {
    .object([
      ("schemaVersion", .integer(1)), ("question", .string("close")), ("start", .string("\(days.lowerBound)")),
      ("end", .string("\(days.upperBound)")), ("whole", Self.json(served.whole)),
      (
        "people",
        .array(
          served.people.map { .object([("volunteer", .string($0.volunteer.text)), ("served", Self.json($0.sum))]) })
      ),
      (
        "groups",
        .array(
          served.groups.map { group in
            .object([
              ("group", group.name.map { .string($0) } ?? .null), ("people", .integer(group.people)),
              ("served", Self.json(group.sum)),
            ])
          })
      ),
    ])
  }

  private static func json(_ sum: ServedHours.Sum) -> JSONValue {
    .object(
      [("planned", .integer(sum.planned))]
        + AttendanceRecord.Status.allCases.map { ($0.rawValue, .integer(sum.outcomes[$0] ?? 0)) }
        + [
          ("unplanned", .integer(sum.unplanned)), ("plannedMinutes", .integer(sum.plannedMinutes)),
          ("minutes", .integer(sum.minutes)),
        ])
  }
}
