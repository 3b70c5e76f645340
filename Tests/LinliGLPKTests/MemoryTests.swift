import Foundation
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliGLPK

@Suite("GLPK and memory")
struct MemoryTests {
  @Test("thousands of solves, aborted ones among them, leave nothing behind")
  func solves() async {
    // In a process of its own: what other tests keep does not count.
    await #expect(processExitsWith: .success) {
      func round() throws {
        for seed in UInt64(0)..<100 {
          _ = try GLPKSolver().solve(RandomModels.mixed(seed: seed), options: SolveOptions())
          try? OwnerThread.run {
            let problem = try GLPKProblem()
            try problem.addColumns(50)
            try problem.setRowBounds([.free], from: 3)
          }
        }
      }
      for _ in 0..<4 { try round() }
      let before = try #require(residentByteCount())
      for _ in 0..<16 { try round() }
      let after = try #require(residentByteCount())
      #expect(after - before < 4 << 20)
      if after - before >= 4 << 20 { exit(1) }
    }
  }
}

/// The pages in memory, in bytes; nil where the system does not tell.
private func residentByteCount() -> Int? {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
  let fields = text.split(separator: " ")
  return fields.count > 1 ? Int(fields[1]).map { $0 * sysconf(Int32(_SC_PAGESIZE)) } : nil
}
