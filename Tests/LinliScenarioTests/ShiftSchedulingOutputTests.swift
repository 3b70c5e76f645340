import Foundation
import LinliLP
import Testing

@testable import LinliScenario

struct ShiftSchedulingOutputTests {
  private let results = [
    ShiftSchedulingResult(instance: "tea", objective: 200, bound: 190, seconds: 1.25, termination: .limit(.time)),
    ShiftSchedulingResult(instance: "a,b", objective: 7, bound: 7, seconds: 0.5, termination: .optimal),
    ShiftSchedulingResult(instance: "none", objective: nil, bound: 3.5, seconds: 60, termination: .limit(.interrupted)),
    ShiftSchedulingResult(instance: "never", objective: nil, bound: nil, seconds: 0, termination: .infeasible),
  ]

  @Test("a roster is sorted by the staff's order in the file, then by day")
  func roster() throws {
    let problem = try ShiftText().problem()
    let assignments = [(2, 0, 1), (0, 11, 0), (1, 3, 2), (0, 2, 1)].map {
      ShiftSchedulingAssignment(employee: $0.0, day: $0.1, shift: $0.2)
    }
    #expect(
      ShiftSchedulingTables.roster(assignments, of: problem)
        == "employee,day,shift\nHua,2,Noon\nHua,11,Open\nJin,3,Shut\nPing,0,Noon\n")
    #expect(ShiftSchedulingTables.roster([], of: problem) == "employee,day,shift\n")
  }

  @Test("results leave empty what is not known")
  func table() {
    #expect(
      ShiftSchedulingTables.results(results)
        == """
        instance,objective,bound,gap,seconds,termination
        tea,200,190,0.05,1.25,timeLimit
        "a,b",7,7,0,0.5,optimal
        none,,3.5,,60,interrupted
        never,,,,0,infeasible

        """)
  }

  @Test("rosters and results are written into the folder together")
  func folder() throws {
    try Street().inFolder { folder in
      let run = ShiftSchedulingFolder(folder.appendingPathComponent("run"))
      try run.write(rosters: [("tea", "employee,day,shift\n")], results: results)
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["run", "run/results.csv", "run/tea.csv"])
    }
  }

  @Test("an instance whose roster would overwrite another file is refused", arguments: ["results", "tea"])
  func collision(name: String) throws {
    try Street().inFolder { folder in
      let run = ShiftSchedulingFolder(folder)
      let error = #expect(throws: WriteError.self) {
        try run.write(rosters: [("tea", ""), (name, "")], results: [])
      }
      #expect(error?.path == "\(name).csv")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.isEmpty)
    }
  }

  @Test("two instances of one name are refused")
  func repeatedInstance() throws {
    try Street().inFolder { folder in
      let run = ShiftSchedulingFolder(folder)
      let error = #expect(throws: WriteError.self) { try run.write(rosters: [], results: results + [results[0]]) }
      #expect(error?.path == "tea")
    }
  }
}
