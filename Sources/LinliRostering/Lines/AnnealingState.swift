import LinliLP

#if canImport(Glibc)
  import Glibc
#endif

/// A legal roster under many small moves, with everything that a move's test needs kept up to date.
///
/// Flat memory and no allocation in a move: ten million moves a second are the aim.
final class AnnealingState {
  let problem: LineProblem
  let dayCount: Int
  let counterCount: Int
  let lines: UnsafeMutablePointer<Int16>
  let cover: UnsafeMutablePointer<Int32>
  let units: UnsafeMutablePointer<Int32>
  let weekends: UnsafeMutablePointer<Int32>
  let counts: UnsafeMutablePointer<Int32>
  let limits: FrozenBuffer<AnnealingLimits>
  let caps: FrozenBuffer<Int32>
  let kindUnits: FrozenBuffer<Int32>
  let counterStart: FrozenBuffer<Int32>
  let counterPosition: FrozenBuffer<Int32>
  let counterAmount: FrozenBuffer<Int32>
  let allowedStart: FrozenBuffer<Int32>
  let allowed: FrozenBuffer<Int16>
  let dayWeekend: FrozenBuffer<Int32>
  let logarithms: FrozenBuffer<Double>
  let isUniform: Bool
  let hasMemberships: Bool
  let fresh: UnsafeMutablePointer<Int16>
  let saved: UnsafeMutablePointer<Int16>
  var random: SplitMix64
  /// The price of the roster at hand.
  var cost: Int

  /// Longest stretch that a move changes.
  static let longest = 16

  init(_ roster: LineRoster, seed: UInt64) {
    problem = roster.problem
    dayCount = problem.dayCount
    counterCount = problem.counterCount
    cost = roster.cost
    random = SplitMix64(seed: seed)
    lines = .allocate(capacity: max(1, roster.duties.count))
    lines.update(from: roster.duties, count: roster.duties.count)
    cover = .allocate(capacity: max(1, roster.cover.count))
    cover.update(from: roster.cover, count: roster.cover.count)
    units = .allocate(capacity: max(1, problem.personCount))
    weekends = .allocate(capacity: max(1, problem.personCount))
    counts = .allocate(capacity: max(1, problem.personCount * problem.counterCount))
    fresh = .allocate(capacity: Self.longest)
    saved = .allocate(capacity: 2 * Self.longest)
    limits = FrozenBuffer(problem.limits.map { AnnealingLimits($0) })
    caps = FrozenBuffer(problem.limits.flatMap { $0.caps.map { Int32(clamping: $0) } })
    kindUnits = FrozenBuffer(problem.kinds.map { Int32($0.units) })
    var starts: [Int32] = [0]
    for kind in problem.kinds { starts.append((starts.last ?? 0) + Int32(kind.counters.count)) }
    counterStart = FrozenBuffer(starts)
    counterPosition = FrozenBuffer(problem.kinds.flatMap { $0.counters.map { Int32($0.position) } })
    counterAmount = FrozenBuffer(problem.kinds.flatMap { $0.counters.map { Int32($0.amount) } })
    let table = Self.allowedDuties(problem)
    allowedStart = FrozenBuffer(table.starts)
    allowed = FrozenBuffer(table.duties)
    dayWeekend = FrozenBuffer((0..<roster.problem.dayCount).map { Int32(roster.problem.weekend($0)) })
    logarithms = FrozenBuffer((0..<4096).map { -log((Double($0) + 0.5) / 4096) })
    isUniform = Self.isUniform(problem)
    hasMemberships = problem.cells.elements.contains { $0.membership >= 0 }
    countTotals()
  }

  deinit {
    lines.deallocate()
    cover.deallocate()
    units.deallocate()
    weekends.deallocate()
    counts.deallocate()
    fresh.deallocate()
    saved.deallocate()
  }

  /// The roster at hand.
  var roster: LineRoster {
    LineRoster(
      problem, duties: Array(UnsafeBufferPointer(start: lines, count: problem.personCount * dayCount)))
  }

  private static func allowedDuties(_ problem: LineProblem) -> (starts: [Int32], duties: [Int16]) {
    var starts: [Int32] = [0]
    var duties: [Int16] = []
    for person in 0..<problem.personCount {
      for day in 0..<problem.dayCount {
        for duty in 0..<Int16(problem.dutyCount(on: day))
        where problem.cost(person, day, duty) != LineProblem.forbidden {
          duties.append(duty)
        }
        starts.append(Int32(duties.count))
      }
    }
    return (starts, duties)
  }

  /// Whether the duties of all days are of the same kinds in the same order.
  private static func isUniform(_ problem: LineProblem) -> Bool {
    guard problem.dayCount > 0 else { return true }
    let first = (0..<Int16(problem.dutyCount(on: 0))).map { problem.kind(0, $0) }
    return (0..<problem.dayCount).allSatisfy { day in
      problem.dutyCount(on: day) == first.count
        && first.indices.allSatisfy { problem.kind(day, Int16($0)) == first[$0] }
    }
  }

  private func countTotals() {
    counts.update(repeating: 0, count: max(1, problem.personCount * counterCount))
    for person in 0..<problem.personCount {
      units[person] = 0
      for day in 0..<dayCount where lines[person * dayCount + day] >= 0 {
        let kind = problem.kind(day, lines[person * dayCount + day])
        units[person] += kindUnits.base[kind]
        for counter in problem.kinds[kind].counters {
          counts[person * counterCount + counter.position] += Int32(counter.amount)
        }
      }
      weekends[person] = weekendsWorked(person, 0, dayCount)
      if problem.limits[person].saturdayBefore, problem.firstWeekday == 6, lines[person * dayCount] < 0 {
        weekends[person] += 1
      }
    }
  }
}

/// ``LineProblem/Limits`` in fixed width, without the caps.
struct AnnealingLimits: BitwiseCopyable, Sendable {
  var minUnits: Int32
  var maxUnits: Int32
  var minRun: Int32
  var maxRun: Int32
  var minOff: Int32
  var maxWeekends: Int32
  /// 0 if nothing is known; see ``LineProblem/Limits/runBefore``.
  var runBefore: Int32

  init(_ limits: LineProblem.Limits) {
    minUnits = Int32(clamping: limits.minUnits)
    maxUnits = Int32(clamping: limits.maxUnits)
    minRun = Int32(clamping: limits.minRun)
    maxRun = Int32(clamping: limits.maxRun)
    minOff = Int32(clamping: limits.minOff)
    maxWeekends = Int32(clamping: limits.maxWeekends)
    runBefore = Int32(clamping: limits.runBefore ?? 0)
  }
}
