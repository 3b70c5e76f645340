internal import LinliDomain

/// A published instance as a scenario folder that asks exactly the same question.
///
/// Day 0 becomes Monday 2026-01-05. Every shift of every day is a row of its own with the id `<shift>-<date>`, also where
/// nobody is wanted, because a person may work it all the same. Cover weights are prices of missing and surplus people,
/// requests are wishes, days off are unavailability, and the limits of a person are their own. The only level of the
/// objective is the sum of all penalties. Times of day are not published: every shift begins at midnight, which breaks no
/// rule as nobody works two shifts a day.
public struct PublishedImport: Sendable {
  /// The day that stands for day 0, a Monday.
  public static let start = "2026-01-05"

  private let problem: ShiftSchedulingProblem
  private let name: String

  /// The folder of an instance.
  ///
  /// - Parameters:
  ///   - problem: The instance; at most one cover line for each day and shift, as its reader sees to.
  ///   - name: What it is called, for the title.
  public init(_ problem: ShiftSchedulingProblem, name: String) {
    let places = Set(problem.cover.map { [$0.day, $0.shift] })
    precondition(places.count == problem.cover.count, "\(name) has two cover lines for one shift")
    self.problem = problem
    self.name = name
  }

  /// The files of the folder, for ``FolderWriter``.
  public var files: [(path: String, bytes: [UInt8])] {
    [
      ("scenario.yaml", Array(settings.utf8)),
      ("shift_types.csv", table(["id", "from", "to", "forbidden_next"], shiftTypes)),
      ("shifts.csv", table(Self.shiftHeader, shifts)),
      ("volunteers.csv", table(Self.volunteerHeader, volunteers)),
      ("availability.csv", table(["volunteer", "days", "kind", "type", "weight"], availability)),
    ]
  }

  /// The id of the shift of a day, as in `shifts.csv`.
  public func shiftID(_ shift: Int, day: Int) -> String { "\(problem.shifts[shift].id)-\(date(day))" }

  private func table(_ header: [String], _ rows: [[OutputCell]]) -> [UInt8] {
    DelimitedWriter.bytes(header: header, rows: rows)
  }

  private func date(_ day: Int) -> CalendarDate {
    guard let date = CalendarDate(iso: Self.start)?.adding(days: day) else {
      preconditionFailure("day \(day) lies beyond the calendar")
    }
    return date
  }

  // MARK: Files

  private var settings: String {
    """
    # Imported from a published staff-scheduling instance; day 0 is Monday \(Self.start).
    schemaVersion: 1
    title: \(JSONValue.string(name).text().dropLast())
    horizon:
      start: \(date(0))
      end: \(date(problem.dayCount - 1))
    questions: [roster]
    priorities:
      roster:
        - name: penalties
          sum: {unfilled: 1, overstaffing: 1, wishes: 1}
    roster:
      limits:
        max_per_day: 1

    """
  }

  private var shiftTypes: [[OutputCell]] {
    problem.shifts.map { shift in
      let forbidden = shift.forbiddenSuccessors.map { problem.shifts[$0].id.text }
      return [
        .text(shift.id.text), .text("00:00"), .text(ClockText.text(ofMinutes: shift.minutes)),
        .text(forbidden.joined(separator: "|")),
      ]
    }
  }

  private static let shiftHeader = ["id", "type", "days", "heads", "max", "price", "over_price"]

  private var shifts: [[OutputCell]] {
    var cover: [[Int]: ShiftSchedulingProblem.CoverLine] = [:]
    for line in problem.cover { cover[[line.day, line.shift]] = line }
    return problem.days.flatMap { day in
      problem.shifts.indices.map { shift in
        let line = cover[[day, shift]]
        return [
          .text(shiftID(shift, day: day)), .text(problem.shifts[shift].id.text), .text("\(date(day))"),
          .integer(line?.requirement ?? 0), .text("*"), .integer(line?.underWeight ?? 0),
          .integer(line?.overWeight ?? 0),
        ]
      }
    }
  }

  private static let volunteerHeader = [
    "id", "min_hours", "max_hours", "min_run", "max_run", "min_days_off", "max_weekends", "max_by_type",
  ]

  private var volunteers: [[OutputCell]] {
    problem.staff.map { employee in
      [
        .text(employee.id.text), .text(Self.hours(employee.minutes.lowerBound)),
        .text(Self.hours(employee.minutes.upperBound)), .integer(employee.consecutiveDays.lowerBound),
        .integer(employee.consecutiveDays.upperBound), .integer(employee.minimumConsecutiveDaysOff),
        .integer(employee.maximumWeekends), .text(maxima(of: employee)),
      ]
    }
  }

  private static func hours(_ minutes: Int) -> String {
    minutes % 60 == 0 ? "\(minutes / 60)" : ClockText.text(ofMinutes: minutes)
  }

  private func maxima(of employee: ShiftSchedulingProblem.Employee) -> String {
    zip(problem.shifts, employee.maximumShiftCounts).compactMap { shift, count in count.map { "\(shift.id):\($0)" } }
      .joined(separator: "|")
  }

  // MARK: Availability and wishes

  private var availability: [[OutputCell]] {
    [[.text("*"), .text("*"), .text("available"), .empty, .empty]]
      + problem.staff.filter { !$0.daysOff.isEmpty }.map { employee in
        [.text(employee.id.text), .text(stretches(of: employee.daysOff)), .text("unavailable"), .empty, .empty]
      } + problem.onRequests.map { wish($0, kind: "wish_for") }
      + problem.offRequests.map { wish($0, kind: "wish_against") }
  }

  private func wish(_ request: ShiftSchedulingProblem.Request, kind: String) -> [OutputCell] {
    [
      .text(problem.staff[request.employee].id.text), .text("\(date(request.day))"), .text(kind),
      .text(problem.shifts[request.shift].id.text), .integer(request.weight),
    ]
  }

  /// Ascending days as dates and stretches of dates.
  private func stretches(of days: [Int]) -> String {
    var stretches: [ClosedRange<Int>] = []
    for day in days {
      if let last = stretches.last, day <= last.upperBound + 1 {
        stretches[stretches.count - 1] = last.lowerBound...max(day, last.upperBound)
      } else {
        stretches.append(day...day)
      }
    }
    return stretches.map { $0.count == 1 ? "\(date($0.lowerBound))" : "\(date($0.lowerBound))..\(date($0.upperBound))" }
      .joined(separator: "|")
  }
}
