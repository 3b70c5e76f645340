/// How much work the parts of the search are given.
enum CoverWork {
  static let threadCount = 2
  /// Swaps of an annealing for each site.
  static let movesPerSite = 32
  /// Plans that are bred from each other.
  static let populationSize = 32
  /// Plans that a thread makes between two looks at what the other one has found.
  static let batchSize = 4
  /// Rounds of plans made while the root is bounded, without a limit of time.
  static let firstRoundCount = 8
  /// Children in a row without progress after which the population is made anew.
  static let staleLimit = 1_000
  /// Rounds of plans without a limit of time.
  static let roundCount = 200
  /// Nodes of branch and bound without a limit of time.
  static let nodeCount = 20_000
  /// The part of the sites that the bound at the root must decide for branching to be worth it, unless there are few.
  static let decidedShare = 0.15
  static let fewSites = 1_000
  /// The part of the time that branching on many sites may take.
  static let branchingShare = 0.5
  /// Parts of the tree that the threads share, one after the other in turn.
  static let subtreeCount = 32
  /// Rounds of plans bred before branching on few sites, and the part of the time for them.
  static let warmUpCount = 15
  static let warmUpShare = 0.15
  /// The bound at the root where branching follows: it need not be the least.
  static let fewSitesEffort = CoverageRelaxation.Effort(
    stepCount: 100_000, decay: 0.9, patience: 80, lastFactor: 1e-4, memory: 0.9)
  /// The bound at the root, and the part of the time that it may take.
  static let rootEffort = CoverageRelaxation.Effort(
    stepCount: 100_000, firstFactor: 0.15, decay: 0.9, patience: 200, lastFactor: 2e-5, memory: 0.97)
  static let rootShare = 0.5
}
