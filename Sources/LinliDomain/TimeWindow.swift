/// A stretch of a day in minutes since its midnight; the end may lie after the next midnight.
///
/// Times are local and floating: 10:00 stays 10:00 when clocks change.
public struct TimeWindow: Hashable, Sendable {
  /// First minute, 0 to 1439.
  public var startMinute: Int
  /// The minute after the last one, after ``startMinute``; above 1440 if the stretch passes midnight.
  public var endMinute: Int

  /// A stretch from its minutes.
  public init(startMinute: Int, endMinute: Int) {
    self.startMinute = startMinute
    self.endMinute = endMinute
  }

  /// Midnight to midnight.
  public static let wholeDay = TimeWindow(startMinute: 0, endMinute: 1440)

  /// Length in minutes.
  public var minutes: Int { endMinute - startMinute }

  /// Whether another stretch of the same day lies within.
  public func contains(_ other: TimeWindow) -> Bool {
    startMinute <= other.startMinute && other.endMinute <= endMinute
  }

  /// Whether another stretch of the same day shares a minute with it.
  public func overlaps(_ other: TimeWindow) -> Bool {
    startMinute < other.endMinute && other.startMinute < endMinute
  }
}
