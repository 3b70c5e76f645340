import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// Two pieces of code that were written apart have to agree on random questions.
@Suite("Roster rules, two opinions")
struct SecondOpinionTests {
  private static let shape = RandomRoster.Shape(people: 4, days: 15, shiftsPerDay: 3)

  private func instance(_ seed: UInt64, _ shape: RandomRoster.Shape = shape) throws -> RosterInstance {
    try RosterInstance(RandomRoster.data(seed: seed, shape))
  }

  @Test("the audit and the question agree on who may work what, and why not", arguments: UInt64(0)..<60)
  func eligibility(seed: UInt64) throws {
    let instance = try instance(seed)
    let admission = AuditedAdmission(instance)
    #expect(admission.shiftsOfVolunteer == instance.eligibility.shiftsOfVolunteer, "seed \(seed)")
    for person in instance.volunteers.indices {
      for shift in instance.shifts.indices {
        let reasons = instance.eligibility.reasons(person, shift)
        #expect(admission.reasons(person, shift) == reasons.filter { $0 != .pinned }, "seed \(seed)")
        let isListed = instance.eligibility.shiftsOfVolunteer[person].contains(shift)
        #expect(reasons.isEmpty == isListed, "seed \(seed)")
      }
    }
  }

  @Test("the audit and the check of pins agree on lines that cannot be worked", arguments: UInt64(0)..<150)
  func lines(seed: UInt64) throws {
    var data = RandomRoster.data(seed: seed, .init(people: 2, days: 15, shiftsPerDay: 2, rules: .lines))
    data.pins = []
    data.changeLimits { $0.leaveOutPatterns() }
    var generator = SplitMix64(seed: seed)
    var line: [Shift] = []
    let instance = try RosterInstance(data)
    let person = instance.volunteers[0]
    let eligible = instance.eligibility.shiftsOfVolunteer[0].map { instance.shifts[$0] }
    for shift in eligible.shuffled(using: &generator).prefix(Int.random(in: 1...8, using: &generator)) {
      let pins = (line + [shift]).map { Pin(volunteer: person.id, shift: $0.id, kind: .fixed) }
      let checked = RosterCheck(data.with { $0.pins = pins }).checked()
      let plan = RosterPlan(pins.map(\.assignment))
      let broken = RosterAudit(instance, plan).violations.compactMap { violation -> LineRule? in
        guard case .line(_, let rule, _, _, _) = violation else { return nil }
        return rule
      }
      let isKept = checked.kept.pins.count == pins.count
      #expect(isKept == broken.isEmpty, "seed \(seed): \(broken) in \(plan) and \(checked.issues)")
      if isKept { line.append(shift) }
    }
  }

  @Test("days that have to be worked can be completed just if some roster keeps the rules", arguments: UInt64(0)..<50)
  func dayPatterns(seed: UInt64) throws {
    let rules: RandomRoster.Rules = [.calendars, .runs, .weekends, .pattern, .history]
    var data = RandomRoster.data(seed: seed, .init(people: 1, days: 9, shiftsPerDay: 1, rules: rules))
    data.changeLimits { limits in
      limits.freeDays = nil
      limits.weekendsPerHorizon = nil
      limits.consecutiveNights = nil
    }
    var generator = SplitMix64(seed: seed)
    let first = try RosterInstance(data)
    let eligible = first.eligibility.shiftsOfVolunteer[0].map { first.shifts[$0].id }
    let pinned = eligible.filter { _ in Int.random(in: 0...3, using: &generator) == 0 }
    data.pins = pinned.map { Pin(volunteer: data.volunteers[0].id, shift: $0, kind: .fixed) }
    let instance = try RosterInstance(data)
    let isLost = instance.setAside.contains { issue in
      if case .pinnedLineBroken = issue { true } else { false }
    }
    let isPossible = try canBeWorked(eligible, with: pinned, data)
    #expect(isLost == !isPossible, "seed \(seed): \(instance.setAside)")
  }

  /// Whether a line with some shifts keeps all rules, by trying all; limits that no line keeps are left out before.
  private func canBeWorked(_ eligible: [ShiftID], with pinned: [ShiftID], _ data: RosterData) throws -> Bool {
    let instance = try RosterInstance(data.with { $0.pins = [] })
    let person = instance.volunteers[0].id
    let free = eligible.filter { !pinned.contains($0) }
    return (0..<1 << free.count).contains { choice in
      let chosen = free.indices.filter { choice & 1 << $0 != 0 }.map { free[$0] } + pinned
      return RosterAudit(instance, RosterPlan(chosen.map { RosterAssignment(volunteer: person, shift: $0) })).isSound
    }
  }

  /// Least amounts of people who compete for shifts may be out of reach all the same, so none are asked for here; nor does
  /// the check find pins whose company needs company that cannot come (1 of 600 such questions).
  @Test("what the check keeps can be rostered, many pins and all", arguments: UInt64(0)..<60)
  func possible(seed: UInt64) throws {
    var data = RandomRoster.data(
      seed: seed, .init(people: 3, days: 4, shiftsPerDay: 1, rules: .all.subtracting(.minimums)))
    data.changeLimits { $0.consecutiveDaysWorked.minimum = nil }
    var generator = SplitMix64(seed: seed)
    for person in data.volunteers {
      for shift in data.shifts where Int.random(in: 0...3, using: &generator) == 0 {
        data.pin(person.id.text, shift.id.text)
      }
    }
    let instance = try RosterInstance(data)
    let pairs = instance.volunteers.indices.flatMap { person in
      instance.eligibility.shiftsOfVolunteer[person].map { shift in
        RosterAssignment(volunteer: instance.volunteers[person].id, shift: instance.shifts[shift].id)
      }
    }
    let isPossible = (0..<1 << pairs.count).contains { choice in
      RosterAudit(instance, RosterPlan(pairs.indices.filter { choice & 1 << $0 != 0 }.map { pairs[$0] })).isSound
    }
    #expect(isPossible, "seed \(seed)")
  }
}

extension RosterData {
  /// Changes all limits, of everybody, of groups and of people.
  fileprivate mutating func changeLimits(_ change: (inout LineLimits) -> Void) {
    change(&limits)
    for group in groupLimits.keys.sorted() {
      var limits = groupLimits[group] ?? LineLimits()
      change(&limits)
      groupLimits[group] = limits
    }
    for index in volunteers.indices { change(&volunteers[index].limits) }
  }
}

extension LineLimits {
  /// Leaves out the rules that more work may mend, and least amounts.
  fileprivate mutating func leaveOutPatterns() {
    consecutiveDaysWorked.minimum = nil
    minimumConsecutiveDaysOff = nil
    hasWholeWeekends = nil
    hasSamePattern = nil
    shiftsPerWeek.minimum = nil
    shiftsPerHorizon.minimum = nil
    minutesPerWeek.minimum = nil
    minutesPerHorizon.minimum = nil
  }
}
