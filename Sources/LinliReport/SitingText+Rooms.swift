import LinliDomain
import LinliScenario
import LinliSiting

// MARK: - Rooms and projects

extension SitingText {
  /// What rooms are used for, what functions lack, and how office and residents share the space.
  var rooms: [String] {
    guard let plan = report.answer.plan, let figures = report.figures else { return [] }
    let asksForSpace = report.instance.mentions(.office) || report.instance.mentions(.resident)
    guard !figures.functions.isEmpty || asksForSpace else { return [] }
    let space = Catalogue.space(
      office: amount(figures.office), resident: amount(figures.resident),
      converted: amount(plan.facilities.reduce(0) { $0 + $1.convertedInTheEnd }))
    return [say(Catalogue.rooms), "  " + say(space)] + functionLines(figures)
  }

  private func functionLines(_ figures: SitingFigures) -> [String] {
    guard !figures.functions.isEmpty else { return [] }
    let last = report.instance.periods.count - 1
    var table = TextTable([
      (say(Catalogue.function), .left), (say(Catalogue.weeklyHours), .right), (say(Catalogue.areaWanted), .right),
      (say(Catalogue.areaShort), .right), (say(Catalogue.lackingIn), .left),
    ])
    for function in report.instance.functions {
      let lines = figures.functions.filter { $0.function == function.id && $0.period == last }
      let lacking = lines.filter { $0.short > 1e-6 * max(1, $0.wanted) }.map(\.community.text)
      table.add([
        label(function.id, function.name), amount(function.weeklyHours), amount(lines.reduce(0) { $0 + $1.wanted }),
        amount(lines.reduce(0) { $0 + $1.short }), lacking.joined(separator: say(Catalogue.listComma)),
      ])
    }
    return table.lines() + [
      "  " + say(Catalogue.shared(needed: amount(figures.areaShared), apart: amount(figures.areaApart)))
    ]
  }

  /// The projects that are done, class by class, and those that are not.
  var projects: [String] {
    guard let plan = report.answer.plan, report.instance.asksForProjects else { return [] }
    let hasPeriods = report.instance.periods.count > 1
    var table = TextTable(
      [(say(Catalogue.project), .left), (say(Catalogue.projectClass), .left), (say(Catalogue.community), .left)]
        + (hasPeriods ? [(say(Catalogue.period), .left)] : [])
        + [(say(Catalogue.benefit), .right), (say(Catalogue.yuan), .right)])
    let chosen = plan.projects.compactMap { planned in
      report.instance.project(planned.project).map { (planned: planned, project: $0) }
    }
    for (planned, project) in chosen.sorted(by: {
      ($0.project.projectClass, $0.project.id) < ($1.project.projectClass, $1.project.id)
    }) {
      table.add(
        [
          label(project.id, project.name), say(Catalogue.name(of: project.projectClass)),
          project.community?.text ?? say(Catalogue.wholeStreet),
        ] + (hasPeriods ? [report.name(ofPeriod: planned.period) ?? ""] : [])
          + [amount(project.benefit), amount(project.cost.yuan)])
    }
    let done = Set(plan.projects.map(\.project))
    let left = report.instance.projects.filter { !done.contains($0.id) }.map(\.id.text)
    let leftOut =
      left.isEmpty ? [] : ["  " + say(Catalogue.notChosen(left.joined(separator: say(Catalogue.listComma))))]
    return [say(Catalogue.projects)] + (chosen.isEmpty ? [] : table.lines()) + leftOut
  }
}
