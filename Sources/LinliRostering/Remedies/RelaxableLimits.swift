import LinliDomain

/// The limits of a line that can be relaxed, each by its rule and its end.
///
/// Rules with yes or no (whole weekends, the same pattern) are written as 1, and 0 when they are let go.
extension LineLimits {
  /// A rule and an end of it.
  typealias RelaxableEnd = (rule: LineRule, end: RelaxedLimit.End)

  /// Every end that can be relaxed, in the order in which they are told.
  static var relaxableEnds: [RelaxableEnd] {
    [
      (.rest, .least), (.shiftsPerDay, .most), (.minutesPerDay, .most), (.shiftsPerWeek, .most),
      (.minutesPerWeek, .most), (.shiftsPerHorizon, .most), (.minutesPerHorizon, .most), (.shiftsByType, .most),
      (.consecutiveDaysWorked, .most), (.weekends, .most), (.nights, .most), (.consecutiveNights, .most),
      (.freeDays, .least), (.consecutiveDaysOff, .least), (.consecutiveDaysWorked, .least), (.wholeWeekends, .least),
      (.samePattern, .least), (.shiftsPerWeek, .least), (.minutesPerWeek, .least), (.shiftsPerHorizon, .least),
      (.minutesPerHorizon, .least),
    ]
  }

  /// The limit of a rule's end; nil if there is none, or if it asks for nothing.
  subscript(end: RelaxableEnd, type: ShiftTypeID?) -> Int? {
    get {
      let value: Int? =
        switch end.rule {
        case .shiftsByType: type.flatMap { shiftsByType[$0] }
        case .freeDays: freeDays?.count
        case .wholeWeekends: hasWholeWeekends == true ? 1 : nil
        case .samePattern: hasSamePattern == true ? 1 : nil
        default: Self.path(of: end).flatMap { self[keyPath: $0] }
        }
      return end.end == .least && value == 0 ? nil : value
    }
    set {
      switch end.rule {
      case .shiftsByType: if let type { shiftsByType[type] = newValue }
      case .freeDays:
        let count = newValue ?? 0
        freeDays = count > 0 ? freeDays.map { FreeDays(count: count, windowDays: $0.windowDays) } : nil
      case .wholeWeekends: hasWholeWeekends = newValue == 1
      case .samePattern: hasSamePattern = newValue == 1
      default: if let path = Self.path(of: end) { self[keyPath: path] = newValue }
      }
    }
  }

  private static func path(of end: RelaxableEnd) -> WritableKeyPath<LineLimits, Int?>? {
    switch end {
    case (.rest, _): \.restMinutes
    case (.shiftsPerDay, _): \.shiftsPerDay
    case (.minutesPerDay, _): \.minutesPerDay
    case (.shiftsPerWeek, .most): \.shiftsPerWeek.maximum
    case (.shiftsPerWeek, .least): \.shiftsPerWeek.minimum
    case (.minutesPerWeek, .most): \.minutesPerWeek.maximum
    case (.minutesPerWeek, .least): \.minutesPerWeek.minimum
    case (.shiftsPerHorizon, .most): \.shiftsPerHorizon.maximum
    case (.shiftsPerHorizon, .least): \.shiftsPerHorizon.minimum
    case (.minutesPerHorizon, .most): \.minutesPerHorizon.maximum
    case (.minutesPerHorizon, .least): \.minutesPerHorizon.minimum
    case (.consecutiveDaysWorked, .most): \.consecutiveDaysWorked.maximum
    case (.consecutiveDaysWorked, .least): \.consecutiveDaysWorked.minimum
    case (.consecutiveDaysOff, _): \.minimumConsecutiveDaysOff
    case (.weekends, _): \.weekendsPerHorizon
    case (.nights, _): \.nightsPerHorizon
    case (.consecutiveNights, _): \.consecutiveNights
    default: nil
    }
  }
}

extension LineRule {
  /// Whether its amounts are minutes of work.
  var countsMinutes: Bool {
    switch self {
    case .minutesPerDay, .minutesPerWeek, .minutesPerHorizon: true
    default: false
    }
  }
}
