import LinliDomain
import LinliGLPK
import LinliLP
import LinliScenario
import Testing

@Suite("The program of a published staff-scheduling instance")
struct ShiftSchedulingFormulationTests {
  /// A tiny invented instance with every rule, drawn from a seed.
  private func problem(seed: UInt64) -> ShiftSchedulingProblem {
    var generator = SplitMix64(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let (days, shifts) = (draw(3...6), 2)
    let kinds = (0..<shifts).map { shift in
      ShiftSchedulingProblem.Shift(
        id: Identifier("T\(shift)"), minutes: 60 * draw(4...8),
        forbiddenSuccessors: draw(0...2) == 0 ? [1 - shift] : [])
    }
    let staff = (0..<2).map { employee in
      ShiftSchedulingProblem.Employee(
        id: Identifier("V\(employee)"),
        maximumShiftCounts: kinds.map { _ in draw(0...3) == 0 ? nil : draw(0...3) },
        minutes: 60 * draw(0...8)...60 * draw(16...30), consecutiveDays: draw(1...2)...draw(2...4),
        minimumConsecutiveDaysOff: draw(1...3), maximumWeekends: draw(0...1),
        daysOff: (0..<days).filter { _ in draw(0...6) == 0 })
    }
    func requests() -> [ShiftSchedulingProblem.Request] {
      (0..<3).map { _ in
        .init(employee: draw(0...1), day: draw(0...days - 1), shift: draw(0...1), weight: draw(1...3))
      }
    }
    let cover = (0..<days).flatMap { day in
      (0..<shifts).map { shift in
        ShiftSchedulingProblem.CoverLine(
          day: day, shift: shift, requirement: draw(0...2), underWeight: draw(1...9), overWeight: draw(0...2))
      }
    }
    return ShiftSchedulingProblem(
      dayCount: days, shifts: kinds, staff: staff, onRequests: requests(), offRequests: requests(), cover: cover)
  }

  /// The lines of an employee that keep every rule, a shift or nil for each day, by trying all.
  private func lines(of employee: Int, in problem: ShiftSchedulingProblem) -> [[ShiftSchedulingAssignment]] {
    let choices = problem.shifts.count + 1
    let alone = ShiftSchedulingProblem(
      dayCount: problem.dayCount, shifts: problem.shifts, staff: [problem.staff[employee]])
    let count = problem.days.reduce(1) { count, _ in count * choices }
    return (0..<count).compactMap { number in
      var rest = number
      let line = problem.days.compactMap { day -> ShiftSchedulingAssignment? in
        defer { rest /= choices }
        let shift = rest % choices
        return shift == 0 ? nil : ShiftSchedulingAssignment(employee: 0, day: day, shift: shift - 1)
      }
      guard ShiftSchedulingCheck(line, of: alone).isLegal else { return nil }
      return line.map { ShiftSchedulingAssignment(employee: employee, day: $0.day, shift: $0.shift) }
    }
  }

  @Test("its optimum is that of all rosters, and what it finds keeps every rule", arguments: UInt64(1)...20)
  func optimum(seed: UInt64) throws {
    let problem = problem(seed: seed)
    let formulation = ShiftSchedulingFormulation(problem)
    let size = ShiftSchedulingFormulation.size(of: problem)
    #expect(formulation.model.variableCount <= size.variableCount)
    #expect(formulation.model.constraintCount <= size.constraintCount)
    #expect(formulation.model.nonzeroCount <= size.nonzeroCount)
    var least: Int?
    let second = lines(of: 1, in: problem)
    for line in lines(of: 0, in: problem) {
      for other in second {
        let check = ShiftSchedulingCheck(line + other, of: problem)
        if check.isLegal { least = min(least ?? .max, check.objective) }
      }
    }
    let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
    guard let least else {
      #expect(result.termination == .infeasible, "seed \(seed)")
      return
    }
    let solution = try result.requireIncumbent()
    #expect(abs(solution.objective - Double(least)) < 1e-6, "seed \(seed): \(solution.objective), least \(least)")
    let check = ShiftSchedulingCheck(formulation.assignments(solution), of: problem)
    #expect(check.isLegal && check.objective == least, "seed \(seed)")
  }
}
