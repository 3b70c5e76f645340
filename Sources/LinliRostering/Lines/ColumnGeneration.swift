import LinliLP

/// Solves the relaxation of a ``LineMaster`` in a session, adding lines until no line improves it, and dives to a whole
/// solution.
///
/// Lives in the body of one session, on its thread.
final class ColumnGeneration {
  /// What is known of the relaxation.
  struct Relaxation {
    /// Value of the program with the lines so far; lines that are fixed count with their true price.
    var value: Double
    /// No whole solution that keeps the fixed lines costs less; nil if nothing is known.
    var bound: Double?
    /// By line: its share.
    var shares: [Double]
    /// Duals of the cover rows.
    var duals: [Double]
    /// Duals of the people's rows.
    var personDuals: [Double]
  }

  /// How hard to try.
  struct Effort {
    /// Rounds of pricing for the first relaxation, and after each fixing.
    var firstRounds = 1000
    var diveRounds = 60
    /// Pricing ends when value and bound are so near, unless a whole bound may still be raised.
    var nearness = 0.3
    /// Whether the first relaxation is to be priced until its rounded bound cannot rise.
    var wantsBound = false
  }

  private(set) var master: LineMaster
  let session: any SolverSession
  let deadline: SearchDeadline
  let pricing: LinePricing
  /// What duals are multiples of when lines are priced, and their greatest size; any duals bound.
  private let grid: Double
  private let steepestCover: Double
  /// What those that stand in for lines cost, and so the greatest dual of a row that is branched upon.
  let standInPrice: Double
  /// What a fixed line is cheaper by in the session, so that the basis stays feasible and the line at 1.
  let bonus: Double
  private(set) var variables: [Variable] = []
  var pieceCosts: [(variable: Variable, price: Int)] = []
  /// By piece, in order of the rows: how many people it has to and may take.
  var pieceRanges: [ClosedRange<Int>] = []
  /// The rows where something stands in for people and lines that are not there yet.
  var standIns: Set<Constraint> = []
  /// Rows for duties that somebody had to take once.
  var duties: [(duty: NodeDuty, row: Constraint)] = []
  /// The part of the tree at hand.
  var node = Node()
  /// Whether somebody had no line at all when lines were priced last.
  private(set) var lacksLine = false
  /// The line fixed for each person.
  private(set) var fixed: [Int?]
  /// Rounds of pricing so far.
  private(set) var roundCount = 0
  /// Estimated nanoseconds in the solver; and altogether.
  private var simplexWork = 0
  var work: Int { simplexWork + pricing.work }
  /// Duals of the cover rows when nobody was fixed last; empty before.
  private(set) var freeDuals: [Double] = []
  /// The best bound while nobody was fixed: no whole solution of the master's people costs less.
  private(set) var bestBound: Double?

  /// Gets a line of text now and then.
  var note: ((String) -> Void)?

  /// Takes the master's lines into a session that holds its ``program(of:)``.
  init(
    _ master: LineMaster, _ session: any SolverSession, _ deadline: SearchDeadline, workerCount: Int,
    isBranched: Bool = false
  ) {
    self.master = master
    self.session = session
    self.deadline = deadline
    fixed = Array(repeating: nil, count: master.people.count)
    let steepest = Self.steepestPrices(of: master)
    steepestCover = Double(steepest.cover)
    let total = Double(max(1, master.days.count)) * Double(steepest.duty)
    standInPrice = 4 * Double(steepest.duty)
    bonus = total + 200
    // Rows that are branched upon have duals up to what stands in for lines: those of a duty's cells, and its own.
    let steepening = isBranched ? Double(4 * steepest.cellsPerDuty + 5) : 1
    var grid = 1.0 / 1024
    while steepening * total / grid > Double(1 << 22) { grid *= 2 }
    self.grid = grid
    pricing = LinePricing(master, workerCount: workerCount, grid: grid)
    var next = 0
    for row in master.rows {
      for piece in row.pieces {
        pieceCosts.append((Variable(index: next), piece.price))
        pieceRanges.append(0...piece.width)
        next += 1
      }
    }
    addColumns(from: 0)
  }

