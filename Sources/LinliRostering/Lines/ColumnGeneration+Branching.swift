import LinliLP

/// Branching on how many people fill a cell, and on who takes a duty.
extension ColumnGeneration {
  /// A duty of a person in a part of the tree.
  struct NodeDuty: Hashable {
    /// Position among the master's people.
    var person: Int
    /// The day of the window.
    var day: Int
    var duty: Int16

    func isIn(_ line: LineMaster.Line) -> Bool { line.person == person && line.duties[day] == duty }

    /// Its place among the window's duties.
    func place(in master: LineMaster) -> Int {
      master.problem.dutyStart[master.days.lowerBound + day] + Int(duty) - master.duties.lowerBound
    }
  }

  /// A part of the tree: how many people may fill some rows, and who takes or does not take some duties.
  struct Node {
    var ranges: [Int: ClosedRange<Int>] = [:]
    var must: [NodeDuty] = []
    var never: [NodeDuty] = []
    /// No whole solution in it costs less.
    var bound = -Double.infinity
  }

  /// What branching came to.
  struct Proof {
    /// No whole solution costs less.
    var bound: Double
    /// The cheapest whole solution that a relaxation turned out to be.
    var lines: [[Int16]]?
    var nodeCount = 0
  }

  /// Raises the bound of the relaxation by branch and price: where a relaxation fills a cell with a number of people
  /// that is not whole, one part of the tree has no more of them, the other no fewer than the next; where all are whole, a
  /// person who takes a duty by half takes it in one part and not in the other. Both change prices alone, so that the
  /// search over lines stays as it is. The bound is the least over the parts that are left.
  ///
  /// - Parameters:
  ///   - worth: parts where nothing is cheaper than this are left.
  ///   - nodeLimit: how many parts at most.
  func prove(worth: Double, nodeLimit: Int, effort: Effort) throws -> Proof? {
    var open = [Node()]
    var closed = Double.infinity
    var proof = Proof(bound: -.infinity)
    while let place = open.indices.min(by: { (open[$0].bound, $0) < (open[$1].bound, $1) }) {
      let node = open[place]
      proof.bound = min(closed, node.bound)
      if node.bound >= worth || closed <= node.bound || proof.nodeCount >= nodeLimit || deadline.isOver { return proof }
      open.remove(at: place)
      proof.nodeCount += 1
      restrict(to: node)
      guard let relaxation = try relax(rounds: effort.firstRounds, worth: worth, effort: effort) else { return proof }
      if lacksLine { continue }
      let bound = max(node.bound, relaxation.bound.map { ($0 - 1e-6).rounded(.up) } ?? node.bound)
      if bound >= worth { continue }
      guard let parts = parts(of: node, relaxation) else {
        if bound < closed {
          closed = bound
          proof.lines = wholeLines(relaxation)
        }
        continue
      }
      for var part in parts {
        part.bound = bound
        open.append(part)
      }
    }
    proof.bound = min(closed, worth)
    return proof
  }

  /// Two parts that a part falls into; nil if its relaxation is whole.
  private func parts(of node: Node, _ relaxation: Relaxation) -> [Node]? {
    if let (row, count) = rowToBranch(relaxation, node) {
      let range = range(of: row, in: node.ranges)
      return [range.lowerBound...count, count + 1...range.upperBound].map { part in
        var child = node
        child.ranges[row] = part
        return child
      }
    }
    guard let duty = dutyToBranch(relaxation) else { return nil }
    var (with, without) = (node, node)
    with.must.append(duty)
    without.never.append(duty)
    return [with, without]
  }

  /// The duty that is taken most nearly by half.
  private func dutyToBranch(_ relaxation: Relaxation) -> NodeDuty? {
    var shares: [NodeDuty: Double] = [:]
    for (line, share) in zip(master.lines, relaxation.shares) where share > 1e-9 {
      for (day, duty) in line.duties.enumerated() where duty != LineRoster.off {
        shares[NodeDuty(person: line.person, day: day, duty: duty), default: 0] += share
      }
    }
    return shares.filter { $0.value > 1e-5 && $0.value < 1 - 1e-5 }
      .min { first, second in
        let (one, other) = (abs(first.value - 0.5), abs(second.value - 0.5))
        return abs(one - other) > 1e-9
          ? one < other
          : (first.key.person, first.key.day, first.key.duty) < (second.key.person, second.key.day, second.key.duty)
      }?.key
  }

  private func range(of row: Int, in ranges: [Int: ClosedRange<Int>]) -> ClosedRange<Int> {
    ranges[row] ?? 0...master.rows[row].pieces.reduce(0) { $0 + $1.width }
  }

