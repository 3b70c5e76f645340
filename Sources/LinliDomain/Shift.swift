/// The id of a shift, such as `T5-4A`.
public typealias ShiftID = Identifier<Shift>
/// The id of a shift type, such as `A` for mornings.
public typealias ShiftTypeID = Identifier<ShiftType>

/// What the shifts of one name have in common: mornings, evenings, nights.
public struct ShiftType: Equatable, Sendable {
  /// Its id.
  public var id: ShiftTypeID
  /// Its name.
  public var name: LocalizedName
  /// Types that may not be worked the day after it.
  public var forbiddenSuccessors: [ShiftTypeID]
  /// Whether it counts as a night.
  public var isNight: Bool

  /// A type from its parts.
  public init(
    id: ShiftTypeID, name: LocalizedName = LocalizedName(), forbiddenSuccessors: [ShiftTypeID] = [],
    isNight: Bool = false
  ) {
    self.id = id
    self.name = name
    self.forbiddenSuccessors = forbiddenSuccessors.sorted()
    self.isNight = isNight
  }
}

/// A block of work on a date that wants a number of people.
public struct Shift: Equatable, Sendable {
  /// Its id.
  public var id: ShiftID
  /// What it is called; empty if it is known by its service alone.
  public var name: LocalizedName
  /// What is done, in the words of the tables (a service code or a title); nil if not told.
  public var service: String?
  /// Its type.
  public var type: ShiftTypeID
  /// The day on which it starts.
  public var date: CalendarDate
  /// When, in minutes of that day.
  public var window: TimeWindow
  /// The community it is in; nil if not told.
  public var community: CommunityID?
  /// Where exactly; nil for the community's own location.
  public var place: Point?
  /// The room it needs, in the words of the tables; nil for none.
  public var room: String?
  /// How many people it wants.
  public var heads: HeadCount
  /// What some of its people have to hold.
  public var skills: [SkillDemand]
  /// Qualifications and screening checks that everyone on it holds, by name.
  public var requiredQualifications: [String]
  /// Languages of which everyone on it speaks at least one; empty for no such rule.
  public var languages: [String]
  /// The household that is visited, for which the same visitor is wanted; nil for none.
  public var household: String?
  /// Whether it takes place with its ``HeadCount/minimum`` (if that is 0, with all it wants) or not at all.
  public var isAllOrNothing: Bool
  /// Whether it counts as unpopular in fair shares.
  public var isUnpopular: Bool

  /// A shift with the given essentials and no optional rule.
  public init(
    id: ShiftID, service: String? = nil, type: ShiftTypeID, date: CalendarDate, window: TimeWindow,
    community: CommunityID? = nil, heads: HeadCount, skills: [SkillDemand] = []
  ) {
    self.id = id
    self.name = LocalizedName()
    self.service = service
    self.type = type
    self.date = date
    self.window = window
    self.community = community
    self.heads = heads
    self.skills = skills
    self.requiredQualifications = []
    self.languages = []
    self.isAllOrNothing = false
    self.isUnpopular = false
  }

  /// Its length in minutes.
  public var minutes: Int { window.minutes }

  /// The fewest people with which an all-or-nothing shift takes place.
  public var teamSize: Int { heads.minimum > 0 ? heads.minimum : heads.desired }
}

/// How many people a shift wants, and what it is worth.
public struct HeadCount: Hashable, Sendable {
  /// Fewest people that make sense, 0 or more.
  public var minimum: Int
  /// People wanted, ``minimum`` or more.
  public var desired: Int
  /// Most people that may be there, ``desired`` or more; nil for no limit.
  public var maximum: Int?
  /// Price of each person missing to ``desired``, 0 or more.
  public var understaffingPrice: Int
  /// Price of each person missing to ``minimum``, on top of ``understaffingPrice``.
  public var minimumPrice: Int
  /// Price of each person above ``desired``, 0 or more.
  public var overstaffingPrice: Int

  /// A head count. By default exactly the wanted number may come, and each missing person costs 1.
  public init(
    minimum: Int = 0, desired: Int, maximum: Int?, understaffingPrice: Int = 1, minimumPrice: Int = 0,
    overstaffingPrice: Int = 0
  ) {
    self.minimum = minimum
    self.desired = desired
    self.maximum = maximum
    self.understaffingPrice = understaffingPrice
    self.minimumPrice = minimumPrice
    self.overstaffingPrice = overstaffingPrice
  }

  /// A head count of which neither fewer nor more are wanted, each missing person costing 1.
  public init(_ desired: Int) {
    self.init(desired: desired, maximum: desired)
  }

  /// What a number of people costs: understaffing and overstaffing at their prices.
  public func price(of count: Int) -> Int {
    understaffingPrice * max(0, desired - count) + minimumPrice * max(0, minimum - count)
      + overstaffingPrice * max(0, count - desired)
  }
}

/// Some of the people on a shift hold a qualification: at least one lead, two first-aiders.
public struct SkillDemand: Hashable, Sendable {
  /// The qualification, valid on the day of the shift.
  public var qualification: String
  /// Fewest people with it, 1 or more.
  public var count: Int
  /// Price of each one missing. Ten times a missing person by default (MODEL.md 2.2: 10·Σe + Σu).
  public var missingPrice: Int

  /// A demand from its parts.
  public init(_ qualification: String, count: Int, missingPrice: Int = 10) {
    self.qualification = qualification
    self.count = count
    self.missingPrice = missingPrice
  }
}
