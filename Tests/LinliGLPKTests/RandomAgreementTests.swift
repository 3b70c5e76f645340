import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@Suite("GLPK against exact arithmetic")
struct RandomAgreementTests {
  let solver = GLPKSolver()
  let reference = ReferenceSolver()

  @Test("random linear programs end alike, with duals that prove the objective")
  func linear() throws {
    var endings: [String: Int] = [:]
    for seed in UInt64(1000)..<1400 {
      let model = RandomModels.linear(seed: seed)
      let result = try solver.solve(model, options: SolveOptions())
      let exact = try reference.solve(model, options: SolveOptions())
      #expect(differences(result, exact, model) == [], "seed \(seed)")
      #expect(checkDuals(result, model) == [], "seed \(seed)")
      endings[result.termination.word, default: 0] += 1
    }
    for word in ["optimal", "infeasible", "unbounded"] { #expect(endings[word, default: 0] > 20) }
  }

  @Test("random mixed programs end alike, whatever the search settings")
  func mixed() throws {
    for seed in UInt64(1000)..<1300 {
      let model = RandomModels.mixed(seed: seed)
      var options = SolveOptions()
      options.searchVariant = Int(seed)
      let result = try solver.solve(model, options: options)
      let exact = try reference.solve(model, options: SolveOptions())
      #expect(differences(result, exact, model) == [], "seed \(seed)")
      #expect(result.duals == nil || !model.hasIntegralVariables, "seed \(seed)")
    }
  }

  @Test("random boxes of whole numbers agree with trying every point")
  func boxes() throws {
    for seed in UInt64(1000)..<1200 {
      let model = RandomModels.box(seed: seed)
      let result = try solver.solve(model, options: SolveOptions())
      let best = bestByEnumeration(model)
      #expect(result.termination == (best == nil ? .infeasible : .optimal), "seed \(seed)")
      #expect(isClose(result.incumbent?.objective, best), "seed \(seed)")
    }
  }

  @Test("starts and cutoffs end as in exact arithmetic")
  func startsAndCutoffs() throws {
    for seed in UInt64(2000)..<2150 {
      let model = RandomModels.mixed(seed: seed)
      let plain = try reference.solve(model, options: SolveOptions())
      guard let optimum = plain.incumbent else { continue }
      for shift in [-1.0, 0, 0.5, 2] {
        var options = SolveOptions()
        options.cutoff = optimum.objective + shift * model.objective.sense.sign
        if seed % 2 == 0 { options.start = optimum.values }
        let result = try solver.solve(model, options: options)
        let exact = try reference.solve(model, options: options)
        #expect(differences(result, exact, model) == [], "seed \(seed), cutoff \(shift) from the optimum")
      }
    }
  }

  @Test("limits leave an incumbent and a bound on the right sides of the optimum")
  func nodeLimits() throws {
    for seed in UInt64(3000)..<3100 {
      let model = RandomModels.mixed(seed: seed)
      let optimum = try reference.solve(model, options: SolveOptions()).incumbent?.objective
      for limit in [0, 1, 3] {
        var options = SolveOptions()
        options.nodeLimit = limit
        options.searchVariant = limit
        let result = try solver.solve(model, options: options)
        guard let optimum else { continue }
        let sense = model.objective.sense
        let noise = sense.sign * 1e-6 * max(1, abs(optimum))
        if let found = result.incumbent?.objective {
          #expect(!sense.prefers(found + noise, to: optimum), "seed \(seed), limit \(limit)")
        }
        if let bound = result.bestBound {
          #expect(!sense.prefers(optimum, to: bound - noise), "seed \(seed), limit \(limit)")
        }
      }
    }
  }

  private func differences(_ result: SolveResult, _ exact: SolveResult, _ model: Model) -> [String] {
    guard result.termination == exact.termination else {
      return ["ended \(result.termination.word), expected \(exact.termination.word)"]
    }
    var found: [String] = []
    if let incumbent = result.incumbent {
      found += model.feasibilityReport(of: incumbent.values).violations.map { "breaks \($0.name)" }
    }
    let (objective, exactly) = (result.incumbent?.objective, exact.incumbent?.objective)
    if !isClose(objective, exactly) {
      found.append("objective \(String(describing: objective)), exactly \(String(describing: exactly))")
    }
    if !isClose(result.bestBound, exact.bestBound) {
      found.append("bound \(String(describing: result.bestBound)), exactly \(String(describing: exact.bestBound))")
    }
    return found
  }
}

/// Whether two numbers are the same but for a solver's last digits, or both missing.
func isClose(_ left: Double?, _ right: Double?, within tolerance: Double = 1e-6) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}
