import Foundation
import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliScenario
import Testing

/// The worked scenario against its reference results, which two other solvers agree on.
@Suite("Qingyang Street")
struct QingyangTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios/qingyang-street")

  private static func street(_ variant: String = "base") throws -> MatchingInstance {
    try ScenarioFolder(folder).scenario(variant: variant).matching
  }

  private static let optimizer = MatchingOptimizer(solver: GLPKSolver())

  @Test("the three levels have their reference values, proven, and the plan is sound")
  func levels() throws {
    let review = try Self.optimizer.review(Self.street(), options: MatchingSolveOptions())
    let values = review.answer.stages.compactMap(\.objective)
    #expect(review.answer.termination == .optimal)
    try #require(values.count == 3)
    #expect(abs(values[0] - 1708.8667) < 1e-4)
    #expect(abs(values[1] - 0.877613) < 1e-6)
    #expect(abs(values[2] - 124_996) < 0.5)
    #expect(review.audit?.isSound == true)
    for stage in review.answer.stages { #expect((stage.gap ?? 1) < 1e-9) }
  }

  @Test("every account but the sanitation one is used up, and that one keeps 5,504 yuan")
  func accounts() throws {
    let review = try Self.optimizer.review(Self.street(), options: MatchingSolveOptions())
    let accounts = try #require(review.audit).figures.accounts
    for account in accounts {
      let expected = account.id == AccountID("F7") ? 5504.0 : 0
      #expect(abs(account.value.idle - expected) < 0.01, "\(account.id)")
    }
  }

  @Test(
    "a variant changes the least weighted unmet as in the reference",
    arguments: [
      ("law_plus_8h", -80.00), ("work_funds_plus_1000", -50.00), ("work_funds_minus_1000", 97.86),
      ("burden_relief", 0.00), ("pooled_funds", -349.53), ("school_closed", 0.00), ("rooms_75", 310.27),
      ("rooms_50", 3043.13), ("org_exit", 653.13), ("joint_C5_C6", -331.50), ("emergency_day", 13091.69),
      ("equal_rural", 0.00), ("no_street_tier", -240.00),
    ])
  func variant(name: String, change: Double) throws {
    let instance = try Self.street(name)
    let answer = try Self.optimizer.solve(instance, options: MatchingSolveOptions())
    let unmet = try #require(answer.stages.first { $0.name == "unmet" }?.objective)
    #expect(abs(unmet - 1708.8667 - change) < 0.006, "\(unmet - 1708.8667)")
    #expect(answer.termination == .optimal)
    #expect(MatchingAudit(try #require(answer.plan), of: instance).isSound)
  }

  @Test("with fairness first everybody gets 88.5 % and more of what matters stays unmet")
  func fairnessFirst() throws {
    let answer = try Self.optimizer.solve(Self.street("fairness_first"), options: MatchingSolveOptions())
    let values = answer.stages.compactMap(\.objective)
    try #require(values.count == 3)
    #expect(abs(values[0] - 0.885420) < 1e-6)
    #expect(abs(values[1] - 4902.43) < 0.01)
  }

  @Test("contracts, floors, fees and shares have the values that another solver found for the exported programs")
  func optionalRules() throws {
    let instance = try Self.street("contracts_and_floors")
    let answer = try Self.optimizer.solve(instance, options: MatchingSolveOptions())
    let values = answer.stages.compactMap(\.objective)
    #expect(answer.termination == .optimal)
    try #require(values.count == 4)
    for (value, expected) in zip(values, [0, 1709.92885, 0.8219995, 125_201.02]) {
      #expect(abs(value - expected) < 1e-4 * max(1, expected), "\(value)")
    }
    #expect(MatchingAudit(try #require(answer.plan), of: instance).isSound)
  }

  @Test("toddler care has nobody in Liuwan and Shiqiao")
  func toddlers() throws {
    let review = try Self.optimizer.review(Self.street(), options: MatchingSolveOptions())
    let hopeless = review.explained.filter { $0.cause == .noEligibleProvider }.map(\.unmet.need.description)
    #expect(hopeless == ["C5:TOD", "C6:TOD"])
    #expect(review.explained.count == review.audit?.figures.unmet.count)
  }

  @Test("a step more and a step less are worth what solving again says, not what duals say")
  func marginalValues() throws {
    let review = try Self.optimizer.review(Self.street(), options: MatchingSolveOptions())
    let funds = try #require(review.accountValues.first { $0.resource == .account(AccountID("F1")) })
    #expect(abs(funds.more.objective + 50.00) < 0.005)
    #expect(abs(funds.less.objective - 97.86) < 0.005)
    let counsellors = try #require(review.hourValues.first { $0.resource == .provider(ProviderID("O8")) })
    #expect(abs(counsellors.more.objective / 4 + 8.18) < 0.005)
    #expect(abs(counsellors.less.objective / 4 - 8.67) < 0.005)
  }

  @Test("whole sessions leave 1712.0 unmet, proven, and lead to sound plans")
  func wholeSessions() throws {
    var instance = try Self.street("whole_sessions")
    var data = instance.data
    data.options.levels = [MatchingLevel(.unmet(priority: nil))]
    instance = try MatchingInstance(data)
    let answer = try Self.optimizer.solve(instance, options: MatchingSolveOptions())
    #expect(answer.termination == .optimal)
    #expect(answer.stages.first?.objective == 1712)
    #expect(answer.stages.first?.bound == 1712)
    #expect(MatchingAudit(try #require(answer.plan), of: instance).isSound)
  }

  @Test("levels cut off by a limit claim what the final plan has, wherever the limit fell", arguments: [1, 2, 3])
  func cutOff(seconds: Int) throws {
    var options = MatchingSolveOptions()
    options.timeLimit = .seconds(seconds)
    let review = try Self.optimizer.review(Self.street("whole_sessions+rooms_50"), options: options)
    #expect(review.audit?.violations ?? [] == [])
    for stage in review.answer.stages where stage.termination == .optimal { #expect((stage.gap ?? 1) < 1e-6) }
  }

  @Test("the exported program of each level, read back and solved from scratch, has the level's value")
  func exported() throws {
    let instance = try Self.street()
    let answer = try Self.optimizer.solve(instance, options: MatchingSolveOptions())
    for stage in answer.stages {
      let program = try Self.optimizer.program(of: stage.name, for: instance, options: MatchingSolveOptions())
      let read = try MPSReader().model(from: try #require(program).mpsFile().text)
      let result = try GLPKSolver().solve(read, options: SolveOptions())
      let difference = abs((result.incumbent?.objective ?? .infinity) - (stage.objective ?? 0))
      #expect(difference < 1e-6 * max(1, abs(stage.objective ?? 0)), "\(stage.name): \(difference)")
    }
  }
}