  /// The largest price of a piece of cover, and of a duty with duals no larger than that; the most cells a duty fills.
  private static func steepestPrices(of master: LineMaster) -> (cover: Int, duty: Int, cellsPerDuty: Int) {
    var own = 0
    for price in master.ownPrices where price != LineProblem.forbidden { own = max(own, abs(Int(price))) }
    var cover = 0
    for row in master.rows { for piece in row.pieces { cover = max(cover, abs(piece.price)) } }
    let cellsPerDuty = master.duties.map { master.problem.cellStart[$0 + 1] - master.problem.cellStart[$0] }.max() ?? 1
    return (cover, own + cover * Int(cellsPerDuty) + 1, Int(cellsPerDuty))
  }

  /// The rows of a master with the pieces of the cells' prices, without any line.
  static func program(of master: LineMaster) -> Model {
    var model = Model("lines")
    var objective = LinearExpression(Double(master.constant))
    for row in master.rows {
      for (number, piece) in row.pieces.enumerated() {
        let variable = model.addVariable(
          "piece[\(row.cell),\(number)]", .continuous, Bounds(lower: 0, upper: Double(piece.width)))
        objective.add(Double(piece.price), variable)
      }
    }
    for person in master.people { model.add("line[\(person)]", LinearExpression(), .equal(1)) }
    var next = 0
    for row in master.rows {
      var cover = LinearExpression()
      for _ in row.pieces {
        cover.add(-1, Variable(index: next))
        next += 1
      }
      model.add("cover[\(row.cell)]", cover, .equal(0))
    }
    model.minimize(objective)
    return model
  }

  private func addColumns(from first: Int) {
    let columns = master.lines[first...].map { line in
      var entries = [Column.Entry(Constraint(index: line.person), 1)]
      var filled = master.rowsFilled(by: line).sorted()[...]
      while let row = filled.first {
        let times = filled.prefix { $0 == row }.count
        entries.append(Column.Entry(Constraint(index: master.people.count + row), Double(times)))
        filled = filled.dropFirst(times)
      }
      for (duty, row) in duties where duty.isIn(line) { entries.append(Column.Entry(row, 1)) }
      return Column("take", cost: Double(line.cost), entries: entries)
    }
    variables += session.addColumns(columns)
  }

  // MARK: Relaxation

  /// Solves the relaxation with more and more lines.
  ///
  /// - Parameters:
  ///   - rounds: most rounds of pricing.
  ///   - target: pricing also ends when the value is no larger.
  ///   - worth: it ends as well, with the bound, when the bound shows that no whole solution is cheaper than this.
  /// - Returns: nil if the session could not solve it in time.
  func relax(rounds: Int, target: Double? = nil, worth: Double? = nil, effort: Effort) throws -> Relaxation? {
    var best: Double?
    var values: [Double] = []
    for round in 0...max(0, rounds) {
      guard var relaxation = try solve() else { return nil }
      values.append(relaxation.value)
      relaxation.bound = best
      if round == rounds { return relaxation }
      if let target, relaxation.value <= target { return relaxation }
      roundCount += 1
      let (bound, added) = try price(relaxation, effort)
      if let bound {
        best = max(best ?? bound, bound)
        if fixed.allSatisfy({ $0 == nil }) { bestBound = max(bestBound ?? bound, bound) }
      }
      relaxation.bound = best
      if roundCount % 10 == 0 {
        note?(
          "round \(roundCount), \(fixed.count { $0 != nil }) of \(fixed.count) fixed: \(relaxation.value), \(best ?? -.infinity), \(added) of \(master.lines.count) lines new"
        )
      }
      if let worth, let best, (best - 1e-6).rounded(.up) >= worth { return relaxation }
      if added == 0 || isSettled(relaxation, effort) || isTailing(values, relaxation, effort) { return relaxation }
      if deadline.isOver { return nil }
    }
    return nil
  }

