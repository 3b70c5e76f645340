import LinliDomain

/// Why a need is not met in full.
///
/// - Source: model family ANALYSE, section 2.7.
public enum UnmetCause: String, Sendable, CaseIterable {
  /// Nobody who is there may do it.
  case noEligibleProvider
  /// Those who may do it have a price that no account may pay.
  case noPayingAccount
  /// No room fits the service and is open to the community.
  case noEligibleRoom
  /// Money that may pay for it is used up.
  case moneyExhausted
  /// The hours of those who may do it are used up.
  case hoursExhausted
  /// The rooms that fit are used up.
  case roomExhausted
  /// A level above or a rule wants the means elsewhere, although nothing of its own is lacking.
  case crowdedOut
  /// What is left would do for part of a session, and sessions are whole.
  case wholeSessions
}

/// An unmet need with its causes.
public struct ExplainedNeed: Equatable, Sendable {
  /// What is missing.
  public var unmet: UnmetNeed
  /// The cause that weighs most.
  public var cause: UnmetCause
  /// All causes that were found, the weightiest first: giving more of any one of them would serve more. Where no single
  /// one is enough, those that are enough together.
  public var causes: [UnmetCause]
  /// Whether it takes all of ``causes`` together.
  public var takesAllCauses: Bool
}
