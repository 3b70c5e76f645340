public import LinliDomain

/// What differs between two rosters, person by person: who gains, loses or moves, and why.
public struct RosterDifference: Equatable, Sendable {
  /// Why somebody lost or gained a shift.
  public enum Reason: Hashable, Sendable {
    /// They cancelled, or are away.
    case cannotCome
    /// They are let off.
    case isLetOff
    /// The shift does not take place any more.
    case isDropped
    /// The shift is new.
    case isNew
    /// They come in the place of these people.
    case inPlaceOf([VolunteerID])
    /// These people come in their place.
    case replacedBy([VolunteerID])
    /// The shift had an empty place.
    case hadRoom
    /// The shift has one person less.
    case leftEmpty
    /// The visit takes place on another day, this one.
    case isMovedTo(CalendarDate)
    /// The visit was planned for another day, this one.
    case isMovedFrom(CalendarDate)
  }

  /// One shift that somebody lost or gained.
  public struct Entry: Equatable, Sendable {
    /// Who.
    public var volunteer: VolunteerID
    /// The shift.
    public var shift: Shift
    /// Whether they work it now, and did not before.
    public var isGained: Bool
    /// Why.
    public var reason: Reason
  }

  /// What became of one person.
  public enum Kind: String, Sendable {
    /// Only shifts more.
    case gains
    /// Only shifts less.
    case loses
    /// Some more and some less.
    case moves
  }

  /// The entries of one person, by date, start and id of the shift.
  public struct Person: Equatable, Sendable {
    /// Who.
    public var volunteer: VolunteerID
    /// What they lost and gained.
    public var entries: [Entry]

    /// What became of them.
    public var kind: Kind {
      if entries.allSatisfy(\.isGained) { return .gains }
      return entries.contains(where: \.isGained) ? .moves : .loses
    }

    /// The day of the first difference.
    public var firstDate: CalendarDate? { entries.map(\.shift.date).min() }
  }

  /// The people whose shifts differ, by the day from which on they do, then by id.
  public let people: [Person]

  /// Assignments lost and assignments gained, together.
  public var count: Int { people.reduce(0) { $0 + $1.entries.count } }

  /// Compares two rosters of questions that may have different shifts and people.
  ///
  /// - Parameters:
  ///   - released: whom the second question lets off what, at their own wish.
  ///   - moves: visits of the first question that the second one has on another day.
  ///   - absent: assignments of the first roster to such visits whose people could not have come on the day planned.
  public init(
    from before: RosterPlan, of old: RosterInstance, to after: RosterPlan, of new: RosterInstance,
    releasing released: [RosterAssignment] = [], moving moves: [VisitMove] = [],
    cannotCome absent: Set<RosterAssignment> = []
  ) {
    let movedTo = Dictionary(moves.map { ($0.from, $0.toDate) }, uniquingKeysWith: { first, _ in first })
    let movedFrom = Dictionary(moves.map { ($0.to, $0.fromDate) }, uniquingKeysWith: { first, _ in first })
    let lost = Set(before.assignments).subtracting(after.assignments)
    let gained = Set(after.assignments).subtracting(before.assignments)
    let leavers = Dictionary(grouping: lost.sorted(), by: \.shift).mapValues { $0.map(\.volunteer) }
    let comers = Dictionary(grouping: gained.sorted(), by: \.shift).mapValues { $0.map(\.volunteer) }
    var entries: [Entry] = []
    for assignment in lost {
      guard let shift = old.shift(assignment.shift) else { continue }
      let reason: Reason =
        if let date = movedTo[shift.id] {
          absent.contains(assignment) ? .cannotCome : .isMovedTo(date)
        } else if new.shift(shift.id) == nil {
          .isDropped
        } else if released.contains(assignment) {
          .isLetOff
        } else if !new.ineligibility(of: assignment.volunteer, for: shift.id).isEmpty {
          .cannotCome
        } else {
          comers[shift.id].map { .replacedBy($0) } ?? .leftEmpty
        }
      entries.append(Entry(volunteer: assignment.volunteer, shift: shift, isGained: false, reason: reason))
    }
    for assignment in gained {
      guard let shift = new.shift(assignment.shift) else { continue }
      let reason: Reason =
        if let date = movedFrom[shift.id] {
          .isMovedFrom(date)
        } else if old.shift(shift.id) == nil {
          .isNew
        } else {
          leavers[shift.id].map { .inPlaceOf($0) } ?? .hadRoom
        }
      entries.append(Entry(volunteer: assignment.volunteer, shift: shift, isGained: true, reason: reason))
    }
    people = Dictionary(grouping: entries, by: \.volunteer).map { volunteer, entries in
      Person(volunteer: volunteer, entries: entries.sorted(by: Self.precedes))
    }.sorted { left, right in
      let (first, second) = (left.entries[0].shift.date, right.entries[0].shift.date)
      return first == second ? left.volunteer < right.volunteer : first < second
    }
  }

  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    let (first, second) = (left.shift, right.shift)
    if first.date != second.date { return first.date < second.date }
    if first.window.startMinute != second.window.startMinute {
      return first.window.startMinute < second.window.startMinute
    }
    return first.id == second.id ? !left.isGained && right.isGained : first.id < second.id
  }
}
