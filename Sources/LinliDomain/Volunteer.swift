/// The id of a volunteer, such as `V03`. It is what published rosters show; names stay in the coordinator's table.
public typealias VolunteerID = Identifier<Volunteer>

/// A person who works shifts.
public struct Volunteer: Equatable, Sendable {
  /// Their id.
  public var id: VolunteerID
  /// Their name, for the coordinator's eyes only.
  public var name: LocalizedName
  /// The group they belong to, such as a school, a hospital or a party branch; nil for none.
  public var group: String?
  /// Where they live or start from; nil if not told.
  public var home: CommunityID?
  /// The communities they work in; empty for all. Home community only: just that one.
  public var communities: [CommunityID]
  /// What they hold: qualifications and screening checks, each valid for a time.
  public var qualifications: [HeldQualification]
  /// The languages they speak, in the words of the tables.
  public var languages: [String]
  /// The age band with its rules, such as `minor`; nil for none.
  public var ageBand: String?
  /// Whether they work only beside a mentor.
  public var isTrainee: Bool
  /// Their own limits; what is nil comes from their group, then from the scenario.
  public var limits: LineLimits

  /// A volunteer with the given essentials, available for everything and bound by no limit of their own.
  public init(
    id: VolunteerID, name: LocalizedName = LocalizedName(), communities: [CommunityID] = [],
    qualifications: [HeldQualification] = [], limits: LineLimits = LineLimits()
  ) {
    self.id = id
    self.name = name
    self.communities = communities.sorted()
    self.qualifications = qualifications
    self.languages = []
    self.isTrainee = false
    self.limits = limits
  }

  /// Whether they hold a qualification on a date.
  public func holds(_ qualification: String, on date: CalendarDate) -> Bool {
    qualifications.contains { $0.name == qualification && $0.isValid(on: date) }
  }
}

/// A qualification or screening check of a person, with the days on which it is valid.
public struct HeldQualification: Hashable, Sendable {
  /// What is held.
  public var name: String
  /// First valid day; nil for since ever.
  public var validFrom: CalendarDate?
  /// Last valid day; nil for no end.
  public var validUntil: CalendarDate?

  /// A qualification from its parts.
  public init(_ name: String, validFrom: CalendarDate? = nil, validUntil: CalendarDate? = nil) {
    self.name = name
    self.validFrom = validFrom
    self.validUntil = validUntil
  }

  /// Whether it is valid on a date, first and last day included.
  public func isValid(on date: CalendarDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validUntil.map { date <= $0 } ?? true)
  }
}

/// What an age band allows.
public struct AgeBand: Equatable, Sendable {
  /// The band's word, such as `minor`.
  public var name: String
  /// The part of the day in which they may work; nil for all.
  public var window: TimeWindow?
  /// Most minutes on one day; nil for no limit.
  public var maximumMinutesPerDay: Int?
  /// Whether somebody of a band without this flag (or of no band) has to work the same shift.
  public var needsAdult: Bool

  /// A band from its parts.
  public init(name: String, window: TimeWindow? = nil, maximumMinutesPerDay: Int? = nil, needsAdult: Bool = false) {
    self.name = name
    self.window = window
    self.maximumMinutesPerDay = maximumMinutesPerDay
    self.needsAdult = needsAdult
  }
}
