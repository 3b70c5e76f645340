import LinliDomain
import LinliLP

/// Projects of renewal under a budget, with classes.
///
///     z_pt ≤ z_p,t+1                             what is done stays done               stayDone[p,t]
///     z_pt ≤ z_qt                                p needs q                             needs[p,q,t]
///     z_pt + z_qt ≤ 1                            p and q exclude each other            excludes[p,q,t]
///     z_pt ≤ z_bt                                where basic comes first: every basic project b of the same community
///     z whole in 0...1;  0 before the project can be done
///
/// Their money is in the budget rows, their worth in the levels `projects`, `basic`, `completing`, `upgrading` and
/// `aftercare`: in that order the classes are served one after another.
///
/// - Source: S000-13a, S003-B3d; precedence-constrained knapsack (Kellerer, Pferschy & Pisinger 2004, Knapsack Problems).
extension SitingFormulation {
  mutating func addProjects(_ label: TimeLabel) {
    guard instance.asksForProjects else { return }
    let instance = instance
    let times = instance.periods.indices.flatMap { period in
      instance.projects.map { ProjectTime(project: $0.id, period: period) }
    }
    chosen = model.addVariables(
      over: times, .binary,
      bounds: { time in
        let isPossible =
          instance.project(time.project).map { instance.isAvailable($0, in: instance.periods[time.period]) } ?? false
        return isPossible ? .unit : .equal(0)
      }
    ) { "project[\(label.name($0.project, $0.period))]" }
    for time in times { addProject(time, label) }
  }

  private mutating func addProject(_ time: ProjectTime, _ label: TimeLabel) {
    guard let project = instance.project(time.project) else { return }
    let here = chosen[time]
    if let later = chosen.variable(for: ProjectTime(project: time.project, period: time.period + 1)) {
      model.add("stayDone[\(label.name(time.project, time.period))]", 1 * here - 1 * later, .atMost(0))
    }
    for other in instance.projectsBefore(project) {
      guard let first = chosen.variable(for: ProjectTime(project: other, period: time.period)) else { continue }
      model.add("needs[\(label.name("\(project.id),\(other)", time.period))]", 1 * here - 1 * first, .atMost(0))
    }
    for other in project.excludes.sorted() {
      guard let rival = chosen.variable(for: ProjectTime(project: other, period: time.period)) else { continue }
      model.add("excludes[\(label.name("\(project.id),\(other)", time.period))]", 1 * here + 1 * rival, .atMost(1))
    }
  }

  /// What the projects of a class chosen by a period are worth; of all classes if none is given.
  func benefit(of projectClass: ProjectClass?, in period: Int) -> LinearExpression {
    sum(instance.projects.filter { projectClass == nil || $0.projectClass == projectClass }) { project in
      chosen.variable(for: ProjectTime(project: project.id, period: period)).map { project.benefit * $0 }
        ?? LinearExpression()
    }
  }

  /// Yuan of the projects chosen by a period.
  func projectCost(in period: Int) -> LinearExpression {
    sum(instance.projects) { project in
      chosen.variable(for: ProjectTime(project: project.id, period: period)).map { project.cost.yuan * $0 }
        ?? LinearExpression()
    }
  }
}

extension SitingInstance {
  /// Projects that have to be done for another: those it needs and, where basic comes first, the basic ones of its
  /// community.
  func projectsBefore(_ project: SitingProject) -> [SitingProject.ID] {
    var before = Set(project.needs)
    if options.isBasicFirst, project.projectClass != .basic, let community = project.community {
      before.formUnion(projects.filter { $0.projectClass == .basic && $0.community == community }.map(\.id))
    }
    return before.sorted()
  }
}
