import Foundation
import LinliDomain
import LinliLP
import LinliReport
import LinliRostering
import LinliScenario

/// Rosters for reports. They are given and not solved for, so that what is written down does not depend on a search.
enum RosterReports {
  /// The case with golden files: the week of Qingyang Street with one of its best rosters.
  static let goldenCase = Reports.root.appendingPathComponent("Tests/LinliReportTests/Golden/qingyang-week")

  /// The report on that case.
  static func qingyangWeek() throws -> RosterReport {
    let scenario = try ScenarioFolder(Reports.root.appendingPathComponent("Scenarios/qingyang-street")).scenario()
    guard let instance = scenario.roster else { throw CocoaError(.coderValueNotFound) }
    let plan = try PlanFolder(goldenCase.appendingPathComponent("roster.csv")).rosterPlan(for: instance)
    return report(on: scenario, instance, plan)
  }

  /// The report on a roster whose levels are said to be proven.
  static func report(
    on scenario: Scenario, _ instance: RosterInstance, _ plan: RosterPlan, termination: Termination = .optimal
  ) -> RosterReport {
    let figures = RosterFigures(instance, plan)
    let stages = instance.options.levels.map { level in
      let value = Double(figures.value(of: level))
      return LevelStage(
        name: level.name, objective: value, bound: termination == .optimal ? value : 0, termination: termination,
        statistics: SolveStatistics())
    }
    let answer = RosterAnswer(plan: plan, stages: stages, levelCount: stages.count, method: "given")
    return RosterReport(
      scenario: scenario, instance: instance, review: RosterReview(answer, of: instance), solver: "nobody",
      setAside: scenario.warnings)
  }

  /// The golden file of a name.
  static func golden(_ name: String) throws -> String {
    try String(contentsOf: goldenCase.appendingPathComponent("expected/" + name), encoding: .utf8)
  }
}
