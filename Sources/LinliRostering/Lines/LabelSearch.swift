internal import HeapModule
import LinliLP

/// Finds the cheapest line that keeps all caps among those whose price with fees is near the best, in the table of a run.
///
/// A *label* is the end of a line from some day on: the place in the table that it begins at, its price, and what it uses
/// of the tracked caps. The table gives the best beginning for it, so price with fees of the best whole line is known
/// exactly, and labels are taken up in that order. The first label taken up at a place with the same use is the cheapest
/// there; later ones are dropped. What is beyond a cap is dropped.
///
/// - Source: Handler & Zang (1980), doi:10.1002/net.3230100403; A*, Hart, Nilsson & Raphael (1968),
///   doi:10.1109/TSSC.1968.300136.
struct LabelSearch {
  /// The end of a line.
  struct Label {
    /// Where it begins, and after how many days.
    var place: LineRunner.Place
    var layer: Int
    /// Its price with fees, and what it uses.
    var price: Float
    var use: LabelUse
    /// Its first duty, and the label after it; −1 for none.
    var duty: Int16
    var next: Int32
  }

  /// What came of it.
  struct Result {
    /// Price of the line without fees; nil if none was found below the limit.
    var value: Double?
    /// No legal line is cheaper.
    var relaxed: Double
    /// Fees whose caps a line exceeded without being tracked: the search has to be made again with them.
    var untracked: [Int] = []
  }

  private struct Entry: Comparable {
    var price: Float
    var layer: Int
    var label: Int32

    static func < (one: Entry, other: Entry) -> Bool {
      (one.price, one.layer, other.label) < (other.price, other.layer, one.label)
    }
  }

  private struct Key: Hashable {
    var place: UInt64
    var use: LabelUse
  }

  private let runner: LineRunner
  private let table: LineTable
  private let problem: LineProblem
  private let prices: [Float]
  private let fees: [LineFee]
  private let memory: LineMemory
  private let fields: LabelUse.Fields
  private var heap = Heap<Entry>()
  private var closed: Set<Key> = []
  /// Labels are of no use from this price with fees on.
  private var most = Double.infinity

  /// Estimated nanoseconds for each label taken up.
  private static let labelWork = 2_000

  /// A search in the table of a run.
  init(_ runner: LineRunner, _ problem: LineProblem, _ prices: [Float], _ fees: [LineFee], _ memory: LineMemory) {
    self.runner = runner
    table = runner.table
    self.problem = problem
    self.prices = prices
    self.fees = fees
    self.memory = memory
    fields = LabelUse.Fields(problem, fees)
  }

  /// The cheapest line that is cheaper than asked for.
  ///
  /// - Parameter limit: most labels to take up.
  mutating func best(below worth: Double, limit: Int, into line: inout [Int16]) -> Result {
    let whole = LineFee.whole(fees)
    var result = Result(value: nil, relaxed: worth)
    memory.labels.removeAll(keepingCapacity: true)
    most = worth + whole
    start()
    var count = 0
    while let entry = heap.popMin(), Double(entry.price) < most, result.untracked.isEmpty {
      count += 1
      if count > limit {
        result.relaxed = min(result.relaxed, Double(entry.price) - whole)
        break
      }
      let label = memory.labels[Int(entry.label)]
      if label.layer == 0 {
        take(entry, whole, &result, &line)
      } else if closed.insert(Key(place: label.place.packed(label.layer), use: label.use)).inserted {
        extend(label, entry.label)
      }
    }
    memory.work += count * Self.labelWork
    return result
  }

  /// Takes a whole line, if it keeps the caps and is cheaper than those before.
  private mutating func take(_ entry: Entry, _ whole: Double, _ result: inout Result, _ line: inout [Int16]) {
    let found = lineOf(entry.label)
    let used = fees.map { $0.used(problem, table.window, found) }
    let exceeded = fees.indices.filter { used[$0] > fees[$0].cap }
    guard exceeded.isEmpty else {
      result.untracked = exceeded.filter { !fees[$0].isTracked }
      result.relaxed = min(result.relaxed, Double(entry.price) - whole)
      return
    }
    let value = zip(fees, used).reduce(Double(entry.price)) { $0 - Double($1.0.value) * Double($1.1) }
    guard value + whole < most else { return }
    result.value = value
    result.relaxed = min(result.relaxed, value)
    most = value + whole
    line = found
  }

  private func lineOf(_ label: Int32) -> [Int16] {
    var line: [Int16] = []
    var label = label
    while label >= 0 {
      let entry = memory.labels[Int(label)]
      if entry.next >= 0 { line.append(entry.duty) }
      label = entry.next
    }
    return line
  }

