import LinliDomain
import LinliRostering
import Testing

@Suite("Roster plans")
struct RosterPlanTests {
  @Test("assignments are kept once and in order, whatever order they came in")
  func sortedOnce() {
    let first = RosterAssignment(volunteer: "V2".volunteer, shift: "S10".shift)
    let second = RosterAssignment(volunteer: "V10".volunteer, shift: "S2".shift)
    #expect(RosterPlan([second, first, first]).assignments == [first, second])
  }
}

extension String {
  fileprivate var volunteer: VolunteerID { VolunteerID(self) }
  fileprivate var shift: ShiftID { ShiftID(self) }
}
