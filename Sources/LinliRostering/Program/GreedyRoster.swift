import LinliDomain
import LinliLP

/// A roster made in one pass: pins first, then the shifts with the fewest people to choose from, each given to whoever
/// has least so far and breaks no row of the program by it.
///
/// Rules that take several assignments at once (teams, couples, least lengths of runs) are only ever kept by making none
/// of them, so the roster may be poor; it is there so that a stopped search has one, and to start neighbourhoods from.
struct GreedyRoster {
  private let formulation: RosterFormulation
  private let model: Model
  /// For each variable its rows with coefficients.
  private var rows: [[(row: Int, coefficient: Double)]]
  /// For each variable the definitions that speak of it.
  private var dependents: [[Int]]
  /// The roster so far as a point of the program, legal or not.
  private(set) var values: [Double]
  private var activities: [Double]
  private var loads: [Int]

  init(_ formulation: RosterFormulation) {
    self.formulation = formulation
    model = formulation.model
    rows = Array(repeating: [], count: model.variableCount)
    for row in model.constraints {
      for term in model.terms(of: row) { rows[term.variable.index].append((row.index, term.coefficient)) }
    }
    dependents = Array(repeating: [], count: model.variableCount)
    for (number, definition) in formulation.definitions.enumerated() {
      for term in definition.value.terms { dependents[term.variable.index].append(number) }
    }
    var values = Array(repeating: 0.0, count: model.variableCount)
    formulation.complete(&values)
    self.values = values
    activities = model.constraints.map { formulation.model.activity(of: $0, at: values) }
    loads = Array(repeating: 0, count: formulation.instance.volunteers.count)
  }

  /// The point of the program that the roster is; nil if it does not keep every rule.
  mutating func point() -> [Double]? {
    let instance = formulation.instance
    for pin in instance.pins where pin.kind == .fixed {
      let key = RosterAssignment(volunteer: pin.volunteer, shift: pin.shift)
      guard let variable = formulation.assign.variable(for: key) else { return nil }
      set(variable, isForced: true)
    }
    let workers = formulation.workersByShift
    for shift in instance.shifts.indices.sorted(by: { workers[$0].count < workers[$1].count }) {
      fill(instance.shifts[shift], workers[shift])
    }
    return model.feasibilityReport(of: values).isFeasible ? values : nil
  }

  /// The point of a roster with some shifts filled up; nil if it does not keep every rule.
  ///
  /// - Parameters:
  ///   - assignments: the roster.
  ///   - damaged: shifts from which those are taken who must not stay without the ones that are gone.
  ///   - shifts: positions of the shifts to be filled up.
  mutating func point(
    from assignments: [RosterAssignment], withdrawing damaged: Set<ShiftID> = [], filling shifts: [Int]
  ) -> [Double]? {
    for assignment in assignments {
      guard let variable = formulation.assign.variable(for: assignment) else { return nil }
      set(variable, isForced: true)
      if let person = formulation.instance.position(of: assignment.volunteer) { loads[person] += 1 }
    }
    withdraw(assignments.filter { damaged.contains($0.shift) })
    let workers = shifts.isEmpty ? [] : formulation.workersByShift
    for shift in shifts { fill(formulation.instance.shifts[shift], workers[shift]) }
    return model.feasibilityReport(of: values).isFeasible ? values : nil
  }

  /// Takes away assignments where that mends broken rows and breaks none: a trainee whose mentor is gone cannot stay.
  private mutating func withdraw(_ assignments: [RosterAssignment]) {
    for assignment in assignments {
      guard let variable = formulation.assign.variable(for: assignment), values[variable.index] > 0.5 else { continue }
      set(variable, to: 0)
    }
  }

  /// Gives a shift its people, those with a skill that is still missing first.
  private mutating func fill(_ shift: Shift, _ workers: [RosterFormulation.Worker]) {
    for skill in shift.skills {
      let holders = workers.filter {
        formulation.instance.volunteers[$0.person].holds(skill.qualification, on: shift.date)
      }
      add(from: holders, upTo: skill.count, shift)
    }
    add(from: workers, upTo: shift.heads.desired, shift)
  }

  private mutating func add(from workers: [RosterFormulation.Worker], upTo count: Int, _ shift: Shift) {
    var present = workers.count { values[$0.variable.index] > 0.5 }
    for worker in workers.sorted(by: { (loads[$0.person], $0.person) < (loads[$1.person], $1.person) }) {
      guard present < count else { return }
      guard values[worker.variable.index] < 0.5, set(worker.variable) else { continue }
      loads[worker.person] += 1
      present += 1
    }
  }

  /// Makes an assignment, or takes one away, unless a row would be broken by it, or by more than it is. One is taken away
  /// only where that mends a row.
  @discardableResult
  private mutating func set(_ variable: Variable, to value: Double = 1, isForced: Bool = false) -> Bool {
    guard isForced || model[variable].bounds.violation(of: value) <= 0 else { return false }
    var before: [(index: Int, value: Double)] = []
    var touched: [Int: Double] = [:]
    change(variable.index, to: value, &before, &touched)
    if isForced || isBetter(than: touched, mending: value < 0.5) { return true }
    for (row, activity) in touched { activities[row] = activity }
    for (index, value) in before.reversed() { values[index] = value }
    return false
  }

  /// Whether no row is broken by more than it was, and one by less if it has to be mending.
  private func isBetter(than before: [Int: Double], mending: Bool) -> Bool {
    var isMended = false
    for (row, activity) in before {
      let bounds = model.bounds(of: Constraint(index: row))
      let (old, new) = (bounds.violation(of: activity), bounds.violation(of: activities[row]))
      if new > old + 1e-9 { return false }
      if new < old - 1e-9 { isMended = true }
    }
    return isMended || !mending
  }

  /// Changes a value, everything that follows from it, and the activities; notes what was there.
  private mutating func change(
    _ index: Int, to value: Double, _ before: inout [(index: Int, value: Double)], _ touched: inout [Int: Double]
  ) {
    guard values[index] != value else { return }
    let step = value - values[index]
    before.append((index, values[index]))
    values[index] = value
    for (row, coefficient) in rows[index] {
      if touched[row] == nil { touched[row] = activities[row] }
      activities[row] += coefficient * step
    }
    for number in dependents[index] {
      let definition = formulation.definitions[number]
      let bounds = model[definition.variable].bounds
      let value = min(bounds.upper, max(bounds.lower, definition.value.value(at: values)))
      change(definition.variable.index, to: value, &before, &touched)
    }
  }
}
