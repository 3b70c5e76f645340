import LinliGLPK
import LinliLP
import Testing

@testable import LinliSiting

/// An invented instance; all draws come from the seed. The tightness is capacity for each unit of use on average.
func randomAssignment(
  agents: Int, jobs: Int, seed: UInt64, tightness: Double = 0.9, factor: Int = 1
) throws -> GeneralizedAssignmentInstance {
  var random = SplitMix64(seed: seed)
  let uses = (0..<agents * jobs).map { _ in Int.random(in: 0...20, using: &random) * factor }
  let costs = uses.map { 30 - $0 / factor + Int.random(in: -5...5, using: &random) }
  let mean = Double(uses.reduce(0, +)) / Double(agents * agents)
  let capacities = (0..<agents).map { _ in Int(mean * tightness) + Int.random(in: 0...3, using: &random) }
  return try GeneralizedAssignmentInstance(jobCount: jobs, costs: costs, uses: uses, capacities: capacities)
}

/// The least cost over all assignments; nil if none keeps every capacity.
func leastCost(_ instance: GeneralizedAssignmentInstance) -> Int? {
  var agents = [Int](repeating: 0, count: instance.jobCount)
  var least: Int?
  while true {
    let audit = GeneralizedAssignmentAudit(agents, of: instance)
    if audit.isFeasible { least = min(least ?? .max, audit.objective) }
    guard let job = agents.indices.first(where: { agents[$0] + 1 < instance.agentCount }) else { return least }
    agents[job] += 1
    for earlier in 0..<job { agents[earlier] = 0 }
  }
}

@Suite("Jobs are shared among agents at the least cost")
struct GeneralizedAssignmentTests {
  private func check(_ instance: GeneralizedAssignmentInstance, _ name: String) throws {
    let answer = GeneralizedAssignmentOptimizer().solve(instance)
    guard let least = leastCost(instance) else {
      #expect(answer.termination == .infeasible && answer.choice == nil, "\(name)")
      return
    }
    #expect(answer.termination == .optimal, "\(name)")
    #expect(answer.objective == Double(least) && answer.bound == Double(least), "\(name)")
    let audit = GeneralizedAssignmentAudit(try #require(answer.choice), of: instance)
    #expect(audit.isFeasible && audit.objective == least, "\(name)")
  }

  @Test(
    "tiny instances have the least cost of all assignments, or proof that there is none",
    arguments: 1...60 as ClosedRange<UInt64>)
  func bruteForce(seed: UInt64) throws {
    let tightness = [0.45, 0.6, 0.75, 0.9][Int(seed % 4)]
    try check(try randomAssignment(agents: 3, jobs: 7, seed: seed, tightness: tightness), "seed \(seed)")
    try check(try randomAssignment(agents: 1 + Int(seed % 2), jobs: 5, seed: seed, tightness: 1.1), "few, seed \(seed)")
  }

  @Test("capacities too large for a table by units are no less exact", arguments: 1...3 as ClosedRange<UInt64>)
  func coarse(seed: UInt64) throws {
    let instance = try randomAssignment(agents: 3, jobs: 7, seed: seed, tightness: 0.7, factor: 10_000_019)
    #expect(AssignmentTables(instance).grain > 1)
    try check(instance, "seed \(seed)")
  }

  @Test(
    "costs too large for 32 bits by units are no less exact, negative ones included",
    arguments: 1...4 as ClosedRange<UInt64>)
  func dear(seed: UInt64) throws {
    let base = try randomAssignment(agents: 3, jobs: 300, seed: seed)
    let dear = try GeneralizedAssignmentInstance(
      jobCount: 300, costs: base.costs.map { ($0 - 17) * 40_000 }, uses: base.uses, capacities: base.capacities)
    #expect(AssignmentTables(dear).denominator > 1)
    let small = try randomAssignment(agents: 3, jobs: 7, seed: seed, tightness: 0.7)
    let negative = try GeneralizedAssignmentInstance(
      jobCount: 7, costs: small.costs.map { ($0 - 40) * 9_973 }, uses: small.uses, capacities: small.capacities)
    try check(negative, "seed \(seed)")
  }

  @Test("the program solved by GLPK has the same least cost", arguments: 1...6 as ClosedRange<UInt64>)
  func program(seed: UInt64) throws {
    let instance = try randomAssignment(agents: 4, jobs: 16, seed: seed, tightness: 0.7)
    let formulation = GeneralizedAssignmentFormulation(instance)
    let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
    let answer = GeneralizedAssignmentOptimizer().solve(instance)
    if result.termination == .infeasible {
      #expect(answer.termination == .infeasible, "seed \(seed)")
      return
    }
    let solution = try result.requireIncumbent()
    #expect(answer.termination == .optimal && result.termination == .optimal, "seed \(seed)")
    #expect(answer.objective == solution.objective.rounded(), "seed \(seed)")
    let audit = GeneralizedAssignmentAudit(formulation.agents(in: solution), of: instance)
    #expect(audit.isFeasible && Double(audit.objective) == solution.objective.rounded(), "seed \(seed)")
  }

  @Test("the same instance has the same answer, and limits on work end the search with a bound")
  func repeatable() throws {
    let instance = try randomAssignment(agents: 8, jobs: 60, seed: 5, tightness: 0.62)
    var optimizer = GeneralizedAssignmentOptimizer()
    optimizer.roundLimit = 2
    let first = optimizer.solve(instance)
    #expect(first == optimizer.solve(instance))
    let agents = try #require(first.choice)
    #expect(GeneralizedAssignmentAudit(agents, of: instance).isFeasible)
    #expect(try #require(first.bound) <= (try #require(first.objective)))
  }

  @Test("no time at all and a raised cancellation end the search, with a sound answer")
  func noTime() throws {
    let instance = try randomAssignment(agents: 6, jobs: 200, seed: 3, tightness: 0.6)
    var options = LocationSearchOptions()
    options.timeLimit = .zero
    let hurried = GeneralizedAssignmentOptimizer().solve(instance, options: options)
    if let objective = hurried.objective { #expect(try #require(hurried.bound) <= objective) }
    options.timeLimit = nil
    let cancellation = Cancellation()
    cancellation.raise()
    options.cancellation = cancellation
    let cancelled = GeneralizedAssignmentOptimizer().solve(instance, options: options)
    #expect(cancelled.termination == .limit(.interrupted) || cancelled.termination == .optimal)
  }

  @Test("a job that fits no agent, and jobs that are not there")
  func extremes() throws {
    let large = try GeneralizedAssignmentInstance(jobCount: 1, costs: [1, 1], uses: [5, 6], capacities: [4, 5])
    #expect(GeneralizedAssignmentOptimizer().solve(large).termination == .infeasible)
    let none = try GeneralizedAssignmentInstance(jobCount: 0, costs: [], uses: [], capacities: [3])
    let answer = GeneralizedAssignmentOptimizer().solve(none)
    #expect(answer.choice == [] && answer.objective == 0 && answer.termination == .optimal)
  }

  @Test("tables that are no instance are refused with the place")
  func refused() {
    typealias Fault = GeneralizedAssignmentInstance.Fault
    #expect(throws: Fault.noAgent) {
      try GeneralizedAssignmentInstance(jobCount: 0, costs: [], uses: [], capacities: [])
    }
    #expect(throws: Fault.entryCount(table: "uses", count: 1, expected: 2)) {
      try GeneralizedAssignmentInstance(jobCount: 2, costs: [1, 2], uses: [1], capacities: [3])
    }
    #expect(throws: Fault.outOfRange(table: "uses", place: 1, value: -2)) {
      try GeneralizedAssignmentInstance(jobCount: 2, costs: [1, 2], uses: [1, -2], capacities: [3])
    }
  }
}

