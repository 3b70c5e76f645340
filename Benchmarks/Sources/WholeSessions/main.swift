import Foundation
import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliScenario

// Whole sessions on perturbed copies of Qingyang Street: needs, hours and balances each times 0.8 to 1.2, by seed.
//
//   swift run -c release WholeSessions FIRST_SEED COUNT [LEVELS] [DIR]
//
// prints one line a copy and stage for the first LEVELS levels (3); with DIR it also writes the first stage's program of each copy as MPS, for
// peers/whole_sessions.py. Copy 0 is the street itself.

func perturbed(_ instance: MatchingInstance, seed: UInt64, levelCount: Int) throws -> MatchingInstance {
  var data = instance.data
  data.options.levels = Array(data.options.levels.prefix(levelCount))
  data.options.hasWholeSessions = true
  guard seed > 0 else { return try MatchingInstance(data) }
  var generator = SplitMix64(seed: seed)
  for index in data.needs.indices {
    data.needs[index].sessions = (data.needs[index].sessions * .random(in: 0.8...1.2, using: &generator)).rounded()
  }
  for index in data.providers.indices {
    data.providers[index].hours = (data.providers[index].hours * .random(in: 0.8...1.2, using: &generator)).rounded()
  }
  for index in data.accounts.indices {
    let yuan = data.accounts[index].balance.yuan * .random(in: 0.8...1.2, using: &generator)
    data.accounts[index].balance = Money(yuan: Int(yuan.rounded()))
  }
  return try MatchingInstance(data)
}

func printed(_ value: Double?) -> String { value.map { String(format: "%.10g", $0) } ?? "-" }

let arguments = CommandLine.arguments.dropFirst().map { $0 }
guard arguments.count >= 2, let first = UInt64(arguments[0]), let count = UInt64(arguments[1]) else {
  print("usage: WholeSessions FIRST_SEED COUNT [LEVELS] [DIR]")
  exit(64)
}
let levelCount = arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3
let scenario = try ScenarioFolder(URL(fileURLWithPath: "../Scenarios/qingyang-street")).scenario()
var options = MatchingSolveOptions()
if arguments.count > 4 { options.searchRoundLimit = Int(arguments[4]) ?? options.searchRoundLimit }
if arguments.count > 5 { options.searchSeed = UInt64(arguments[5]) ?? 1 }
let optimizer = MatchingOptimizer(solver: GLPKSolver())
print("seed,stage,objective,bound,termination,seconds,sound")
for seed in first..<first + count {
  let instance = try perturbed(scenario.matching, seed: seed, levelCount: levelCount)
  if arguments.count > 3, let program = try optimizer.program(of: nil, for: instance, options: .init()) {
    let file = URL(fileURLWithPath: arguments[3]).appendingPathComponent("\(seed).mps")
    try program.mpsFile().text.write(to: file, atomically: true, encoding: .utf8)
  }
  let answer = try optimizer.solve(instance, options: options)
  let isSound = answer.plan.map { MatchingAudit($0, of: instance).isSound } ?? false
  for stage in answer.stages {
    let seconds = String(format: "%.2f", stage.statistics.wallTime / .seconds(1))
    print(
      "\(seed),\(stage.name),\(printed(stage.objective)),\(printed(stage.bound)),\(stage.termination.word),\(seconds),\(isSound)"
    )
    fflush(nil)
  }
}
