/// Finds the valid name nearest to a misspelled one.
///
/// The distance counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment), after
/// folding case and full-width characters. A name is near when it needs at most one edit for every three of its
/// characters; names of one or two characters are near only when they are equal after folding, because one edit
/// turns any of them into any other.
public enum NearestName {
  /// The nearest candidate, the earliest of equally near ones; nil when none is near.
  ///
  /// - Complexity: O(candidates × length²), with candidates of too different a length skipped.
  public static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      let allowed = min(allowance(wanted.count, other.count), (best?.distance ?? .max) - 1)
      guard allowed >= 0, abs(wanted.count - other.count) <= allowed else { continue }
      let distance = distance(wanted, other, limit: allowed)
      if distance <= allowed { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How many edits still count as near for names of these lengths.
  private static func allowance(_ left: Int, _ right: Int) -> Int {
    let longer = max(left, right)
    return longer / 3
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    let halfWidth = FullWidth.folded(text)
    return halfWidth.lowercased().unicodeScalars.filter { $0 != " " && $0 != "_" && $0 != "-" }
  }

  /// The optimal-string-alignment distance of a and b; any number above `limit` when it exceeds it.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int = .max) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      if let least = row.min(), least > limit { return least }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
