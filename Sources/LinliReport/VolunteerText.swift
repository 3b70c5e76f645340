public import LinliDomain
import LinliRostering
import LinliScenario

/// Everything about one person: what they work, how that stands against their limits and to the others' shares, and why
/// they are not on the shifts that have places left.
public struct VolunteerText: Sendable {
  private let report: RosterReport
  private let volunteer: Volunteer
  private let wording: RosterWording

  /// The text about a person of the report's question.
  public init(_ report: RosterReport, _ volunteer: Volunteer, in language: Language, showsNames: Bool = false) {
    self.report = report
    self.volunteer = volunteer
    wording = RosterWording(
      scenario: report.scenario, instance: report.instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [heading, shifts, limits, shares, unfilled].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private var heading: [String] {
    let instance = report.instance
    let able = instance.shifts.count { instance.ineligibility(of: volunteer.id, for: $0.id).isEmpty }
    return [wording.person(volunteer.id), say(Catalogue.mayWork(able, of: instance.shifts.count))]
  }

  private var shifts: [String] {
    var table = TextTable([("", .left), ("", .left), ("", .left)])
    for shift in report.listing.shifts(of: volunteer.id) {
      table.add([wording.when(shift), wording.title(of: shift), wording.place(of: shift) ?? ""])
    }
    let lines = table.lines()
    return [say(Catalogue.theirShifts)] + (lines.isEmpty ? ["  " + say(Catalogue.noShifts)] : lines)
  }

  private var limits: [String] {
    guard let figures = report.figures(of: volunteer.id) else { return [] }
    var table = TextTable([("", .left), ("", .right)])
    for column in PersonColumns(report).columns {
      let cell = column.cell(volunteer, figures)
      if !cell.isEmpty { table.add([say(column.header), cell]) }
    }
    return [say(Catalogue.theirLimits)] + table.lines()
  }

  private var shares: [String] {
    guard let figures = report.figures(of: volunteer.id) else { return [] }
    let lines = report.shares.compactMap { share -> String? in
      let spread = report.spread(of: share)
      guard let most = spread.most, let least = spread.least else { return nil }
      let write = { (value: Int) in share == .minutes ? TimeStyle.hours(value) : String(value) }
      let name = share == .minutes ? Catalogue.hoursWorked : Catalogue.share(share)
      return "  " + say(name) + say(Catalogue.colon)
        + say(
          Catalogue.againstOthers(
            write(figures.total(share)), most: write(most.total), least: write(least.total)))
    }
    return lines.isEmpty ? [] : [say(Catalogue.theirShares)] + lines
  }

  private var unfilled: [String] {
    let lines = report.review.unfilled.compactMap { explanation -> String? in
      guard let shift = report.instance.shift(explanation.unfilled.shift),
        let own = explanation.people?.first(where: { $0.volunteer == volunteer.id }),
        let group = HindranceGroup.groups(of: [own]).first
      else { return nil }
      let title = wording.when(shift) + "  " + wording.title(of: shift)
      return "  - " + title + say(Catalogue.colon) + wording.words(for: group) + " (\(group.word))"
    }
    return lines.isEmpty ? [] : [say(Catalogue.unfilledForThem)] + lines
  }
}
