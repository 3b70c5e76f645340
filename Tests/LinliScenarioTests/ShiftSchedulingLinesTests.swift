import LinliGLPK
import LinliLP
import LinliRostering
import LinliScenario
import Testing

@Suite("Published instances as lines")
struct ShiftSchedulingLinesTests {
  /// Three people, two weeks, an early and a late shift; invented.
  private static let text = """
    SECTION_HORIZON
    14
    SECTION_SHIFTS
    E,480,
    L,600,E
    SECTION_STAFF
    Ann,E=14|L=3,4800,2400,5,2,2,1
    Bo,,4800,2400,4,1,2,2
    Cy,L=14,6000,1200,5,2,2,2
    SECTION_DAYS_OFF
    Ann,3
    Bo,8,9
    SECTION_SHIFT_ON_REQUESTS
    Ann,0,E,2
    Cy,5,L,3
    SECTION_SHIFT_OFF_REQUESTS
    Bo,1,E,1
    SECTION_COVER
    0,E,1,100,1
    0,L,1,100,1
    1,E,2,100,1
    4,L,1,50,2
    8,E,1,100,1
    12,L,2,100,1
    """

  @Test("what the search finds is legal and costs what it says, by the independent check")
  func agreesWithCheck() throws {
    let problem = try ShiftSchedulingFile.problem(in: Array(Self.text.utf8), named: "invented.txt")
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