  private func isSettled(_ relaxation: Relaxation, _ effort: Effort) -> Bool {
    guard let bound = relaxation.bound else { return false }
    if effort.wantsBound { return (bound - 1e-6).rounded(.up) >= (relaxation.value - 1e-6).rounded(.up) }
    return relaxation.value - bound < effort.nearness
  }

  /// Whether the last rounds brought next to nothing.
  private func isTailing(_ values: [Double], _ relaxation: Relaxation, _ effort: Effort) -> Bool {
    let rounds = effort.wantsBound ? 12 : 4
    guard values.count > rounds, let bound = relaxation.bound else { return false }
    let fall = values[values.count - 1 - rounds] - relaxation.value
    return fall < 0.1 * effort.nearness && relaxation.value - bound < (effort.wantsBound ? 2 : 5) * effort.nearness
  }

  private func solve() throws -> Relaxation? {
    let result = try session.solve(options: deadline.solveOptions)
    simplexWork += result.statistics.iterationCount * (master.rows.count + master.people.count) * 300
    guard result.termination == .optimal, let solution = result.incumbent, let duals = result.duals else { return nil }
    let fixedCount = fixed.count { $0 != nil }
    let people = master.people.count
    if fixedCount == 0 { freeDuals = Array(duals.duals[people...]) }
    return Relaxation(
      value: solution.objective + bonus * Double(fixedCount), bound: nil, shares: variables.map { solution[$0] },
      duals: Array(duals.duals[people...]), personDuals: Array(duals.duals[..<people]))
  }

  /// Prices the lines of everybody who is not fixed; returns the bound and how many lines were new and cheaper.
  private func price(_ relaxation: Relaxation, _ effort: Effort) throws -> (bound: Double?, added: Int) {
    let duals = relaxation.duals.enumerated().map { number, dual in
      let steepest = node.ranges[number] != nil || number >= master.rows.count ? standInPrice : steepestCover
      return (min(max(dual, -steepest), steepest) / grid).rounded(.towardZero) * grid
    }
    let free = master.people.indices.filter { fixed[$0] == nil }
    let thresholds = relaxation.personDuals.map { $0 - 0.02 }
    let rebate = surcharge(duals)
    var round = try pricing.round(duals, thresholds, people: free, isExact: false)
    lacksLine = round.relaxed == nil
    // Doubts that fees leave are settled only when nothing else is left to find.
    let isLast = !round.lines.contains { $0.value < thresholds[$0.person] }
    if isLast, effort.wantsBound, free.count == master.people.count {
      round = try pricing.round(duals, thresholds, people: free, isExact: true)
    }
    let first = master.lines.count
    for line in round.lines where line.value < thresholds[line.person] {
      master.add(line.duties, of: line.person)
    }
    if master.lines.count > first { addColumns(from: first) }
    // On a coarser grid whole prices are no multiples of it, and sums may not be exact.
    guard grid <= 1 else { return (nil, master.lines.count - first) }
    let bound = round.relaxed.map { $0 + fixedPart(duals) + coverPart(duals) + rebate + Double(master.constant) }
    return (bound, master.lines.count - first)
  }

  private func fixedPart(_ duals: [Double]) -> Double {
    var part = 0.0
    for line in fixed.compactMap({ $0 }) {
      part += Double(master.lines[line].cost)
      for row in master.rowsFilled(by: master.lines[line]) { part -= duals[row] }
    }
    return part
  }

  private func coverPart(_ duals: [Double]) -> Double {
    var part = 0.0
    var next = 0
    for (row, dual) in zip(master.rows, duals) {
      for piece in row.pieces {
        let price = Double(piece.price) + dual
        part += price * Double(price < 0 ? pieceRanges[next].upperBound : pieceRanges[next].lowerBound)
        next += 1
      }
    }
    return part
  }

