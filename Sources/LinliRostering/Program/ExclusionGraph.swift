/// Things of which some exclude each other, and the sets of which at most one can be chosen.
///
/// A set of mutually exclusive things, a clique, gives one row Σ x ≤ 1 instead of many x + x' ≤ 1; rows of maximal cliques
/// are the tightest there are. Where the things exclude each other because they overlap in time, they describe all
/// choices exactly.
struct ExclusionGraph {
  /// For each thing the ones it excludes, in order.
  private(set) var neighbours: [[Int]]

  /// A graph without any exclusion.
  init(count: Int) {
    neighbours = Array(repeating: [], count: count)
  }

  /// Adds an exclusion. Pairs are added in order: the first ascending, then the second.
  mutating func exclude(_ first: Int, _ second: Int) {
    neighbours[first].append(second)
    neighbours[second].append(first)
  }

  /// Maximal cliques of two or more things that together hold every exclusion: all there are, or, where these would be
  /// very many, enough of them.
  ///
  /// - Complexity: linear in the cliques where exclusions are those of intervals.
  var cliques: [[Int]] {
    maximalCliques(limit: 16 + 8 * neighbours.count) ?? coveringCliques
  }

  /// Whether everything excludes everything else.
  var isComplete: Bool { neighbours.allSatisfy { $0.count == neighbours.count - 1 } }
}

// MARK: - All of them

extension ExclusionGraph {
  /// - Source: Bron & Kerbosch (1973), "Algorithm 457: finding all cliques of an undirected graph",
  ///   doi:10.1145/362342.362367, with pivots.
  private func maximalCliques(limit: Int) -> [[Int]]? {
    var found: [[Int]] = []
    for thing in neighbours.indices {
      let later = neighbours[thing].filter { $0 > thing }
      let earlier = neighbours[thing].filter { $0 < thing }
      guard extend([thing], later, earlier, &found, limit) else { return nil }
    }
    return found
  }

  /// Adds to `found` every maximal clique that holds `chosen`, anything of `open`, nothing of `closed`.
  private func extend(
    _ chosen: [Int], _ open: [Int], _ closed: [Int], _ found: inout [[Int]], _ limit: Int
  ) -> Bool {
    if open.isEmpty {
      if closed.isEmpty, chosen.count > 1 { found.append(chosen.sorted()) }
      return found.count <= limit
    }
    let pivot = mostConnected(open, closed)
    var open = open
    var closed = closed
    for thing in Self.difference(open, neighbours[pivot]) {
      let near = neighbours[thing]
      let isWithin = extend(
        chosen + [thing], Self.intersection(open, near), Self.intersection(closed, near), &found, limit)
      guard isWithin else { return false }
      open.removeAll { $0 == thing }
      closed.insert(thing, at: closed.firstIndex { $0 > thing } ?? closed.endIndex)
    }
    return true
  }

  private func mostConnected(_ open: [Int], _ closed: [Int]) -> Int {
    var best = open[0]
    var most = -1
    for thing in open + closed {
      let count = Self.intersection(open, neighbours[thing]).count
      if count > most { (best, most) = (thing, count) }
    }
    return best
  }
}

// MARK: - Enough of them

extension ExclusionGraph {
  /// For each exclusion that is in no clique yet, one that holds it, made as large as it goes in order.
  private var coveringCliques: [[Int]] {
    var found: [[Int]] = []
    var covered: Set<[Int]> = []
    for first in neighbours.indices {
      for second in neighbours[first] where second > first && !covered.contains([first, second]) {
        var clique = [first, second]
        var open = Self.intersection(neighbours[first], neighbours[second])
        while let next = open.first {
          clique.append(next)
          open = Self.intersection(open, neighbours[next])
        }
        clique.sort()
        for (position, member) in clique.enumerated() {
          for other in clique[(position + 1)...] { covered.insert([member, other]) }
        }
        found.append(clique)
      }
    }
    return found
  }
}

// MARK: - Sorted lists

extension ExclusionGraph {
  private static func intersection(_ left: [Int], _ right: [Int]) -> [Int] {
    var common: [Int] = []
    var position = 0
    for member in left {
      while position < right.count, right[position] < member { position += 1 }
      if position < right.count, right[position] == member { common.append(member) }
    }
    return common
  }

  private static func difference(_ left: [Int], _ right: [Int]) -> [Int] {
    var rest: [Int] = []
    var position = 0
    for member in left {
      while position < right.count, right[position] < member { position += 1 }
      if position >= right.count || right[position] != member { rest.append(member) }
    }
    return rest
  }
}
