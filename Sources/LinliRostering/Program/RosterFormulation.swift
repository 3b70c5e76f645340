import LinliDomain
public import LinliLP
import OrderedCollections

/// The roster question as a mixed-integer program over single assignments.
///
///     levels, most important first, each as small as the ones before it allow:
///       unfilled      min  Σ_s (p_s + q_s)·below_s + p_s·short_s + Σ_sk r_sk·missing_sk
///       minimums      min  Σ_s below_s
///       overstaffing  min  Σ_s o_s·over_s
///       stability     min  Σ_{vs published} (1 − x_vs) + Σ_{vs not published, s published for others} x_vs
///       fairness      min  hi − lo                                    see RosterFormulation+Fairness.swift
///       continuity    min  Σ_h extra_h
///       wishes        min  Σ_w weight_w·missed_w + Σ_{vs against} weight·x_vs
///       travel        min  Σ_vs metres_vs·x_vs
///     subject to
///       Σ_v x_vs + below_s + short_s − over_s = desired_s             every shift            heads[s]
///       Σ_{v holds k} x_vs + missing_sk ≥ count_sk                    every skill            skill[s,k]
///       Σ_{s∈K} x_vs ≤ 1      K shifts that exclude each other: overlap, travel, rest, succession
///                                                                     every maximal clique   exclusive[v,n]
///       Σ_{s on d} x_vs ≤ n,  Σ minutes·x_vs ≤ m                      days, weeks, horizon   day[v,d], ...
///       Σ_{s∈K, on d} x_vs ≤ y_vd ≤ Σ_{s on d} x_vs                   where days count       worked[v,d,n]
///       runs, days off, free days, weekends, same pattern over y      see RosterFormulation+Days.swift
///       pairs, mentors, adults, visitors, teams                       see RosterFormulation+Cross.swift
///       x_vs = 1                                                      fixed pins             pin[v,s]
///       x ∈ {0,1},  0 ≤ below ≤ minimum,  0 ≤ short ≤ desired − minimum,  0 ≤ over ≤ maximum − desired,
///       0 ≤ missing ≤ count, all whole
///
/// What was worked before the horizon enters as constants. Rows that cannot bind are left out. A day on which all shifts
/// exclude each other needs no y: it is the sum of the day's x. Where days count otherwise, y and its kin stay
/// continuous: x makes them 0 or 1. If all demand is required, below, short and missing are 0.
///
/// - Sets: volunteers v, shifts s, days d, households h; x exists for eligible pairs only, by person, then time.
/// - Data: heads wanted with prices p, q, o per person; skills with price r; limits of a line; minutes; metres.
/// - Size: one x per eligible pair and few more; rows grow with shifts and with people times days.
/// - Source: MODEL.md 2.2. With one nested qualification and limits by day and week only, two laminar families: totally
///   unimodular (Nemhauser & Wolsey 1988, Integer and Combinatorial Optimization, III.1). Cliques of intervals:
///   Fulkerson & Gross (1965), "Incidence matrices and interval graphs", doi:10.2140/pjm.1965.15.835.
public struct RosterFormulation: Sendable {
  /// The question.
  public let instance: RosterInstance
  /// The program, without an objective: the levels set it.
  public internal(set) var model: Model
  /// Whether every wanted head and skill has to be there (the researcher's switch).
  public let isDemandRequired: Bool
  /// Whether every row belongs to one rule, so that rules can be told apart; otherwise rows are as tight as they get.
  let hasRowsByRule: Bool

  /// Whether a person works a shift, for eligible pairs, by person, then time.
  public internal(set) var assign: VariableFamily<RosterAssignment>
  /// The rows of each rule that can take part in a conflict; only with rows by rule.
  var rowsOfPart: OrderedDictionary<RosterConflictPart, [Constraint]> = [:]
  /// What every other variable is, in the order in which they were made: this expression, held within its bounds.
  private(set) var definitions: [(variable: Variable, value: LinearExpression)] = []
  /// Rows that seldom bind: a run begins without them.
  var lazyRules = LazyRules()
  /// People who work a shift only together with somebody.
  var couples: [Couple] = []
  var missingOfSkill: [String: Variable] = [:]
  /// What the levels are made of.
  var terms = MeasureTerms()
  /// For each person the index of their first variable; one more at the end.
  private let firstVariable: [Int]

  /// States the question as a program.
  ///
  /// - Parameters:
  ///   - instance: the question.
  ///   - isDemandRequired: whether every wanted head and skill has to be there; there may then be no roster.
  public init(_ instance: RosterInstance, isDemandRequired: Bool = false) {
    self.init(instance, isDemandRequired: isDemandRequired, hasRowsByRule: false)
  }

  init(_ instance: RosterInstance, isDemandRequired: Bool, hasRowsByRule: Bool) {
    self.instance = instance
    self.isDemandRequired = isDemandRequired
    self.hasRowsByRule = hasRowsByRule
    model = Model("roster")
    var keys: [RosterAssignment] = []
    var first = [0]
    for (person, volunteer) in instance.volunteers.enumerated() {
      for shift in instance.eligibility.shiftsOfVolunteer[person] {
        keys.append(RosterAssignment(volunteer: volunteer.id, shift: instance.shifts[shift].id))
      }
      first.append(keys.count)
    }
    firstVariable = first
    assign = model.addVariables(over: keys, .binary) { "assign[\($0.volunteer),\($0.shift)]" }
    let workers = workersByShift
    addCover(workers)
    for person in instance.volunteers.indices { addLine(of: person) }
    addCrossRules(workers)
    addMeasures(workers)
  }
}

