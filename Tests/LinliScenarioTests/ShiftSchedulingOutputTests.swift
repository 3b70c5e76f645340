import Testing

@testable import LinliScenario

struct ShiftSchedulingOutputTests {
  @Test("a roster is sorted by the staff's order in the file, then by day")
  func roster() throws {
    let problem = try ShiftText().problem()
    let assignments = [(2, 0, 1), (0, 11, 0), (1, 3, 2), (0, 2, 1)].map {
      ShiftSchedulingAssignment(employee: $0.0, day: $0.1, shift: $0.2)
    }
    #expect(
      ShiftSchedulingTables.roster(assignments, of: problem)
        == "employee,day,shift\nHua,2,Noon\nHua,11,Open\nJin,3,Shut\nPing,0,Noon\n")
    #expect(ShiftSchedulingTables.roster([], of: problem) == "employee,day,shift\n")
  }
}
