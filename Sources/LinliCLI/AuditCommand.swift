import ArgumentParser
import Foundation
import LinliGLPK
import LinliLP
import LinliMatching
import LinliReport
import LinliRostering
import LinliScenario
import LinliSiting

/// `linli audit`: the independent check of any plan.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Checks a plan against every rule; exit 1 with each broken one.",
    discussion: """
      The plan is a folder that linli wrote, its plan.json, or a table made by hand: assignments.csv with the columns \
      provider, community, service, sessions, roster.csv with the columns volunteer, shift, or facilities.csv with the \
      columns site, added_m2. Where a matching plan says \
      nothing of rooms or payments, they are found for it. A folder with the plans of several questions is checked whole.

      Example: linli audit Scenarios/qingyang-street plan
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The plan: a folder, plan.json, assignments.csv or roster.csv.", completion: .file())
  var plan: String

  @Flag(help: "Needs that are not met in full, and places that are not filled, count as broken.")
  var strict = false

  func run() throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load()
    let place = URL(fileURLWithPath: plan)
    let found = PlanFolder(place).plans()
    var isSound = true
    for (position, plan) in found.enumerated() {
      if found.count > 1 {
        let heading = language.say(CommandText.planOf(plan.question, plan.folder.url.lastPathComponent))
        try Console.data((position == 0 ? "" : "\n") + heading + "\n")
      }
      let isPlanSound = try audit(plan, loaded, language)
      isSound = isSound && isPlanSound
    }
    if !isSound { throw Exit.difference }
  }

  /// Tells what the audit of a plan found; true if that is nothing.
  private func audit(_ plan: PlanFolder.Found, _ loaded: Scenario, _ language: LanguageChoice) throws -> Bool {
    guard loaded.asks(plan.question) else {
      Console.note(language.say(CommandText.notAsked(plan.question)))
      throw Exit.data
    }
    return switch plan.question {
    case .site: try auditSites(plan.folder, loaded, language)
    case .match: try auditMatching(plan.folder, loaded, language)
    case .roster: try auditRoster(plan.folder, loaded, language)
    }
  }

  private func auditRoster(_ folder: PlanFolder, _ loaded: Scenario, _ language: LanguageChoice) throws -> Bool {
    let instance = try loaded.following(folder).askedRoster(language)
    let read = try withProblemsTold(scenario.speech) { () throws(ScenarioError) in
      (plan: try folder.rosterPlan(for: instance), claims: try folder.claims())
    }
    let claims = Dictionary(read.claims.map { ($0.level, $0.value) }, uniquingKeysWith: { first, _ in first })
    let audit = RosterAudit(instance, read.plan, claims: claims, isDemandRequired: strict)
    try Console.data(RosterAuditText(audit, of: instance, in: language.language).text)
    return audit.isSound
  }

  private func auditSites(_ folder: PlanFolder, _ loaded: Scenario, _ language: LanguageChoice) throws -> Bool {
    let instance = try loaded.askedSites(language)
    let read = try withProblemsTold(scenario.speech) { () throws(ScenarioError) in
      (plan: try folder.sitingPlan(for: instance), claims: try folder.claims())
    }
    let audit = SitingAudit(read.plan, of: instance, claims: read.claims, isDemandRequired: strict)
    try Console.data(SitingAuditText(audit, of: instance, in: language.language).text)
    return audit.isSound
  }

  private func auditMatching(_ folder: PlanFolder, _ loaded: Scenario, _ language: LanguageChoice) throws -> Bool {
    let read = try withProblemsTold(scenario.speech) { () throws(ScenarioError) in
      (plan: try folder.matchingPlan(for: loaded), claims: try folder.claims())
    }
    let whole = try completed(read.plan, of: loaded.matching, language)
    let audit = MatchingAudit(whole, of: loaded.matching, claims: read.claims, isDemandRequired: strict)
    try Console.data(AuditText(audit, of: loaded.matching, in: language.language).text)
    return audit.isSound
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
