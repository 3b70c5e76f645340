public import LinliLP

/// A published staff-scheduling instance as one program over whole numbers, for other solvers; ours works on whole lines.
///
///     minimize    Σ on-requests v·(1 − x_idt) + Σ off-requests v·x_idt + Σ_dt (u_dt·y_dt + o_dt·z_dt)
///     subject to  w_id = Σ_t x_idt ≤ 1                                  every i, d                 day[i,d]
///                 x_i,d−1,t + Σ_{s ∈ R_t} x_ids ≤ 1                     every i, d, t              next[i,d,t]
///                 Σ_d x_idt ≤ m_it                                      where told                 count[i,t]
///                 b_i ≤ Σ_dt l_t·x_idt ≤ c_i                            every i                    minutes[i]
///                 Σ_{k=0..f_i} w_i,d+k ≤ f_i                            every i, d                 run[i,d]
///                 w_id − Σ_{k=1..s} w_i,d+k + w_i,d+s+1 ≥ 1 − s         every i, d, s < e_i        shortRun[i,d,s]
///                 w_id − Σ_{k=1..s} w_i,d+k + w_i,d+s+1 ≤ 1             every i, d, s < g_i        shortRest[i,d,s]
///                 k_iq ≥ w_id, d a day of weekend q;  Σ_q k_iq ≤ h_i    every i                    weekend[i,d], weekends[i]
///                 Σ_i x_idt + y_dt − z_dt = r_dt                        every cover line           cover[d,t]
///                 x_idt ∈ {0,1},  y, z ≥ 0,  0 ≤ k ≤ 1
///
/// - Sets: employees i, days d and shifts t, all from 0; R_t the shifts that must not follow t; weekends q. There is no
///   x_idt on a day off, or where m_it is 0.
/// - Data: v weights of requests, u and o of staff too few and too many, r staff wanted, m most shifts of a kind, l minutes,
///   b and c least and most minutes, e and f least and most days in a row, g least days off in a row, h most weekends.
/// - Size: at most |I|·|D|·|T| whole variables; runs that touch an edge of the horizon have no least length.
/// - Source: Curtois & Qu (2014), "Computational results on new staff scheduling benchmark instances".
public struct ShiftSchedulingFormulation: Sendable {
  /// The program.
  public let model: Model
  /// Whether an employee works a shift on a day.
  public let assign: VariableFamily<ShiftSchedulingAssignment>

  /// The program of an instance.
  public init(_ problem: ShiftSchedulingProblem) {
    var model = Model("shift-scheduling")
    assign = model.addVariables(over: Self.keys(of: problem), .binary) { "x[\($0.employee),\($0.day),\($0.shift)]" }
    var builder = ShiftSchedulingBuilder(problem, assign, model)
    builder.build()
    self.model = builder.model
  }

  /// The roster that a solution of the program stands for.
  public func assignments(_ solution: Solution) -> [ShiftSchedulingAssignment] {
    assign.keys.filter { solution[assign[$0]] > 0.5 }
  }

  /// Who may work what when: neither on days off nor without the skill.
  private static func keys(of problem: ShiftSchedulingProblem) -> [ShiftSchedulingAssignment] {
    var keys: [ShiftSchedulingAssignment] = []
    for (employee, limits) in problem.staff.enumerated() {
      let daysOff = Set(limits.daysOff)
      for day in problem.days where !daysOff.contains(day) {
        for shift in problem.shifts.indices where limits.maximumShiftCounts[shift] != 0 {
          keys.append(ShiftSchedulingAssignment(employee: employee, day: day, shift: shift))
        }
      }
    }
    return keys
  }

  /// About the size of an instance's program, days off not left out: never less than it is.
  public static func size(of problem: ShiftSchedulingProblem) -> ModelSize {
    let (days, shifts) = (problem.dayCount, problem.shifts.count)
    let successors = problem.shifts.reduce(0) { $0 + ($1.forbiddenSuccessors.isEmpty ? 0 : 1) }
    let pairs = problem.shifts.reduce(0) { $0 + $1.forbiddenSuccessors.count }
    var size = ModelSize(
      variableCount: 2 * problem.cover.count, constraintCount: problem.cover.count,
      nonzeroCount: problem.cover.count * (problem.staff.count + 2))
    for employee in problem.staff {
      let (shortRuns, shortRests) = (employee.consecutiveDays.lowerBound, employee.minimumConsecutiveDaysOff)
      let lengths = Array(1..<max(1, shortRuns)) + Array(1..<max(1, shortRests))
      size.variableCount += days * shifts + problem.weekends.count
      size.constraintCount +=
        days * (2 + successors + lengths.count) + shifts + 2 + 2 * problem.weekends.count
      size.nonzeroCount +=
        days * (shifts + successors + pairs + shifts * (min(days, employee.consecutiveDays.upperBound) + 1))
        + 2 * days * shifts + shifts * days * lengths.reduce(0) { $0 + min(days, $1) + 2 }
        + problem.weekends.count * (2 * shifts + 3)
    }
    return size
  }
}

/// Adds the rules and the objective to the variables.
private struct ShiftSchedulingBuilder {
  private(set) var model: Model
  private let problem: ShiftSchedulingProblem
  private let assign: VariableFamily<ShiftSchedulingAssignment>
  private var cost = LinearExpression()

