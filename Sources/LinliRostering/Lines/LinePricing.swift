import LinliLP

/// Prices the lines of a master: for given duals the cheapest line of each person, and the bound that follows.
final class LinePricing {
  /// What came of one round.
  struct Round: Sendable {
    /// By position among the people asked: the line, and its price after the duals.
    var lines: [(person: Int, duties: [Int16], value: Double)] = []
    /// No whole solution in which the people asked are free and the others are off costs less; see ``LineMaster``. nil if
    /// somebody has no line.
    var relaxed: Double?
  }

  /// What one worker needs for itself.
  ///
  /// `@unchecked Sendable` is right because each worker is used by one thread at a time: `round` hands each number to one
  /// call and waits for all of them, and no two workers share a memory or a search.
  private struct Worker: @unchecked Sendable {
    let memory: LineMemory
    var searches: [LineSearch]
  }

  /// By position of a person: what duties cost more, from the window's first duty; infinity for never.
  var surcharges: [Int: [(duty: Int, price: Float)]] = [:]

  private let master: LineMaster
  private let workers: [Worker]

  /// Pricing with a number of threads at a time.
  ///
  /// - Parameter grid: what duals are multiples of.
  init(_ master: LineMaster, workerCount: Int, grid: Double) {
    self.master = master
    workers = (0..<workerCount).map { number in
      let memory = LineMemory(master.problem)
      let mine = master.people.indices.filter { $0 % workerCount == number }
      return Worker(
        memory: memory, searches: mine.map { LineSearch(master.problem, master.windows[$0], memory, grid: grid) })
    }
  }

  /// Estimated nanoseconds so far.
  var work: Int { workers.reduce(0) { $0 + $1.memory.work } }

  /// A cheap line of each person asked, for duals on the grid: cheaper than the person's threshold wherever there is one.
  func round(_ duals: [Double], _ thresholds: [Double], people: [Int], isExact: Bool) throws -> Round {
    let (master, workers, surcharges) = (master, workers, surcharges)
    let parts = Parallel.map(workers.count) { number in
      let mine = people.filter { $0 % workers.count == number }
      return Self.part(master, workers[number], workers.count, duals, surcharges, thresholds, mine, isExact)
    }
    var round = Round(lines: [], relaxed: 0)
    for part in parts {
      round.lines += part.lines
      round.relaxed = part.relaxed.flatMap { relaxed in round.relaxed.map { $0 + relaxed } }
    }
    round.lines.sort { $0.person < $1.person }
    return round
  }

  private static func part(
    _ master: LineMaster, _ worker: Worker, _ workerCount: Int, _ duals: [Double],
    _ surcharges: [Int: [(duty: Int, price: Float)]], _ thresholds: [Double], _ people: [Int], _ isExact: Bool
  ) -> Round {
    var round = Round(lines: [], relaxed: 0)
    var prices = Array(repeating: Float(0), count: max(1, master.duties.count))
    for person in people {
      setPrices(&prices, master, person, duals)
      for (duty, price) in surcharges[person] ?? [] { prices[duty] += price }
      var duties = Array(repeating: LineRoster.off, count: master.days.count)
      guard
        let found = worker.searches[person / workerCount].best(
          prices: &prices, threshold: thresholds[person], isExact: isExact, into: &duties)
      else {
        round.relaxed = nil
        continue
      }
      if found.value < .infinity { round.lines.append((person, duties, found.value)) }
      round.relaxed = round.relaxed.map { $0 + found.relaxed }
    }
    return round
  }

  private static func setPrices(_ prices: inout [Float], _ master: LineMaster, _ person: Int, _ duals: [Double]) {
    let problem = master.problem
    let start = master.duties.lowerBound
    for duty in master.duties {
      let own = master.ownPrices[person * master.duties.count + duty - start]
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
