import LinliDomain
public import LinliRostering

/// The week of community C1 of Qingyang Street: 12 volunteers, 7 tasks, 41 person-shifts wanted.
///
/// At most one task at a time, two shifts a day, no morning after an evening, each person's own number of shifts a week.
/// The optimum leaves 1 person-shift unfilled (the event on Thursday morning: of the two people who are free one has to
/// guide); at that, the fairest loads differ by 1.
///
/// - Source: MODEL.md 3.9, with the reference results of 3.13.
public enum QingyangWeek {
  /// The question.
  public static var data: RosterData {
    RosterData.days(7) { data in
      data.change(type: "E") { $0.forbiddenSuccessors = [ShiftTypeID("A")] }
      data.limits.shiftsPerDay = 2
      for person in people { add(person, to: &data) }
      for task in tasks { add(task, to: &data) }
    }
  }

  private typealias Person = (id: String, qualifications: String, shiftsPerWeek: Int, pattern: String)
  private typealias Task = (
    id: String, service: String, heads: Int, qualification: String?, qualified: Int, cells: String
  )

  private static let people: [Person] = [
    ("V01", "visit|guide", 4, "A../A../A../A../A../.../..."),
    ("V02", "visit|guide", 3, ".../A../.../A../.../A../..."),
    ("V03", "teach", 4, ".P./.P./.P./.P./.P./.../..."),
    ("V04", "teach", 3, ".P./.../.P./.../.P./.../.P."),
    ("V05", "patrol", 4, "..E/..E/..E/..E/..E/.../..."),
    ("V06", "patrol", 4, ".../..E/.../..E/..E/..E/..E"),
    ("V07", "patrol|visit", 3, "..E/.../..E/.../A.E/A.E/..E"),
    ("V08", "", 4, ".PE/.PE/.P./.P./.PE/.PE/.P."),
    ("V09", "", 4, ".P./.P./.PE/.P./.../.PE/.PE"),
    ("V10", "guide", 4, "A../.../A../.P./A.E/.../.PE"),
    ("V11", "", 3, ".../..E/..E/..E/.../.PE/.PE"),
    ("V12", "teach|guide", 3, "A../AP./.P./.P./.../AP./.P."),
  ]

  private static let tasks: [Task] = [
    ("T1", "RCP(引导)", 1, "guide", 1, "1A 2A 3A 4A 5A"),
    ("T2", "A4K", 2, "teach", 1, "1P 2P 3P 4P 5P"),
    ("T3", "PAT", 2, "patrol", 1, "1E 2E 3E 4E 7E"),
    ("T4", "PAT", 3, "patrol", 1, "5E 6E"),
    ("T5", "EVT", 2, "visit", 1, "2A 4A 6A"),
    ("T6", "RDG", 1, nil, 0, "6P"),
    ("T7", "CUL", 3, nil, 0, "7P"),
  ]

  private static func add(_ person: Person, to data: inout RosterData) {
    let held = person.qualifications.split(separator: "|").map(String.init)
    data.addVolunteer(person.id, isAvailable: false, holds: held) {
      $0.limits.shiftsPerWeek.maximum = person.shiftsPerWeek
    }
    data.addPattern(person.id, person.pattern)
  }

  private static func add(_ task: Task, to data: inout RosterData) {
    for cell in task.cells.split(separator: " ") {
      data.addShift("\(task.id)-\(cell)", heads: task.heads) { shift in
        shift.service = task.service
        if let qualification = task.qualification {
          shift.skills = [SkillDemand(qualification, count: task.qualified)]
        }
      }
    }
  }
}
