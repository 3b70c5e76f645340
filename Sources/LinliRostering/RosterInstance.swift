public import LinliDomain

/// The roster question, checked: which volunteer works which shift.
///
/// People are sorted by id, shifts by date, start and id, so that the order of the input does not matter. What is wrong
/// with the data without spoiling the whole question is set aside and told in ``setAside``; the rest is asked.
public struct RosterInstance: Equatable, Sendable {
  /// The days of the roster.
  public let horizon: Horizon
  /// The communities, by id.
  public let communities: [Community]
  /// The people, by id, each with the limits that hold for them: their own, completed by their group's and everybody's.
  public let volunteers: [Volunteer]
  /// The age bands, by name.
  public let ageBands: [AgeBand]
  /// The shift types, by id.
  public let shiftTypes: [ShiftType]
  /// The shifts, by date, start and id.
  public let shifts: [Shift]
  /// Who can work when, by person.
  public let availability: [AvailabilityEntry]
  /// Wishes, by person.
  public let wishes: [Wish]
  /// Rules about two people.
  public let pairs: [PairRule]
  /// What was worked before the horizon, by person and date.
  public let history: [WorkedShift]
  /// What is settled, by person and shift.
  public let pins: [Pin]
  /// What holds between visits that repeat, by id.
  public let visits: [VisitSeries]
  /// How the question is asked.
  public let options: RosterOptions
  /// What was wrong and left out.
  public let setAside: [RosterIssue]
  /// The data as they were given.
  public let data: RosterData

  /// Who may work what, positions in ``volunteers`` and ``shifts``, and what forbids the rest.
  let eligibility: RosterEligibility
  private let volunteerIndex: [VolunteerID: Int]
  private let shiftIndex: [ShiftID: Int]
  private let typeIndex: [ShiftTypeID: Int]
  private let communityIndex: [CommunityID: Int]

  /// Checks the data and prepares the question.
  ///
  /// - Throws: ``RosterInstanceError`` with everything that keeps the question from being asked.
  public init(_ data: RosterData) throws(RosterInstanceError) {
    let checked = RosterCheck(data).checked()
    guard !checked.issues.contains(where: \.isFatal) else { throw RosterInstanceError(issues: checked.issues) }
    let kept = checked.kept
    self.data = data
    setAside = checked.issues
    horizon = kept.horizon
    communities = kept.communities.sorted { $0.id < $1.id }
    volunteers = Self.withLimits(kept).sorted { $0.id < $1.id }
    ageBands = kept.ageBands.sorted { $0.name < $1.name }
    shiftTypes = kept.shiftTypes.sorted { $0.id < $1.id }
    shifts = kept.shifts.sorted { Self.precedes($0, $1) }
    availability = kept.availability
    wishes = kept.wishes
    pairs = kept.pairs
    history = kept.history
    pins = kept.pins
    visits = kept.visits.sorted { $0.id < $1.id }
    options = kept.options
    volunteerIndex = Self.positions(of: volunteers, by: \.id)
    shiftIndex = Self.positions(of: shifts, by: \.id)
    typeIndex = Self.positions(of: shiftTypes, by: \.id)
    communityIndex = Self.positions(of: communities, by: \.id)
    eligibility = RosterEligibility(kept, volunteers: volunteers, shifts: shifts)
  }

  private static func withLimits(_ data: RosterData) -> [Volunteer] {
    data.volunteers.map { volunteer in
      var volunteer = volunteer
      volunteer.limits = data.mergedLimits(of: volunteer)
      return volunteer
    }
  }

  private static func precedes(_ left: Shift, _ right: Shift) -> Bool {
    if left.date != right.date { return left.date < right.date }
    if left.window.startMinute != right.window.startMinute { return left.window.startMinute < right.window.startMinute }
    return left.id < right.id
  }

  private static func positions<Entity, ID: Hashable>(of entities: [Entity], by id: (Entity) -> ID) -> [ID: Int] {
    Dictionary(zip(entities.map(id), 0...), uniquingKeysWith: { first, _ in first })
  }
}

// MARK: - Looking up

extension RosterInstance {
  /// The volunteer with an id, or nil.
  public func volunteer(_ id: VolunteerID) -> Volunteer? { volunteerIndex[id].map { volunteers[$0] } }
  /// The shift with an id, or nil.
  public func shift(_ id: ShiftID) -> Shift? { shiftIndex[id].map { shifts[$0] } }
  /// The shift type with an id, or nil.
  public func shiftType(_ id: ShiftTypeID) -> ShiftType? { typeIndex[id].map { shiftTypes[$0] } }
  /// The community with an id, or nil.
  public func community(_ id: CommunityID) -> Community? { communityIndex[id].map { communities[$0] } }
  /// The position of a volunteer in ``volunteers``, or nil.
  func position(of id: VolunteerID) -> Int? { volunteerIndex[id] }
  /// The position of a shift in ``shifts``, or nil.
  func position(of id: ShiftID) -> Int? { shiftIndex[id] }
  /// The age band of a volunteer, or nil for none.
  public func ageBand(of volunteer: Volunteer) -> AgeBand? {
    volunteer.ageBand.flatMap { name in ageBands.first { $0.name == name } }
  }

  /// The day of a shift, counted from the first day of the horizon as 0.
  func day(of shift: Shift) -> Int { shift.date.ordinal - horizon.start.ordinal }

  /// Where a shift takes place: its own place, else its community's location; nil if neither is told.
  public func place(of shift: Shift) -> Point? {
    shift.place ?? shift.community.flatMap { community($0)?.location }
  }

  /// Metres along a street grid between two places of the question.
  public func metres(from start: Point, to end: Point) -> Double {
    start.manhattanMetres(to: end, hasDegrees: data.hasDegrees)
  }

  /// Everything that keeps a person from a shift by itself; empty if they may work it.
  public func ineligibility(of volunteer: VolunteerID, for shift: ShiftID) -> [Ineligibility] {
    guard let person = position(of: volunteer), let position = position(of: shift) else { return [] }
    return eligibility.reasons(person, position)
  }
}
