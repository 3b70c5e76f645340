import LinliDomain
public import LinliRostering

extension QingyangWeek {
  /// A best roster of the week, made once with another solver: 1 unfilled, on Thursday morning, and loads of 3 and 4.
  public static var roster: RosterPlan {
    RosterPlan(
      lines.flatMap { volunteer, shifts in
        shifts.split(separator: " ").map {
          RosterAssignment(volunteer: VolunteerID(volunteer), shift: ShiftID(String($0)))
        }
      })
  }

  private static let lines: [(volunteer: String, shifts: String)] = [
    ("V01", "T1-1A T5-2A T5-4A"),
    ("V02", "T5-2A T1-4A T5-6A"),
    ("V03", "T2-1P T2-2P T2-3P T2-4P"),
    ("V04", "T2-1P T2-5P T7-7P"),
    ("V05", "T3-2E T3-4E T4-5E"),
    ("V06", "T3-4E T4-5E T4-6E T3-7E"),
    ("V07", "T3-1E T3-3E T5-6A"),
    ("V08", "T3-1E T2-3P T2-5P T4-5E"),
    ("V09", "T3-3E T2-4P T4-6E"),
    ("V10", "T1-3A T1-5A T7-7P T3-7E"),
    ("V11", "T3-2E T4-6E T7-7P"),
    ("V12", "T1-2A T2-2P T6-6P"),
  ]
}
