import LinliLP
import LinliTestSupport
import Testing

/// The search over the exact reference solver, against the exact solver alone.
@Suite("Search of whole numbers")
struct WholeNumberSearchTests {
  @Test("finds and proves the optimum of random boxes", arguments: 0..<60)
  func agreesWithExact(seed: Int) throws {
    let model = RandomModels.box(seed: UInt64(seed))
    let exact = try ReferenceSolver().solve(model, options: SolveOptions())
    let search = WholeNumberSearch(forms: [model, model.tightenedWholeRows], groups: Self.groups(of: model))
    let found = try search.run(with: ReferenceSolver())
    #expect(found.termination == exact.termination, "seed \(seed)")
    if let expected = exact.incumbent?.objective {
      #expect(abs((found.incumbent?.objective ?? .infinity) - expected) < 1e-6, "seed \(seed)")
    }
  }

  @Test("without branch and bound its plans are feasible and its bound holds", arguments: 0..<60)
  func boundsHold(seed: Int) throws {
    let model = RandomModels.box(seed: UInt64(seed))
    let exact = try ReferenceSolver().solve(model, options: SolveOptions())
    var search = WholeNumberSearch(forms: [model], groups: Self.groups(of: model))
    search.effort.provesBounds = false
    search.effort.roundLimit = 2
    let found = try search.run(with: ReferenceSolver())
    guard let optimum = exact.incumbent?.objective else { return }
    let sense = model.objective.sense
    if let bound = found.bestBound {
      #expect(sense.sign * bound <= sense.sign * optimum + 1e-6, "seed \(seed)")
    }
    if let incumbent = found.incumbent {
      #expect(model.feasibilityReport(of: incumbent.values).isFeasible, "seed \(seed)")
      #expect(!sense.prefers(incumbent.objective, to: optimum - sense.sign * 1e-6), "seed \(seed)")
    }
  }

  @Test("the same seed finds the same plan")
  func isDeterministic() throws {
    let model = RandomModels.box(seed: 7)
    let search = WholeNumberSearch(forms: [model], groups: Self.groups(of: model))
    let first = try search.run(with: ReferenceSolver())
    let second = try search.run(with: ReferenceSolver())
    #expect(first.incumbent == second.incumbent)
    #expect(first.bestBound == second.bestBound)
  }

  @Test("a raised cancellation ends it with the start it was given")
  func keepsStart() throws {
    let model = RandomModels.box(seed: 3)
    let exact = try ReferenceSolver().solve(model, options: SolveOptions())
    guard let start = exact.incumbent else { return }
    var search = WholeNumberSearch(forms: [model])
    search.options.start = start.values
    search.options.cancellation = Cancellation()
    search.options.cancellation?.raise()
    let found = try search.run(with: ReferenceSolver())
    #expect(found.incumbent?.objective == start.objective)
    #expect(found.termination == .limit(.interrupted))
  }

  @Test("random numbers are those of the published generator")
  func generator() {
    var generator = SplitMix64(seed: 1_234_567)
    let drawn = (0..<3).map { _ in generator.next() }
    #expect(drawn == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  private static func groups(of model: Model) -> [[[Variable]]] {
    [model.variables.indices.map { [Variable(index: $0)] }]
  }
}
