internal import LinliLP

/// What came of a node of a search tree.
struct TreeOutcome<Node: Sendable, Choice: Sendable>: Sendable {
  /// The parts into which the node was split; none when it is done with.
  var children: [Node] = []
  /// No plan of the node is better; infinite when it has none.
  var bound = Double.infinity
  /// The best plan that turned up, with its objective.
  var found: (objective: Double, choice: Choice)?
}

/// Branch and bound, best bound first, some nodes at a time on all cores.
///
/// The nodes of a batch see the incumbent as it was before the batch, and their results are taken in order, so that the
/// search is the same on any number of cores.
struct BatchedTree<Node: Sendable, Choice: Sendable> {
  /// Nodes worked on at a time.
  static var batchCount: Int { 8 }

  /// The best plan so far.
  private(set) var incumbent: (objective: Double, choice: Choice)?
  private(set) var nodeCount = 0
  private var queue: [(bound: Double, number: Int, node: Node)] = []
  private var nextNumber = 0
  /// The least bound of what was given up because it is not better than the incumbent by enough.
  private var leastDropped = Double.infinity
  private let tolerance: ObjectiveTolerance

  init(_ tolerance: ObjectiveTolerance) {
    self.tolerance = tolerance
  }

  /// What a bound has to reach for its node to be given up; infinite without an incumbent.
  var cutoff: Double { incumbent.map { tolerance.cutoff(below: $0.objective) } ?? .infinity }

  /// Proven: nothing is better.
  var bound: Double {
    let open = min(queue.first?.bound ?? .infinity, leastDropped)
    return min(tolerance.raised(open), incumbent?.objective ?? .infinity)
  }

  /// Takes a plan if it is better.
  mutating func offer(_ found: (objective: Double, choice: Choice)?) {
    guard let found, found.objective < incumbent?.objective ?? .infinity else { return }
    incumbent = found
  }

  /// Adds a node with a bound of its own.
  mutating func push(_ node: Node, bound: Double) {
    guard bound < cutoff else {
      leastDropped = min(leastDropped, bound)
      return
    }
    queue.append((bound, nextNumber, node))
    nextNumber += 1
    var place = queue.count - 1
    while place > 0, comes(place, before: (place - 1) / 2) {
      queue.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Works until nothing is open, or until a limit.
  ///
  /// - Parameters:
  ///   - nodeLimit: nodes at most.
  ///   - process: works on a node with the tools of a slot below ``batchCount``, given what a bound has to reach and the
  ///     incumbent's objective.
  /// - Returns: the limit that stopped the search; nil when it came to its end.
  mutating func run(
    _ options: LocationSearchOptions, until deadline: SearchDeadline, nodeLimit: Int,
    _ process: @Sendable (_ slot: Int, _ node: Node, _ cutoff: Double, _ best: Double) -> TreeOutcome<Node, Choice>,
    bound boundOf: (Node) -> Double
  ) -> SolveLimit? {
    while !queue.isEmpty {
      if let limit = deadline.exhausted { return limit }
      if nodeCount >= nodeLimit { return .nodes }
      let batch = nextBatch()
      guard !batch.isEmpty else { break }
      nodeCount += batch.count
      let (cutoff, best) = (cutoff, incumbent?.objective ?? .infinity)
      let outcomes = Parallel.map(batch.count) { process($0, batch[$0].node, cutoff, best) }
      for outcome in outcomes { offer(outcome.found) }
      for outcome in outcomes {
        if outcome.children.isEmpty, outcome.bound < .infinity { leastDropped = min(leastDropped, outcome.bound) }
        for child in outcome.children { push(child, bound: boundOf(child)) }
      }
      options.progress?(
        SolveProgress(incumbent: incumbent?.objective, bestBound: bound, nodeCount: nodeCount))
    }
    return nil
  }

  private mutating func nextBatch() -> [(bound: Double, number: Int, node: Node)] {
    var batch: [(bound: Double, number: Int, node: Node)] = []
    while batch.count < Self.batchCount, let first = queue.first {
      guard first.bound < cutoff else {
        leastDropped = min(leastDropped, first.bound)
        queue.removeAll()
        break
      }
      batch.append(first)
      removeFirst()
    }
    return batch
  }

  private func comes(_ first: Int, before second: Int) -> Bool {
    (queue[first].bound, queue[first].number) < (queue[second].bound, queue[second].number)
  }

  private mutating func removeFirst() {
    queue.swapAt(0, queue.count - 1)
    queue.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < queue.count && comes(child, before: least) {
        least = child
      }
      guard least != place else { return }
      queue.swapAt(place, least)
      place = least
    }
  }
}

/// When a bound is as good as an objective.
struct ObjectiveTolerance: Sendable {
  /// Whether every objective is a whole number, so that a bound may be rounded up.
  var isWhole: Bool

  /// Relative: a plan counts as optimal when nothing can be better by more than this part of its objective.
  static let relative = 1e-9
  /// Rounding errors in a bound stay below this part of it.
  private static let rounding = 1e-7

  /// What a bound has to reach to prove an objective least.
  func cutoff(below objective: Double) -> Double {
    guard objective < .infinity else { return .infinity }
    if isWhole { return objective - 1 + Self.rounding * (1 + abs(objective)) }
    return objective - Self.relative * (1 + abs(objective))
  }

  /// A bound rounded up where objectives are whole.
  func raised(_ bound: Double) -> Double {
    guard isWhole, bound.isFinite else { return bound }
    return (bound - Self.rounding * (1 + abs(bound))).rounded(.up)
  }
}
