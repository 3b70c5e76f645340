import LinliLP

/// Everything about the search for a person's line in a window that does not depend on prices: states, types, bands of
/// units. Made once and used for many prices.
final class LineTable {
  let problem: LineProblem
  let window: LineWindow
  /// Days of the window.
  let dayCount: Int
  /// States without the start, which is the one after the last.
  let stateCount: Int
  /// Weekends that may be used, plus 1; 1 if they do not matter.
  let weekendCount: Int
  /// Rows of a layer: state · weekendCount + weekends.
  let rowCount: Int
  /// Units of a row; 0 if the bounds on units cannot be met.
  let width: Int
  /// Least and greatest units worth keeping after each number of days.
  let low: FrozenBuffer<Int32>
  let high: FrozenBuffer<Int32>
  /// States off, states of a run in one class, and number of types and classes.
  let offCount: Int
  let runStateCount: Int
  let typeCount: Int
  let groupCount: Int
  /// By state: see ``LineStates``.
  let offTarget: FrozenBuffer<Int32>
  let runTarget: FrozenBuffer<Int32>
  let before: FrozenBuffer<Int32>
  let isWorked: FrozenBuffer<Bool>
  let mayEnd: FrozenBuffer<Bool>
  /// The states that a day off leads to a state from, and those that a day worked leads to a run state from.
  let statesBeforeOff: [[Int]]
  let statesBeforeRun: [[Int]]
  /// By type: first state of its class, units; by kind: its type.
  let typeBase: FrozenBuffer<Int32>
  let typeUnits: FrozenBuffer<Int32>
  let typeOfKind: FrozenBuffer<Int32>
  /// By kind: after which classes it may come, 0 for a day off: `predecessors[start[kind]..<start[kind + 1]]`.
  let predecessorStart: FrozenBuffer<Int32>
  let predecessors: FrozenBuffer<Int32>
  /// By day and whether the day before was worked: weekends that a day worked adds, `2 · day + worked`.
  let weekendsAdded: FrozenBuffer<Int32>

  /// A table for a window.
  ///
  /// - Parameter mayWork: by duty of the window: whether it may be used at all.
  init(
    _ problem: LineProblem, _ window: LineWindow, _ classes: KindClasses, mayWork: (Int) -> Bool
  ) {
    self.problem = problem
    self.window = window
    dayCount = window.days.count
    groupCount = classes.kinds.count
    let states = LineStates(window, problem, kindClass: classes.ofKind, classKind: classes.kinds)
    offCount = states.offCount
    runStateCount = states.runStateCount
    stateCount = states.count
    offTarget = FrozenBuffer(states.offTarget.map { Int32($0) })
    runTarget = FrozenBuffer(states.runTarget.map { Int32($0) })
    before = FrozenBuffer(states.before.map { Int32($0) })
    isWorked = FrozenBuffer(states.isWorked)
    mayEnd = FrozenBuffer(states.mayEnd)
    statesBeforeOff = (0..<states.offCount).map { off in (0..<states.count).filter { states.offTarget[$0] == off } }
    statesBeforeRun = (0..<states.runStateCount).map { run in (0..<states.count).filter { states.runTarget[$0] == run }
    }
    var most = 0
    for kind in problem.kinds { most = max(most, kind.units) }
    let countsUnits = window.minUnits > 0 || window.maxUnits < most * window.days.count
    let types = DutyTypes(problem, kindClass: classes.ofKind, countsUnits: countsUnits)
    typeCount = types.entries.count
    typeBase = FrozenBuffer(types.entries.map { Int32(states.offCount + $0.group * states.runStateCount) })
    typeUnits = FrozenBuffer(types.entries.map { Int32($0.units) })
    typeOfKind = FrozenBuffer(types.ofKind.map { Int32($0) })
    predecessorStart = classes.predecessorStart
    predecessors = classes.predecessors
    let isLimited = window.weekends < window.days.count / 7 + 2
    weekendCount = isLimited ? max(0, window.weekends) + 1 : 1
    rowCount = (stateCount + 1) * weekendCount
    weekendsAdded = FrozenBuffer(Self.weekendsAdded(problem, window, isLimited: isLimited))
    guard window.weekends >= 0, window.maxUnits >= 0 else {
      (width, low, high) = (0, FrozenBuffer([]), FrozenBuffer([]))
      return
    }
    let bands = UnitBands(problem, window, offCount: offCount, countsUnits: countsUnits, mayWork: mayWork)
    width = bands.width
    low = FrozenBuffer(bands.low)
    high = FrozenBuffer(bands.high)
  }

  /// The states from which a day off leads to a state.
  func statesBefore(off state: Int, _ offset: Int) -> [Int] {
    offset > 0 ? statesBeforeOff[state] : Int(offTarget[stateCount]) == state ? [stateCount] : []
  }

