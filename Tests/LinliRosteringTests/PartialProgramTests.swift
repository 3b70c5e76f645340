import LinliDomain
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("Parts of a roster program")
struct PartialProgramTests {
  @Test("a part in another order has the same optimum, at a point of the whole program", arguments: UInt64(0)..<20)
  func shuffled(seed: UInt64) throws {
    let instance = try RosterInstance(RandomRoster.data(seed: seed, .init(people: 4, days: 5, shiftsPerDay: 2)))
    let formulation = RosterFormulation(instance, isDemandRequired: false)
    var whole = formulation.model
    let unfilled = formulation.expression(of: RosterLevel(.unfilled))
    whole.minimize(try #require(unfilled))
    var greedy = GreedyRoster(formulation)
    guard let start = greedy.point() else { return }
    var generator = SplitMix64(seed: seed)
    let isFree = whole.variables.indices.map { _ in Int.random(in: 0..<4, using: &generator) > 0 }
    let part = PartialProgram(whole, at: start, free: isFree)
    let other = part.shuffled(using: &generator)
    let solver = GLPKSolver()
    let results = try [part, other].map { try solver.solve($0.model, options: SolveOptions()) }
    #expect(results[0].termination == .optimal && results[1].termination == .optimal, "seed \(seed)")
    #expect(results[0].incumbent?.objective == results[1].incumbent?.objective, "seed \(seed)")
    let point = other.lifted(try #require(results[1].incumbent).values)
    #expect(whole.feasibilityReport(of: point).isFeasible, "seed \(seed)")
    #expect(other.restricted(point) == results[1].incumbent?.values, "seed \(seed)")
    #expect(whole.objective.expression.value(at: point) == results[1].incumbent?.objective, "seed \(seed)")
  }

  @Test("a try that asks for less is implied by one that asks for more")
  func tries() {
    let strict = FairTry(high: 19, low: 5)
    #expect(strict.implies(FairTry(high: 19)) && strict.implies(FairTry(low: 4)) && strict.implies(FairTry()))
    #expect(!strict.implies(FairTry(high: 18)) && !FairTry(high: 19).implies(strict))
  }
}
