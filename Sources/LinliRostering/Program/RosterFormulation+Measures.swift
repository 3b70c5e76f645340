import LinliDomain
public import LinliLP

/// What each additive measure is, as an expression to be minimized.
struct MeasureTerms: Sendable {
  var unfilled = LinearExpression()
  var belowMinimum = LinearExpression()
  var overstaffing = LinearExpression()
  var stability = LinearExpression()
  var wishes = LinearExpression()
  var continuity = LinearExpression()
  var travel = LinearExpression()
}

extension RosterFormulation {
  /// What a level measures, as an expression to be minimized; nil for a fair share, which is no sum.
  public func expression(of level: RosterLevel) -> LinearExpression? {
    var total = LinearExpression()
    for part in level.parts {
      guard let measured = expression(of: part.measure) else { return nil }
      total += Double(part.weight) * measured
    }
    return total
  }

  private func expression(of measure: RosterMeasure) -> LinearExpression? {
    switch measure {
    case .unfilled: terms.unfilled
    case .belowMinimum: terms.belowMinimum
    case .overstaffing: terms.overstaffing
    case .stability: terms.stability
    case .wishes: terms.wishes
    case .continuity: terms.continuity
    case .travel: terms.travel
    case .fairness: nil
    }
  }

  mutating func addMeasures(_ workers: [[Worker]]) {
    let measures = instance.measures
    if measures.contains(.stability) { addStability() }
    if measures.contains(.wishes) { addWishes() }
    if measures.contains(.travel) { addTravel() }
  }

  private mutating func addStability() {
    let published = instance.pins.filter { $0.kind == .published }
    let told = Set(published.map(\.shift))
    let kept = Set(published.map { RosterAssignment(volunteer: $0.volunteer, shift: $0.shift) })
    for key in assign.keys where told.contains(key.shift) && !kept.contains(key) { terms.stability.add(1, assign[key]) }
    for key in kept.sorted() {
      terms.stability.constant += 1
      if let variable = assign.variable(for: key) { terms.stability.add(-1, variable) }
    }
  }

  private mutating func addTravel() {
    for (person, volunteer) in instance.volunteers.enumerated() {
      guard let home = volunteer.home.flatMap({ instance.community($0)?.location }) else { continue }
      let positions = instance.eligibility.shiftsOfVolunteer[person]
      for (position, variable) in zip(positions, variables(of: person)) {
        guard let place = instance.place(of: instance.shifts[position]) else { continue }
        terms.travel.add(instance.metres(from: home, to: place).rounded(), variable)
      }
    }
  }

  // MARK: Wishes

  private mutating func addWishes() {
    let wishes = Dictionary(grouping: instance.wishes.enumerated(), by: \.element.volunteer)
    for person in instance.volunteers.indices {
      guard let own = wishes[instance.volunteers[person].id] else { continue }
      let line = openLine(of: person)
      for (number, wish) in own where wish.weight > 0 {
        if wish.isFor { addWishFor(wish, number, line) } else { addWishAgainst(wish, line) }
      }
    }
  }

  private mutating func addWishAgainst(_ wish: Wish, _ line: OpenLine) {
    for (shift, variable) in zip(line.shifts, line.variables) where wish.matches(shift) {
      terms.wishes.add(Double(wish.weight), variable)
    }
  }

  private mutating func addWishFor(_ wish: Wish, _ number: Int, _ line: OpenLine) {
    let matching = Set(instance.shifts.filter(wish.matches).map(instance.day(of:)))
    for day in matching.sorted() {
      let indices = line.shiftsOfDay[day].filter { wish.matches(line.shifts[$0]) }
      terms.wishes.constant += Double(wish.weight)
      guard !indices.isEmpty else { continue }
      let name = "granted[\(line.volunteer.id),\(instance.date(ofDay: day)),\(number + 1)]"
      terms.wishes += -Double(wish.weight) * granted(line, indices, name)
    }
  }

  /// 1 if one of some shifts is worked, as a sum of whole variables.
  private mutating func granted(_ line: OpenLine, _ indices: [Int], _ name: String) -> LinearExpression {
    let all = sum(indices) { LinearExpression(line.variables[$0]) }
    if line.mostShifts(of: indices) <= 1, !hasRowsByRule { return all }
    let granted = addDefined(name, .binary, .unit, as: all)
    model.add(name, all - 1 * granted, .atLeast(0))
    return LinearExpression(granted)
  }
}
