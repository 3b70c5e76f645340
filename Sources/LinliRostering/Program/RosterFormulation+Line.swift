import LinliDomain
import LinliLP

/// What a line has to keep shift by shift: what excludes what, how many, how long.
extension RosterFormulation {
  mutating func addLine(of person: Int) {
    let line = openLine(of: person)
    addExclusions(line)
    addPastExclusions(line)
    addDayLimits(line)
    addWeekLimits(line)
    addHorizonLimits(line)
    let first = model.constraintCount
    let before = lazyRules
    addDayRules(line)
    if line.volunteer.limits.asksForDays || hasRowsByRule {
      lazyRules = before
    } else if model.constraintCount > first {
      lazyRules.addRange(first..<model.constraintCount, of: person)
    }
  }
}

// MARK: - One at a time

extension RosterFormulation {
  /// The rules that keep a person from working two shifts, whatever else they work.
  static let exclusiveRules: [LineRule] = [.overlap, .travelTime, .rest, .succession]

  /// Rows Σ_{s∈K} x_vs ≤ 1 for maximal sets K of shifts that exclude each other.
  private mutating func addExclusions(_ line: OpenLine) {
    let id = line.volunteer.id
    if hasRowsByRule {
      for rule in Self.exclusiveRules {
        addExclusions(line, [rule], "\(rule.rawValue)[\(id)", of: .line(id, rule))
      }
    } else {
      addExclusions(line, Self.exclusiveRules, "exclusive[\(id)", of: nil)
    }
  }

  private mutating func addExclusions(
    _ line: OpenLine, _ rules: [LineRule], _ name: String, of part: RosterConflictPart?
  ) {
    for (number, clique) in exclusions(line, rules).cliques.enumerated() {
      let chosen = sum(clique) { LinearExpression(line.variables[$0]) }
      add("\(name),\(number + 1)]", chosen, .atMost(1), of: part)
    }
  }

  /// Which of a person's shifts exclude each other by some rules.
  func exclusions(_ line: OpenLine, _ rules: [LineRule]) -> ExclusionGraph {
    var graph = ExclusionGraph(count: line.shifts.count)
    let rest = max(0, line.volunteer.limits.restMinutes ?? 0)
    for first in line.shifts.indices {
      for second in line.shifts.indices[(first + 1)...] {
        // A shift ends within a day of its own day's end.
        if line.days[second] - line.days[first] > 2 + rest / 1440 { break }
        if rules.contains(where: { excludes(line, first, second, $0) }) { graph.exclude(first, second) }
      }
    }
    return graph
  }

  /// Whether a rule keeps a person from working two shifts, the first no later than the second.
  func excludes(_ line: OpenLine, _ first: Int, _ second: Int, _ rule: LineRule) -> Bool {
    let pause = line.start(second) - line.end(first)
    switch rule {
    case .overlap: return pause < 0
    case .travelTime:
      return pause >= 0 && line.days[first] == line.days[second]
        && pause < travelMinutes(line.shifts[first], line.shifts[second])
    case .rest:
      return line.days[first] < line.days[second] && pause < line.volunteer.limits.restMinutes ?? 0 && pause >= 0
    case .succession:
      return line.days[second] - line.days[first] == 1
        && isForbidden(line.shifts[second].type, after: line.shifts[first].type)
    default: return false
    }
  }

  private func isForbidden(_ type: ShiftTypeID, after earlier: ShiftTypeID) -> Bool {
    instance.shiftType(earlier)?.forbiddenSuccessors.contains(type) ?? false
  }

  /// Whole minutes that the way between two shifts takes; 0 if one of the places is not told.
  private func travelMinutes(_ first: Shift, _ second: Shift) -> Int {
    guard let origin = instance.place(of: first), let target = instance.place(of: second) else { return 0 }
    return Int((instance.metres(from: origin, to: target) / instance.options.travelMetresPerMinute).rounded(.up))
  }

  /// Shifts that cannot follow what was worked before the horizon.
  private mutating func addPastExclusions(_ line: OpenLine) {
    let id = line.volunteer.id
    let rest = line.volunteer.limits.restMinutes ?? 0
    for piece in line.past.pieces where piece.day >= -3 - rest / 1440 {
      for index in line.shifts.indices where line.days[index] <= 2 + rest / 1440 {
        let pause = line.start(index) - piece.end
        var broken: [LineRule] = []
        if pause < 0 { broken.append(.overlap) } else if pause < rest { broken.append(.rest) }
        if let type = piece.type, line.days[index] - piece.day == 1, isForbidden(line.shifts[index].type, after: type) {
          broken.append(.succession)
        }
        for rule in hasRowsByRule ? broken : Array(broken.prefix(1)) {
          let name = "past[\(id),\(line.shifts[index].id),\(rule.rawValue)]"
          forbid(line.variables[index], name, of: .line(id, rule))
        }
      }
    }
  }
}

// MARK: - How many, how long

extension RosterFormulation {
  private func count(_ line: OpenLine, _ indices: [Int]) -> LinearExpression {
    sum(indices) { LinearExpression(line.variables[$0]) }
  }

  private func minutes(_ line: OpenLine, _ indices: [Int]) -> LinearExpression {
    sum(indices) { Double(line.shifts[$0].minutes) * line.variables[$0] }
  }

