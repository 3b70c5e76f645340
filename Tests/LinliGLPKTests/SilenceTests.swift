import LinliGLPK
import LinliLP
import Testing

@Suite("GLPK's voice")
struct SilenceTests {
  @Test("no solve writes to stdout or stderr")
  func silence() async throws {
    let outcome = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      for variant in 0..<4 {
        var options = SolveOptions()
        options.nodeLimit = 30
        options.searchVariant = variant
        _ = try GLPKSolver().solve(HardModels.manyLimits(), options: options)
        _ = try GLPKSolver().solve(HardModels.marketSplit(), options: options)
      }
      _ = try GLPKSolver().solve(HardModels.assignment(size: 60), options: SolveOptions())
    }
    #expect(outcome?.standardOutputContent.isEmpty == true)
    #expect(outcome?.standardErrorContent.isEmpty == true)
  }

  @Test("GLPK's lines reach the sink, whole and without line ends")
  func sink() throws {
    let lines = Shared<[String]>([])
    var options = SolveOptions()
    options.nodeLimit = 30
    options.messages = { line in lines.withLock { $0.append(line) } }
    _ = try GLPKSolver().solve(HardModels.manyLimits(), options: options)
    #expect(!lines.value.isEmpty)
    #expect(lines.value.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
  }
}
