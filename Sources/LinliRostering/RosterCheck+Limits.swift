import LinliDomain

// MARK: - Limits of lines

extension RosterCheck {
  mutating func checkLimits() {
    kept.limits = usable(kept.limits) { .limit(name: $0, value: $1, volunteer: nil, group: nil) }
    for group in data.groupLimits.keys.sorted() {
      guard let limits = kept.groupLimits[group] else { continue }
      kept.groupLimits[group] = usable(limits) { .limit(name: $0, value: $1, volunteer: nil, group: group) }
    }
    for (at, volunteer) in data.volunteers.enumerated() {
      kept.volunteers[at].limits = usable(volunteer.limits) {
        .limit(name: $0, value: $1, volunteer: volunteer.id, group: nil)
      }
      leaveOutMinimumsAboveMaximums(at)
    }
  }

  private mutating func usable(_ limits: LineLimits, _ issue: (String, String) -> RosterIssue) -> LineLimits {
    var usable = limits
    for (name, path) in LineLimits.amounts {
      guard let amount = limits[keyPath: path], amount < 0 else { continue }
      issues.append(issue(name, "\(amount)"))
      usable[keyPath: path] = nil
    }
    for (name, path) in LineLimits.ranges {
      let range = limits[keyPath: path]
      guard range.isEmpty || (range.minimum ?? 0) < 0 || (range.maximum ?? 0) < 0 else { continue }
      issues.append(issue(name, range.text))
      usable[keyPath: path] = OptionalRange()
    }
    for type in limits.shiftsByType.keys.sorted() {
      guard let amount = limits.shiftsByType[type], amount < 0 else { continue }
      issues.append(issue("shiftsByType.\(type)", "\(amount)"))
      usable.shiftsByType[type] = nil
    }
    if let days = limits.freeDays, days.count < 1 || days.windowDays <= days.count || days.windowDays > 366 {
      issues.append(issue("freeDays", "\(days.count)/\(days.windowDays)"))
      usable.freeDays = nil
    }
    return usable
  }

  /// A person's minimum and a group's maximum, each good by itself, may leave nothing between them.
  private mutating func leaveOutMinimumsAboveMaximums(_ at: Int) {
    let merged = kept.mergedLimits(of: kept.volunteers[at])
    for (name, path) in LineLimits.ranges where merged[keyPath: path].isEmpty {
      let id = kept.volunteers[at].id
      issues.append(.limit(name: name, value: merged[keyPath: path].text, volunteer: id, group: nil))
      kept.volunteers[at].limits[keyPath: path].minimum = 0
    }
  }

  /// Leaves out least amounts that a person cannot reach with all they may work.
  mutating func leaveOutMinimumsOutOfReach() {
    let limits = kept.volunteers.map { kept.mergedLimits(of: $0) }
    guard limits.contains(where: \.hasMinimum) else { return }
    let lines = PinCheck(kept)
    let amounts = kept.shifts.map { DatedAmounts($0, kept.horizon) }
    let history = Dictionary(grouping: kept.history, by: \.volunteer)
    for (at, volunteer) in kept.volunteers.enumerated() where limits[at].hasMinimum {
      let reach = LineReach(
        kept.horizon, limits: limits[at], band: kept.ageBands.first { $0.name == volunteer.ageBand },
        eligible: lines.shiftsAfterHistory(of: at).lazy.map { amounts[$0] }, history: history[volunteer.id] ?? [])
      for miss in reach.missedMinimums {
        issues.append(.minimumOutOfReach(volunteer.id, miss.rule, minimum: miss.minimum, reach: miss.reach))
        kept.volunteers[at].limits[keyPath: miss.path].minimum = 0
      }
    }
  }
}

extension RosterData {
  /// The limits that hold for a person: their own, completed by their group's and everybody's.
  func mergedLimits(of volunteer: Volunteer) -> LineLimits {
    let group = volunteer.group.flatMap { groupLimits[$0] } ?? LineLimits()
    return volunteer.limits.completed(by: group).completed(by: limits)
  }
}

extension LineLimits {
  /// The limits that are one number, by name.
  fileprivate static var amounts: [(String, WritableKeyPath<LineLimits, Int?>)] {
    [
      ("shiftsPerDay", \.shiftsPerDay), ("minutesPerDay", \.minutesPerDay), ("restMinutes", \.restMinutes),
      ("minimumConsecutiveDaysOff", \.minimumConsecutiveDaysOff), ("weekendsPerHorizon", \.weekendsPerHorizon),
      ("nightsPerHorizon", \.nightsPerHorizon), ("consecutiveNights", \.consecutiveNights),
    ]
  }

  /// The limits that are ranges, by name.
  fileprivate static var ranges: [(String, WritableKeyPath<LineLimits, OptionalRange>)] {
    [
      ("shiftsPerWeek", \.shiftsPerWeek), ("shiftsPerHorizon", \.shiftsPerHorizon),
      ("minutesPerWeek", \.minutesPerWeek), ("minutesPerHorizon", \.minutesPerHorizon),
      ("consecutiveDaysWorked", \.consecutiveDaysWorked),
    ]
  }

  /// Whether some least amount is asked for.
  fileprivate var hasMinimum: Bool { Self.ranges.contains { (self[keyPath: $0.1].minimum ?? 0) > 0 } }
}

extension OptionalRange {
  /// The range as `2...5`, an open end left empty.
  fileprivate var text: String { "\(minimum.map(String.init) ?? "")...\(maximum.map(String.init) ?? "")" }
}
