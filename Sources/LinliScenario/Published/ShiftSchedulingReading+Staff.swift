internal import LinliDomain

/// The employees and their limits.
extension ShiftSchedulingReading {
  /// The employees of the lines that can be read.
  mutating func staff(_ lines: [Line], daysOff: [Int: [Int]]) -> [ShiftSchedulingProblem.Employee] {
    var staff: [ShiftSchedulingProblem.Employee] = []
    for line in lines where hasAllFields(line, of: .staff) {
      let maxima = maximumShiftCounts(line)
      let minutes = range(line, least: 3, most: 2, Bound.minutes, unit: .minutes)
      let consecutiveDays = range(line, least: 5, most: 4, Bound.count)
      let daysOffInARow = integer(.staff, line, 6, Bound.count)
      let weekends = integer(.staff, line, 7, Bound.count)
      guard let minutes, let consecutiveDays, let daysOffInARow, let weekends else { continue }
      guard staffIDs?.lineNumber(of: line.id) == line.number, let place = staffIDs?[line.id] else { continue }
      staff.append(
        .init(
          id: Identifier(line.id), maximumShiftCounts: maxima, minutes: minutes, consecutiveDays: consecutiveDays,
          minimumConsecutiveDaysOff: daysOffInARow, maximumWeekends: weekends, daysOff: daysOff[place] ?? []))
    }
    return staff
  }

  /// Two fields that bound the same amount; nil and an issue when they cross.
  private mutating func range(
    _ line: Line, least: Int, most: Int, _ bounds: ClosedRange<Int>, unit: TableUnit? = nil
  ) -> ClosedRange<Int>? {
    let maximum = integer(.staff, line, most, bounds, unit: unit)
    let minimum = integer(.staff, line, least, bounds, unit: unit)
    guard let minimum, let maximum else { return nil }
    guard minimum <= maximum else {
      report(.minimumAboveMaximum(maximum: maximum), at: line, field: least, of: .staff)
      return nil
    }
    return minimum...maximum
  }

  /// How often each shift may be worked.
  ///
  /// An empty list sets no limit; in a list with any member, a shift that is not named may not be worked.
  private mutating func maximumShiftCounts(_ line: Line) -> [Int?] {
    let shiftCount = shiftIDs?.ids.count ?? 0
    guard !line.fields[1].isEmpty else { return Array(repeating: nil, count: shiftCount) }
    var maxima = [Int?](repeating: 0, count: shiftCount)
    var named: [Int] = []
    for member in CellReading.members(of: line.fields[1]) {
      guard let (shift, count) = maximumShiftCount(member, line) else { continue }
      if named.contains(shift) {
        report(.duplicateMember(member: member), at: line, field: 1, of: .staff)
        continue
      }
      named.append(shift)
      maxima[shift] = count
    }
    return maxima
  }

  /// A member such as `E=28`.
  private mutating func maximumShiftCount(_ member: String, _ line: Line) -> (shift: Int, count: Int)? {
    if member.isEmpty {
      report(.emptyMember, at: line, field: 1, of: .staff, expected: .shiftMaxima)
      return nil
    }
    let parts = member.split(separator: "=", omittingEmptySubsequences: false).map { FullWidth.trimmed(String($0)) }
    guard parts.count == 2 else {
      report(.notAPair, at: line, field: 1, of: .staff, value: member, expected: .shiftMaxima)
      return nil
    }
    let shift = place(of: parts[0], in: shiftIDs, of: .shifts, .staff, line, 1)
    let count = count(parts[1], of: member, line)
    guard let shift, let count else { return nil }
    return (shift, count)
  }

  private mutating func count(_ text: String, of member: String, _ line: Line) -> Int? {
    let range = NumberRange(minimum: Double(Bound.count.lowerBound), maximum: Double(Bound.count.upperBound))
    let expected = ScenarioExpectation.integer(range, unit: nil)
    do throws(CellReading.Refusal) {
      guard case .integer(let count) = try CellReading(type: .integer(range), horizon: nil).read(text) else {
        return nil
      }
      return count
    } catch {
      report(
        error.problem, at: line, field: 1, of: .staff, value: member, expected: expected, nearest: error.nearest)
      return nil
    }
  }
}
