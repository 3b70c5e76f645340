import LinliLP

/// One run of the dynamic program of ``LineSearch``: a table, prices, and the layers in between.
struct LineRunner {
  let table: LineTable
  private let memory: LineMemory
  private let problem: LineProblem
  private let values: UnsafeMutablePointer<Float>
  private let isReached: UnsafeMutablePointer<Bool>
  private let dayPrices: UnsafeMutablePointer<Float>
  private let block: Int

  /// A run over a table; it uses the memory until it is done.
  init(_ table: LineTable, _ memory: LineMemory) {
    self.table = table
    self.memory = memory
    problem = table.problem
    block = (1 + table.groupCount) * table.typeCount
    let layers = table.dayCount + 1
    memory.values.require(layers * table.rowCount * max(1, table.width))
    memory.isReached.fill(layers * table.rowCount, with: false)
    memory.dayPrices.fill(max(1, block * table.dayCount), with: .infinity)
    values = memory.values.base
    isReached = memory.isReached.base
    dayPrices = memory.dayPrices.base
  }

  /// The cheapest line's price, the line written out; nil if there is none.
  func best(_ prices: UnsafePointer<Float>, into line: UnsafeMutablePointer<Int16>) -> Float? {
    guard table.width > 0 else { return nil }
    priceTypes(prices)
    begin()
    for offset in 0..<table.dayCount { step(offset) }
    memory.work += table.work
    return readBack(prices, into: line)
  }

  /// The price of the cheapest duty of each type after each class (or a day off, first) on each day.
  private func priceTypes(_ prices: UnsafePointer<Float>) {
    let first = table.window.days.lowerBound
    let start = problem.dutyStart.base[first]
    let kinds = problem.dutyKind.base
    for offset in 0..<table.dayCount {
      let target = dayPrices + offset * block
      for duty in problem.dutyStart.base[first + offset]..<problem.dutyStart.base[first + offset + 1] {
        let price = prices[duty - start]
        guard price < .infinity else { continue }
        let kind = Int(kinds[duty])
        let type = Int(table.typeOfKind.base[kind])
        for position in Int(table.predecessorStart.base[kind])..<Int(table.predecessorStart.base[kind + 1]) {
          let place = Int(table.predecessors.base[position]) * table.typeCount + type
          if price < target[place] { target[place] = price }
        }
      }
    }
  }

  private func begin() {
    let start = table.stateCount * table.weekendCount
    isReached[start] = true
    let row = values + start * table.width
    row.update(repeating: .infinity, count: table.width)
    row[0] = 0
  }

  // MARK: A day

  private func step(_ offset: Int) {
    let stateCount = table.stateCount
    let weekendCount = table.weekendCount
    let first = offset == 0 ? stateCount : 0
    let end = offset == 0 ? stateCount + 1 : stateCount
    let layer = isReached + offset * table.rowCount
    for state in first..<end {
      let added = Int(table.weekendsAdded.base[2 * offset + (table.isWorked.base[state] ? 1 : 0)])
      for weekends in 0..<weekendCount {
        if layer[state * weekendCount + weekends] { leave(offset, state, weekends, added) }
      }
    }
  }

  /// Passes a row on to the rows of the next layer.
  @inline(__always)
  private func leave(_ offset: Int, _ state: Int, _ weekends: Int, _ added: Int) {
    let weekendCount = table.weekendCount
    let row = state * weekendCount + weekends
    let off = Int(table.offTarget.base[state])
    if off >= 0 {
      relax(offset, row, off * weekendCount + weekends, 0, 0)
    }
    let run = Int(table.runTarget.base[state])
    guard run >= 0, weekends + added < weekendCount else { return }
    let prices = dayPrices + offset * block + Int(table.before.base[state]) * table.typeCount
    for type in 0..<table.typeCount where prices[type] < .infinity {
      let reached = Int(table.typeBase.base[type]) + run
      let target = reached * weekendCount + weekends + added
      relax(offset, row, target, Int(table.typeUnits.base[type]), prices[type])
    }
  }

  @inline(__always)
  private func relax(_ offset: Int, _ row: Int, _ target: Int, _ units: Int, _ price: Float) {
    let low = Int(table.low.base[offset])
    let nextLow = Int(table.low.base[offset + 1])
    let first = max(low, nextLow - units)
    let last = min(Int(table.high.base[offset]), Int(table.high.base[offset + 1]) - units)
    guard first <= last else { return }
    let width = table.width
    let source = values + (offset * table.rowCount + row) * width + (first - low)
    let flag = (offset + 1) * table.rowCount + target
    let targetRow = values + flag * width
    if !isReached[flag] {
      isReached[flag] = true
      targetRow.update(repeating: .infinity, count: width)
    }
    let into = targetRow + (first + units - nextLow)
    for position in 0..<(last - first + 1) {
      let value = source[position] + price
      into[position] = value < into[position] ? value : into[position]
    }
  }

