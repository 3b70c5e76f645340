internal import LinliDomain

/// Gives the dates of a cell the year that they were written without.
///
/// A date without a year is the one within the horizon of the roster, or else the nearest to it; a stretch is the one
/// that shares days with the horizon, or else the nearest. Where two years are equally near, both are named.
struct YearResolution {
  /// A stretch that passes New Year is shorter than this; a longer one is a slip of the pen.
  private static let longestOverNewYear = 183

  let horizon: Horizon

  /// The stretches that two ends may mean; empty when the calendar of the nearest year lacks a day.
  func stretches(from: WrittenDate, to: WrittenDate) -> [ClosedRange<CalendarDate>] {
    let years = years(from: from, to: to)
    let found = years.compactMap { year in Candidate(from, to, startYear: year) }
    let distances = found.map(distance)
    guard let least = distances.min() else { return [] }
    return zip(found, distances).filter { $1 == least }.compactMap { $0.0.range }
  }

  /// The years in which the stretch may start.
  private func years(from: WrittenDate, to: WrittenDate) -> [Int] {
    if let year = from.year { return [year] }
    if let year = to.year { return Self.isAfter(from, to) ? [year - 1] : [year] }
    return Array(max(1, horizon.start.year - 1)...min(9999, horizon.end.year + 1))
  }

  private func distance(_ candidate: Candidate) -> Int {
    max(0, candidate.first - horizon.end.ordinal, horizon.start.ordinal - candidate.last)
  }

  private static func isAfter(_ from: WrittenDate, _ to: WrittenDate) -> Bool {
    (from.month ?? 0, from.day) > (to.month ?? 0, to.day)
  }

  /// A stretch of one year, also of a year that lacks one of its days.
  private struct Candidate {
    let first: Int
    let last: Int
    /// Nil when the year lacks one of the days.
    let range: ClosedRange<CalendarDate>?

    /// Nil when the stretch would end before it starts.
    init?(_ from: WrittenDate, _ to: WrittenDate, startYear: Int) {
      let endYear = to.year ?? (YearResolution.isAfter(from, to) ? startYear + 1 : startYear)
      let (start, end) = (from.date(in: startYear), to.date(in: endYear))
      // The day that stands for the 29th of February while years are compared.
      func standIn(_ year: Int) -> Int? { CalendarDate(year: year, month: 2, day: 28)?.ordinal }
      guard let first = start?.ordinal ?? standIn(startYear), let last = end?.ordinal ?? standIn(endYear),
        first <= last
      else { return nil }
      // The year of an end that is told is taken as it is.
      if to.year == nil || from.year == nil, endYear > startYear, last - first >= YearResolution.longestOverNewYear {
        return nil
      }
      self.first = first
      self.last = last
      range = if let start, let end { start...end } else { nil }
    }
  }
}
