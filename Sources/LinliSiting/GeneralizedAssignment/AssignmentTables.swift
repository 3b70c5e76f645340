/// The numbers of an instance as the search reads them: 32-bit integers, contiguous, in memory that stays where it is.
///
/// Costs are counted above the job's least cost and scaled, so that multipliers can be fractions of the unit of cost and
/// every sum is exact: `scaled = ⌊(cost − least) · numerator / denominator⌋`. One of the two is 1. Uses and capacities are
/// divided by ``grain`` and rounded down where tables over capacities would not fit in memory otherwise. Rounding down
/// only ever makes an assignment cheaper or lighter: what is proven of the rounded numbers holds of the instance.
///
/// `@unchecked Sendable` is right because the memory is written in `init` only and freed in `deinit`; in between it is
/// only read.
final class AssignmentTables: @unchecked Sendable {
  let instance: GeneralizedAssignmentInstance
  let agentCount: Int
  let jobCount: Int
  /// Scaled costs above the job's least, agent after agent.
  let costs: UnsafePointer<Int32>
  /// Uses in grains, agent after agent.
  let uses: UnsafePointer<Int32>
  /// Capacities in grains.
  let capacities: [Int32]
  /// What one grain is in units of use.
  let grain: Int
  let numerator: Int
  let denominator: Int
  /// The least cost of each job.
  let least: [Int]
  /// The sum of the jobs' least costs.
  let base: Int
  /// The largest difference between two agents' costs of one job.
  let spread: Int
  /// No multiplier may be larger, so that sums over all jobs stay within 32 bits.
  let largestMultiplier: Int32

  /// Entries of the largest table over capacities, jobs times capacity.
  private static let tableRoom = 8_000_000
  /// The most capacities that a table may tell apart.
  private static let mostGrains = 50_000
  /// The finest multipliers: so many steps for a unit of cost.
  private static let finestScale = 1024
  /// Multipliers may exceed the spread of costs by this factor.
  private static let multiplierRoom = 4
  /// Sums stay below this.
  private static let sumRoom = 1 << 30

  init(_ instance: GeneralizedAssignmentInstance) {
    self.instance = instance
    let (agents, jobs) = (instance.agentCount, instance.jobCount)
    agentCount = agents
    jobCount = jobs
    var least = [Int](repeating: .max, count: jobs)
    var greatest = [Int](repeating: .min, count: jobs)
    for (place, cost) in instance.costs.enumerated() {
      least[place % jobs] = min(least[place % jobs], cost)
      greatest[place % jobs] = max(greatest[place % jobs], cost)
    }
    self.least = least
    base = least.reduce(0, +)
    let spread = zip(least, greatest).map { $1 - $0 }.max() ?? 0
    self.spread = spread
    let room = Self.sumRoom / (max(1, jobs) * Self.multiplierRoom)
    let steps = room / max(1, spread)
    numerator = max(1, min(Self.finestScale, steps))
    denominator = steps >= 1 ? 1 : (spread + room - 1) / room
    largestMultiplier = Int32(room)
    let scaled = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, agents * jobs))
    for (place, cost) in instance.costs.enumerated() {
      scaled[place] = Int32((cost - least[place % jobs]) * numerator / denominator)
    }
    costs = UnsafePointer(scaled)
    grain = Self.grain(of: instance)
    let grains = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, agents * jobs))
    for (place, use) in instance.uses.enumerated() { grains[place] = Int32(use / grain) }
    uses = UnsafePointer(grains)
    let divisor = grain
    capacities = (0..<agents).map { Int32(Self.usefulCapacity(of: $0, in: instance) / divisor) }
  }

  deinit {
    UnsafeMutablePointer(mutating: costs).deallocate()
    UnsafeMutablePointer(mutating: uses).deallocate()
  }

  /// The capacity of an agent, or what all jobs would use if that is less.
  private static func usefulCapacity(of agent: Int, in instance: GeneralizedAssignmentInstance) -> Int {
    var total = 0
    for job in 0..<instance.jobCount { total += instance.use(agent: agent, job: job) }
    return min(total, instance.capacities[agent])
  }

  private static func grain(of instance: GeneralizedAssignmentInstance) -> Int {
    let largest = (0..<instance.agentCount).map { usefulCapacity(of: $0, in: instance) }.max() ?? 0
    let room = min(mostGrains, tableRoom / (instance.jobCount + 2))
    return max(1, (largest + room) / room)
  }

  /// The proven bound on the cost of an instance whose relaxation has a value, rounded up to whole units.
  func bound(_ value: Int) -> Int {
    let (quotient, remainder) = (value * denominator).quotientAndRemainder(dividingBy: numerator)
    return base + quotient + (remainder > 0 ? 1 : 0)
  }

  /// What one unit of cost is in multipliers.
  var unit: Double { Double(numerator) / Double(denominator) }

  /// A multiplier in units of cost.
  func price(_ multiplier: Int32, ofJob job: Int) -> Double {
    Double(multiplier) * Double(denominator) / Double(numerator) + Double(least[job])
  }

  /// The multiplier of a price in units of cost, as near as may be.
  func multiplier(_ price: Double, ofJob job: Int) -> Int32 {
    let scaled = (price - Double(least[job])) * Double(numerator) / Double(denominator)
    return Int32(max(-Double(largestMultiplier), min(Double(largestMultiplier), scaled.rounded())))
  }

  /// The greatest value of a relaxation that does not rule out a cost of at most `target`.
  func threshold(_ target: Int) -> Int {
    let scaled = (target - base) * numerator
    return scaled >= 0 ? scaled / denominator : -((-scaled + denominator - 1) / denominator)
  }
}
