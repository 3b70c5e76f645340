import LinliLP

/// Places joined by paths of whole lengths that can be walked both ways.
public struct PathNetwork: Sendable, Equatable {
  /// A path between two places.
  public struct Edge: Sendable, Equatable {
    /// The places at its ends, from 0; they may be the same.
    public var first, second: Int
    /// ≥ 0.
    public var length: Int

    /// A path between two places.
    public init(_ first: Int, _ second: Int, length: Int) {
      (self.first, self.second, self.length) = (first, second, length)
    }
  }

  /// Number of places.
  public let nodeCount: Int
  /// The paths, in any order; several may join the same places.
  public let edges: [Edge]

  /// Lengths up to this are added without overflow along any walk through ``greatestNodeCount`` places.
  public static let greatestLength = 1_000_000
  /// Places that a network may have.
  public static let greatestNodeCount = 1_000_000

  /// A network.
  ///
  /// - Precondition: every end is one of the places, and no length is below 0 or above ``greatestLength``.
  public init(nodeCount: Int, edges: [Edge]) {
    precondition((0...Self.greatestNodeCount).contains(nodeCount), "a network of \(nodeCount) places")
    for edge in edges {
      let isInside = (0..<nodeCount).contains(edge.first) && (0..<nodeCount).contains(edge.second)
      precondition(isInside && (0...Self.greatestLength).contains(edge.length), "an edge \(edge)")
    }
    self.nodeCount = nodeCount
    self.edges = edges
  }

  /// The lengths of shortest walks between every place as demand and every place as site; infinite where there is none.
  ///
  /// - Complexity: O(n · e log n) by Dijkstra's algorithm from each place.
  public func distances() -> SiteDistances {
    let walk = NetworkWalk(self)
    var values = [Double](repeating: .infinity, count: nodeCount * nodeCount)
    values.withUnsafeMutableBufferPointer { values in
      for node in 0..<nodeCount {
        walk.go(from: node)
        for other in 0..<nodeCount where walk.length[other] < NetworkWalk.unreached {
          values[node * nodeCount + other] = Double(walk.length[other])
        }
      }
    }
    return SiteDistances(demandCount: nodeCount, siteCount: nodeCount, values: values)
  }
}

/// Shortest walks from one place of a network to all others, again and again.
///
/// - Source: Dijkstra (1959), doi:10.1007/BF01386390.
private final class NetworkWalk {
  static let unreached = Int.max
  /// The length of the shortest walk to each place.
  let length: WorkBuffer<Int>
  private let nodeCount: Int
  private let arcStart: WorkBuffer<Int>
  private let arcEnd: WorkBuffer<Int32>
  private let arcLength: WorkBuffer<Int32>
  /// A heap of lengths with their places in the low bits; outdated entries are passed over when they come up.
  private var heap: [Int] = []
  private static let placeBits = 20

  init(_ network: PathNetwork) {
    nodeCount = network.nodeCount
    length = WorkBuffer(repeating: Self.unreached, count: nodeCount)
    arcStart = WorkBuffer(repeating: 0, count: nodeCount + 1)
    arcEnd = WorkBuffer(repeating: 0, count: 2 * network.edges.count)
    arcLength = WorkBuffer(repeating: 0, count: 2 * network.edges.count)
    for edge in network.edges {
      arcStart[edge.first] += 1
      arcStart[edge.second] += 1
    }
    var sum = 0
    for node in 0...nodeCount { (arcStart[node], sum) = (sum, sum + arcStart[node]) }
    var next = arcStart.elements
    for edge in network.edges {
      for (from, to) in [(edge.first, edge.second), (edge.second, edge.first)] {
        arcEnd[next[from]] = Int32(to)
        arcLength[next[from]] = Int32(edge.length)
        next[from] += 1
      }
    }
  }

  func go(from source: Int) {
    let length = self.length.base
    self.length.fill(with: Self.unreached)
    length[source] = 0
    heap.append(source)
    while let entry = pop() {
      let (reached, node) = (entry >> Self.placeBits, entry & (1 << Self.placeBits - 1))
      guard reached == length[node] else { continue }
      for arc in arcStart.base[node]..<arcStart.base[node + 1] {
        let other = Int(arcEnd.base[arc])
        let candidate = reached + Int(arcLength.base[arc])
        guard candidate < length[other] else { continue }
        length[other] = candidate
        push(candidate << Self.placeBits | other)
      }
    }
  }

  private func push(_ entry: Int) {
    heap.append(entry)
    heap.withUnsafeMutableBufferPointer { heap in
      var position = heap.count - 1
      while position > 0 {
        let parent = (position - 1) / 2
        guard heap[parent] > entry else { break }
        heap[position] = heap[parent]
        position = parent
      }
      heap[position] = entry
    }
  }

  private func pop() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap.withUnsafeMutableBufferPointer { heap in
      var position = 0
      while true {
        var child = 2 * position + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
        guard heap[child] < last else { break }
        heap[position] = heap[child]
        position = child
      }
      heap[position] = last
    }
    return first
  }
}
