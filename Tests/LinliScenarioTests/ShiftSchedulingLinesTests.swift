import LinliGLPK
import LinliLP
import LinliRostering
import LinliScenario
import LinliTestSupport
import Testing

@Suite("Published instances as lines")
struct ShiftSchedulingLinesTests {
  @Test("what the search finds is legal and costs what it says, by the independent check")
  func agreesWithCheck() throws {
    let problem = try ShiftSchedulingFile.problem(in: Array(inventedShiftScheduling.utf8), named: "invented.txt")
    for seed in UInt64(1)...4 {
      var options = LineSearchOptions()
      options.seed = seed
      options.movesPerDay = 500
      options.neighbourhoodLimit = 10
      let answer = try LineOptimizer(solver: GLPKSolver()).solve(problem.lineProblem, options: options)
      let duties = try #require(answer.duties, "seed \(seed)")
      let check = ShiftSchedulingCheck(problem.assignments(duties), of: problem)
      #expect(check.violations.isEmpty, "seed \(seed)")
      #expect(check.objective == answer.objective, "seed \(seed)")
      #expect(try #require(answer.bound) <= check.objective, "seed \(seed)")
    }
  }
}