  // MARK: Fixing

  /// Fixes lines, or lets all go, by their prices in the session.
  private func fix(_ chosen: [Int]) {
    for line in chosen { fixed[master.lines[line].person] = line }
    var expression = LinearExpression(Double(master.constant))
    for piece in pieceCosts { expression.add(Double(piece.price), piece.variable) }
    for (line, variable) in variables.enumerated() {
      let isFixed = fixed[master.lines[line].person] == line
      expression.add(Double(master.lines[line].cost) - (isFixed ? bonus : 0), variable)
    }
    session.setObjective(Objective(.minimize, expression))
  }

  /// The lines to fix next: all that are whole, or the largest and what is large besides.
  private func nextToFix(_ relaxation: Relaxation) -> [Int] {
    var best: [(share: Double, line: Int)?] = Array(repeating: nil, count: master.people.count)
    for (line, share) in relaxation.shares.enumerated() {
      let person = master.lines[line].person
      guard fixed[person] == nil, share > (best[person]?.share ?? 0) + 1e-9 else { continue }
      best[person] = (share, line)
    }
    let candidates = best.compactMap { $0 }.sorted { ($1.share, $0.line) < ($0.share, $1.line) }
    let whole = candidates.filter { $0.share > 0.999 }
    if !whole.isEmpty { return whole.map(\.line) }
    guard let largest = candidates.first else { return [] }
    return [largest.line] + candidates.dropFirst().filter { $0.share > 0.7 }.map(\.line)
  }

  /// Fixes line after line, pricing in between, until everybody has one or few enough are left for a smaller master.
  ///
  /// - Parameters:
  ///   - start: the relaxation at hand.
  ///   - worth: what a whole solution has to cost less than to be of use.
  ///   - leave: stop when no more people than this are left.
  /// - Returns: false if it was given up.
  func dive(from start: Relaxation, worth: Double, leave: Int, effort: Effort) throws -> Bool {
    var relaxation = start
    while true {
      let chosen = nextToFix(relaxation)
      guard !chosen.isEmpty else { return fixed.allSatisfy { $0 != nil } }
      fix(chosen)
      let left = fixed.count { $0 == nil }
      if left == 0 { return true }
      if deadline.isOver { return false }
      guard
        let next = try relax(
          rounds: effort.diveRounds, target: relaxation.value + effort.nearness, worth: worth, effort: effort)
      else { return false }
      if let bound = next.bound, (bound - 1e-6).rounded(.up) >= worth { return false }
      relaxation = next
      last = next
      if left <= leave, nextToFix(next).count < left { return true }
    }
  }

  /// The last relaxation of a dive.
  private(set) var last: Relaxation?

  /// The cheapest lines of each person who is not fixed, by reduced cost, at most so many each.
  func bestLines(perPerson count: Int, at relaxation: Relaxation) -> [(person: Int, duties: [Int16])] {
    var scored: [(person: Int, reduced: Double, line: Int)] = []
    for (number, line) in master.lines.enumerated() where fixed[line.person] == nil {
      var reduced = Double(line.cost) - relaxation.personDuals[line.person]
      for row in master.rowsFilled(by: line) { reduced -= relaxation.duals[row] }
      scored.append((line.person, reduced, number))
    }
    scored.sort { ($0.person, $0.reduced, $0.line) < ($1.person, $1.reduced, $1.line) }
    var kept: [(person: Int, duties: [Int16])] = []
    var taken = 0
    for (position, entry) in scored.enumerated() {
      if position == 0 || scored[position - 1].person != entry.person { taken = 0 }
      if taken < count { kept.append((entry.person, master.lines[entry.line].duties)) }
      taken += 1
    }
    return kept
  }
}
