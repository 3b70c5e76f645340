public import LinliDomain
public import LinliRostering

/// What `scenario.yaml` says about the roster.
public struct RosterSettings: Sendable, Equatable {
  /// The days of the roster: its own, else those of the scenario.
  public var horizon: Horizon
  /// Limits of everybody.
  public var limits: LineLimits
  /// The age bands, in the order of the file.
  public var ageBands: [AgeBand]
  /// The options, the levels of the objective among them.
  public var options: RosterOptions

  /// Hours before its start within which a repair gives a shift to nobody unasked.
  public var noticeHours: Int

  /// The hours if nothing is told.
  static let usualNoticeHours = 48

  /// The longest horizon of a roster in days; longer ones are slips of the pen.
  static let longestHorizon = DayListReading.longestStretch
}