  /// The row whose number of people is least whole, weighed by what its price jumps by there, and that number rounded
  /// down.
  private func rowToBranch(_ relaxation: Relaxation, _ node: Node) -> (row: Int, count: Int)? {
    var filled = Array(repeating: 0.0, count: master.rows.count)
    for (line, share) in zip(master.lines, relaxation.shares) where share > 1e-9 {
      for row in master.rowsFilled(by: line) { filled[row] += share }
    }
    var best: (score: Double, row: Int, count: Int)?
    for (row, value) in filled.enumerated() {
      let part = value - value.rounded(.down)
      let count = Int(value.rounded(.down))
      let range = range(of: row, in: node.ranges)
      guard part > 1e-5, part < 1 - 1e-5, range.contains(count), range.contains(count + 1) else { continue }
      let score = part * (1 - part) * (1 + jump(in: master.rows[row], at: count))
      if score > (best?.score ?? 0) + 1e-9 { best = (score, row, count) }
    }
    return best.map { ($0.row, $0.count) }
  }

  /// By how much the price of one more person differs on both sides of a number of people.
  private func jump(in row: LineMaster.Row, at count: Int) -> Double {
    var before = 0
    for (number, piece) in row.pieces.enumerated() {
      if count == before, number > 0 { return Double(piece.price - row.pieces[number - 1].price) }
      before += piece.width
      if count + 1 == before, number + 1 < row.pieces.count {
        return Double(row.pieces[number + 1].price - piece.price)
      }
    }
    return 0
  }

  /// The lines of a relaxation that is whole; nil if it is not.
  private func wholeLines(_ relaxation: Relaxation) -> [[Int16]]? {
    var lines: [[Int16]?] = Array(repeating: nil, count: master.people.count)
    for (line, share) in zip(master.lines, relaxation.shares) where share > 0.999 { lines[line.person] = line.duties }
    let whole = lines.compactMap { $0 }
    return whole.count == lines.count ? whole : nil
  }
}

// MARK: A part of the tree in the session

extension ColumnGeneration {
  /// Makes the session hold one part of the tree.
  func restrict(to node: Node) {
    restrictCover(to: node.ranges)
    for person in master.people.indices { addStandIn(in: Constraint(index: person), bonus) }
    for (row, range) in node.ranges.sorted(by: { $0.key < $1.key }) where range.lowerBound > 0 {
      addStandIn(in: Constraint(index: master.people.count + row), standInPrice)
    }
    for duty in node.must where !duties.contains(where: { $0.duty == duty }) { addRow(for: duty) }
    for (duty, row) in duties { session.setBounds(node.must.contains(duty) ? .atLeast(1) : .free, of: row) }
    for (line, variable) in zip(master.lines, variables) {
      let isOut = node.never.contains { $0.isIn(line) }
      let bounds: Bounds = isOut ? .equal(0) : .nonNegative
      if session.model.variables[variable.index].bounds != bounds { session.setBounds(bounds, of: variable) }
    }
    self.node = node
  }

  private func restrictCover(to ranges: [Int: ClosedRange<Int>]) {
    var next = 0
    for (number, row) in master.rows.enumerated() {
      var before = 0
      for piece in row.pieces {
        let range = ranges[number] ?? 0...Int.max
        let least = min(piece.width, max(0, range.lowerBound - before))
        let most = min(piece.width, max(0, range.upperBound - before))
        if pieceRanges[next] != least...most {
          pieceRanges[next] = least...most
          session.setBounds(Bounds(lower: Double(least), upper: Double(most)), of: pieceCosts[next].variable)
        }
        before += piece.width
        next += 1
      }
    }
  }

  /// Adds to a row, once, what takes the place of people and lines that are not there yet, at a price that nobody pays.
  private func addStandIn(in row: Constraint, _ price: Double) {
    guard standIns.insert(row).inserted else { return }
    session.addColumns([Column("standIn", cost: price, entries: [Column.Entry(row, 1)])])
  }

  private func addRow(for duty: NodeDuty) {
    var taken = LinearExpression()
    for (line, variable) in zip(master.lines, variables) where duty.isIn(line) { taken.add(1, variable) }
    let row = session.add("duty", taken, .atLeast(1))
    duties.append((duty, row))
    addStandIn(in: row, standInPrice)
  }

  /// Sets what duties cost more in the part at hand; what the rows of its duties add to the bound.
  func surcharge(_ duals: [Double]) -> Double {
    pricing.surcharges = [:]
    var part = 0.0
    for duty in node.never {
      pricing.surcharges[duty.person, default: []].append((duty.place(in: master), .infinity))
    }
    for (duty, row) in duties where node.must.contains(duty) {
      let dual = max(0, duals[row.index - master.people.count])
      pricing.surcharges[duty.person, default: []].append((duty.place(in: master), Float(-dual)))
      part += dual
    }
    return part
  }
}
