import LinliDomain
import LinliRostering
import LinliScenario

extension RosterText {
  /// A list for each day: when, what, how many, who.
  var days: [String] {
    let dates = Set(instance.shifts.map(\.date)).sorted()
    let hasPlaces = wording.hasSeveralPlaces
    var table = TextTable([("", .left), ("", .left), ("", .left), ("", .right), ("", .left)])
    for shift in instance.shifts {
      table.add([
        TimeStyle.window(shift.window), wording.title(of: shift), hasPlaces ? wording.place(of: shift) ?? "" : "",
        headCount(on: shift), crew(on: shift),
      ])
    }
    let rows = table.lines(indent: 4)
    var lines = [say(Catalogue.byDay)]
    for date in dates {
      lines.append("  " + say(TimeStyle.day(date)))
      lines += zip(instance.shifts, rows).filter { $0.0.date == date }.map(\.1)
    }
    return lines
  }

  private func headCount(on shift: Shift) -> String {
    "\(report.listing.volunteers(on: shift.id).count)/\(shift.heads.desired)"
  }

  /// Who works a shift, and what is missing on it.
  private func crew(on shift: Shift) -> String {
    let people = report.listing.volunteers(on: shift.id).map { wording.person($0) }
    guard let unfilled = report.unfilled(shift.id) else { return wording.list(people) }
    let open = unfilled.heads > 0 ? [say(Catalogue.openPlaces(unfilled.heads))] : []
    let skills = shift.skills.map(\.qualification).filter { (unfilled.skills[$0] ?? 0) > 0 }
    let without = skills.isEmpty ? "" : say(Catalogue.without(wording.list(skills.map { wording.plain($0) })))
    return wording.list(people + open) + without
  }
}