  init(_ problem: ShiftSchedulingProblem, _ assign: VariableFamily<ShiftSchedulingAssignment>, _ model: Model) {
    self.problem = problem
    self.assign = assign
    self.model = model
  }

  mutating func build() {
    for employee in problem.staff.indices {
      addDays(of: employee)
      addAmounts(of: employee)
      addRuns(of: employee)
      addWeekends(of: employee)
    }
    addCover()
    addRequests()
    model.minimize(cost)
  }

  private func variable(_ employee: Int, _ day: Int, _ shift: Int) -> Variable? {
    assign.variable(for: ShiftSchedulingAssignment(employee: employee, day: day, shift: shift))
  }

  /// x, or nothing where it cannot be.
  private func worked(_ employee: Int, _ day: Int, _ shift: Int) -> LinearExpression {
    variable(employee, day, shift).map { 1 * $0 } ?? LinearExpression()
  }

  /// w: whether the employee works on the day.
  private func works(_ employee: Int, _ day: Int) -> LinearExpression {
    var sum = LinearExpression()
    for shift in problem.shifts.indices { sum += worked(employee, day, shift) }
    return sum
  }

  private mutating func addDays(of employee: Int) {
    for day in problem.days {
      model.add("day[\(employee),\(day)]", works(employee, day), .atMost(1))
      guard day > 0 else { continue }
      for (shift, kind) in problem.shifts.enumerated() where !kind.forbiddenSuccessors.isEmpty {
        guard variable(employee, day - 1, shift) != nil else { continue }
        var both = worked(employee, day - 1, shift)
        for next in kind.forbiddenSuccessors { both += worked(employee, day, next) }
        model.add("next[\(employee),\(day),\(shift)]", both, .atMost(1))
      }
    }
  }

  private mutating func addAmounts(of employee: Int) {
    let limits = problem.staff[employee]
    var minutes = LinearExpression()
    for (shift, kind) in problem.shifts.enumerated() {
      var count = LinearExpression()
      for day in problem.days {
        guard let variable = variable(employee, day, shift) else { continue }
        count += 1 * variable
        minutes += Double(kind.minutes) * variable
      }
      guard let most = limits.maximumShiftCounts[shift] else { continue }
      model.add("count[\(employee),\(shift)]", count, .atMost(Double(most)))
    }
    let bounds = Bounds(lower: Double(limits.minutes.lowerBound), upper: Double(limits.minutes.upperBound))
    model.add("minutes[\(employee)]", minutes, bounds)
  }

  private mutating func addRuns(of employee: Int) {
    let limits = problem.staff[employee]
    let most = limits.consecutiveDays.upperBound
    if most < problem.dayCount {
      for day in 0..<problem.dayCount - most {
        var run = LinearExpression()
        for next in day...day + most { run += works(employee, next) }
        model.add("run[\(employee),\(day)]", run, .atMost(Double(most)))
      }
    }
    for length in 1..<max(1, limits.consecutiveDays.lowerBound) {
      addPattern("shortRun", employee, length, .atLeast(Double(1 - length)))
    }
    for length in 1..<max(1, limits.minimumConsecutiveDaysOff) { addPattern("shortRest", employee, length, .atMost(1)) }
  }

  /// Bounds on a stretch of days less its two neighbours, wherever it lies within the horizon with both of them.
  private mutating func addPattern(_ name: String, _ employee: Int, _ length: Int, _ bounds: Bounds) {
    guard length + 2 <= problem.dayCount else { return }
    for day in 0...problem.dayCount - length - 2 {
      var sum = works(employee, day) + works(employee, day + length + 1)
      for next in day + 1...day + length { sum += -1 * works(employee, next) }
      model.add("\(name)[\(employee),\(day),\(length)]", sum, bounds)
    }
  }

  private mutating func addWeekends(of employee: Int) {
    var count = LinearExpression()
    for weekend in problem.weekends {
      let isWorked = model.addVariable("k[\(employee),\(weekend)]", .continuous, .unit)
      count += 1 * isWorked
      for day in problem.days(ofWeekend: weekend) {
        model.add("weekend[\(employee),\(day)]", works(employee, day) - 1 * isWorked, .atMost(0))
      }
    }
    model.add("weekends[\(employee)]", count, .atMost(Double(problem.staff[employee].maximumWeekends)))
  }

  private mutating func addCover() {
    for line in problem.cover {
      let place = "[\(line.day),\(line.shift)]"
      let missing = model.addVariable("y\(place)")
      let surplus = model.addVariable("z\(place)")
      var present = 1 * missing - 1 * surplus
      for employee in problem.staff.indices { present += worked(employee, line.day, line.shift) }
      model.add("cover\(place)", present, .equal(Double(line.requirement)))
      cost += Double(line.underWeight) * missing + Double(line.overWeight) * surplus
    }
  }

  private mutating func addRequests() {
    for request in problem.onRequests {
      cost.constant += Double(request.weight)
      cost += Double(-request.weight) * worked(request.employee, request.day, request.shift)
    }
    for request in problem.offRequests {
      cost += Double(request.weight) * worked(request.employee, request.day, request.shift)
    }
  }
}
