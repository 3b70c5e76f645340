import Foundation
import LinliLP
import Testing

@testable import LinliScenario

@Suite("Results and solutions of published instances are written together")
struct BenchOutputTests {
  private let results = [
    BenchResult(instance: "tea", objective: 200, bound: 190, seconds: 1.25, termination: .limit(.time)),
    BenchResult(instance: "a,b", objective: 7, bound: 7, seconds: 0.5, termination: .optimal),
    BenchResult(instance: "none", objective: nil, bound: 3.5, seconds: 60, termination: .limit(.interrupted)),
    BenchResult(instance: "never", objective: nil, bound: nil, seconds: 0, termination: .infeasible),
  ]

  @Test("results leave empty what is not known")
  func table() {
    #expect(
      BenchResult.table(results)
        == """
        instance,objective,bound,gap,seconds,termination
        tea,200,190,0.05,1.25,timeLimit
        "a,b",7,7,0,0.5,optimal
        none,,3.5,,60,interrupted
        never,,,,0,infeasible

        """)
  }

  @Test("solutions and results are written into the folder together")
  func folder() throws {
    try Street().inFolder { folder in
      let run = BenchFolder(folder.appendingPathComponent("run"))
      try run.write(solutions: [("tea", "employee,day,shift\n")], results: results)
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["run", "run/results.csv", "run/tea.csv"])
    }
  }

  @Test("an instance whose solution would overwrite another file is refused", arguments: ["results", "tea"])
  func collision(name: String) throws {
    try Street().inFolder { folder in
      let run = BenchFolder(folder)
      let error = #expect(throws: WriteError.self) {
        try run.write(solutions: [("tea", ""), (name, "")], results: [])
      }
      #expect(error?.path == "\(name).csv")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.isEmpty)
    }
  }

  @Test("two instances of one name are refused")
  func repeatedInstance() throws {
    try Street().inFolder { folder in
      let run = BenchFolder(folder)
      let error = #expect(throws: WriteError.self) { try run.write(solutions: [], results: results + [results[0]]) }
      #expect(error?.path == "tea")
    }
  }
}
