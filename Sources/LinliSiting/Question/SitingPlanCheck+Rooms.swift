import LinliDomain

/// Rooms and projects held against their rules.
extension SitingPlanCheck {
  mutating func checkUses() {
    for use in plan.uses {
      let line = "\(use.site),\(use.community),\(use.function)"
      usable(use.area, line)
      guard let site = instance.site(use.site), let function = instance.function(use.function),
        instance.community(use.community) != nil, instance.periods.indices.contains(use.period)
      else {
        violations.append(.unknown(line: line))
        continue
      }
      let isNear = instance.reaches(site, use.community, in: instance.periods[use.period])
      if !isNear || !instance.suits(site, function) { violations.append(.useOutOfPlace(use)) }
      let area = residentArea(of: use.site, use.period)
      if use.area > area + Self.room(area) { violations.append(.useTooLarge(use, area: area)) }
    }
    let lines = Dictionary(grouping: plan.uses) { SiteTime(site: $0.site, period: $0.period) }
    for (time, uses) in lines.sorted(by: { $0.key < $1.key }) { checkHours(of: time, uses) }
    checkRepetition(plan.uses.map { "\($0.site),\($0.community),\($0.function),\($0.period)" })
  }

  private mutating func checkHours(of time: SiteTime, _ uses: [PlannedUse]) {
    guard let site = instance.site(time.site) else { return }
    let most = instance.weeklyHours(of: site) * residentArea(of: time.site, time.period)
    let used = uses.reduce(0) { $0 + $1.area * (instance.function($1.function)?.weeklyHours ?? 0) }
    if used > most + Self.room(most) { violations.append(.hoursExceeded(time.site, used: used, most: most)) }
  }

  private func residentArea(of site: SiteID, _ period: Int) -> Double {
    plan.facility(on: site).map { SitingCount(instance, plan).residentArea(of: $0, in: period) } ?? 0
  }

  mutating func checkProjects() {
    checkRepetition(plan.projects.map(\.project.text))
    for planned in plan.projects {
      guard let project = instance.project(planned.project), instance.periods.indices.contains(planned.period) else {
        violations.append(.unknown(line: planned.project.text))
        continue
      }
      if !instance.isAvailable(project, in: instance.periods[planned.period]) {
        violations.append(.projectNotAvailable(project.id))
      }
      let done = plan.projects(by: planned.period)
      for other in instance.projectsBefore(project) where !done.contains(other) {
        violations.append(.projectNeeds(project.id, other))
      }
      for other in project.excludes.sorted() where plan.projects.contains(where: { $0.project == other }) {
        violations.append(.projectsExclude(project.id, other))
      }
    }
  }

  private mutating func checkRepetition(_ lines: [String]) {
    var seen: Set<String> = []
    for line in lines where !seen.insert(line).inserted { violations.append(.repeated(line: line)) }
  }
}
