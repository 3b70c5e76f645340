/// One agent's 0/1 knapsack by dynamic programming over integer capacities, with the tables that tell what forcing a job
/// in or out would lose.
///
///     maximize    Σ_k p_k·x_k     subject to     Σ_k w_k·x_k ≤ W,     x_k ∈ {0,1}
///
/// - Data: p_k > 0 profits, 0 ≤ w_k ≤ W uses, both integers.
/// - Complexity: O(items · W) for the best choice; three times that with the losses.
/// - Source: Bellman (1957), *Dynamic Programming*; Martello & Toth (1990), *Knapsack Problems*, chapter 2.
final class AgentKnapsack {
  /// Profits of the items; filled by the caller.
  let profits: UnsafeMutablePointer<Int32>
  /// Uses of the items; filled by the caller.
  let uses: UnsafeMutablePointer<Int32>
  /// Whether an item is in the best choice; valid after ``solve(_:room:)``.
  let isTaken: UnsafeMutablePointer<Bool>
  /// What the best choice loses if an item has to be in, or has to be out; valid after ``losses(_:room:)``.
  let lossIn: UnsafeMutablePointer<Int32>
  let lossOut: UnsafeMutablePointer<Int32>
  /// Entries of tables filled so far: the measure of work.
  private(set) var work = 0

  private var forward: UnsafeMutablePointer<Int32>
  private var backward: UnsafeMutablePointer<Int32>
  private var forwardRoom = 0
  private var backwardRoom = 0
  private var lastRow: UnsafePointer<Int32>
  private var lastRoom = 0

  /// Room for a number of items.
  init(itemCount: Int) {
    let room = max(1, itemCount)
    profits = .allocate(capacity: room)
    uses = .allocate(capacity: room)
    isTaken = .allocate(capacity: room)
    lossIn = .allocate(capacity: room)
    lossOut = .allocate(capacity: room)
    forward = .allocate(capacity: 1)
    backward = .allocate(capacity: 1)
    lastRow = UnsafePointer(forward)
  }

  deinit {
    for memory in [profits, uses, lossIn, lossOut, forward, backward] { memory.deallocate() }
    isTaken.deallocate()
  }

  /// The best profit; ``isTaken`` tells the choice.
  func solve(_ count: Int, room: Int) -> Int {
    var total = 0
    var profit = 0
    for item in 0..<count {
      total += Int(uses[item])
      profit += Int(profits[item])
      isTaken[item] = true
    }
    if total <= room { return profit }
    fillForward(count, room)
    return Int(traceBack(count, room))
  }

  /// Row k of the table is the best profit of the first k items for every capacity.
  private func fillForward(_ count: Int, _ room: Int) {
    let width = room + 1
    if forwardRoom < (count + 1) * width {
      forward.deallocate()
      forwardRoom = (count + 1) * width
      forward = .allocate(capacity: forwardRoom)
    }
    forward.update(repeating: 0, count: width)
    for item in 0..<count {
      let old = UnsafePointer(forward + item * width)
      let new = forward + (item + 1) * width
      let use = Int(uses[item])
      let profit = profits[item]
      new.update(from: old, count: use)
      Self.best(old + use, old, profit, into: new + use, width - use)
    }
    work += count * width
  }

  /// `into[c] = max(stay[c], take[c] + profit)`.
  @inline(__always)
  private static func best(
    _ stay: UnsafePointer<Int32>, _ take: UnsafePointer<Int32>, _ profit: Int32, into: UnsafeMutablePointer<Int32>,
    _ count: Int
  ) {
    for index in 0..<count {
      let with = take[index] &+ profit
      let without = stay[index]
      into[index] = with > without ? with : without
    }
  }

  private func traceBack(_ count: Int, _ room: Int) -> Int32 {
    let width = room + 1
    var left = room
    for item in stride(from: count - 1, through: 0, by: -1) {
      let taken = forward[(item + 1) * width + left] != forward[item * width + left]
      isTaken[item] = taken
      if taken { left -= Int(uses[item]) }
    }
    return forward[count * width + room]
  }

  /// The best profit, and for every item what forcing it in or out would lose.
  func losses(_ count: Int, room: Int) -> Int {
    var total = 0
    for item in 0..<count { total += Int(uses[item]) }
    let room = min(room, total)
    let width = room + 1
    fillForward(count, room)
    fillBackward(count, room)
    lastRow = UnsafePointer(forward + count * width)
    lastRoom = room
    let best = forward[count * width + room]
    for item in 0..<count {
      let before = UnsafePointer(forward + item * width)
      let after = UnsafePointer(backward + (item + 1) * width)
      let use = Int(uses[item])
      lossOut[item] = best - Self.largestSum(before, after, width)
      lossIn[item] = best - profits[item] - Self.largestSum(before, after + use, width - use)
    }
    work += 2 * count * width
    return Int(best)
  }

  /// Row k of the table is the best profit of the items from k on, by capacity already used, which makes the sums over
  /// both tables run forward.
  private func fillBackward(_ count: Int, _ room: Int) {
    let width = room + 1
    if backwardRoom < (count + 1) * width {
      backward.deallocate()
      backwardRoom = (count + 1) * width
      backward = .allocate(capacity: backwardRoom)
    }
    (backward + count * width).update(repeating: 0, count: width)
    for item in stride(from: count - 1, through: 0, by: -1) {
      let old = UnsafePointer(backward + (item + 1) * width)
      let new = backward + item * width
      let use = Int(uses[item])
      Self.best(old, old + use, profits[item], into: new, width - use)
      (new + width - use).update(from: old + width - use, count: use)
    }
    work += count * width
  }

  @inline(__always)
  private static func largestSum(_ left: UnsafePointer<Int32>, _ right: UnsafePointer<Int32>, _ count: Int) -> Int32 {
    var largest = Int32.min
    for index in 0..<count {
      let sum = left[index] &+ right[index]
      largest = sum > largest ? sum : largest
    }
    return largest
  }

  /// The best profit of all items within a smaller capacity than the last ``losses(_:room:)`` had.
  func best(within room: Int) -> Int32 { lastRow[min(room, lastRoom)] }
}
