/// An array for inner loops: its memory stays where it is and is read without bounds checks.
///
/// `@unchecked Sendable` is right because the memory is written in `init` only, before anybody else can see the object,
/// and freed in `deinit`, after everybody has let go of it; in between it is only read.
final class FrozenTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The first element; valid for as long as the object is.
  let base: UnsafePointer<Element>
  /// Number of elements.
  let count: Int

  /// A copy of an array.
  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { memory[index] = element }
    base = UnsafePointer(memory)
    count = elements.count
  }

  deinit { UnsafeMutablePointer(mutating: base).deallocate() }

  /// The element at a position.
  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count, "position \(index) of \(count)")
    return base[index]
  }
}

/// Memory for inner loops, of a size that does not change. Owned by one thread at a time.
final class WorkTable<Element: BitwiseCopyable> {
  /// The first element; valid for as long as the object is.
  let base: UnsafeMutablePointer<Element>
  /// Number of elements.
  let count: Int

  /// Memory for a number of elements, all of one value.
  init(_ count: Int, _ value: Element) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
  }

  deinit { base.deallocate() }

  /// The element at a position.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "position \(index) of \(count)")
      return base[index]
    }
    set {
      assert(index >= 0 && index < count, "position \(index) of \(count)")
      base[index] = newValue
    }
  }

  /// Sets all elements to one value.
  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// A copy of the elements.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The numbers of an instance as the searches read them.
final class LocationTables: Sendable {
  let siteCount: Int
  let customerCount: Int
  /// The cost of the whole demand of customer j from site i at `i · customerCount + j`.
  let cost: FrozenTable<Double>
  /// The same for a unit of demand; the cost of the whole where the demand is 0.
  let unitCost: FrozenTable<Double>
  let demand: FrozenTable<Double>
  let capacity: FrozenTable<Double>
  let fixedCost: FrozenTable<Double>
  let totalDemand: Double
  let openCount: ClosedRange<Int>
  /// Whether every cost is a whole number, and with them every objective.
  let isWhole: Bool

  init(_ instance: CapacitatedLocationInstance) {
    let (siteCount, customerCount) = (instance.sites.count, instance.demands.count)
    self.siteCount = siteCount
    self.customerCount = customerCount
    var cost = [Double](repeating: 0, count: siteCount * customerCount)
    var unitCost = cost
    for site in 0..<siteCount {
      for customer in 0..<customerCount {
        let value = instance.costs[customer * siteCount + site]
        let demand = instance.demands[customer]
        // What does not fit into a site at all is never served from there whole.
        let fits = instance.isSplitAllowed || demand <= instance.sites[site].capacity
        cost[site * customerCount + customer] = fits ? value : .infinity
        unitCost[site * customerCount + customer] = demand > 0 ? value / demand : value
      }
    }
    isWhole =
      cost.allSatisfy { $0 == .infinity || $0.rounded() == $0 } && !instance.isSplitAllowed
      && instance.sites.allSatisfy { $0.fixedCost.rounded() == $0.fixedCost }
    self.cost = FrozenTable(cost)
    self.unitCost = FrozenTable(unitCost)
    demand = FrozenTable(instance.demands)
    capacity = FrozenTable(instance.sites.map(\.capacity))
    fixedCost = FrozenTable(instance.sites.map(\.fixedCost))
    totalDemand = instance.totalDemand
    openCount = instance.openCount
  }
}
