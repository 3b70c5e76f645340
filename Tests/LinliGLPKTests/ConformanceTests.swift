import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@Suite("GLPK and what every solver has to do")
struct ConformanceTests {
  @Test("passes the conformance table, sessions included")
  func conformance() {
    #expect(checkConformance(of: GLPKSolver()) == [])
  }
}
