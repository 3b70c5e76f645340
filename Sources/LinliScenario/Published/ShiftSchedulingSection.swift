/// The sections of the published staff-scheduling format, with the fields of their lines.
enum ShiftSchedulingSection: String, Hashable, CaseIterable {
  case horizon = "SECTION_HORIZON"
  case shifts = "SECTION_SHIFTS"
  case staff = "SECTION_STAFF"
  case daysOff = "SECTION_DAYS_OFF"
  case onRequests = "SECTION_SHIFT_ON_REQUESTS"
  case offRequests = "SECTION_SHIFT_OFF_REQUESTS"
  case cover = "SECTION_COVER"

  /// What every section's header begins with.
  static let prefix = "SECTION_"

  /// The fields of a line, in order, in the format's own spelling.
  var fields: [String] {
    switch self {
    case .horizon: ["Days"]
    case .shifts: ["ShiftID", "Minutes", "ForbiddenSuccessors"]
    case .staff:
      [
        "EmployeeID", "MaxShifts", "MaxTotalMinutes", "MinTotalMinutes", "MaxConsecutiveShifts", "MinConsecutiveShifts",
        "MinConsecutiveDaysOff", "MaxWeekends",
      ]
    case .daysOff: ["EmployeeID", "DayIndexes"]
    case .onRequests, .offRequests: ["EmployeeID", "Day", "ShiftID", "Weight"]
    case .cover: ["Day", "ShiftID", "Requirement", "WeightForUnder", "WeightForOver"]
    }
  }

  /// The name of a field; the last name is that of all that follow, as the days off are.
  func name(ofField field: Int) -> String { fields[min(field, fields.count - 1)] }

  /// The number of fields of a line; nil for days off, which may be any number.
  var fieldCount: Int? { self == .daysOff ? nil : fields.count }

  /// Whether at least one line must stand in the section.
  var needsLine: Bool {
    switch self {
    case .horizon, .shifts, .staff: true
    case .daysOff, .onRequests, .offRequests, .cover: false
    }
  }
}
