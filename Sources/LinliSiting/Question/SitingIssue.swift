public import LinliDomain

/// What a ``SitingIssue`` is about, so that a reader can find the row.
public enum SitingSubject: Hashable, Sendable {
  /// A community.
  case community(CommunityID)
  /// An estate.
  case estate(EstateID)
  /// A site.
  case site(SiteID)
  /// A row of the travel table.
  case travel(EstateID, SiteID)
  /// A hazard.
  case hazard(Hazard.ID)
  /// A function.
  case function(SiteFunction.ID)
  /// A project.
  case project(SitingProject.ID)
  /// An option by its key.
  case option(String)
}

/// Why the data of a siting question cannot be taken.
public struct SitingIssue: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Fault: Equatable, Sendable {
    /// The id occurs twice.
    case duplicate
    /// A number is not finite or outside of its range.
    case numberOutOfRange(value: Double, least: Double, most: Double)
    /// Something that does not exist is referred to.
    case unknown(reference: String)
    /// There are no coordinates, and not every distance is told.
    case noPlace
    /// The coordinates are no degrees, though the datum says so.
    case notDegrees(value: Double)
    /// Nobody counts the group of people by which demand is weighed.
    case unknownGroup(String)
    /// There is nothing to place: no estate or no site.
    case empty
    /// Projects need each other in a circle, or a project needs what it excludes.
    case circle(reference: String)
    /// More office than floor area.
    case moreThanAll(value: Double, all: Double)
    /// A level speaks of something of which there is no row.
    case nothingToMeasure(table: String)
  }

  /// What it is about.
  public var subject: SitingSubject
  /// The column it was found in, by its English header; for an option its key.
  public var column: String
  /// What is wrong.
  public var fault: Fault

  /// An issue from its parts.
  public init(_ subject: SitingSubject, column: String, _ fault: Fault) {
    self.subject = subject
    self.column = column
    self.fault = fault
  }
}

/// All that is wrong with the data of a siting question.
public struct SitingInstanceError: Error, Equatable, Sendable {
  /// The issues, one or more, in the order of the tables.
  public var issues: [SitingIssue]

  /// An error from its issues.
  public init(issues: [SitingIssue]) {
    self.issues = issues
  }
}
