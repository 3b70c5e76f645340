public import LinliDomain

/// When visits that repeat take place: the question for one household.
///
///     choose      t_1 < … < t_m  of the days D                      t_0 = last visit before the horizon, if known
///     such that   a ≤ t_{i+1} − t_i ≤ b                             gap; i from 0 if t_0 is known
///                 t_1 − (start − 1) ≤ b     if t_0 is not known     start
///                 (end + 1) − t_m ≤ b                               end (also for m = 0, from t_0 or start − 1)
///                 m = k                     if k is told            times
///     lex min     |K \ {t_1 … t_m}|                                 days that people were told
///                 |m − m*|                                          visits wanted
///                 Σ (q·(t_{i+1} − t_i) − p)²                        aimed at p/q days
///                 Σ (2·load(t_i) + 1)                               rise of Σ_d load(d)²
///
/// - Data: D days allowed; a, b least and greatest gap in days, b may be missing; k visits told; K days to keep, in D;
///   load(d) visits of other households on day d. With e days aimed at, p/q = e/1, and m* = 1 + ⌊(end − f)/e⌋, f the
///   first day due, max(start, t_0 + e), or 0 if that lies after the horizon; without t_0, m* = max(1, ⌊days/e⌋). With
///   k alone, p/q = days/k and m* = k.
/// - Method: dynamic programme over (visits left, day of the next one), from the end; each layer has one visit more. All
///   goals but the second add up over visits, and the second is settled by the layer, so the least of each layer is exact.
///   Of sets of equal value the one with more visits, then the one whose days come first is taken.
/// - Complexity: m · |D| · b, with |D| for b where it is missing.
public struct VisitDates: Equatable, Sendable {
  /// The days to plan.
  public var horizon: Horizon
  /// The days on which a visit may take place, in order, within the horizon.
  public var dates: [CalendarDate]
  /// Fewest days from one visit to the next, 1 or more.
  public var minimumGap = 1
  /// Most days from one visit to the next; nil for no limit.
  public var maximumGap: Int?
  /// The day of the last visit before the horizon; nil if not known.
  public var last: CalendarDate?
  /// Days between visits aimed at, 1 or more; nil if only ``times`` is told.
  public var every: Int?
  /// Visits in the horizon, exactly; nil if only ``every`` is told.
  public var times: Int?
  /// Days that people were told, among ``dates``.
  public var kept: Set<CalendarDate> = []

  /// A question without a rhythm.
  public init(horizon: Horizon, dates: [CalendarDate]) {
    self.horizon = horizon
    self.dates = dates.sorted()
  }

  /// The value of a set of days, smaller being better, goal by goal.
  public struct Value: Comparable, Sendable {
    /// Days told to people that are not kept.
    public var droppedCount: Int
    /// Visits above or below those wanted.
    public var countDeviation: Int
    /// Squares of what gaps differ from the one aimed at.
    public var gapDeviation: Int
    /// What the squares of visits a day rise by.
    public var load: Int

    /// The earlier goal decides.
    public static func < (left: Value, right: Value) -> Bool { left.goals < right.goals }

    private var goals: (Int, Int, Int, Int) { (droppedCount, countDeviation, gapDeviation, load) }
  }

  /// The best days, with their value.
  public struct Choice: Equatable, Sendable {
    /// The days, in order.
    public var dates: [CalendarDate]
    /// Their value.
    public var value: Value
  }

  /// The best days; nil if no set of days keeps the gaps and the number of visits.
  ///
  /// - Parameter load: visits of other households by day.
  public func choice(load: [CalendarDate: Int] = [:]) -> Choice? {
    var layers = VisitLayers(self, load: load)
    return layers.best()
  }

  /// Visits wanted, m*.
  var wantedCount: Int {
    if let times { return times }
    guard let every else { return 0 }
    guard let last else { return max(1, horizon.dayCount / every) }
    let due = max(horizon.start.ordinal, last.ordinal + every)
    return due > horizon.end.ordinal ? 0 : 1 + (horizon.end.ordinal - due) / every
  }

  /// The gap aimed at, as a fraction.
  var aim: (days: Int, per: Int) { every.map { ($0, 1) } ?? (horizon.dayCount, max(1, times ?? 1)) }

  /// The day from which the first gap counts: the last visit, or the day before the horizon.
  var origin: Int { last?.ordinal ?? horizon.start.ordinal - 1 }
}

// MARK: - What would fit

extension VisitDates {
  /// Why there is no set of days, and what would fit.
  public enum Obstacle: Hashable, Sendable {
    /// The least gap is above the greatest.
    case contradictoryGaps(minimum: Int, maximum: Int)
    /// After this day (nil for the day before the horizon) no allowed day follows within the gaps, whatever came before;
    /// a greatest gap of `leastMaximum` days would do.
    case gap(after: CalendarDate?, leastMaximum: Int)
    /// Gaps can be kept, but not with so many visits, only with one of these numbers; none if a greater gap is needed.
    case times([Int])
  }

  /// Why there is no set of days; nil if there is one.
  public var obstacle: Obstacle? {
    if let maximumGap, maximumGap < minimumGap {
      return .contradictoryGaps(minimum: minimumGap, maximum: maximumGap)
    }
    if choice() != nil { return nil }
    var free = self
    free.times = nil
    free.kept = []
    if free.choice() != nil {
      var layers = VisitLayers(free, load: [:])
      return .times(layers.possibleCounts())
    }
    // No set begins sooner than on the first day allowed. With a gap of the whole horizon no visit at all would do, so
    // this ends.
    let first = dates.first?.ordinal ?? horizon.end.ordinal + 1
    free.maximumGap = max(maximumGap ?? 0, first - origin - 1)
    repeat { free.maximumGap = (free.maximumGap ?? 0) + 1 } while free.choice() == nil
    return .gap(after: farthestDate, leastMaximum: free.maximumGap ?? 0)
  }

  /// The last day that visits can reach within the gaps; nil if not even a first visit can be.
  private var farthestDate: CalendarDate? {
    let greatest = maximumGap ?? .max
    var reached: [Int] = []
    for date in dates {
      let days = date.ordinal - origin
      let isFirst = days <= greatest && (last == nil || days >= minimumGap)
      let isNext = reached.contains { (minimumGap...max(minimumGap, greatest)).contains(date.ordinal - $0) }
      if isFirst || isNext { reached.append(date.ordinal) }
    }
    return reached.last.flatMap(CalendarDate.init(ordinal:)) ?? last
  }
}
