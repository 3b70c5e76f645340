import LinliLP

/// Plans that are bred from each other: sites and the demand of rows that each covers.
///
/// A child takes the place of the parent that it shares more sites with, if it is better: so the plans stay unlike each
/// other, and one good plan does not drive the others out.
///
/// - Source: Mahfoud (1992), "Crowding and preselection revisited" (deterministic crowding).
struct CoverPopulation: Sendable {
  /// Plans, in no order; sites ascending.
  private(set) var plans: [CoverAnnealing.Outcome] = []
  /// The best plan ever taken.
  private(set) var best: CoverAnnealing.Outcome
  /// Children in a row that were no better than their parents.
  private(set) var staleCount = 0

  /// The part of the children that have one parent.
  private static let variantShare = 0.5

  /// No plan to breed from yet.
  init(best: CoverAnnealing.Outcome) {
    self.best = best
  }

  /// Remembers a plan if it is the best.
  mutating func note(_ plan: CoverAnnealing.Outcome) {
    if plan.covered > best.covered { best = plan }
  }

  /// Adds a plan to breed from, unless it is there already.
  mutating func add(_ plan: CoverAnnealing.Outcome) {
    note(plan)
    if !plans.contains(plan) { plans.append(plan) }
  }

  /// Takes a child of two plans, or of one named twice.
  mutating func take(_ child: CoverAnnealing.Outcome, of parents: (Int, Int)) {
    note(child)
    staleCount += 1
    guard !plans.contains(where: { $0.covered == child.covered }) else { return }
    let isLikeFirst = common(child, plans[parents.0]) >= common(child, plans[parents.1])
    let place = isLikeFirst ? parents.0 : parents.1
    guard child.covered > plans[place].covered else { return }
    plans[place] = child
    staleCount = 0
  }

  /// Forgets all plans but the best, to breed from new ones.
  mutating func restart() {
    plans = [best]
    staleCount = 0
  }

  /// Adds plans made on each thread: new ones while there are few, else children of one or two.
  mutating func breed(_ breeding: CoverBreeding, threads: Int, _ generator: inout SplitMix64) {
    if staleCount > CoverWork.staleLimit { restart() }
    let known = best.covered
    let batch = CoverWork.batchSize
    let seeds = (0..<threads * batch).map { _ in generator.next() }
    guard plans.count >= CoverWork.populationSize else {
      let made = Parallel.map(threads) { number in
        (0..<batch).map { breeding.newPlan(known: known, seed: seeds[number * batch + $0]) }
      }
      for plan in made.joined() { add(plan) }
      return
    }
    let pairs = seeds.map { _ in
      let first = Int.random(in: 0..<plans.count, using: &generator)
      if Double.random(in: 0..<1, using: &generator) < Self.variantShare { return (first, first) }
      let second = (first + Int.random(in: 1..<plans.count, using: &generator)) % plans.count
      return (first, second)
    }
    let parents = plans
    let children = Parallel.map(threads) { number in
      (number * batch..<(number + 1) * batch).map { place in
        if pairs[place].0 == pairs[place].1 {
          return breeding.variant(of: parents[pairs[place].0].sites, known: known, seed: seeds[place])
        }
        let (inside, outside) = (parents[pairs[place].0].sites, parents[pairs[place].1].sites)
        return breeding.child(of: inside, outside, known: known, seed: seeds[place])
      }
    }
    for (child, pair) in zip(children.joined(), pairs) { take(child, of: pair) }
  }

  /// Number of sites in both plans.
  private func common(_ first: CoverAnnealing.Outcome, _ second: CoverAnnealing.Outcome) -> Int {
    Set(first.sites).intersection(second.sites).count
  }
}
