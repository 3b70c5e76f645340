/// The table that a run on a published staff-scheduling instance leaves behind.
public enum ShiftSchedulingTables {
  /// A roster as CSV with the columns `employee,day,shift`, sorted by the staff's order in the file, then by day.
  ///
  /// Ids are written as they are: a table meant for programs must name the employees of the instance exactly.
  ///
  /// - Parameters:
  ///   - assignments: The roster in any order; its employees and shifts must exist.
  ///   - problem: The instance.
  public static func roster(
    _ assignments: [ShiftSchedulingAssignment], of problem: ShiftSchedulingProblem
  ) -> String {
    var text = "employee,day,shift\n"
    for assignment in assignments.sorted() {
      let employee = problem.staff[assignment.employee].id
      let shift = problem.shifts[assignment.shift].id
      text += "\(employee),\(assignment.day),\(shift)\n"
    }
    return text
  }
}
