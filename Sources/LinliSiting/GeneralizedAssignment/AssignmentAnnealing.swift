import LinliLP

/// Finds a first assignment by simulated annealing over shifts and swaps; too much work for an agent is penalised, ever
/// harder until nothing is too much.
///
/// - Source: Kirkpatrick, Gelatt & Vecchi (1983), doi:10.1126/science.220.4598.671.
struct AssignmentAnnealing {
  private let instance: GeneralizedAssignmentInstance
  /// The agents each job may go to here, `job · width + rank`, the likeliest first.
  private let candidates: [Int32]
  private let width: Int
  private var agents: [Int]
  private var room: [Int]
  private var cost: Int
  private var penalty: Double
  private var random: SplitMix64
  /// The cheapest assignment that keeps every capacity.
  private(set) var best: (agents: [Int], cost: Int)?

  init(
    _ instance: GeneralizedAssignmentInstance, start: [Int], candidates: [Int32], width: Int, seed: UInt64
  ) {
    self.instance = instance
    self.candidates = candidates
    self.width = width
    agents = start
    room = instance.capacities
    for (job, agent) in start.enumerated() { room[agent] -= instance.use(agent: agent, job: job) }
    cost = instance.cost(of: start)
    random = SplitMix64(seed: seed)
    var uses = 1
    for (job, agent) in start.enumerated() { uses += instance.use(agent: agent, job: job) }
    penalty = max(1e-3, Double(abs(cost) + 1) / Double(uses))
    note()
  }

  private mutating func note() {
    guard room.allSatisfy({ $0 >= 0 }), cost < best?.cost ?? .max else { return }
    best = (agents, cost)
  }

  /// Runs through all temperatures in some number of moves.
  mutating func run(moves: Int, isOver: () -> Bool) {
    let jobCount = instance.jobCount
    guard jobCount > 0 else { return }
    let mean = Double(abs(cost)) / Double(jobCount) + 1
    let stages = 60
    var temperature = mean * 0.1
    for _ in 0..<stages where !isOver() {
      for _ in 0..<(moves / stages) {
        if Bool.random(using: &random) { shift(temperature) } else { swap(temperature) }
      }
      temperature *= 0.88
      if room.contains(where: { $0 < 0 }) { penalty *= 1.15 }
    }
  }

  private func excess(_ room: Int) -> Int { room < 0 ? -room : 0 }

  private mutating func accepts(_ change: Int, _ excess: Int, _ temperature: Double) -> Bool {
    let delta = Double(change) + penalty * Double(excess)
    if delta <= 0 { return true }
    let ratio = delta / temperature
    return ratio < 20 && Double.random(in: 0..<1, using: &random) < Self.exponential(-ratio)
  }

  /// e^x by (1 + x/1024)^1024: the same on every machine, and near enough for chances.
  private static func exponential(_ exponent: Double) -> Double {
    var value = 1 + exponent / 1024
    for _ in 0..<10 { value *= value }
    return value
  }

  private mutating func shift(_ temperature: Double) {
    let job = Int.random(in: 0..<instance.jobCount, using: &random)
    let to = Int(candidates[job * width + Int.random(in: 0..<width, using: &random)])
    let from = agents[job]
    if to == from { return }
    let (freed, taken) = (instance.use(agent: from, job: job), instance.use(agent: to, job: job))
    let change = instance.cost(agent: to, job: job) - instance.cost(agent: from, job: job)
    let more =
      excess(room[from] + freed) - excess(room[from]) + excess(room[to] - taken) - excess(room[to])
    guard accepts(change, more, temperature) else { return }
    agents[job] = to
    room[from] += freed
    room[to] -= taken
    cost += change
    if change < 0 || more < 0 { noteIfSound(from, to) }
  }

  private mutating func swap(_ temperature: Double) {
    let first = Int.random(in: 0..<instance.jobCount, using: &random)
    let second = Int.random(in: 0..<instance.jobCount, using: &random)
    let (left, right) = (agents[first], agents[second])
    if left == right { return }
    let atLeft = instance.use(agent: left, job: first) - instance.use(agent: left, job: second)
    let atRight = instance.use(agent: right, job: second) - instance.use(agent: right, job: first)
    let change =
      instance.cost(agent: left, job: second) + instance.cost(agent: right, job: first)
      - instance.cost(agent: left, job: first) - instance.cost(agent: right, job: second)
    let more =
      excess(room[left] + atLeft) - excess(room[left]) + excess(room[right] + atRight) - excess(room[right])
    guard accepts(change, more, temperature) else { return }
    agents[first] = right
    agents[second] = left
    room[left] += atLeft
    room[right] += atRight
    cost += change
    if change < 0 || more < 0 { noteIfSound(left, right) }
  }

  private mutating func noteIfSound(_ left: Int, _ right: Int) {
    if room[left] >= 0 && room[right] >= 0 && cost < best?.cost ?? .max { note() }
  }
}
