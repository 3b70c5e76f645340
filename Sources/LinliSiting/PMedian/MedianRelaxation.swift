import LinliLP

/// What is decided of a candidate site.
enum MedianSiteState: UInt8 {
  case free
  case open
  case closed
}

/// The Lagrangian relaxation at one vector of multipliers, with the sites of a node decided.
final class MedianRelaxation {
  let table: MedianTable
  /// u, by demand.
  let multipliers: WorkBuffer<Double>
  /// ρ, by site.
  let value: WorkBuffer<Double>
  /// The sites of the relaxation's solution.
  let isChosen: WorkBuffer<Bool>
  /// What is decided, by site.
  private(set) var state: [MedianSiteState]
  /// 1 − the number of chosen sites that would serve a demand, by demand.
  let subgradient: WorkBuffer<Double>
  /// Where the sites of a demand end that cost less than its multiplier.
  private let reach: WorkBuffer<Int>
  /// The free sites; after ``evaluate()`` the chosen ones first.
  private var free: [Int32] = []
  /// How many free sites are chosen.
  private(set) var choiceCount = 0

  init(_ table: MedianTable) {
    self.table = table
    multipliers = WorkBuffer(repeating: 0, count: table.demandCount)
    value = WorkBuffer(repeating: 0, count: table.siteCount)
    isChosen = WorkBuffer(repeating: false, count: table.siteCount)
    state = [MedianSiteState](repeating: .free, count: table.siteCount)
    subgradient = WorkBuffer(repeating: 0, count: table.demandCount)
    reach = WorkBuffer(repeating: 0, count: table.demandCount)
  }

  /// Number of free sites.
  var freeCount: Int { free.count }

  /// The free sites, in no order that means anything but the same every time.
  var freeSites: [Int] { free.map { Int($0) } }

  /// Takes over what a node has decided.
  func take(_ state: [MedianSiteState]) {
    self.state = state
    refresh()
  }

  private func refresh() {
    free = state.indices.filter { state[$0] == .free }.map { Int32($0) }
    choiceCount = table.openCount - state.count { $0 == .open }
  }

  /// Whether as many sites as are asked for can open.
  var isPossible: Bool { choiceCount >= 0 && choiceCount <= free.count }

  /// Whether nothing is left to choose.
  var isDecided: Bool { choiceCount == 0 || choiceCount == free.count }

  /// The sites of the relaxation's solution, rising.
  var chosenSites: [Int] { (0..<table.siteCount).filter { isChosen[$0] } }

  // MARK: Bound

  /// The bound at the multipliers; sets values, chosen sites and subgradient.
  func evaluate() -> Double {
    var bound = sumValues()
    select()
    for site in 0..<state.count {
      isChosen.base[site] = state[site] == .open
      if state[site] == .open { bound += value.base[site] }
    }
    for site in free[..<choiceCount] {
      isChosen.base[Int(site)] = true
      bound += value.base[Int(site)]
    }
    return bound
  }

  private func sumValues() -> Double {
    let (entryCost, entrySite) = (table.entryCost.base, table.entrySite.base)
    let (rowStart, rowEnd) = (table.rowStart.base, table.rowEnd.base)
    let (value, multipliers) = (self.value.base, self.multipliers.base)
    self.value.fill(with: 0)
    var sum = 0.0
    for demand in 0..<table.demandCount {
      let multiplier = multipliers[demand]
      sum += multiplier
      var entry = rowStart[demand]
      let end = rowEnd[demand]
      while entry < end {
        let reduced = entryCost[entry] - multiplier
        if reduced >= 0 { break }
        value[Int(entrySite[entry])] += reduced
        entry += 1
      }
      reach.base[demand] = entry
    }
    return sum
  }

  /// Sets the subgradient at the chosen sites, right after ``evaluate()``, and returns its squared length.
  func findSubgradient() -> Double {
    let (entrySite, rowStart, reach) = (table.entrySite.base, table.rowStart.base, self.reach.base)
    let (isChosen, subgradient) = (self.isChosen.base, self.subgradient.base)
    var square = 0.0
    for demand in 0..<table.demandCount {
      var servedCount = 0
      for entry in rowStart[demand]..<reach[demand] where isChosen[Int(entrySite[entry])] { servedCount += 1 }
      let missing = Double(1 - servedCount)
      subgradient[demand] = missing
      square += missing * missing
    }
    return square
  }

  /// Brings the free sites of least value to the front, equal ones by position.
  private func select() {
    guard choiceCount > 0, choiceCount < free.count else { return }
    let value = self.value.base
    free.withUnsafeMutableBufferPointer { sites in
      var (low, high) = (0, sites.count - 1)
      while low < high {
        let pivot = sites[(low + high) / 2]
        let pivotValue = value[Int(pivot)]
        var (left, right) = (low, high)
        while left <= right {
          while Self.precedes(value[Int(sites[left])], sites[left], pivotValue, pivot) { left += 1 }
          while Self.precedes(pivotValue, pivot, value[Int(sites[right])], sites[right]) { right -= 1 }
          if left <= right {
            sites.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if choiceCount - 1 <= right { high = right } else if choiceCount - 1 >= left { low = left } else { return }
      }
    }
  }

  @inline(__always)
  private static func precedes(_ value: Double, _ site: Int32, _ other: Double, _ otherSite: Int32) -> Bool {
    value < other || (value == other && site < otherSite)
  }

  // MARK: Fixing

  /// Decides the free sites that cannot be otherwise in a better plan, right after ``evaluate()``.
  ///
  /// Opening an unchosen site takes the place of the worst chosen one; closing a chosen one lets the best unchosen one in.
  ///
  /// - Parameters:
  ///   - bound: What ``evaluate()`` returned.
  ///   - isEnough: Whether a bound leaves no room for a better plan.
  func fix(at bound: Double, isEnough: (Double) -> Bool) {
    guard !isDecided else { return }
    var worst = -Double.infinity
    for site in free[..<choiceCount] { worst = max(worst, value[Int(site)]) }
    var next = Double.infinity
    for site in free[choiceCount...] { next = min(next, value[Int(site)]) }
    var hasChanged = false
    for (position, site) in free.enumerated() {
      let ownValue = value[Int(site)]
      if position < choiceCount {
        if isEnough(bound - ownValue + next) {
          state[Int(site)] = .open
          hasChanged = true
        }
      } else if isEnough(bound + ownValue - worst) {
        state[Int(site)] = .closed
        hasChanged = true
      }
    }
    if hasChanged { refresh() }
  }
}
