/// Kinds that a search need not tell apart: one class, one length. On each day only the cheapest duty of a type matters.
struct DutyTypes {
  /// One type.
  struct Entry: Hashable {
    /// The class of its kinds.
    var group: Int
    /// Its units.
    var units: Int
  }

  /// The types.
  private(set) var entries: [Entry] = []
  /// The type of each kind.
  private(set) var ofKind: [Int] = []

  /// The types of a problem's kinds.
  ///
  /// - Parameter countsUnits: whether units matter at all.
  init(_ problem: LineProblem, kindClass: [Int], countsUnits: Bool) {
    var known: [Entry: Int] = [:]
    for (position, kind) in problem.kinds.enumerated() {
      let entry = Entry(group: kindClass[position], units: countsUnits ? kind.units : 0)
      if known[entry] == nil {
        known[entry] = entries.count
        entries.append(entry)
      }
      ofKind.append(known[entry] ?? 0)
    }
  }
}
