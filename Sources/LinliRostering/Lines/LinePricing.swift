import LinliLP

/// Prices the lines of a master: for given duals the cheapest line of each person, and the bound that follows.
final class LinePricing {
  /// What came of one round.
  struct Round {
    /// By position among the people asked: the line, and its price after the duals.
    var lines: [(person: Int, duties: [Int16], value: Double)] = []
    /// No whole solution in which the people asked are free and the others are off costs less; see ``LineMaster``. nil if
    /// somebody has no line.
    var relaxed: Double?
  }

  private let master: LineMaster
  private let memory: LineMemory
  private let searches: [LineSearch]
  private var prices: [Float] = []

  init(_ master: LineMaster) {
    self.master = master
    let memory = LineMemory(master.problem)
    self.memory = memory
    searches = master.windows.map { LineSearch(master.problem, $0, memory) }
  }

  /// Estimated nanoseconds so far.
  var work: Int { memory.work }

  /// A cheap line of each person asked, for duals on the grid: cheaper than the person's threshold wherever there is one.
  func round(_ duals: [Double], _ thresholds: [Double], people: some Sequence<Int>) -> Round {
    var round = Round(lines: [], relaxed: 0)
    for person in people {
      setPrices(of: person, duals)
      var duties = Array(repeating: LineRoster.off, count: master.days.count)
      guard let found = searches[person].best(
          prices: &prices, threshold: Float(thresholds[person]), into: &duties)
      else {
        round.relaxed = nil
        continue
      }
      if found.value < .infinity { round.lines.append((person, duties, Double(found.value))) }
      round.relaxed = round.relaxed.map { $0 + Double(found.relaxed) }
    }
    return round
  }

  private func setPrices(of person: Int, _ duals: [Double]) {
    let problem = master.problem
    let start = master.duties.lowerBound
    let count = master.duties.count
    if prices.count < count { prices = Array(repeating: 0, count: count) }
    for duty in master.duties {
      let own = master.ownPrices[person * count + duty - start]
      guard own != LineProblem.forbidden else {
        prices[duty - start] = .infinity
        continue
      }
      var price = Double(own)
      for position in Int(problem.cellStart.base[duty])..<Int(problem.cellStart.base[duty + 1]) {
        let cell = Int(problem.dutyCells.base[position])
        let row = Int(master.rowOfCell[cell])
        if row >= 0, problem.counts(master.people[person], in: cell) { price -= duals[row] }
      }
      prices[duty - start] = Float(price)
    }
  }
}
