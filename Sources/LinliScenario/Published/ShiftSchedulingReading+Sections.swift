internal import LinliDomain

/// Shifts, days off, requests and cover.
extension ShiftSchedulingReading {
  /// The shifts of the lines that can be read.
  mutating func shifts(_ lines: [Line]) -> [ShiftSchedulingProblem.Shift] {
    var shifts: [ShiftSchedulingProblem.Shift] = []
    for line in lines where hasAllFields(line, of: .shifts) {
      let minutes = integer(.shifts, line, 1, Bound.shiftMinutes, unit: .minutes)
      let successors = shiftList(line)
      guard let minutes, shiftIDs?.lineNumber(of: line.id) == line.number else { continue }
      shifts.append(.init(id: Identifier(line.id), minutes: minutes, forbiddenSuccessors: successors))
    }
    return shifts
  }

  private mutating func shiftList(_ line: Line) -> [Int] {
    guard !line.fields[2].isEmpty else { return [] }
    var places: [Int] = []
    for member in CellReading.members(of: line.fields[2]) {
      if member.isEmpty {
        report(.emptyMember, at: line, field: 2, of: .shifts)
        continue
      }
      guard let place = place(of: member, in: shiftIDs, of: .shifts, .shifts, line, 2) else { continue }
      if places.contains(place) {
        report(.duplicateMember(member: member), at: line, field: 2, of: .shifts)
      } else {
        places.append(place)
      }
    }
    return places
  }

  /// The days off of each employee named, by place in the staff.
  ///
  /// An employee whose line names no day, or who has no line, has no days off.
  mutating func daysOff(_ lines: [Line]) -> [Int: [Int]] {
    var daysOff: [Int: [Int]] = [:]
    var firstLines: [Int: Int] = [:]
    for line in lines where hasAllFields(line, of: .daysOff) {
      let employee = place(staffIDs, of: .staff, .daysOff, line, 0)
      let days = dayList(line)
      guard let employee else { continue }
      if let first = firstLines[employee] {
        report(.duplicateEntry(firstLine: first), at: line, field: 0, of: .daysOff)
        continue
      }
      firstLines[employee] = line.number
      daysOff[employee] = days
    }
    return daysOff
  }

  private mutating func dayList(_ line: Line) -> [Int] {
    if line.fields.count == 2, line.fields[1].isEmpty { return [] }
    var days: [Int] = []
    for field in line.fields.indices.dropFirst() {
      guard let day = day(.daysOff, line, field) else { continue }
      if days.contains(day) {
        report(.duplicateMember(member: line.fields[field]), at: line, field: field, of: .daysOff)
      } else {
        days.append(day)
      }
    }
    return days
  }

  /// The requests of one of the two sections.
  mutating func requests(_ section: Section, _ lines: [Line]) -> [ShiftSchedulingProblem.Request] {
    var requests: [ShiftSchedulingProblem.Request] = []
    var firstLines: [ShiftSchedulingAssignment: Int] = [:]
    for line in lines where hasAllFields(line, of: section) {
      let employee = place(staffIDs, of: .staff, section, line, 0)
      let day = day(section, line, 1)
      let shift = place(shiftIDs, of: .shifts, section, line, 2)
      let weight = integer(section, line, 3, Bound.weight)
      guard let employee, let day, let shift else { continue }
      let wish = ShiftSchedulingAssignment(employee: employee, day: day, shift: shift)
      if let first = firstLines[wish] {
        report(.duplicateEntry(firstLine: first), at: line, value: line.text)
        continue
      }
      firstLines[wish] = line.number
      guard let weight else { continue }
      requests.append(.init(employee: employee, day: day, shift: shift, weight: weight))
    }
    return requests
  }

  /// What a cover line is about.
  private struct Staffed: Hashable {
    let day: Int
    let shift: Int
  }

  /// The cover lines.
  mutating func cover(_ lines: [Line]) -> [ShiftSchedulingProblem.CoverLine] {
    var cover: [ShiftSchedulingProblem.CoverLine] = []
    var firstLines: [Staffed: Int] = [:]
    for line in lines where hasAllFields(line, of: .cover) {
      let day = day(.cover, line, 0)
      let shift = place(shiftIDs, of: .shifts, .cover, line, 1)
      let requirement = integer(.cover, line, 2, Bound.count, unit: .persons)
      let under = integer(.cover, line, 3, Bound.weight)
      let over = integer(.cover, line, 4, Bound.weight)
      guard let day, let shift else { continue }
      if let first = firstLines[Staffed(day: day, shift: shift)] {
        report(.duplicateEntry(firstLine: first), at: line, value: line.text)
        continue
      }
      firstLines[Staffed(day: day, shift: shift)] = line.number
      guard let requirement, let under, let over else { continue }
      cover.append(.init(day: day, shift: shift, requirement: requirement, underWeight: under, overWeight: over))
    }
    return cover
  }
}