  /// A range of a count that can reach `most` at best: an upper end that cannot be passed is left open.
  private func bounds(_ range: OptionalRange, most: Int, spent: Int = 0) -> Bounds? {
    let lower = range.minimum.map { $0 - spent } ?? 0
    let upper = range.maximum.map { max(0, $0 - spent) } ?? .max
    guard lower > 0 || upper < most else { return nil }
    return Bounds(lower: lower > 0 ? Double(lower) : -.infinity, upper: upper < most ? Double(upper) : .infinity)
  }

  private mutating func addDayLimits(_ line: OpenLine) {
    let id = line.volunteer.id
    let limits = line.volunteer.limits
    let band = instance.ageBand(of: line.volunteer)?.maximumMinutesPerDay
    for indices in line.shiftsOfDay where !indices.isEmpty {
      let most = line.mostShifts(of: indices)
      let longest = indices.map { line.shifts[$0].minutes }.max() ?? 0
      let name = "\(id),\(line.shifts[indices[0]].date)"
      if let bounds = bounds(OptionalRange(maximum: limits.shiftsPerDay), most: most) {
        add("day[\(name)]", count(line, indices), bounds, of: .line(id, .shiftsPerDay))
      }
      if let bounds = bounds(OptionalRange(maximum: limits.minutesPerDay), most: most * longest) {
        add("dayMinutes[\(name)]", minutes(line, indices), bounds, of: .line(id, .minutesPerDay))
      }
      if let bounds = bounds(OptionalRange(maximum: band), most: most * longest) {
        add("bandMinutes[\(name)]", minutes(line, indices), bounds, of: .line(id, .ageBandMinutes))
      }
    }
  }

  private mutating func addWeekLimits(_ line: OpenLine) {
    let id = line.volunteer.id
    let limits = line.volunteer.limits
    for week in instance.weeks {
      let indices = line.indices(on: week.days)
      let past = line.past.pieces.filter { $0.day >= week.monday }
      let longest = indices.map { line.shifts[$0].minutes }.max() ?? 0
      let most = line.mostShifts(on: week.days)
      let name = "\(id),\(week.number + 1)"
      // What comes after the horizon, and without history what came before it, may make up for a least amount.
      let isWhole = (week.monday >= 0 || line.past.isKnown) && week.monday + 7 <= instance.horizon.dayCount
      let range = { (range: OptionalRange) in isWhole ? range : OptionalRange(maximum: range.maximum) }
      if let bounds = bounds(range(limits.shiftsPerWeek), most: most, spent: past.count) {
        add("week[\(name)]", count(line, indices), bounds, of: .line(id, .shiftsPerWeek))
      }
      var spent = 0
      for piece in past { spent += piece.end - piece.start }
      if let bounds = bounds(range(limits.minutesPerWeek), most: most * longest, spent: spent) {
        add("weekMinutes[\(name)]", minutes(line, indices), bounds, of: .line(id, .minutesPerWeek))
      }
    }
  }

  private mutating func addHorizonLimits(_ line: OpenLine) {
    let id = line.volunteer.id
    let limits = line.volunteer.limits
    let all = Array(line.shifts.indices)
    let longest = line.shifts.map(\.minutes).max() ?? 0
    var most = 0
    for week in instance.weeks {
      most += min(limits.shiftsPerWeek.maximum ?? .max, line.mostShifts(on: week.days))
    }
    if let bounds = bounds(limits.shiftsPerHorizon, most: most) {
      add("horizon[\(id)]", count(line, all), bounds, of: .line(id, .shiftsPerHorizon))
    }
    if let bounds = bounds(limits.minutesPerHorizon, most: most * longest) {
      add("horizonMinutes[\(id)]", minutes(line, all), bounds, of: .line(id, .minutesPerHorizon))
    }
    for type in limits.shiftsByType.keys.sorted() {
      let indices = all.filter { line.shifts[$0].type == type }
      let range = OptionalRange(maximum: limits.shiftsByType[type])
      if let bounds = bounds(range, most: min(most, indices.count)) {
        add("type[\(id),\(type)]", count(line, indices), bounds, of: .line(id, .shiftsByType))
      }
    }
    let nights = all.filter { instance.shiftType(line.shifts[$0].type)?.isNight ?? false }
    if let bounds = bounds(OptionalRange(maximum: limits.nightsPerHorizon), most: min(most, nights.count)) {
      add("nights[\(id)]", count(line, nights), bounds, of: .line(id, .nights))
    }
  }
}

/// A week, Monday to Sunday, as far as it lies in the horizon.
struct RosterWeek {
  /// Weeks are counted from 0.
  var number: Int
  /// Its Monday, counted from the first day of the horizon; below 0 if the horizon begins later in the week.
  var monday: Int
  /// Its days in the horizon.
  var days: Range<Int>
}

extension RosterInstance {
  /// The weeks of the horizon, in order.
  var weeks: [RosterWeek] {
    var weeks: [RosterWeek] = []
    var monday = -horizon.start.weekday.rawValue
    while monday < horizon.dayCount {
      let days = max(0, monday)..<min(horizon.dayCount, monday + 7)
      weeks.append(RosterWeek(number: weeks.count, monday: monday, days: days))
      monday += 7
    }
    return weeks
  }
}
