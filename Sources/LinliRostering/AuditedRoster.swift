import LinliDomain

/// A roster laid out by people and by shifts for the audit, with the rules that look across lines.
struct AuditedRoster {
  typealias Violation = RosterAudit.Violation

  private let instance: RosterInstance
  private let assignments: Set<RosterAssignment>
  /// Assignments of people or shifts that the question does not have.
  let unknown: [RosterAssignment]
  /// For each person the positions of their shifts, in order.
  let shiftsOfPerson: [[Int]]
  /// For each shift the positions of its people, in order.
  private let peopleOfShift: [[Int]]

  init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    var unknown: [RosterAssignment] = []
    var shiftsOfPerson = Array(repeating: [Int](), count: instance.volunteers.count)
    var peopleOfShift = Array(repeating: [Int](), count: instance.shifts.count)
    for assignment in plan.assignments {
      guard let person = instance.position(of: assignment.volunteer),
        let shift = instance.position(of: assignment.shift)
      else {
        unknown.append(assignment)
        continue
      }
      shiftsOfPerson[person].append(shift)
      peopleOfShift[shift].append(person)
    }
    self.unknown = unknown
    self.shiftsOfPerson = shiftsOfPerson.map { $0.sorted() }
    self.peopleOfShift = peopleOfShift.map { $0.sorted() }
    assignments = Set(plan.assignments)
  }

  private func assignment(_ person: Int, _ shift: Int) -> RosterAssignment {
    RosterAssignment(volunteer: instance.volunteers[person].id, shift: instance.shifts[shift].id)
  }

  private func isWorking(_ volunteer: VolunteerID, _ shift: ShiftID) -> Bool {
    assignments.contains(RosterAssignment(volunteer: volunteer, shift: shift))
  }

  /// People on shifts that they may not work.
  func admissionViolations(_ admission: AuditedAdmission) -> [Violation] {
    var violations: [Violation] = []
    for (person, shifts) in shiftsOfPerson.enumerated() {
      for shift in shifts {
        violations += admission.reasons(person, shift).map { .notEligible(assignment(person, shift), because: $0) }
      }
    }
    return violations
  }

  // MARK: Shifts

  /// Shifts with too many people, with part of a team, or with people who lack company.
  var shiftViolations: [Violation] {
    instance.shifts.indices.flatMap { headViolations($0) + companyViolations($0) }
  }

  private func headViolations(_ position: Int) -> [Violation] {
    let (shift, count) = (instance.shifts[position], peopleOfShift[position].count)
    var violations: [Violation] = []
    if let maximum = shift.heads.maximum, count > maximum {
      violations.append(.tooManyHeads(shift.id, count: count, maximum: maximum))
    }
    let needed = shift.heads.minimum > 0 ? shift.heads.minimum : shift.heads.desired
    if shift.isAllOrNothing && count > 0 && count < needed {
      violations.append(.incompleteTeam(shift.id, count: count, needed: needed))
    }
    return violations
  }

  private func companyViolations(_ position: Int) -> [Violation] {
    let people = peopleOfShift[position]
    let needsAdult = people.map { instance.ageBand(of: instance.volunteers[$0])?.needsAdult ?? false }
    let hasAdult = needsAdult.contains(false)
    var violations: [Violation] = []
    for (index, person) in people.enumerated() {
      if lacksMentor(person, among: people) { violations.append(.traineeAlone(assignment(person, position))) }
      if needsAdult[index] && !hasAdult { violations.append(.noAdult(assignment(person, position))) }
    }
    return violations
  }

  private func lacksMentor(_ person: Int, among people: [Int]) -> Bool {
    let trainee = instance.volunteers[person]
    let mentors = instance.pairs.filter { $0.kind == .mentor && $0.first == trainee.id }.map(\.second)
    if mentors.isEmpty {
      return trainee.isTrainee && people.allSatisfy { instance.volunteers[$0].isTrainee }
    }
    return !people.contains { mentors.contains(instance.volunteers[$0].id) }
  }

  // MARK: People

  /// Rules about two people that are broken.
  var pairViolations: [Violation] {
    instance.pairs.flatMap { rule in
      let common = instance.shifts.filter { isWorking(rule.first, $0.id) && isWorking(rule.second, $0.id) }
      switch rule.kind {
      case .apart: return common.map { Violation.pair(rule, $0.id, count: 2) }
      case .together:
        let alone = instance.shifts.filter { isWorking(rule.first, $0.id) != isWorking(rule.second, $0.id) }
        return alone.map { .pair(rule, $0.id, count: 1) }
      case .atMostTogether(let limit):
        return common.count > limit ? [.pair(rule, nil, count: common.count)] : []
      case .mentor: return []
      }
    }
  }

  /// Households with too many visitors.
  var householdViolations: [Violation] {
    guard let maximum = instance.options.visitorsPerHousehold else { return [] }
    var visitors: [String: Set<Int>] = [:]
    for (position, shift) in instance.shifts.enumerated() {
      if let household = shift.household { visitors[household, default: []].formUnion(peopleOfShift[position]) }
    }
    return visitors.keys.sorted().compactMap { household in
      let count = visitors[household]?.count ?? 0
      return count > maximum ? .visitors(household: household, count: count, maximum: maximum) : nil
    }
  }

  /// Fixed pins that are not worked, and forbidden ones that are.
  var pinViolations: [Violation] {
    instance.pins.filter { pin in
      switch pin.kind {
      case .fixed: !isWorking(pin.volunteer, pin.shift)
      case .forbidden: isWorking(pin.volunteer, pin.shift)
      case .published: false
      }
    }.map { .pin($0) }
  }
}
