/// How much work the parts of the search are given.
enum CoverWork {
  static let threadCount = 2
  /// Swaps of an annealing for each site.
  static let movesPerSite = 32
  /// Plans that are bred from each other.
  static let populationSize = 32
  /// Plans made while the root is bounded.
  static let firstPlanCount = 16
  /// Children in a row without progress after which the population is made anew.
  static let staleLimit = 1_000
  /// Pairs of plans without a limit of time.
  static let roundCount = 400
  /// Nodes of branch and bound without a limit of time.
  static let nodeCount = 20_000
  /// The part of the sites that the bound at the root must decide for branching to be worth it, unless there are few.
  static let decidedShare = 0.15
  static let fewSites = 1_000
  /// The part of the time that branching on many sites may take.
  static let branchingShare = 0.5
  /// Parts of the tree that the threads share, one after the other in turn.
  static let subtreeCount = 32
  /// Pairs of plans bred before branching on few sites, and the part of the time for them.
  static let warmUpCount = 60
  static let warmUpShare = 0.15
  /// The bound at the root, and the part of the time that it may take.
  static let rootEffort = CoverageRelaxation.Effort(
    stepCount: 100_000, decay: 0.9, patience: 80, lastFactor: 1e-4, memory: 0.9)
  static let rootShare = 0.25
}
