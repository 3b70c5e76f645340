import LinliGLPK
import LinliLP
import LinliRostering
import LinliScenario
import Logging

/// Solves one published instance and checks what comes of it.
struct BenchTask {
  /// What came of an instance.
  struct Outcome {
    var result: ShiftSchedulingResult
    /// The roster's table; nil if none was found, or if the check refused it.
    var roster: String?
    /// What the check found; a fault of ours if there is anything.
    var violations: [String]
  }

  let problem: ShiftSchedulingProblem
  let name: String
  let timeLimit: Duration?
  let seed: UInt64
  let cancellation: Cancellation
  let speech: SpeechOptions

  func run() throws -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    let line = ProgressLine(LanguageChoice(speech))
    let answer = try LineOptimizer(solver: GLPKSolver()).solve(
      problem.lineProblem, options: options(line, clock, start))
    line.clear()
    let seconds = (clock.now - start) / .seconds(1)
    guard let duties = answer.duties else { return outcome(answer, nil, seconds: seconds) }
    return outcome(answer, problem.assignments(duties), seconds: seconds)
  }

  private func options(
    _ line: ProgressLine, _ clock: ContinuousClock, _ start: ContinuousClock.Instant
  ) -> LineSearchOptions {
    var options = LineSearchOptions()
    options.timeLimit = timeLimit.map { max(.zero, $0 - (clock.now - start)) }
    options.cancellation = cancellation
    options.seed = seed
    if speech.verbose {
      let log = Console.log(speech)
      options.messages = { log.debug("\($0)") }
    }
    if Console.isTerminal && !speech.quiet {
      let name = name
      options.progress = { line.show(name, $0) }
    }
    return options
  }

  private func outcome(
    _ answer: LineAnswer, _ assignments: [ShiftSchedulingAssignment]?, seconds: Double
  ) -> Outcome {
    let check = assignments.map { ShiftSchedulingCheck($0, of: problem) }
    var violations = check?.violations.map { $0.text(in: speech.language, of: problem) } ?? []
    if let check, check.objective != answer.objective {
      violations.append(
        CommandText.otherObjective(answer.objective ?? 0, counted: check.objective)[speech.language])
    }
    let isSound = violations.isEmpty
    return Outcome(
      result: ShiftSchedulingResult(
        instance: name, objective: isSound ? check?.objective : nil, bound: answer.bound.map { Double($0) },
        seconds: seconds, termination: answer.termination),
      roster: isSound ? assignments.map { ShiftSchedulingTables.roster($0, of: problem) } : nil,
      violations: violations)
  }
}
