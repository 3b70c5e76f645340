/// The table that a run on a published network leaves behind.
public enum PathNetworkTables {
  /// A solution as CSV with the columns `demand,site`: numbers of places from 1 as in the file, sorted by demand.
  public static func solution(_ rows: [PathNetworkCheck.Row]) -> String {
    let sorted = rows.sorted { ($0.demand, $0.site) < ($1.demand, $1.site) }
    return "demand,site\n" + sorted.map { "\($0.demand),\($0.site)\n" }.joined()
  }
}
