import LinliLP

/// The master program of a few people on some days, everybody else and all other days fixed: which lines are taken.
///
///     minimize    Σ_e Σ_l c_el·x_el + Σ_i Σ_k p_ik·y_ik
///     subject to  Σ_l x_el = 1                                  for every person e     line[e]
///                 Σ_e Σ_l a_li·x_el − Σ_k y_ik = 0              for every cell i       cover[i]
///                 x ≥ 0,   0 ≤ y_ik ≤ w_ik
///
/// - Sets: people e, their lines l so far, cells i that the people may fill and whose price is not linear there, pieces k of
///   a cell's convex price: one more person costs p_ik, for w_ik people. Pieces rise in price, so they fill in order.
/// - Data: c_el what the line costs by itself, cells of linear price included; a_li whether it fills the cell.
/// - Bound: for any duals μ of the cover rows, Lagrange's relaxation Σ_e min_l (c_el − Σ_i a_li·μ_i) + Σ_i Σ_k w_ik·min(0,
///   p_ik + μ_i) is no larger than the best whole solution. Duals are rounded to a grid so coarse that the search over lines
///   adds them without error in single precision: the bound is exact.
/// - Size: people + cells rows; columns grow by at most one a person and round.
/// - Source: Dantzig & Wolfe (1960), doi:10.1287/opre.8.1.101; Geoffrion (1974), doi:10.1007/BFb0120690.
struct LineMaster: Sendable {
  /// A line of a person, as a column.
  struct Line: Sendable {
    /// Position in ``people``.
    var person: Int
    /// Duties of the window's days.
    var duties: [Int16]
    /// Its price by itself, cells of linear price included.
    var cost: Int
  }

  let problem: LineProblem
  let people: [Int]
  let days: Range<Int>
  let base: LineRoster
  let windows: [LineWindow]
  /// What is fixed, and the price of cells when none of the people fill them.
  let constant: Int
  /// By cell of the window's days, from the first: position among the rows, or −1.
  let rowOfCell: [Int32]
  /// The rows' cells and pieces.
  let rows: [Row]
  /// What a duty costs each person by itself, from the window's first duty: `position · dutyCount + duty`.
  let ownPrices: [Int32]
  /// Duties of the window.
  let duties: Range<Int>
  private(set) var lines: [Line] = []
  private var known: Set<Signature> = []

  /// A cell with a price that is not linear for the people at hand.
  struct Row: Sendable {
    var cell: Int
    /// Price of one more person, and for how many.
    var pieces: [(price: Int, width: Int)]
  }

  private struct Signature: Hashable, Sendable {
    var person: Int
    var duties: [Int16]
  }

  /// A master for some people and days of a roster, without any line.
  init(_ base: LineRoster, people: [Int], days: Range<Int>) {
    problem = base.problem
    self.people = people
    self.days = days
    self.base = base
    let problem = base.problem
    windows = people.map { person in
      base.duties.withUnsafeBufferPointer { duties in
        // An empty roster has no people to ask for.
        duties.baseAddress.map {
          LineWindow(problem, person: person, line: $0 + person * problem.dayCount, days: days)
        }
      } ?? LineWindow(problem, person: person, line: [], days: days)
    }
    let parts = MasterParts(base, people: people, days: days)
    constant = parts.constant
    rowOfCell = parts.rowOfCell
    rows = parts.rows
    ownPrices = parts.ownPrices
    duties = parts.duties
  }

  /// Takes a line in, unless it is known; returns its number if it is new.
  @discardableResult
  mutating func add(_ duties: [Int16], of person: Int) -> Int? {
    guard known.insert(Signature(person: person, duties: duties)).inserted else { return nil }
    lines.append(Line(person: person, duties: duties, cost: cost(duties, of: person)))
    return lines.count - 1
  }

  /// What a line costs by itself.
  private func cost(_ line: [Int16], of person: Int) -> Int {
    var cost = 0
    for (offset, duty) in line.enumerated() where duty != LineRoster.off {
      let global = problem.dutyStart[days.lowerBound + offset] + Int(duty)
      cost += Int(ownPrices[person * duties.count + global - duties.lowerBound])
    }
    return cost
  }

