import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

/// After every change a session has to say what a solve from scratch says.
@Suite("GLPK sessions")
struct SessionTests {
  @Test("random changes of linear programs give what a fresh solve gives")
  func linear() throws {
    for seed in UInt64(0)..<60 {
      #expect(try failures(from: RandomModels.linear(seed: seed), seed: seed) == [], "seed \(seed)")
    }
  }

  @Test("random changes of mixed programs give what a fresh solve gives")
  func mixed() throws {
    for seed in UInt64(0)..<60 {
      #expect(try failures(from: RandomModels.mixed(seed: seed), seed: seed) == [], "seed \(seed)")
    }
  }

  private func failures(from model: Model, seed: UInt64) throws -> [String] {
    try GLPKSolver().withSession(model) { session in
      var script = RandomScript(seed: seed)
      var failures: [String] = []
      for step in 0..<12 {
        let change = script.change(session)
        var options = SolveOptions()
        if step % 4 == 3 { options.start = script.lastValues }
        options.searchVariant = step
        let held = try session.solve(options: options)
        let fresh = try GLPKSolver().solve(session.model, options: SolveOptions())
        script.lastValues = held.incumbent?.values
        let place = "step \(step), \(change)"
        if held.termination != fresh.termination {
          failures.append("\(place): \(held.termination.word), from scratch \(fresh.termination.word)")
        }
        if !isClose(held.incumbent?.objective, fresh.incumbent?.objective) {
          failures.append("\(place): \(held.objectiveText), from scratch \(fresh.objectiveText)")
        }
        failures += checkDuals(held, session.model).map { "\(place): \($0)" }
        if let incumbent = held.incumbent, !session.model.feasibilityReport(of: incumbent.values).isFeasible {
          failures.append("\(place): not feasible")
        }
      }
      return failures
    }
  }
}

extension SolveResult {
  fileprivate var objectiveText: String { incumbent.map { "\($0.objective)" } ?? "nothing" }
}

/// Makes one random change after another; keeps bounds of whole variables finite.
private struct RandomScript {
  private var generator: SplitMix64
  var lastValues: [Double]?

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed &+ 0xC0FFEE)
  }

  mutating func change(_ session: any SolverSession) -> String {
    switch Int.random(in: 0..<7, using: &generator) {
    case 0:
      addColumns(session)
      return "columns added"
    case 1:
      session.add("new", expression(session.model), bounds())
      return "row added"
    case 2, 3:
      let index = Int.random(in: session.model.variables.indices, using: &generator)
      let first = number(-3...3)
      session.setBounds(.range(first, first + number(-1...4)), of: Variable(index: index))
      return "bounds of variable \(index)"
    case 4 where session.model.constraintCount > 0:
      let index = Int.random(in: 0..<session.model.constraintCount, using: &generator)
      session.setBounds(bounds(), of: Constraint(index: index))
      return "bounds of row \(index)"
    case 5:
      // A column and a row that begin together, and refer to each other.
      addColumns(session)
      session.add("both", expression(session.model), bounds())
      return "columns and a row added"
    default:
      let sense: ObjectiveSense = Bool.random(using: &generator) ? .minimize : .maximize
      session.setObjective(Objective(sense, expression(session.model)))
      return "objective"
    }
  }

  private mutating func addColumns(_ session: any SolverSession) {
    let isMixed = session.model.hasIntegralVariables
    for number in 0..<Int.random(in: 1...2, using: &generator) {
      let entries = session.model.constraints.filter { _ in Bool.random(using: &generator) }
        .map { Column.Entry($0, self.number(-3...3)) }
      let kind: VariableKind = isMixed && Bool.random(using: &generator) ? .integer : .continuous
      session.addColumns([
        Column("extra\(number)", kind, .range(0, self.number(1...4)), cost: self.number(-2...2), entries: entries)
      ])
    }
  }

  private mutating func expression(_ model: Model) -> LinearExpression {
    var total = LinearExpression(number(-1...1))
    for index in model.variables.indices where Bool.random(using: &generator) {
      total.add(number(-4...4), Variable(index: index))
    }
    return total
  }

  private mutating func bounds() -> Bounds {
    let room = number(0...10)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .atLeast(-room)
    case 1: return .range(-room, room + 1)
    case 2: return .free
    default: return .atMost(room)
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Double {
    Double(Int.random(in: range, using: &generator))
  }
}
