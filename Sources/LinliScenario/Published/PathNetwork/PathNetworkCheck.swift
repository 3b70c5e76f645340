internal import LinliSiting

/// A broken rule of a solution of a published network problem. Places go by their numbers from 1, as in the file.
public enum PathNetworkViolation: Sendable, Equatable {
  /// The network has no such place.
  case unknownPlace(Int)
  /// The demand is served more than once.
  case repeatedDemand(Int)
  /// No row serves the demand.
  case unserved(Int)
  /// More sites serve demands than may open.
  case tooManySites(Int, maximum: Int)
  /// No walk leads from the demand to its site.
  case unreachable(demand: Int, site: Int)

  /// One line for people.
  public var text: BilingualText { MessageCatalogue.phrase(for: self) }
}

/// Checks a solution of a published network problem against every rule and counts its objectives, from the paths and the
/// solution's rows alone: nothing of the search is used, nor the distances it was given.
public struct PathNetworkCheck: Sendable, Equatable {
  /// One row of a solution: which site serves a demand, by number from 1.
  public struct Row: Sendable, Equatable {
    /// Numbers from 1.
    public var demand, site: Int

    /// A row of a solution.
    public init(demand: Int, site: Int) {
      (self.demand, self.site) = (demand, site)
    }
  }

  /// The broken rules; empty for a sound solution.
  public let violations: [PathNetworkViolation]
  /// The sum of the distances between demands and their sites: the p-median's objective; nil while a rule is broken.
  public let total: Int?
  /// The greatest of them: the p-center's objective; nil while a rule is broken.
  public let greatest: Int?

  /// Checks the rows of a solution, in any order.
  public init(_ rows: [Row], of problem: PathNetworkProblem) {
    var violations: [PathNetworkViolation] = []
    var siteOfDemand = [Int?](repeating: nil, count: problem.network.nodeCount)
    for row in rows {
      let unknown = [row.demand, row.site].filter { !(1...problem.network.nodeCount).contains($0) }
      violations += unknown.map { .unknownPlace($0) }
      guard unknown.isEmpty else { continue }
      if siteOfDemand[row.demand - 1] != nil { violations.append(.repeatedDemand(row.demand)) }
      siteOfDemand[row.demand - 1] = row.site - 1
    }
    for (demand, site) in siteOfDemand.enumerated() where site == nil { violations.append(.unserved(demand + 1)) }
    let sites = Set(siteOfDemand.compactMap(\.self)).sorted()
    if sites.count > problem.openCount {
      violations.append(.tooManySites(sites.count, maximum: problem.openCount))
    }
    var (total, greatest) = (0, 0)
    let walks = NetworkWalks(problem.network)
    for site in sites {
      let lengths = walks.lengths(from: site)
      for (demand, own) in siteOfDemand.enumerated() where own == site {
        guard let length = lengths[demand] else {
          violations.append(.unreachable(demand: demand + 1, site: site + 1))
          continue
        }
        total += length
        greatest = max(greatest, length)
      }
    }
    self.violations = violations
    self.total = violations.isEmpty ? total : nil
    self.greatest = violations.isEmpty ? greatest : nil
  }
}

/// The lengths of shortest walks by the rule of Bellman and Ford, with a queue of the places that came nearer.
private struct NetworkWalks {
  private let nodeCount: Int
  /// The ends and lengths of the paths at each place, place after place.
  private var arcs: [(end: Int, length: Int)] = []
  private var arcStart: [Int] = [0]

  init(_ network: PathNetwork) {
    nodeCount = network.nodeCount
    var paths = [[(end: Int, length: Int)]](repeating: [], count: network.nodeCount)
    for edge in network.edges {
      paths[edge.first].append((edge.second, edge.length))
      paths[edge.second].append((edge.first, edge.length))
    }
    for path in paths {
      arcs += path
      arcStart.append(arcs.count)
    }
  }

  /// By place; nil where no walk leads.
  func lengths(from source: Int) -> [Int?] {
    var lengths = [Int](repeating: .max, count: nodeCount)
    var isWaiting = [Bool](repeating: false, count: nodeCount)
    lengths[source] = 0
    var queue = [source]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      isWaiting[node] = false
      for arc in arcs[arcStart[node]..<arcStart[node + 1]] where lengths[node] + arc.length < lengths[arc.end] {
        lengths[arc.end] = lengths[node] + arc.length
        if !isWaiting[arc.end] {
          isWaiting[arc.end] = true
          queue.append(arc.end)
        }
      }
    }
    return lengths.map { $0 == .max ? nil : $0 }
  }
}