  /// The rows that a line fills, each once for every time.
  func rowsFilled(by line: Line) -> [Int] {
    var filled: [Int] = []
    for (offset, duty) in line.duties.enumerated() where duty != LineRoster.off {
      let global = problem.dutyStart[days.lowerBound + offset] + Int(duty)
      for position in Int(problem.cellStart[global])..<Int(problem.cellStart[global + 1]) {
        let cell = Int(problem.dutyCells[position])
        let row = Int(rowOfCell[cell])
        if row >= 0, problem.counts(people[line.person], in: cell) { filled.append(row) }
      }
    }
    return filled
  }

  /// The roster with one line for each person.
  func roster(with chosen: [[Int16]]) -> LineRoster {
    var roster = base
    for (position, line) in chosen.enumerated() { roster.set(people[position], from: days.lowerBound, line) }
    return roster
  }
}

/// What a master knows before its first line.
struct MasterParts {
  private(set) var constant: Int
  private(set) var rowOfCell: [Int32]
  private(set) var rows: [LineMaster.Row] = []
  private(set) var ownPrices: [Int32] = []
  let duties: Range<Int>

  init(_ base: LineRoster, people: [Int], days: Range<Int>) {
    let problem = base.problem
    duties = problem.dutyStart[days.lowerBound]..<problem.dutyStart[days.upperBound]
    rowOfCell = Array(repeating: -1, count: problem.cellCount)
    constant = problem.constant
    var outside = base
    for person in people {
      outside.set(person, from: days.lowerBound, Array(repeating: LineRoster.off, count: days.count))
    }
    for person in 0..<problem.personCount { constant += outside.ownCost(of: person) }
    let mayFill = Self.mayFill(problem, people, duties)
    var linear = Array(repeating: 0, count: problem.cellCount)
    for cell in 0..<problem.cellCount {
      let present = Int(outside.cover[cell])
      constant += problem.cells[cell].price(of: present)
      guard mayFill[cell] > 0 else { continue }
      let pieces = Self.pieces(problem.cells[cell], from: present, count: Int(mayFill[cell]))
      if pieces.count == 1 {
        linear[cell] = pieces[0].price
      } else {
        rowOfCell[cell] = Int32(rows.count)
        rows.append(LineMaster.Row(cell: cell, pieces: pieces))
      }
    }
    for person in people { ownPrices += Self.prices(problem, person, duties, linear) }
  }

  /// How many of the people may fill each cell.
  private static func mayFill(_ problem: LineProblem, _ people: [Int], _ duties: Range<Int>) -> [Int32] {
    var count = Array(repeating: Int32(0), count: problem.cellCount)
    var last = Array(repeating: -1, count: problem.cellCount)
    for person in people {
      for duty in duties where problem.dutyCost[person * problem.dutyCount + duty] != LineProblem.forbidden {
        for position in Int(problem.cellStart[duty])..<Int(problem.cellStart[duty + 1]) {
          let cell = Int(problem.dutyCells[position])
          guard last[cell] != person, problem.counts(person, in: cell) else { continue }
          last[cell] = person
          count[cell] += 1
        }
      }
    }
    return count
  }

  /// The prices of one more person, `count` times, from `present` on.
  private static func pieces(
    _ cell: LineProblem.Cell, from present: Int, count: Int
  ) -> [(price: Int, width: Int)] {
    var pieces: [(price: Int, width: Int)] = []
    for number in present..<present + count {
      let price = Int(cell.marginal(at: Int32(clamping: number)))
      if pieces.last?.price == price {
        pieces[pieces.count - 1].width += 1
      } else {
        pieces.append((price, 1))
      }
    }
    return pieces
  }

  private static func prices(
    _ problem: LineProblem, _ person: Int, _ duties: Range<Int>, _ linear: [Int]
  ) -> [Int32] {
    duties.map { duty in
      let cost = problem.dutyCost[person * problem.dutyCount + duty]
      guard cost != LineProblem.forbidden else { return cost }
      var price = Int(cost)
      for position in Int(problem.cellStart[duty])..<Int(problem.cellStart[duty + 1]) {
        let cell = Int(problem.dutyCells[position])
        if linear[cell] != 0, problem.counts(person, in: cell) { price += linear[cell] }
      }
      return Int32(clamping: price)
    }
  }
}
