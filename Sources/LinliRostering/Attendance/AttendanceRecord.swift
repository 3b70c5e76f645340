public import LinliDomain

/// What really happened with somebody and a shift.
public struct AttendanceRecord: Equatable, Sendable {
  /// How it went.
  public enum Status: String, CaseIterable, Sendable {
    /// They came and stayed.
    case arrived
    /// They came after the start.
    case late
    /// They went before the end.
    case leftEarly = "left_early"
    /// They had told that they would not come.
    case excused
    /// They did not come, and nobody knew.
    case noShow = "no_show"

    /// Whether they were there at all.
    public var isPresent: Bool { self != .excused && self != .noShow }
  }

  /// Who.
  public var volunteer: VolunteerID
  /// The shift.
  public var shift: Shift
  /// How it went.
  public var status: Status
  /// When they were there; nil if they were not.
  public var window: TimeWindow?
  /// The minutes that count for thanks, insurance and reports; 0 if they were not there.
  public var minutes: Int
  /// Whether the roster had them on the shift.
  public var isPlanned: Bool

  /// A record from its parts.
  ///
  /// - Parameters:
  ///   - window: when they were there; the whole shift if nothing is told. Without meaning for somebody who was not.
  ///   - minutes: the minutes that count; the length of the window if nothing is told.
  public init(
    volunteer: VolunteerID, shift: Shift, status: Status, window: TimeWindow? = nil, minutes: Int? = nil,
    isPlanned: Bool
  ) {
    self.volunteer = volunteer
    self.shift = shift
    self.status = status
    self.isPlanned = isPlanned
    let present = window ?? shift.window
    self.window = status.isPresent ? present : nil
    self.minutes = status.isPresent ? minutes ?? present.minutes : 0
  }

  /// The shift as worked, for the history of later rosters; nil if they were not there.
  public var worked: WorkedShift? {
    window.map { window in
      WorkedShift(
        volunteer: volunteer, date: shift.date, window: window, type: shift.type, isUnpopular: shift.isUnpopular)
    }
  }
}

/// What people and groups really did, added up.
public struct ServedHours: Equatable, Sendable {
  /// What somebody, or some people together, did.
  public struct Sum: Equatable, Sendable {
    /// Shifts that the roster had for them.
    public var planned = 0
    /// Planned shifts by how they went.
    public var outcomes: [AttendanceRecord.Status: Int] = [:]
    /// Shifts they came to although the roster did not have them there.
    public var unplanned = 0
    /// Minutes of the planned shifts.
    public var plannedMinutes = 0
    /// Minutes that count.
    public var minutes = 0

    /// Shifts they were there for.
    public var present: Int { outcomes.reduce(unplanned) { $0 + ($1.key.isPresent ? $1.value : 0) } }

    fileprivate mutating func add(_ record: AttendanceRecord) {
      minutes += record.minutes
      if record.isPlanned {
        planned += 1
        plannedMinutes += record.shift.minutes
        outcomes[record.status, default: 0] += 1
      } else if record.status.isPresent {
        unplanned += 1
      }
    }
  }

  /// The people of one group together.
  public struct Group: Equatable, Sendable {
    /// The group; nil for those without one.
    public var name: String?
    /// How many people of it were there at least once.
    public var people: Int
    /// What they did.
    public var sum: Sum
  }

  /// Everybody with a record, by id.
  public let people: [(volunteer: VolunteerID, sum: Sum)]
  /// The groups by name, those without one last.
  public let groups: [Group]
  /// All together.
  public let whole: Sum

  /// Adds up records.
  public init(_ records: [AttendanceRecord], of instance: RosterInstance) {
    var sums: [VolunteerID: Sum] = [:]
    var groups: [String?: Group] = [:]
    var whole = Sum()
    for record in records {
      sums[record.volunteer, default: Sum()].add(record)
      whole.add(record)
      let name = instance.volunteer(record.volunteer)?.group
      groups[name, default: Group(name: name, people: 0, sum: Sum())].sum.add(record)
    }
    for (volunteer, sum) in sums where sum.present > 0 {
      groups[instance.volunteer(volunteer)?.group]?.people += 1
    }
    people = sums.keys.sorted().map { ($0, sums[$0] ?? Sum()) }
    self.groups = groups.values.sorted {
      ($0.name == nil ? 1 : 0, $0.name ?? "") < ($1.name == nil ? 1 : 0, $1.name ?? "")
    }
    self.whole = whole
  }

  /// Whether both say the same.
  public static func == (left: ServedHours, right: ServedHours) -> Bool {
    left.whole == right.whole && left.groups == right.groups
      && left.people.elementsEqual(right.people) { $0.volunteer == $1.volunteer && $0.sum == $1.sum }
  }
}
