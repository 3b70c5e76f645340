import LinliDomain

/// What is wrong with functions and projects.
extension SitingCheck {
  /// Hours of a week.
  static var weekHours: Double { 168 }

  mutating func checkFunctions() {
    let sites = Set(data.sites.map(\.id))
    for function in data.functions.sorted(by: { $0.id < $1.id }) {
      let subject = SitingSubject.function(function.id)
      within(function.areaPerHundredHouseholds, 0, subject, "m2_per_100_households")
      within(function.weeklyHours, 0, subject, "hours", most: Self.weekHours)
      for site in (function.sites ?? []).sorted() where !sites.contains(site) {
        issues.append(SitingIssue(subject, column: "sites", .unknown(reference: site.text)))
      }
    }
    let asks = data.options.levels.contains { $0.parts.contains { $0.measure == .functions } }
    if asks, data.functions.isEmpty {
      issues.append(SitingIssue(.option("levels"), column: "site", .nothingToMeasure(table: "functions")))
    }
  }

  mutating func checkProjects() {
    let ids = Set(data.projects.map(\.id))
    let communities = Set(data.communities.map(\.id))
    for project in data.projects.sorted(by: { $0.id < $1.id }) {
      let subject = SitingSubject.project(project.id)
      within(project.cost.yuan, 0, subject, "yuan")
      within(project.benefit, 0, subject, "benefit")
      if let community = project.community, !communities.contains(community) {
        issues.append(SitingIssue(subject, column: "community", .unknown(reference: community.text)))
      }
      for (column, others) in [("needs", project.needs), ("excludes", project.excludes)] {
        for other in others.sorted() where !ids.contains(other) {
          issues.append(SitingIssue(subject, column: column, .unknown(reference: other.text)))
        }
      }
      let before = needed(by: project)
      if before.contains(project.id) {
        issues.append(SitingIssue(subject, column: "needs", .circle(reference: project.id.text)))
      }
      if let other = project.excludes.sorted().first(where: { $0 == project.id || before.contains($0) }) {
        issues.append(SitingIssue(subject, column: "excludes", .circle(reference: other.text)))
      }
    }
    let asks = data.options.levels.contains { $0.parts.contains { $0.measure.isOfProjects } }
    if asks, data.projects.isEmpty {
      issues.append(SitingIssue(.option("levels"), column: "site", .nothingToMeasure(table: "projects")))
    }
  }

  /// All projects that one needs, and that those need.
  private func needed(by project: SitingProject) -> Set<SitingProject.ID> {
    let needs = Dictionary(data.projects.map { ($0.id, $0.needs) }, uniquingKeysWith: { first, _ in first })
    var found: Set<SitingProject.ID> = []
    var open = project.needs
    while let next = open.popLast() {
      if found.insert(next).inserted { open += needs[next] ?? [] }
    }
    return found
  }
}
