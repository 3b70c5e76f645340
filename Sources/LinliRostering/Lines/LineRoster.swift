import LinliLP

/// A roster in dense form: for each person and day a duty or nothing, with the people counted in each cell.
struct LineRoster: Sendable {
  /// The question.
  let problem: LineProblem
  /// Number of the duty on its day, or ``off``: `person · dayCount + day`.
  private(set) var duties: [Int16]
  /// People in each cell.
  private(set) var cover: [Int32]

  /// No duty.
  static let off: Int16 = -1

  /// A roster in which nobody works.
  init(_ problem: LineProblem) {
    self.problem = problem
    duties = Array(repeating: Self.off, count: problem.personCount * problem.dayCount)
    cover = Array(repeating: 0, count: problem.cellCount)
  }

  /// A roster from its duties.
  init(_ problem: LineProblem, duties: [Int16]) {
    self.init(problem)
    for person in 0..<problem.personCount {
      let start = person * problem.dayCount
      for day in 0..<problem.dayCount { set(person, day, duties[start + day]) }
    }
  }

  /// The duty of a person on a day.
  subscript(person: Int, day: Int) -> Int16 { duties[person * problem.dayCount + day] }

  /// The line of a person.
  func line(of person: Int) -> ArraySlice<Int16> {
    duties[person * problem.dayCount..<(person + 1) * problem.dayCount]
  }

  /// Gives a person another duty on a day.
  mutating func set(_ person: Int, _ day: Int, _ duty: Int16) {
    let position = person * problem.dayCount + day
    if duties[position] != Self.off { count(person, day, duties[position], by: -1) }
    duties[position] = duty
    if duty != Self.off { count(person, day, duty, by: 1) }
  }

  /// Gives a person the duties of some days, from the first of them on.
  mutating func set(_ person: Int, from first: Int, _ line: some Sequence<Int16>) {
    for (offset, duty) in line.enumerated() { set(person, first + offset, duty) }
  }

  private mutating func count(_ person: Int, _ day: Int, _ duty: Int16, by change: Int32) {
    let global = problem.dutyStart[day] + Int(duty)
    for position in Int(problem.cellStart[global])..<Int(problem.cellStart[global + 1]) {
      let cell = Int(problem.dutyCells[position])
      if problem.counts(person, in: cell) { cover[cell] += change }
    }
  }

  /// The price of the whole roster.
  var cost: Int {
    var cost = problem.constant
    for person in 0..<problem.personCount { cost += ownCost(of: person) }
    for cell in 0..<problem.cellCount { cost += problem.cells[cell].price(of: Int(cover[cell])) }
    return cost
  }

  /// What the duties of a person cost by themselves.
  func ownCost(of person: Int) -> Int {
    var cost = 0
    for day in 0..<problem.dayCount where self[person, day] != Self.off {
      cost += Int(problem.cost(person, day, self[person, day]))
    }
    return cost
  }
}