  /// The states from which a day worked leads to a run state of its class.
  func statesBefore(run: Int, _ offset: Int) -> [Int] {
    offset > 0 ? statesBeforeRun[run] : Int(runTarget[stateCount]) == run ? [stateCount] : []
  }

  /// Estimated nanoseconds of a run.
  var work: Int { dayCount * rowCount * typeCount * (5 + width) / 4 }

  private static func weekendsAdded(_ problem: LineProblem, _ window: LineWindow, isLimited: Bool) -> [Int32] {
    window.days.flatMap { day -> [Int32] in
      guard isLimited else { return [0, 0] }
      switch problem.weekday(day) {
      case 5: return day == window.days.upperBound - 1 && window.lastWeekendIsCounted ? [0, 0] : [1, 1]
      case 6: return [1, 0]
      default: return [0, 0]
      }
    }
  }
}

/// Kinds with the same forbidden successors, taken together.
struct KindClasses {
  /// The class of each kind, and one kind of each class.
  private(set) var ofKind: [Int] = []
  private(set) var kinds: [Int] = []
  /// By kind: after which classes it may come, counted from 1; 0 for a day off.
  let predecessorStart: FrozenBuffer<Int32>
  let predecessors: FrozenBuffer<Int32>

  /// The classes of a problem's kinds.
  init(_ problem: LineProblem) {
    var known: [[Bool]: Int] = [:]
    for kind in problem.kinds.indices {
      let successors = problem.kinds.indices.map { problem.allows(kind, then: $0) }
      if known[successors] == nil {
        known[successors] = kinds.count
        kinds.append(kind)
      }
      ofKind.append(known[successors] ?? 0)
    }
    var starts: [Int32] = [0]
    var before: [Int32] = []
    for kind in problem.kinds.indices {
      before.append(0)
      for (group, member) in kinds.enumerated() where problem.allows(member, then: kind) {
        before.append(Int32(group + 1))
      }
      starts.append(Int32(before.count))
    }
    predecessorStart = FrozenBuffer(starts)
    predecessors = FrozenBuffer(before)
  }
}

/// Between which units a line has to be after each day to meet the bounds at the end, by runs and days off alone.
struct UnitBands {
  private(set) var low: [Int32]
  private(set) var high: [Int32]
  /// Greatest number of units kept on a day; 0 if the bounds cannot be met.
  private(set) var width = 1

  init(
    _ problem: LineProblem, _ window: LineWindow, offCount: Int, countsUnits: Bool, mayWork: (Int) -> Bool
  ) {
    let days = window.days.count
    low = Array(repeating: 0, count: days + 1)
    high = low
    guard countsUnits else { return }
    let dayMost = window.days.map { day in
      var most = 0
      for duty in problem.dutyStart[day]..<problem.dutyStart[day + 1] where mayWork(duty) {
        most = max(most, problem.kinds[Int(problem.dutyKind[duty])].units)
      }
      return most
    }
    let longest = min(problem.limits[window.person].maxRun, days)
    let forward = Self.reach(dayMost, offCount, longest)
    let backward = Self.reach(dayMost.reversed(), offCount, longest)
    width = 0
    for layer in 0...days {
      low[layer] = Int32(clamping: max(0, window.minUnits - backward[days - layer]))
      high[layer] = Int32(clamping: min(window.maxUnits, forward[layer]))
      width = max(width, Int(high[layer]) - Int(low[layer]) + 1)
    }
    if low[days] > high[days] || low[0] > 0 { width = 0 }
  }

  /// The most units within the first days, for each number of days.
  private static func reach(_ dayMost: [Int], _ offCount: Int, _ longest: Int) -> [Int] {
    let none = -1
    var off = Array(repeating: none, count: offCount)
    var run = Array(repeating: none, count: longest + 1)
    off[offCount - 1] = 0
    var most = [0]
    for units in dayMost {
      var nextOff = Array(repeating: none, count: offCount)
      var nextRun = Array(repeating: none, count: longest + 1)
      for state in 0..<offCount {
        let next = min(state + 1, offCount - 1)
        nextOff[next] = max(nextOff[next], off[state])
      }
      nextOff[0] = max(nextOff[0], run.max() ?? none)
      if units > 0, longest > 0 {
        for length in 1..<max(1, longest) where run[length] != none { nextRun[length + 1] = run[length] + units }
        if off[offCount - 1] != none { nextRun[1] = max(nextRun[1], off[offCount - 1] + units) }
      }
      (off, run) = (nextOff, nextRun)
      most.append(max(off.max() ?? 0, run.max() ?? 0))
    }
    return most
  }
}
