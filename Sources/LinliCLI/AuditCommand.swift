import ArgumentParser
import Foundation
import LinliGLPK
import LinliLP
import LinliMatching
import LinliReport
import LinliScenario

/// `linli audit`: the independent check of any plan.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Checks a plan against every rule; exit 1 with each broken one.",
    discussion: """
      The plan is a folder that linli wrote, its plan.json, or an assignments.csv made by hand with the columns \
      provider, community, service, sessions. Where a plan says nothing of rooms or payments, they are found for it.

      Example: linli audit Scenarios/qingyang-street plan
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The plan: a folder, plan.json or assignments.csv.", completion: .file())
  var plan: String

  @Flag(help: "Needs that are not met in full count as broken.")
  var strict = false

  func run() throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load()
    let folder = PlanFolder(URL(fileURLWithPath: plan))
    let read = try withProblemsTold(scenario.speech) { () throws(ScenarioError) in
      (plan: try folder.matchingPlan(for: loaded), claims: try folder.claims())
    }
    let whole = try completed(read.plan, of: loaded.matching, language)
    let audit = MatchingAudit(whole, of: loaded.matching, claims: read.claims, isDemandRequired: strict)
    try Console.data(AuditText(audit, of: loaded.matching, in: language.language).text)
    if !audit.isSound { throw Exit.difference }
  }

  /// The plan with the rooms and payments it says nothing of. Amounts that no solver can take are the plan's fault, not
  /// ours: such a plan is held against the rules as it is. That the solver gave up is a fault of ours.
  private func completed(
    _ plan: MatchingPlan, of instance: MatchingInstance, _ language: LanguageChoice
  ) throws -> MatchingPlan {
    try withFaultsTold(language) {
      do {
        return try PlanCompletion.complete(plan, of: instance, solver: GLPKSolver())
      } catch let error as SolverError where error.isOfTheModel {
        Console.note(language.say(CommandText.notCompleted(error.description)))
        return plan
      }
    }
  }
}

extension SolverError {
  /// Whether the numbers of the model are the reason, and not the solver.
  fileprivate var isOfTheModel: Bool {
    switch self {
    case .invalidModel, .noIncumbent: true
    case .aborted, .unexpectedCode, .unsupported: false
    }
  }
}
