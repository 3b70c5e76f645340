import LinliDomain
import LinliRostering
import LinliScenario

/// The tables of a roster's plan folder that a person opens: who works what, what is unfilled and why, what each person
/// has. People are known by their ids alone.
public struct RosterTables: Sendable {
  private let report: RosterReport
  private let hasByteOrderMark: Bool

  /// The tables of a report; with a byte order mark if Excel is to open them by a double click.
  public init(_ report: RosterReport, hasByteOrderMark: Bool = false) {
    self.report = report
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// The files with their names, none without a roster.
  public var files: [(path: String, bytes: [UInt8])] {
    guard report.review.answer.plan != nil, report.figures != nil else { return [] }
    return [("roster.csv", roster), ("unfilled.csv", unfilled), ("people.csv", people)]
  }

  private func table(_ header: [String], _ rows: [[OutputCell]]) -> [UInt8] {
    DelimitedWriter.bytes(header: header, rows: rows, hasByteOrderMark: hasByteOrderMark)
  }

  private var instance: RosterInstance { report.instance }

  private static let shiftHeader = ["date", "weekday_zh", "from", "to", "type", "service", "community", "community_zh"]

  private func cells(of shift: Shift) -> [OutputCell] {
    let community = shift.community.flatMap { instance.community($0) }
    return [
      .text("\(shift.date)"), .text(TimeStyle.shortWeekday(shift.date.weekday)[.zh]),
      .text(TimeStyle.clock(shift.window.startMinute)), .text(TimeStyle.end(of: shift.window)),
      .text(shift.type.text), .text(shift.service ?? ""), .text(shift.community?.text ?? ""),
      .text(community?.name.text(in: .zh) ?? ""),
    ]
  }

  private var roster: [UInt8] {
    let rows = instance.shifts.flatMap { shift in
      report.listing.volunteers(on: shift.id).map { volunteer in
        [OutputCell.text(volunteer.text), .text(shift.id.text)] + cells(of: shift)
          + [hours(shift.minutes), .integer(shift.isUnpopular ? 1 : 0)]
      }
    }
    return table(["volunteer", "shift"] + Self.shiftHeader + ["hours", "unpopular"], rows)
  }

  private var unfilled: [UInt8] {
    let header =
      ["shift"] + Self.shiftHeader
      + ["wanted", "missing", "missing_to_minimum", "missing_skills", "volunteers", "free", "reasons", "proof"]
    let rows = (report.figures?.unfilled ?? []).compactMap { unfilled -> [OutputCell]? in
      guard let shift = instance.shift(unfilled.shift) else { return nil }
      let explained = report.review.unfilled.first { $0.unfilled.shift == unfilled.shift }
      let groups = explained?.people.map { HindranceGroup.groups(of: $0) }
      let assigned = report.listing.volunteers(on: shift.id)
      var free = assigned.count
      for group in groups ?? [] where group.isFree { free += group.volunteers.count }
      return [.text(shift.id.text)] + cells(of: shift) + [
        .integer(shift.heads.desired), .integer(unfilled.heads), .integer(unfilled.belowMinimum),
        .text(
          unfilled.skills.keys.sorted().map { "\($0):\(unfilled.skills[$0] ?? 0)" }.joined(separator: "|")),
        .text(assigned.map(\.text).joined(separator: "|")), groups == nil ? .empty : .integer(free),
        .text((groups ?? []).map { "\($0.word):\($0.volunteers.count)" }.joined(separator: "|")),
        .text(explained?.proof.word ?? ""),
      ]
    }
    return table(header, rows)
  }

  private var people: [UInt8] {
    let header = [
      "volunteer", "shifts", "hours", "weekend_shifts", "weekends", "nights", "unpopular", "fullest_week_shifts",
      "fullest_week_hours", "max_shifts", "max_hours", "max_week_shifts", "max_week_hours", "wishes_granted",
      "wishes_missed", "carried_shifts", "carried_hours",
    ]
    return table(header, (report.figures?.volunteers ?? []).map(cells))
  }

  private func cells(of figures: VolunteerFigures) -> [OutputCell] {
    let id = figures.volunteer
    let limits = instance.volunteer(id)?.limits ?? LineLimits()
    return [
      .text(id.text), .integer(figures.shifts), hours(figures.minutes), .integer(figures.weekendShifts),
      .integer(figures.weekends), .integer(report.nights(of: id)), .integer(figures.unpopular),
      .integer(report.fullestWeek(of: id) { _ in 1 }), hours(report.fullestWeek(of: id, \.minutes)),
      count(limits.shiftsPerHorizon.maximum), limits.minutesPerHorizon.maximum.map(hours) ?? .empty,
      count(limits.shiftsPerWeek.maximum), limits.minutesPerWeek.maximum.map(hours) ?? .empty,
      .integer(figures.wishesGranted), .integer(figures.wishesMissed), .integer(figures.carried[.shifts] ?? 0),
      hours(figures.carried[.minutes] ?? 0),
    ]
  }

  private func count(_ number: Int?) -> OutputCell { number.map { .integer($0) } ?? .empty }

  private func hours(_ minutes: Int) -> OutputCell { .number(Double(minutes) / 60, decimals: 2) }
}
