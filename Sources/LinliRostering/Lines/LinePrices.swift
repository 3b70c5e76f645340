import LinliLP

/// What each duty of some days costs one person when everybody else stays as they are.
struct LinePrices {
  /// By duty, from the first duty of the first day; `infinity` where the person may not work.
  private(set) var values: [Float]

  /// The prices for a person; the roster's own duties of the person on these days are not counted.
  init(_ problem: LineProblem, person: Int, roster: LineRoster, days: Range<Int>) {
    let start = problem.dutyStart[days.lowerBound]
    values = Array(repeating: .infinity, count: problem.dutyStart[days.upperBound] - start)
    for day in days {
      let own = roster[person, day]
      let ownDuty = own == LineRoster.off ? -1 : problem.dutyStart[day] + Int(own)
      for duty in problem.dutyStart[day]..<problem.dutyStart[day + 1] {
        let cost = problem.dutyCost[person * problem.dutyCount + duty]
        guard cost != LineProblem.forbidden else { continue }
        var price = Int(cost)
        for position in Int(problem.cellStart[duty])..<Int(problem.cellStart[duty + 1]) {
          let cell = Int(problem.dutyCells[position])
          guard problem.counts(person, in: cell) else { continue }
          var others = roster.cover[cell]
          if ownDuty >= 0, Self.fills(problem, ownDuty, cell) { others -= 1 }
          price += Int(problem.cells[cell].marginal(at: others))
        }
        values[duty - start] = Float(price)
      }
    }
  }

  private static func fills(_ problem: LineProblem, _ duty: Int, _ cell: Int) -> Bool {
    (Int(problem.cellStart[duty])..<Int(problem.cellStart[duty + 1])).contains {
      Int(problem.dutyCells[$0]) == cell
    }
  }
}