  // MARK: Reading back

  /// A place in the table: a row of a layer and the units there.
  struct Place {
    var state: Int
    var weekends: Int
    var units: Int
  }

  /// The least price of the days up to a layer that end at a place.
  @inline(__always)
  func value(_ place: Place, _ layer: Int) -> Float {
    let low = Int(table.low.base[layer])
    guard place.units >= low, place.units <= Int(table.high.base[layer]) else { return .infinity }
    let row = place.state * table.weekendCount + place.weekends
    guard isReached[layer * table.rowCount + row] else { return .infinity }
    return values[(layer * table.rowCount + row) * table.width + place.units - low]
  }

  /// Finds the best end and writes its line; returns its price, or nil if there is no legal line.
  private func readBack(_ prices: UnsafePointer<Float>, into line: UnsafeMutablePointer<Int16>) -> Float? {
    guard var place = bestEnd() else { return nil }
    let best = value(place, table.dayCount)
    for offset in stride(from: table.dayCount - 1, through: 0, by: -1) {
      let here = value(place, offset + 1)
      if place.state < table.offCount {
        line[offset] = LineRoster.off
        place = beforeOff(place, here, offset)
      } else {
        let (previous, type) = beforeWork(place, here, offset)
        line[offset] = cheapest(type, after: Int(table.before.base[previous.state]), offset, prices)
        place = previous
      }
    }
    return best
  }

  private func bestEnd() -> Place? {
    var best: Place?
    var bestValue = Float.infinity
    let low = Int(table.low.base[table.dayCount])
    let count = Int(table.high.base[table.dayCount]) - low + 1
    for state in 0..<table.stateCount where table.mayEnd.base[state] {
      for weekends in 0..<table.weekendCount {
        let flag = table.dayCount * table.rowCount + state * table.weekendCount + weekends
        guard isReached[flag] else { continue }
        let ends = values + flag * table.width
        for position in 0..<count where ends[position] < bestValue {
          bestValue = ends[position]
          best = Place(state: state, weekends: weekends, units: low + position)
        }
      }
    }
    return best
  }

  private func beforeOff(_ place: Place, _ here: Float, _ offset: Int) -> Place {
    for state in table.statesBefore(off: place.state, offset) {
      var previous = place
      previous.state = state
      if value(previous, offset) == here { return previous }
    }
    preconditionFailure("no state leads to a day off on day \(offset) of the window")
  }

  private func beforeWork(_ place: Place, _ here: Float, _ offset: Int) -> (Place, type: Int) {
    let run = (place.state - table.offCount) % table.runStateCount
    let base = place.state - run
    for state in table.statesBefore(run: run, offset) {
      let added = Int(table.weekendsAdded.base[2 * offset + (table.isWorked.base[state] ? 1 : 0)])
      guard place.weekends >= added else { continue }
      let prices = dayPrices + offset * block + Int(table.before.base[state]) * table.typeCount
      for type in 0..<table.typeCount where Int(table.typeBase.base[type]) == base && prices[type] < .infinity {
        let previous = Place(
          state: state, weekends: place.weekends - added, units: place.units - Int(table.typeUnits.base[type]))
        if value(previous, offset) + (prices[type]) == here { return (previous, type) }
      }
    }
    preconditionFailure("no state leads to a duty on day \(offset) of the window")
  }

  /// The cheapest duty of a type on a day after a class (or a day off, 0).
  private func cheapest(_ type: Int, after before: Int, _ offset: Int, _ prices: UnsafePointer<Float>) -> Int16 {
    let day = table.window.days.lowerBound + offset
    let start = problem.dutyStart[table.window.days.lowerBound]
    var best = LineRoster.off
    var bestPrice = Float.infinity
    for duty in problem.dutyStart[day]..<problem.dutyStart[day + 1] {
      let kind = Int(problem.dutyKind[duty])
      guard Int(table.typeOfKind[kind]) == type, prices[duty - start] < bestPrice else { continue }
      if before > 0, !problem.allows(memory.classes.kinds[before - 1], then: kind) { continue }
      bestPrice = prices[duty - start]
      best = Int16(duty - problem.dutyStart[day])
    }
    return best
  }
}
