import LinliDomain
import LinliLP

/// Rules across lines:
///
///     together     x_as = x_bs
///     apart        Σ_{v∈K} x_vs ≤ 1          K people who are to be apart
///     at most      both_s ≥ x_as + x_bs − 1,  Σ_s both_s ≤ n
///     mentor       x_ts ≤ Σ_{m mentor of t} x_ms
///     adult        x_cs ≤ Σ_{v without need of an adult} x_vs
///     visitors     x_vs ≤ visits_hv for shifts of household h,  Σ_v visits_hv ≤ most
extension RosterFormulation {
  mutating func addCrossRules(_ workers: [[Worker]]) {
    let variables = workers.map { workers in
      Dictionary(uniqueKeysWithValues: workers.map { ($0.person, $0.variable) })
    }
    addApart(variables)
    for rule in instance.pairs {
      guard let first = instance.position(of: rule.first), let second = instance.position(of: rule.second) else {
        continue
      }
      switch rule.kind {
      case .together: addTogether(rule, first, second, variables, workers)
      case .atMostTogether(let most): addAtMostTogether(rule, first, second, most, variables)
      case .apart, .mentor: continue
      }
    }
    let mentorsOfTrainee = mentorsOfTrainee
    for (position, shift) in instance.shifts.enumerated() {
      addMentors(shift, workers[position], mentorsOfTrainee)
      addAdults(shift, workers[position])
    }
    addVisitors(workers)
    addPins()
  }

  /// The variables of two people on a shift, absent where they may not work it.
  private func both(
    _ shift: Int, _ first: Int, _ second: Int, _ variables: [[Int: Variable]]
  ) -> (first: Variable?, second: Variable?) {
    (variables[shift][first], variables[shift][second])
  }

  // MARK: Two people

  private mutating func addTogether(
    _ rule: PairRule, _ first: Int, _ second: Int, _ variables: [[Int: Variable]], _ workers: [[Worker]]
  ) {
    for (position, shift) in instance.shifts.enumerated() {
      let pair = both(position, first, second, variables)
      if shift.heads.maximum ?? 2 < 2 || pair.first == nil || pair.second == nil {
        for variable in [pair.first, pair.second].compactMap(\.self) {
          forbid(variable, "together[\(rule.first),\(rule.second),\(shift.id)]", of: .pair(rule))
        }
        continue
      }
      guard let one = pair.first, let other = pair.second else { continue }
      let name = "together[\(rule.first),\(rule.second),\(shift.id)]"
      add(name, 1 * one - 1 * other, .equal(0), of: .pair(rule))
      addCouple(name, one, [other], workers[position], shift)
    }
  }

  private mutating func addAtMostTogether(
    _ rule: PairRule, _ first: Int, _ second: Int, _ most: Int, _ variables: [[Int: Variable]]
  ) {
    let name = "\(rule.first),\(rule.second)"
    let shared = instance.shifts.indices.filter {
      variables[$0][first] != nil && variables[$0][second] != nil && instance.shifts[$0].heads.maximum ?? 2 > 1
    }
    guard shared.count > most else { return }
    var count = LinearExpression()
    for position in shared {
      let pair = both(position, first, second, variables)
      guard let one = pair.first, let other = pair.second else { continue }
      if most == 0 {
        let row = "notTogether[\(name),\(instance.shifts[position].id)]"
        add(row, 1 * one + 1 * other, .atMost(1), of: .pair(rule))
        continue
      }
      let meeting = 1 * one + 1 * other - LinearExpression(1)
      let id = instance.shifts[position].id
      let both = addDefined("both[\(name),\(id)]", .continuous, .unit, as: meeting)
      model.add("both[\(name),\(id)]", meeting - 1 * both, .atMost(0))
      count.add(1, both)
    }
    add("atMostTogether[\(name)]", count, .atMost(Double(most)), of: .pair(rule))
  }

