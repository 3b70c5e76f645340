package import LinliRostering

extension ShiftSchedulingProblem {
  /// The instance in the dense form that ``LinliRostering/LineOptimizer`` searches: each shift is a duty of its own on each
  /// day, each cover line a cell, and time is counted in the shifts' greatest common divisor.
  package var lineProblem: LineProblem {
    var parts = LineProblem.Parts()
    parts.dayCount = dayCount
    parts.personCount = staff.count
    let unit = max(1, shifts.reduce(0) { Self.greatestCommonDivisor($0, $1.minutes) })
    let capped = shifts.indices.filter { shift in staff.contains { isCapped($0, shift) } }
    let counterOf = Dictionary(uniqueKeysWithValues: zip(capped, 0...))
    parts.kinds = shifts.indices.map { shift in
      let counters = counterOf[shift].map { [LineProblem.Kind.Counter(position: $0, amount: 1)] } ?? []
      return .init(units: shifts[shift].minutes / unit, counters: counters)
    }
    parts.mayFollow = shifts.flatMap { shift in shifts.indices.map { !shift.forbiddenSuccessors.contains($0) } }
    parts.dutyStart = (0...dayCount).map { $0 * shifts.count }
    parts.dutyKind = (0..<dayCount).flatMap { _ in shifts.indices }
    parts.cells = cells
    parts.dutyCells = parts.dutyKind.indices.map { [$0] }
    parts.limits = staff.map { limits(of: $0, unit: unit, capped: capped) }
    (parts.dutyCost, parts.constant) = costs()
    return LineProblem(parts)
  }

  /// The assignments of a roster in dense form, by person and day.
  package func assignments(_ duties: [Int16]) -> [ShiftSchedulingAssignment] {
    var assignments: [ShiftSchedulingAssignment] = []
    for (position, duty) in duties.enumerated() where duty >= 0 {
      assignments.append(.init(employee: position / dayCount, day: position % dayCount, shift: Int(duty)))
    }
    return assignments
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }

  private func isCapped(_ employee: Employee, _ shift: Int) -> Bool {
    employee.maximumShiftCounts[shift].map { $0 > 0 && $0 < dayCount } ?? false
  }

  private var cells: [LineProblem.Cell] {
    var cells = Array(
      repeating: LineProblem.Cell(desired: 0, underPrice: 0, overPrice: 0), count: dayCount * shifts.count)
    for line in cover {
      cells[line.day * shifts.count + line.shift] = .init(
        desired: line.requirement, underPrice: line.underWeight, overPrice: line.overWeight)
    }
    return cells
  }

  private func limits(of employee: Employee, unit: Int, capped: [Int]) -> LineProblem.Limits {
    var limits = LineProblem.Limits()
    limits.minUnits = (employee.minutes.lowerBound + unit - 1) / unit
    limits.maxUnits = employee.minutes.upperBound / unit
    limits.minRun = employee.consecutiveDays.lowerBound
    limits.maxRun = employee.consecutiveDays.upperBound
    limits.minOff = employee.minimumConsecutiveDaysOff
    limits.maxWeekends = employee.maximumWeekends
    limits.caps = capped.map { shift in
      guard let most = employee.maximumShiftCounts[shift], most < dayCount else { return Int.max }
      return most
    }
    return limits
  }

  /// What each duty costs each person beside a day off, and what is paid if nobody works: the requests for shifts.
  private func costs() -> (costs: [Int32], constant: Int) {
    let count = dayCount * shifts.count
    var costs = Array(repeating: Int32(0), count: staff.count * count)
    var constant = 0
    for request in onRequests {
      constant += request.weight
      costs[request.employee * count + request.day * shifts.count + request.shift] -= Int32(clamping: request.weight)
    }
    for request in offRequests {
      costs[request.employee * count + request.day * shifts.count + request.shift] += Int32(clamping: request.weight)
    }
    for (position, employee) in staff.enumerated() {
      let barred = shifts.indices.filter { employee.maximumShiftCounts[$0] == 0 }
      for day in 0..<dayCount {
        let isOff = employee.daysOff.contains(day)
        for shift in isOff ? Array(shifts.indices) : barred {
          costs[position * count + day * shifts.count + shift] = LineProblem.forbidden
        }
      }
    }
    return (costs, constant)
  }
}
