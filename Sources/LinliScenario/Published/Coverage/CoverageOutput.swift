/// The table that a run on a published maximal covering instance leaves behind.
public enum CoverageTables {
  /// Chosen points as CSV with the column `site`, numbered from 0 as in published solutions, ascending.
  public static func sites(_ sites: [Int]) -> String {
    "site\n" + sites.sorted().map { "\($0)\n" }.joined()
  }
}
