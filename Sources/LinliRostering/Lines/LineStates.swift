/// The states of ``LineSearch`` without weekends, counted amounts and units: off for some days, or in a run.
struct LineStates {
  /// Off states come first: state o − 1 is off for o days, the last one for enough.
  private(set) var offCount = 1
  /// States of a run in one class: lengths 1 and up of runs that began in sight, then of open ones that are still short.
  private(set) var runStateCount = 1
  /// Number of states, without the start.
  private(set) var count = 1
  /// By state, the start last: the off state that a day off leads to, or −1.
  private(set) var offTarget: [Int] = []
  /// By state: the run state within a class that a day worked leads to, or −1.
  private(set) var runTarget: [Int] = []
  /// By state: 0 if off, otherwise 1 + the class of the last kind.
  private(set) var before: [Int] = []
  /// By state: whether the last day was worked.
  private(set) var isWorked: [Bool] = []
  /// By state: whether the line may end so.
  private(set) var mayEnd: [Bool] = []

  private var minRun = 1
  private var longest = 1
  private var isUnlimited = false
  private var openStart: Int { longest }

  /// The states before the first call.
  init() {}

  /// The states for a window.
  init(_ window: LineWindow, _ problem: LineProblem, kindClass: [Int], classKind: [Int]) {
    let limits = problem.limits[window.person]
    offCount = max(1, min(limits.minOff, problem.dayCount + 1))
    minRun = max(1, min(limits.minRun, problem.dayCount + 1))
    isUnlimited = limits.maxRun > 2 * problem.dayCount
    longest = isUnlimited ? minRun : max(1, limits.maxRun)
    runStateCount = longest + minRun - 1
    count = offCount + classKind.count * runStateCount
    makeOff()
    for group in classKind.indices { makeRuns(of: group) }
    makeStart(window, limits, kindClass)
    mayEnd = (0..<count).map { mayEnd($0, window, limits, problem, classKind) }
  }

  private mutating func makeOff() {
    for state in 0..<offCount {
      offTarget.append(min(state + 1, offCount - 1))
      runTarget.append(state == offCount - 1 ? 0 : -1)
      before.append(0)
      isWorked.append(false)
    }
  }

  private mutating func makeRuns(of group: Int) {
    for length in 1...longest {
      add(group, offTarget: length >= minRun ? 0 : -1, runTarget: target(after: length, isOpen: false))
    }
    for length in 1..<max(1, minRun) {
      add(group, offTarget: 0, runTarget: target(after: length, isOpen: true))
    }
  }

  private mutating func add(_ group: Int, offTarget off: Int, runTarget run: Int) {
    offTarget.append(off)
    runTarget.append(run)
    before.append(1 + group)
    isWorked.append(true)
  }

  /// The run state that another day worked leads to, or −1.
  private func target(after length: Int, isOpen: Bool) -> Int {
    let next = length + 1
    if isOpen, next < minRun { return openStart + next - 1 }
    if isUnlimited { return min(next, longest) - 1 }
    return next <= longest ? next - 1 : -1
  }

  private mutating func makeStart(_ window: LineWindow, _ limits: LineProblem.Limits, _ kindClass: [Int]) {
    switch window.left {
    case .unknown:
      offTarget.append(offCount - 1)
      runTarget.append(target(after: 0, isOpen: true))
      before.append(0)
      isWorked.append(false)
    case .off(let length):
      offTarget.append(min(length == Int.max ? offCount : length + 1, offCount) - 1)
      runTarget.append(length >= limits.minOff ? 0 : -1)
      before.append(0)
      isWorked.append(false)
    case .worked(let length, let kind, let isOpen):
      offTarget.append(isOpen || length >= limits.minRun ? 0 : -1)
      runTarget.append(target(after: length, isOpen: isOpen && length + 1 < minRun))
      before.append(kind.map { 1 + kindClass[$0] } ?? 0)
      isWorked.append(true)
    }
  }

  /// Whether what stands after the window allows a line that ends in a state.
  private func mayEnd(
    _ state: Int, _ window: LineWindow, _ limits: LineProblem.Limits, _ problem: LineProblem, _ classKind: [Int]
  ) -> Bool {
    if case .end = window.right { return true }
    guard state >= offCount else { return mayEnd(offFor: state + 1, window, limits) }
    let position = (state - offCount) % runStateCount
    let isOpen = position >= openStart
    let length = isOpen ? position - openStart + 1 : position + 1
    switch window.right {
    case .end: return true
    case .off(let after, let reachesEnd):
      return (isOpen || length >= limits.minRun) && (after >= limits.minOff || reachesEnd)
    case .worked(let after, let kind, let reachesEnd):
      let total = length + after
      return (isUnlimited || total <= limits.maxRun) && (isOpen || total >= limits.minRun || reachesEnd)
        && problem.allows(classKind[(state - offCount) / runStateCount], then: kind)
    }
  }

  private func mayEnd(offFor length: Int, _ window: LineWindow, _ limits: LineProblem.Limits) -> Bool {
    switch window.right {
    case .end: true
    case .off(let after, let reachesEnd): length + after >= limits.minOff || reachesEnd
    case .worked(let after, _, let reachesEnd):
      length >= min(limits.minOff, offCount) && (after >= limits.minRun || reachesEnd)
    }
  }
}