  private mutating func addApart(_ variables: [[Int: Variable]]) {
    let rules = instance.pairs.filter { $0.kind == .apart }
    guard !rules.isEmpty else { return }
    if hasRowsByRule {
      for rule in rules { addApart([rule], variables, of: .pair(rule)) }
    } else {
      addApart(rules, variables, of: nil)
    }
  }

  private mutating func addApart(_ rules: [PairRule], _ variables: [[Int: Variable]], of part: RosterConflictPart?) {
    var pairs: Set<[Int]> = []
    for rule in rules {
      guard let first = instance.position(of: rule.first), let second = instance.position(of: rule.second) else {
        continue
      }
      pairs.insert([min(first, second), max(first, second)])
    }
    let people = Set(pairs.joined()).sorted()
    for (position, shift) in instance.shifts.enumerated() where shift.heads.maximum ?? 2 > 1 {
      let present = people.filter { variables[position][$0] != nil }
      var graph = ExclusionGraph(count: present.count)
      for first in present.indices {
        for second in present.indices[(first + 1)...] where pairs.contains([present[first], present[second]]) {
          graph.exclude(first, second)
        }
      }
      for (number, clique) in graph.cliques.enumerated() {
        let chosen = sum(clique.compactMap { variables[position][present[$0]] }) { LinearExpression($0) }
        let name = part == nil ? "" : "\(rules[0].first),\(rules[0].second),"
        add("apart[\(name)\(shift.id),\(number + 1)]", chosen, .atMost(1), of: part)
      }
    }
  }

  // MARK: Who has to be there

  /// For each person who works only beside a mentor, the mentors of their rules; none for anybody who is no trainee.
  private var mentorsOfTrainee: [Int: [Int]] {
    var mentors: [Int: [Int]] = [:]
    for (person, volunteer) in instance.volunteers.enumerated() where volunteer.isTrainee { mentors[person] = [] }
    for rule in instance.pairs where rule.kind == .mentor {
      guard let trainee = instance.position(of: rule.first), let mentor = instance.position(of: rule.second) else {
        continue
      }
      mentors[trainee, default: []].append(mentor)
    }
    return mentors
  }

  private mutating func addMentors(
    _ shift: Shift, _ workers: [Worker], _ mentorsOfTrainee: [Int: [Int]]
  ) {
    for worker in workers {
      guard let named = mentorsOfTrainee[worker.person] else { continue }
      let id = instance.volunteers[worker.person].id
      let mentors = workers.filter {
        named.isEmpty ? !instance.volunteers[$0.person].isTrainee : named.contains($0.person)
      }
      let part = RosterConflictPart.mentor(id)
      addDependent(worker, on: mentors, "mentor[\(id),\(shift.id)]", shift, workers, of: part)
    }
  }

  private mutating func addAdults(_ shift: Shift, _ workers: [Worker]) {
    let adults = workers.filter { !needsAdult($0) }
    for worker in workers where needsAdult(worker) {
      let id = instance.volunteers[worker.person].id
      addDependent(worker, on: adults, "adult[\(id),\(shift.id)]", shift, workers, of: .adult(id))
    }
  }

  /// Somebody who works a shift only beside one of some others. Where only one person may be there, they do not: the
  /// relaxation would let both be there by halves.
  private mutating func addDependent(
    _ worker: Worker, on others: [Worker], _ name: String, _ shift: Shift, _ workers: [Worker],
    of part: RosterConflictPart
  ) {
    if others.isEmpty || shift.heads.maximum ?? 2 < 2 {
      forbid(worker.variable, name, of: part)
    } else {
      add(name, 1 * worker.variable - sum(others) { LinearExpression($0.variable) }, .atMost(0), of: part)
      addCouple(name, worker.variable, others.map(\.variable), workers, shift)
    }
  }

