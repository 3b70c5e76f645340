import LinliDomain

/// Who may work what, taken one shift at a time; rules about several shifts are elsewhere.
struct RosterEligibility: Equatable, Sendable {
  private let volunteers: [Volunteer]
  private let shifts: [Shift]
  /// For each person, the positions of the shifts they may work, in order.
  let shiftsOfVolunteer: [[Int]]

  init(_ data: RosterData, volunteers: [Volunteer], shifts: [Shift]) {
    self.volunteers = volunteers
    self.shifts = shifts
    shiftsOfVolunteer = []
  }

  /// What keeps a person from a shift.
  func reasons(_ volunteer: Int, _ shift: Int) -> [Ineligibility] { [] }
}