// MARK: - Looking up

extension RosterFormulation {
  /// Somebody who may work a shift, and the variable that says whether they do.
  struct Worker {
    var person: Int
    var variable: Variable
  }

  /// Whether a person works the shifts they may work, in the order of ``RosterEligibility/shiftsOfVolunteer``.
  func variables(of person: Int) -> [Variable] {
    (firstVariable[person]..<firstVariable[person + 1]).map { Variable(index: $0) }
  }

  /// Whose assignment a variable is.
  func person(of variable: Variable) -> Int {
    var low = 0
    var high = firstVariable.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if firstVariable[middle] <= variable.index { low = middle } else { high = middle }
    }
    return low
  }

  /// For each shift the number of people who may work it.
  var workerCounts: [Int] { workersByShift.map(\.count) }

  /// For each shift the people who may work it, in order.
  var workersByShift: [[Worker]] {
    var workers: [[Worker]] = Array(repeating: [], count: instance.shifts.count)
    for (person, shifts) in instance.eligibility.shiftsOfVolunteer.enumerated() {
      for (offset, shift) in shifts.enumerated() {
        workers[shift].append(Worker(person: person, variable: Variable(index: firstVariable[person] + offset)))
      }
    }
    return workers
  }

  /// The line of a person, to be worked.
  func openLine(of person: Int) -> OpenLine {
    OpenLine(instance, person: person, variables: variables(of: person))
  }
}

// MARK: - Building

extension RosterFormulation {
  /// Adds a row that belongs to a rule, unless the bounds of its variables keep it anyway.
  @discardableResult
  mutating func add(
    _ name: String, _ expression: LinearExpression, _ bounds: Bounds, of part: RosterConflictPart?
  ) -> Constraint? {
    let range = model.range(of: expression)
    if range.lower >= bounds.lower, range.upper <= bounds.upper { return nil }
    let row = model.add(name, expression, bounds)
    if hasRowsByRule, let part { rowsOfPart[part, default: []].append(row) }
    return row
  }

  /// Keeps an assignment from being made, by a rule.
  mutating func forbid(_ variable: Variable, _ name: String, of part: RosterConflictPart) {
    if hasRowsByRule {
      add(name, LinearExpression(variable), .atMost(0), of: part)
    } else {
      model.setBounds(.equal(0), of: variable)
    }
  }

  /// Adds a variable whose value follows from others: that of an expression, held within the bounds.
  mutating func addDefined(
    _ name: String, _ kind: VariableKind, _ bounds: Bounds, as value: LinearExpression
  ) -> Variable {
    let variable = model.addVariable(name, kind, bounds)
    definitions.append((variable, value))
    return variable
  }

  /// A variable that is 1 if any of some variables is: as large as each clique's sum among them, no larger than all.
  mutating func addAny(_ name: String, of members: [Variable], cliques: [[Variable]]) -> LinearExpression {
    let all = sum(members) { LinearExpression($0) }
    let any = addDefined(name, .continuous, .unit, as: all)
    let floors = cliques.enumerated().map { number, clique in
      model.add("\(name)[\(number + 1)]", sum(clique) { LinearExpression($0) } - 1 * any, .atMost(0))
    }
    lazyRules.addFloors(floors, of: any)
    model.add("\(name)[any]", all - 1 * any, .atLeast(0))
    return LinearExpression(any)
  }
}

extension Model {
  /// Between what an expression can lie, as far as the bounds of its variables tell.
  func range(of expression: LinearExpression) -> Bounds {
    var lower = expression.constant
    var upper = expression.constant
    for term in expression.terms {
      let bounds = self[term.variable].bounds
      let ends = (term.coefficient * bounds.lower, term.coefficient * bounds.upper)
      lower += min(ends.0, ends.1)
      upper += max(ends.0, ends.1)
    }
    return Bounds(lower: lower, upper: upper)
  }
}

// MARK: - Points and rosters

extension RosterFormulation {
  /// The point of the program that a roster is; assignments that are not eligible are left out.
  func point(of plan: RosterPlan) -> [Double] {
    var values = Array(repeating: 0.0, count: model.variableCount)
    for assignment in plan.assignments {
      if let variable = assign.variable(for: assignment) { values[variable.index] = 1 }
    }
    complete(&values)
    return values
  }

  /// Sets every variable that follows from the assignments.
  func complete(_ values: inout [Double]) {
    for (variable, expression) in definitions {
      let bounds = model[variable].bounds
      values[variable.index] = min(bounds.upper, max(bounds.lower, expression.value(at: values)))
    }
  }
}

extension RosterPlan {
  /// Reads a roster from a point of the program.
  init(_ formulation: RosterFormulation, at values: [Double]) {
    self.init(formulation.assign.keys.filter { values[formulation.assign[$0].index] > 0.5 })
  }
}