  private mutating func push(
    _ place: LineRunner.Place, _ layer: Int, _ price: Float, _ use: LabelUse, _ duty: Int16, _ next: Int32
  ) {
    let whole = runner.value(place, layer) + price
    guard Double(whole) < most else { return }
    heap.insert(Entry(price: whole, layer: layer, label: Int32(memory.labels.count)))
    memory.labels.append(Label(place: place, layer: layer, price: price, use: use, duty: duty, next: next))
  }

  private mutating func start() {
    let last = table.dayCount
    for state in 0..<table.stateCount where table.mayEnd.base[state] {
      for weekends in 0..<table.weekendCount {
        for units in Int(table.low.base[last])...max(Int(table.low.base[last]), Int(table.high.base[last])) {
          push(
            LineRunner.Place(state: state, weekends: weekends, units: units), last, 0, LabelUse(), LineRoster.off, -1)
        }
      }
    }
  }

  /// Adds the labels that are one day longer.
  private mutating func extend(_ label: Label, _ number: Int32) {
    let offset = label.layer - 1
    var place = label.place
    if place.state < table.offCount {
      for state in table.statesBefore(off: place.state, offset) {
        place.state = state
        push(place, offset, label.price, label.use, LineRoster.off, number)
      }
      return
    }
    let run = (place.state - table.offCount) % table.runStateCount
    let base = place.state - run
    for state in table.statesBefore(run: run, offset) {
      let added = Int(table.weekendsAdded.base[2 * offset + (table.isWorked.base[state] ? 1 : 0)])
      guard label.place.weekends >= added else { continue }
      place.state = state
      place.weekends = label.place.weekends - added
      extendByWork(label, number, offset, place, base)
    }
  }

  private mutating func extendByWork(
    _ label: Label, _ number: Int32, _ offset: Int, _ place: LineRunner.Place, _ base: Int
  ) {
    let first = problem.dutyStart.base[table.window.days.lowerBound]
    let start = problem.dutyStart.base[table.window.days.lowerBound + offset]
    let before = Int(table.before.base[place.state])
    for duty in start..<problem.dutyStart.base[table.window.days.lowerBound + offset + 1] {
      let price = prices[duty - first]
      guard price < .infinity else { continue }
      let kind = Int(problem.dutyKind.base[duty])
      let type = Int(table.typeOfKind.base[kind])
      guard Int(table.typeBase.base[type]) == base else { continue }
      if before > 0, !problem.allows(memory.classes.kinds[before - 1], then: kind) { continue }
      var use = label.use
      guard use.add(kind, fields) else { continue }
      var place = place
      place.units -= Int(table.typeUnits.base[type])
      push(place, offset, label.price + price, use, Int16(duty - start), number)
    }
  }
}

extension LineRunner.Place {
  /// The place and a layer in one number.
  fileprivate func packed(_ layer: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: layer) << 52 | UInt64(truncatingIfNeeded: state) << 32
      | UInt64(truncatingIfNeeded: weekends) << 24 | UInt64(truncatingIfNeeded: units)
  }
}

/// What a label uses of the tracked caps, packed.
struct LabelUse: Hashable {
  private var bits: UInt128 = 0

  /// Where each tracked fee's use stands, and what kinds add.
  struct Fields {
    fileprivate struct Amount {
      var shift: UInt8
      var mask: UInt128
      var amount: UInt128
      var cap: UInt128
    }

    fileprivate private(set) var ofKind: [[Amount]]

    /// Fields of the tracked fees, as many as fit.
    init(_ problem: LineProblem, _ fees: [LineFee]) {
      ofKind = Array(repeating: [], count: problem.kinds.count)
      var shift = 0
      for fee in fees where fee.isTracked {
        let width = Int.bitWidth - fee.cap.leadingZeroBitCount
        guard shift + width <= 128 else { continue }
        var field = Amount(shift: UInt8(shift), mask: (1 << width) - 1, amount: 1, cap: UInt128(fee.cap))
        shift += width
        for kind in problem.kinds.indices {
          for entry in problem.kinds[kind].counters where entry.position == fee.counter {
            field.amount = UInt128(entry.amount)
            ofKind[kind].append(field)
          }
        }
      }
    }
  }

  /// Adds a duty of a kind; false if a cap does not allow it.
  fileprivate mutating func add(_ kind: Int, _ fields: Fields) -> Bool {
    for field in fields.ofKind[kind] where !add(field) { return false }
    return true
  }

  private mutating func add(_ field: Fields.Amount) -> Bool {
    let used = (bits >> field.shift) & field.mask
    guard used + field.amount <= field.cap else { return false }
    bits += field.amount << field.shift
    return true
  }
}
