public import LinliDomain

/// A roster looked at from both sides: what each person works, and who works each shift. Assignments of people or shifts
/// that the question does not have are left out.
public struct RosterListing: Equatable, Sendable {
  private let shiftsByVolunteer: [VolunteerID: [Shift]]
  private let volunteersByShift: [ShiftID: [VolunteerID]]

  /// Lists a roster of a question.
  public init(_ instance: RosterInstance, _ plan: RosterPlan) {
    var byVolunteer: [VolunteerID: [Int]] = [:]
    var byShift: [ShiftID: [VolunteerID]] = [:]
    for assignment in plan.assignments {
      guard instance.volunteer(assignment.volunteer) != nil,
        let position = instance.position(of: assignment.shift)
      else { continue }
      byVolunteer[assignment.volunteer, default: []].append(position)
      byShift[assignment.shift, default: []].append(assignment.volunteer)
    }
    shiftsByVolunteer = byVolunteer.mapValues { positions in positions.sorted().map { instance.shifts[$0] } }
    volunteersByShift = byShift
  }

  /// What somebody works, by date, start and id.
  public func shifts(of volunteer: VolunteerID) -> [Shift] { shiftsByVolunteer[volunteer] ?? [] }

  /// Who works a shift, by id.
  public func volunteers(on shift: ShiftID) -> [VolunteerID] { volunteersByShift[shift] ?? [] }
}

extension RosterInstance {
  /// The people who may work a shift, by id, whatever else they work.
  public func eligibleVolunteers(for shift: ShiftID) -> [VolunteerID] {
    volunteers.map(\.id).filter { ineligibility(of: $0, for: shift).isEmpty }
  }

  /// The first minute of a shift, counted from the midnight at which the horizon begins.
  func startMinute(of shift: Shift) -> Int { day(of: shift) * 1440 + shift.window.startMinute }

  /// The minute after its last one, counted alike.
  func endMinute(of shift: Shift) -> Int { day(of: shift) * 1440 + shift.window.endMinute }
}
