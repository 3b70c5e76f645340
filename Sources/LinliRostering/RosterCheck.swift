import LinliDomain

/// Looks for everything wrong with the data of a roster, and leaves out what cannot be used.
///
/// Issues come table by table: ids and references, then what rows say by themselves, then what only all of them together
/// tell (nobody has a skill, a least amount is out of reach), then pins. Positions are those of the data as given.
struct RosterCheck {
  let data: RosterData
  var kept: RosterData
  var issues: [RosterIssue] = []

  init(_ data: RosterData) {
    self.data = data
    kept = data
  }

  /// The data that can be used, and what is wrong.
  func checked() -> (kept: RosterData, issues: [RosterIssue]) {
    var check = self
    check.checkIDs()
    check.checkReferences()
    check.checkPlaces()
    check.checkBands()
    check.checkLimits()
    check.checkQualifications()
    check.checkShifts()
    check.checkVisits()
    check.checkCalendars()
    check.checkWishes()
    check.checkPairs()
    check.checkHistory()
    check.checkOptions()
    check.tellShortages()
    check.leaveOutMinimumsOutOfReach()
    check.checkPins()
    check.sortRows()
    return (check.kept, check.issues)
  }

  /// Rows by person, then as given, so that the order in which people were written does not matter.
  private mutating func sortRows() {
    kept.availability = Self.byPerson(kept.availability, \.volunteer)
    kept.wishes = Self.byPerson(kept.wishes, \.volunteer)
    kept.history.sort { left, right in
      if left.volunteer != right.volunteer { return left.volunteer < right.volunteer }
      if left.date != right.date { return left.date < right.date }
      return (left.window.startMinute, left.window.endMinute) < (right.window.startMinute, right.window.endMinute)
    }
    kept.pins.sort { left, right in
      if left.volunteer != right.volunteer { return left.volunteer < right.volunteer }
      if left.shift != right.shift { return left.shift < right.shift }
      return left.kind.rawValue < right.kind.rawValue
    }
  }

  private static func byPerson<Row>(_ rows: [Row], _ person: (Row) -> VolunteerID) -> [Row] {
    rows.enumerated().sorted { left, right in
      let (first, second) = (person(left.element), person(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}
