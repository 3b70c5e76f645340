import LinliLP
import LinliScenario

extension LevelStage {
  /// What came of the level, for programs.
  var json: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number(NumberStyle.settled($0)) } ?? .null }
    return .object([
      ("name", .string(name)), ("objective", number(objective)), ("bound", number(bound)), ("gap", number(gap)),
      ("termination", .string(termination.word)), ("iterations", .integer(statistics.iterationCount)),
      ("nodes", .integer(statistics.nodeCount)),
    ])
  }
}
