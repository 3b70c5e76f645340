public import LinliDomain
public import LinliMatching
public import LinliSiting

/// What `scenario.yaml` says.
public struct ScenarioSettings: Sendable, Equatable {
  /// What the scenario is called.
  public var title: LocalizedName
  /// Whether people and figures are invented.
  public var isSynthetic: Bool
  /// The days of the plan.
  public var horizon: Horizon
  /// The name of the time zone.
  public var timeZone: String
  /// The datum of all coordinates.
  public var datum: Datum
  /// The set of rules that the tables edit.
  public var ruleProfile: RuleProfile
  /// The questions asked.
  public var questions: [Question]
  /// The options of matching, the levels of its objective among them.
  public var matchingOptions: MatchingOptions
  /// The options of the roster.
  public var roster: RosterSettings
  /// The options of siting and the parts of its time.
  public var siting: SitingSettings
}

/// The datum of coordinates.
public enum Datum: String, Sendable, Equatable, CaseIterable {
  /// As satellites give it.
  case wgs84 = "WGS84"
  /// As maps in China give it.
  case gcj02 = "GCJ-02"
  /// Metres on a flat grid.
  case local
}

/// A question a scenario asks, in the order in which they are answered.
public enum Question: String, Sendable, Equatable, CaseIterable {
  /// Which facilities open, and whom they serve.
  case site
  /// Who delivers how much of which need.
  case match
  /// Who works which shift.
  case roster
}

/// How a scenario asks the siting question.
public struct SitingSettings: Sendable, Equatable {
  /// The options, the levels of the objective among them.
  public var options: SitingOptions
  /// The parts of the plan's time, in order; none for a single one.
  public var periods: [SitingPeriod]
}
