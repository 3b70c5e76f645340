public import LinliDomain

/// What the data of a roster tell before anything is solved.
public enum RosterFinding: Equatable, Sendable {
  /// Nobody may work a shift.
  case nobodyMay(ShiftID)
  /// Fewer people may work a shift than it wants.
  case tooFewMay(ShiftID, wanted: Int, people: Int)
  /// More places than people at one moment, over several shifts or for a qualification.
  case shortage(HeadShortage)
  /// All shifts together have more places than the people may fill by their own limits.
  case placesShort(wanted: Int, offered: Int)
  /// Somebody may work no shift at all.
  case uselessVolunteer(VolunteerID)
}

/// Looks at a roster question without solving it.
public struct RosterPrecheck: Sendable {
  /// What was found: by shift, then over all, then by person.
  public let findings: [RosterFinding]

  /// Looks at a question.
  public init(_ instance: RosterInstance) {
    findings = Self.byShift(instance) + Self.overAll(instance) + Self.byVolunteer(instance)
  }

  private static func byShift(_ instance: RosterInstance) -> [RosterFinding] {
    let search = HeadShortageSearch(instance)
    var findings: [RosterFinding] = []
    for shift in instance.shifts {
      if let finding = finding(of: search.shortage(at: shift.id), at: shift), !findings.contains(finding) {
        findings.append(finding)
      }
      for skill in shift.skills {
        guard let shortage = search.shortage(at: shift.id, of: skill.qualification) else { continue }
        if !findings.contains(.shortage(shortage)) { findings.append(.shortage(shortage)) }
      }
    }
    return findings
  }

  private static func finding(of shortage: HeadShortage?, at shift: Shift) -> RosterFinding? {
    guard let shortage else { return nil }
    if shortage.shifts.count > 1 { return .shortage(shortage) }
    if shortage.volunteers.isEmpty { return .nobodyMay(shift.id) }
    return .tooFewMay(shift.id, wanted: shortage.placeCount, people: shortage.volunteers.count)
  }

  private static func overAll(_ instance: RosterInstance) -> [RosterFinding] {
    var wanted = 0
    for shift in instance.shifts { wanted += shift.heads.desired }
    var offered = 0
    for volunteer in RosterFigures(instance, RosterPlan([])).volunteers { offered += volunteer.capacity[.shifts] ?? 0 }
    return wanted > offered ? [.placesShort(wanted: wanted, offered: offered)] : []
  }

  private static func byVolunteer(_ instance: RosterInstance) -> [RosterFinding] {
    zip(instance.volunteers, instance.eligibility.shiftsOfVolunteer).compactMap { volunteer, shifts in
      shifts.isEmpty ? .uselessVolunteer(volunteer.id) : nil
    }
  }
}
