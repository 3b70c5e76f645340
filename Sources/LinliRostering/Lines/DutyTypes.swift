/// Kinds that a search need not tell apart: one class, one length, the same amounts of the counted counters. On each day
/// only the cheapest duty of a type matters.
struct DutyTypes {
  /// One type.
  struct Entry: Hashable {
    /// The class of its kinds.
    var group: Int
    /// Its units.
    var units: Int
    /// Its amounts of the counted counters, in their order.
    var amounts: [Int]
  }

  /// The types.
  private(set) var entries: [Entry] = []
  /// The type of each kind.
  private(set) var ofKind: [Int] = []
  /// Number of combinations of counted amounts.
  private(set) var combinationCount = 1
  /// The combination that a type leads to, or −1: `type · combinationCount + combination`.
  private(set) var combinationTarget: [Int] = []

  /// No types.
  init() {}

  /// The types for a call.
  ///
  /// - Parameters:
  ///   - counted: the counters that are counted, with what is left of their caps.
  ///   - countsUnits: whether units matter at all.
  init(_ problem: LineProblem, kindClass: [Int], counted: [(position: Int, cap: Int)], countsUnits: Bool) {
    var known: [Entry: Int] = [:]
    for (position, kind) in problem.kinds.enumerated() {
      let amounts = counted.map { counter in
        kind.counters.first { $0.position == counter.position }?.amount ?? 0
      }
      let entry = Entry(group: kindClass[position], units: countsUnits ? kind.units : 0, amounts: amounts)
      if known[entry] == nil {
        known[entry] = entries.count
        entries.append(entry)
      }
      ofKind.append(known[entry] ?? 0)
    }
    for counter in counted { combinationCount *= counter.cap + 1 }
    for entry in entries {
      for combination in 0..<combinationCount {
        combinationTarget.append(Self.target(of: combination, entry.amounts, counted.map(\.cap)))
      }
    }
  }

  private static func target(of combination: Int, _ amounts: [Int], _ caps: [Int]) -> Int {
    var rest = combination
    var factor = 1
    var target = 0
    for (amount, cap) in zip(amounts, caps) {
      let used = rest % (cap + 1) + amount
      if used > cap { return -1 }
      rest /= cap + 1
      target += used * factor
      factor *= cap + 1
    }
    return target
  }
}
