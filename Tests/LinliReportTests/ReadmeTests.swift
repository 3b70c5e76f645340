import Foundation
import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliScenario
import Testing

// The functions of README.md, word by word.

func leastWeightedUnmet(in folder: URL) throws -> Double? {
  let scenario = try ScenarioFolder(folder).scenario(variant: "law_plus_8h")
  let optimizer = MatchingOptimizer(solver: GLPKSolver())
  let review = try optimizer.review(scenario.matching, options: MatchingSolveOptions())
  guard review.answer.termination == .optimal, review.audit?.isSound == true else { return nil }
  return review.answer.stages.first?.objective
}

func bestMix() throws -> Double {
  var model = Model("mix")
  let tea = model.addVariable("tea", .integer, .range(0, 10))
  let rice = model.addVariable("rice", .integer, .range(0, 10))
  model.add("shelf", 3 * tea + 5 * rice, .atMost(17))
  model.maximize(2.5 * tea + 4 * rice)
  return try GLPKSolver().solve(model, options: SolveOptions()).requireIncumbent().objective
}

@Suite("The code in README.md")
struct ReadmeTests {
  @Test("is the code of this file, which compiles")
  func verbatim() throws {
    let readme = try String(contentsOf: Reports.root.appendingPathComponent("README.md"), encoding: .utf8)
    let here = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let snippets = readme.components(separatedBy: "```swift\n").dropFirst().map { text in
      text.components(separatedBy: "```")[0]
    }
    #expect(snippets.count == 2)
    for snippet in snippets {
      let body = snippet.components(separatedBy: "\n").drop { $0.hasPrefix("import ") || $0.isEmpty }
      #expect(here.contains("\n" + body.joined(separator: "\n")))
      for line in snippet.components(separatedBy: "\n") where line.hasPrefix("import ") {
        #expect(here.contains(line + "\n"), "\(line)")
      }
    }
  }

  @Test("gives the figures that are known")
  func figures() throws {
    let street = Reports.root.appendingPathComponent("Scenarios/qingyang-street")
    #expect(abs(try #require(try leastWeightedUnmet(in: street)) - 1628.8667) <= 1e-3)
    #expect(abs(try bestMix() - 14) <= 1e-9)
  }
}
