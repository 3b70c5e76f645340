import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

/// Cuts may cut off a vertex, never a whole point.
@Suite("Gomory cuts")
struct GomoryCutTests {
  @Test("every whole point keeps the cuts of random programs, rounds of cuts of cuts included, and no vertex does")
  func random() throws {
    var count = 0
    for seed in UInt64(0)..<3000 {
      let (failures, added) = try rounds(on: RandomModels.box(seed: seed))
      #expect(failures == [], "seed \(seed)")
      count += added
    }
    #expect(count > 100, "\(count) cuts in all")
  }

  @Test("an odd circle of three pairs is cut to its whole optimum")
  func oddCircle() throws {
    var model = Model("circle")
    let x = (0..<3).map { model.addVariable("x[\($0)]", .binary, .unit) }
    for index in 0..<3 { model.add("pair[\(index)]", 1 * x[index] + 1 * x[(index + 1) % 3], .atMost(1)) }
    model.maximize(sum(x) { LinearExpression($0) })
    let bound = try bound(of: model, rounds: 3)
    #expect(abs(bound - 1) < 1e-9)
  }

  @Test("a changed model and a variable that is not basic have no row of the tableau")
  func nothing() throws {
    var model = Model("one")
    let x = model.addVariable("x", .integer, .range(0, 3))
    model.add("row", 2 * x, .atMost(5))
    model.maximize(LinearExpression(x))
    try GLPKSolver().withSession(model.relaxation) { session in
      #expect(try session.multipliers(of: x) == nil, "before the first solve")
      _ = try session.solve(options: SolveOptions())
      #expect(try session.multipliers(of: x)?.map { abs($0) } == [0.5])
      session.setBounds(.atMost(4), of: Constraint(index: 0))
      #expect(try session.multipliers(of: x) == nil, "after a change")
      session.setBounds(.range(0, 1), of: x)
      _ = try session.solve(options: SolveOptions())
      #expect(try session.multipliers(of: x) == nil, "at its bound")
    }
  }

  /// Adds cuts in rounds; what a whole point breaks or a vertex keeps, and the number of cuts.
  private func rounds(on whole: Model) throws -> (failures: [String], count: Int) {
    let points = wholePoints(of: whole)
    return try GLPKSolver().withSession(whole.relaxation) { session in
      var (program, failures, count) = (whole, [String](), 0)
      for round in 0..<4 {
        guard let vertex = try session.solve(options: SolveOptions()).incumbent else { break }
        let cuts = try GomoryCuts(for: program).deepest(at: vertex.values, in: session, limit: 5)
        if cuts.isEmpty { break }
        for cut in cuts {
          let text = "round \(round): \(cut.row.terms.map { "\($0.coefficient)·x\($0.variable.index)" }) ≥ \(cut.least)"
          if cut.row.value(at: vertex.values) > cut.least - 1e-6 { failures.append("\(text) cuts nothing") }
          for point in points where cut.row.value(at: point) < cut.least - 1e-9 {
            failures.append("\(text) cuts off \(point)")
          }
          session.add("cut", cut.row, .atLeast(cut.least))
          program.add("cut", cut.row, .atLeast(cut.least))
          count += 1
        }
      }
      return (failures, count)
    }
  }

  private func bound(of whole: Model, rounds: Int) throws -> Double {
    try GLPKSolver().withSession(whole.relaxation) { session in
      var program = whole
      for _ in 0..<rounds {
        let vertex = try #require(try session.solve(options: SolveOptions()).incumbent)
        for cut in try GomoryCuts(for: program).deepest(at: vertex.values, in: session, limit: 5) {
          session.add("cut", cut.row, .atLeast(cut.least))
          program.add("cut", cut.row, .atLeast(cut.least))
        }
      }
      return try #require(try session.solve(options: SolveOptions()).incumbent).objective
    }
  }
}