  private mutating func addCouple(
    _ name: String, _ variable: Variable, _ companions: [Variable], _ workers: [Worker], _ shift: Shift
  ) {
    guard let most = shift.heads.maximum else { return }
    if most == 2 { addCoupleSkills(name, variable, companions, workers, shift) }
    let others = workers.map(\.variable).filter { $0 != variable && !companions.contains($0) }
    if others.count >= most - 1 {
      couples.append(Couple(name: name, variable: variable, others: others, most: most))
    }
  }

  /// Where a couple takes both heads of a shift, its skills are those of the two: in whole numbers no more than the
  /// skill's own row says, but the relaxation would let halves of others fill in.
  private mutating func addCoupleSkills(
    _ name: String, _ variable: Variable, _ companions: [Variable], _ workers: [Worker], _ shift: Shift
  ) {
    for skill in shift.skills {
      let holders = workers.filter { instance.volunteers[$0.person].holds(skill.qualification, on: shift.date) }
      if holders.contains(where: { $0.variable == variable }) { continue }
      var present = sum(holders.map(\.variable).filter(companions.contains)) { LinearExpression($0) }
      if let missing = missingOfSkill["\(shift.id),\(skill.qualification)"] { present.add(1, missing) }
      add("\(name).\(skill.qualification)", present - 1 * variable, .atLeast(0), of: nil)
    }
  }

  private func needsAdult(_ worker: Worker) -> Bool {
    instance.ageBand(of: instance.volunteers[worker.person])?.needsAdult ?? false
  }

  // MARK: Households and pins

  private mutating func addVisitors(_ workers: [[Worker]]) {
    let hasContinuity = instance.measures.contains(.continuity)
    guard instance.options.visitorsPerHousehold != nil || hasContinuity else { return }
    var visits: [String: [Int: [Variable]]] = [:]
    for (position, shift) in instance.shifts.enumerated() {
      guard let household = shift.household else { continue }
      for worker in workers[position] {
        visits[household, default: [:]][worker.person, default: []].append(worker.variable)
      }
    }
    for household in visits.keys.sorted() {
      let byPerson = visits[household] ?? [:]
      let most = instance.options.visitorsPerHousehold ?? byPerson.count
      guard hasContinuity || most < byPerson.count else { continue }
      var visitors = LinearExpression()
      for person in byPerson.keys.sorted() {
        visitors += addVisitor(household, instance.volunteers[person].id, byPerson[person] ?? [])
      }
      add("visitors[\(household)]", visitors, .atMost(Double(most)), of: .visitors(household))
      if hasContinuity { addExtraVisitors(household, visitors, most: byPerson.count - 1) }
    }
  }

  private mutating func addVisitor(_ household: String, _ id: VolunteerID, _ visits: [Variable]) -> LinearExpression {
    if visits.count == 1 { return LinearExpression(visits[0]) }
    let name = "visits[\(household),\(id)]"
    let any = addDefined(name, .continuous, .unit, as: sum(visits) { LinearExpression($0) })
    for (number, visit) in visits.enumerated() {
      model.add("\(name)[\(number + 1)]", 1 * visit - 1 * any, .atMost(0))
    }
    return LinearExpression(any)
  }

  private mutating func addExtraVisitors(_ household: String, _ visitors: LinearExpression, most: Int) {
    guard most > 0 else { return }
    let beyond = visitors - LinearExpression(1)
    let extra = addDefined("extra[\(household)]", .integer, .range(0, Double(most)), as: beyond)
    model.add("extra[\(household)]", beyond - 1 * extra, .atMost(0))
    terms.continuity.add(1, extra)
  }

  private mutating func addPins() {
    for pin in instance.pins where pin.kind == .fixed {
      let key = RosterAssignment(volunteer: pin.volunteer, shift: pin.shift)
      let worked = assign.variable(for: key).map { LinearExpression($0) } ?? LinearExpression()
      add("pin[\(pin.volunteer),\(pin.shift)]", worked, .equal(1), of: .pin(pin))
    }
  }
}

extension RosterInstance {
  /// The measures that the levels look at.
  var measures: Set<RosterMeasure> { Set(options.levels.flatMap(\.parts).map(\.measure)) }
}
