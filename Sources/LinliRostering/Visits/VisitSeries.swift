public import LinliDomain

/// The id of a series of visits, such as `H07`.
public typealias VisitSeriesID = Identifier<VisitSeries>

/// Visits to a household that repeat: what is planned, on which other days it could take place, and how far apart.
///
/// The visits themselves are ordinary shifts; the series says what holds between them. Days are counted from one visit
/// to the next, so that visits on Monday and the Monday after are 7 days apart.
public struct VisitSeries: Equatable, Sendable {
  /// Its id.
  public var id: VisitSeriesID
  /// The household.
  public var household: String
  /// The days of the horizon on which a visit may take place, in order.
  public var dates: [CalendarDate]
  /// Fewest days from one visit to the next, 1 or more.
  public var minimumGap: Int
  /// Most days from one visit to the next, also from the last one before the horizon and to the first day after it; if
  /// ``last`` is not known, counted from the day before the horizon. Nil for no limit.
  public var maximumGap: Int?
  /// The day of the last visit before the horizon; nil if not known.
  public var last: CalendarDate?
  /// The visits planned, in the order of their dates.
  public var shifts: [ShiftID]
  /// Days of visits that were called off: they excuse a gap above ``maximumGap``.
  public var calledOff: [CalendarDate] = []

  /// A series from its parts.
  public init(
    id: VisitSeriesID, household: String, dates: [CalendarDate], minimumGap: Int = 1, maximumGap: Int? = nil,
    last: CalendarDate? = nil, shifts: [ShiftID]
  ) {
    self.id = id
    self.household = household
    self.dates = dates.sorted()
    self.minimumGap = minimumGap
    self.maximumGap = maximumGap
    self.last = last
    self.shifts = shifts
  }

  /// The id of the visit of a day: `H07-2026-06-10`.
  public func shiftID(on date: CalendarDate) -> ShiftID { ShiftID("\(id)-\(date)") }
}

/// What is wrong with a series of visits.
public enum VisitFault: Hashable, Sendable {
  /// Gaps below 1 day, or a least gap above the greatest.
  case gaps(minimum: Int, maximum: Int?)
  /// A last visit before the horizon that is not before it.
  case last(CalendarDate)
  /// A visit on a day on which none may be.
  case day(ShiftID)
  /// A visit that is also one of another series, or twice one of this.
  case shared(ShiftID)
}