@Suite("The audit of generalized assignments")
struct GeneralizedAssignmentAuditTests {
  @Test("each kind of tampering is told")
  func tampered() throws {
    let instance = try GeneralizedAssignmentInstance(
      jobCount: 3, costs: [1, 2, 3, 4, 5, 6], uses: [2, 2, 2, 3, 3, 3], capacities: [4, 6])
    let sound = GeneralizedAssignmentAudit([0, 1, 0], of: instance)
    #expect(sound.isFeasible && sound.objective == 1 + 5 + 3)
    let full = GeneralizedAssignmentAudit([0, 0, 0], of: instance)
    #expect(full.violations == [.overCapacity(agent: 0, used: 6, capacity: 4)])
    let strange = GeneralizedAssignmentAudit([0, 2, -1], of: instance)
    #expect(strange.violations == [.unknownAgent(job: 1, agent: 2), .unknownAgent(job: 2, agent: -1)])
    #expect(GeneralizedAssignmentAudit([0, 1], of: instance).violations == [.jobCount(2, expected: 3)])
    #expect(GeneralizedAssignmentAudit([0, 1, 1, 1], of: instance).violations == [.jobCount(4, expected: 3)])
  }
}

@Suite("An agent's knapsack")
struct AgentKnapsackTests {
  /// The best profit over all choices, some items held in or out.
  private func best(_ items: [(profit: Int, use: Int)], _ room: Int, holding: Int? = nil, isIn: Bool = true) -> Int? {
    var best: Int?
    for choice in 0..<(1 << items.count) {
      if let holding, (choice >> holding & 1 == 1) != isIn { continue }
      let taken = items.indices.filter { choice >> $0 & 1 == 1 }
      guard taken.reduce(0, { $0 + items[$1].use }) <= room else { continue }
      best = max(best ?? .min, taken.reduce(0) { $0 + items[$1].profit })
    }
    return best
  }

  @Test("best choice and losses are those of trying all choices", arguments: 1...80 as ClosedRange<UInt64>)
  func losses(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let room = Int.random(in: 0...30, using: &random)
    let items = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      (profit: Int.random(in: 1...40, using: &random), use: Int.random(in: 0...min(room, 12), using: &random))
    }
    let knapsack = AgentKnapsack(itemCount: items.count)
    for (place, item) in items.enumerated() {
      knapsack.profits[place] = Int32(item.profit)
      knapsack.uses[place] = Int32(item.use)
    }
    let expected = try #require(best(items, room))
    #expect(knapsack.solve(items.count, room: room) == expected)
    let taken = items.indices.filter { knapsack.isTaken[$0] }
    #expect(taken.reduce(0) { $0 + items[$1].profit } == expected)
    #expect(taken.reduce(0) { $0 + items[$1].use } <= room)
    #expect(knapsack.losses(items.count, room: room) == expected)
    for place in items.indices {
      #expect(Int(knapsack.lossIn[place]) == expected - (try #require(best(items, room, holding: place))))
      #expect(Int(knapsack.lossOut[place]) == expected - (try #require(best(items, room, holding: place, isIn: false))))
    }
  }
}
