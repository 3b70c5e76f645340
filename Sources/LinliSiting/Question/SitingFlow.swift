/// The most that can be sent from sources to the sinks they are joined to, with what stays behind and why.
///
///     max   Σ_ij f_ij
///     s.t.  Σ_j f_ij ≤ s_i        what source i has
///           Σ_i f_ij ≤ c_j        what sink j takes
///           f ≥ 0, only along the joins
///
/// - Complexity: O(V·E²), shortest augmenting paths; amounts need not be whole.
/// - Source: Edmonds & Karp (1972), "Theoretical improvements in algorithmic efficiency for network flow problems".
struct SitingFlow {
  private let sinksOfSource: [[Int]]
  private let sourcesOfSink: [[(source: Int, place: Int)]]
  /// Amounts below are noise.
  private let noise: Double
  private var flow: [[Double]]
  /// What each source could not send.
  private(set) var left: [Double]
  private var room: [Double]
  /// Whether a source is among those whose sinks are all full, taken together.
  private(set) var isStuck: [Bool]

  /// The greatest flow.
  ///
  /// - Parameters:
  ///   - supplies: what each source has, 0 or more.
  ///   - capacities: what each sink takes, 0 or more; may be infinite.
  ///   - sinksOfSource: where each source may send to.
  init(supplies: [Double], capacities: [Double], sinksOfSource: [[Int]]) {
    self.sinksOfSource = sinksOfSource
    var sources: [[(source: Int, place: Int)]] = Array(repeating: [], count: capacities.count)
    for (source, sinks) in sinksOfSource.enumerated() {
      for (place, sink) in sinks.enumerated() { sources[sink].append((source, place)) }
    }
    sourcesOfSink = sources
    flow = sinksOfSource.map { Array(repeating: 0, count: $0.count) }
    left = supplies
    room = capacities
    noise = 1e-9 * max(1, supplies.max() ?? 0)
    isStuck = Array(repeating: false, count: supplies.count)
    while augment() {}
  }

  /// What all sources together could not send.
  var unsent: Double { left.reduce(0) { $0 + ($1 > noise ? $1 : 0) } }

  /// The stuck sources in groups that share no sink, each in order.
  var stuckGroups: [[Int]] {
    var isTaken = Array(repeating: false, count: left.count)
    var groups: [[Int]] = []
    for source in left.indices where isStuck[source] && !isTaken[source] {
      var group = [source]
      isTaken[source] = true
      var next = 0
      while next < group.count {
        for sink in sinksOfSource[group[next]] {
          for (other, _) in sourcesOfSink[sink] where isStuck[other] && !isTaken[other] {
            isTaken[other] = true
            group.append(other)
          }
        }
        next += 1
      }
      groups.append(group.sorted())
    }
    return groups
  }

  /// Sends more along a shortest path with room; false if there is none.
  private mutating func augment() -> Bool {
    var entry: [Int?] = Array(repeating: nil, count: left.count)
    var isSeen = left.map { $0 > noise }
    var from: [(source: Int, place: Int)?] = Array(repeating: nil, count: room.count)
    var queue = left.indices.filter { isSeen[$0] }
    var next = 0
    while next < queue.count {
      let source = queue[next]
      next += 1
      for (place, sink) in sinksOfSource[source].enumerated() where from[sink] == nil {
        from[sink] = (source, place)
        if room[sink] > noise {
          send(to: sink, from, entry)
          return true
        }
        for (other, place) in sourcesOfSink[sink] where !isSeen[other] && flow[other][place] > noise {
          isSeen[other] = true
          entry[other] = sink
          queue.append(other)
        }
      }
    }
    isStuck = isSeen
    return false
  }

  private mutating func send(to end: Int, _ from: [(source: Int, place: Int)?], _ entry: [Int?]) {
    var amount = room[end]
    walk(to: end, from, entry) { flow, left, step in
      amount = min(amount, step.returned.map { flow[step.source][$0] } ?? left[step.source])
    }
    walk(to: end, from, entry) { flow, left, step in
      flow[step.source][step.place] += amount
      if let returned = step.returned { flow[step.source][returned] -= amount } else { left[step.source] -= amount }
    }
    room[end] -= amount
  }

  /// A source on a path: where it sends more, and what it takes back from the sink before; nil at the beginning.
  private struct Step {
    var source: Int
    var place: Int
    var returned: Int?
  }

  private mutating func walk(
    to end: Int, _ from: [(source: Int, place: Int)?], _ entry: [Int?],
    _ visit: (inout [[Double]], inout [Double], Step) -> Void
  ) {
    var sink: Int? = end
    while let current = sink, let (source, place) = from[current] {
      let before = entry[source]
      let returned = before.flatMap { before in sinksOfSource[source].firstIndex(of: before) }
      visit(&flow, &left, Step(source: source, place: place, returned: returned))
      sink = before
    }
  }
}
