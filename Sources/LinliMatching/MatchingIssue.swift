public import LinliDomain

/// What a ``MatchingIssue`` is about, so that a reader can find the row.
public enum MatchingSubject: Hashable, Sendable {
  /// A community.
  case community(CommunityID)
  /// A service.
  case service(ServiceID)
  /// An items list's rule.
  case listRule(ListID)
  /// A need.
  case need(NeedID)
  /// A provider.
  case provider(ProviderID)
  /// A room.
  case room(RoomID)
  /// An account.
  case account(AccountID)
  /// An option by its key.
  case option(String)
}

/// Why the data of a matching question cannot be taken.
public struct MatchingIssue: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Fault: Equatable, Sendable {
    /// The id occurs twice.
    case duplicate
    /// A number that has to be finite and no less than `least` is not.
    case numberOutOfRange(value: Double, least: Double, most: Double)
    /// Something that does not exist is referred to.
    case unknown(reference: String)
    /// A committee offers an item that committees may have no part in.
    case committeeBarred(service: ServiceID, list: ListID, sources: [String])
    /// A kind offers a class of services that it is barred from.
    case classForbidden(service: ServiceID, kind: PerformerKind, serviceClass: String, source: String)
    /// Volunteers offer a service that volunteers may not do.
    case volunteersNotAllowed(service: ServiceID, qualification: String, source: String)
    /// A kind offers a service that it may not perform.
    case kindNotAllowed(service: ServiceID, kind: PerformerKind, allowed: [PerformerKind], source: String)
    /// A provider does not hold what the service needs.
    case qualificationMissing(service: ServiceID, needed: String)
    /// The committee would do assigned work that no account may pay (费随事转).
    case noAccountMayPay(service: ServiceID, list: ListID, source: String)
    /// There is no weight for a priority that a service has.
    case noPriorityWeight(priority: Int)
    /// A rule needs data that is missing.
    case missing(needed: String)
  }

  /// What it is about.
  public var subject: MatchingSubject
  /// The column it was found in, by its English header.
  public var column: String
  /// What is wrong.
  public var fault: Fault

  /// An issue from its parts.
  public init(_ subject: MatchingSubject, column: String, _ fault: Fault) {
    self.subject = subject
    self.column = column
    self.fault = fault
  }
}

/// All that is wrong with the data of a matching question.
public struct MatchingInstanceError: Error, Equatable, Sendable {
  /// The issues, one or more, in the order of the tables.
  public var issues: [MatchingIssue]

  /// An error from its issues.
  public init(issues: [MatchingIssue]) {
    self.issues = issues
  }
}
