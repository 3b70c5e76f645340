internal import Foundation
internal import LinliDomain

/// Cells of several parts that the tables of a roster have.
extension CellReading {
  // MARK: Weeks

  /// Seven days between `/`, each with the letters of its shift types; `.` and nothing stand for none.
  ///
  /// A word processor's `…` is the three points it was made of.
  func week(_ cell: String) throws(Refusal) -> [[String]] {
    let folded = FullWidth.folded(cell).replacing("…", with: "...").replacing("。", with: ".")
    let days = folded.split(separator: "/", omittingEmptySubsequences: false)
    guard days.count == 7 else { throw Refusal(.dayCount(days.count)) }
    var week: [[String]] = []
    for day in days {
      let letters = day.filter { $0 != "." && !$0.isWhitespace }.map(String.init)
      if let twice = letters.indices.first(where: { letters[..<$0].contains(letters[$0]) }) {
        throw Refusal(.duplicateMember(member: letters[twice]), value: String(day))
      }
      week.append(letters)
    }
    return week
  }

  // MARK: Counts

  /// Members such as `guide:1` or, with a price, `guide:1:10`.
  func counts(_ cell: String, ofKeys: Bool, _ isPriced: Bool) throws(Refusal) -> [NamedCount] {
    var counts: [NamedCount] = []
    for member in try members(of: cell) {
      let count = try count(member, ofKeys: ofKeys, isPriced)
      if counts.contains(where: { $0.name == count.name }) {
        throw Refusal(.duplicateMember(member: count.name), value: member)
      }
      counts.append(count)
    }
    return counts
  }

  private func count(_ member: String, ofKeys: Bool, _ isPriced: Bool) throws(Refusal) -> NamedCount {
    let parts = member.split(separator: ":", omittingEmptySubsequences: false).map { FullWidth.trimmed(String($0)) }
    guard let name = parts.first, !name.isEmpty, (2...(isPriced ? 3 : 2)).contains(parts.count) else {
      throw Refusal(.notACount, nearest: parts.count == 1 ? member + ":1" : nil, value: member)
    }
    // A demand for nobody is none, while a shift that may never be worked has the count 0.
    let least: Double = isPriced ? 1 : 0
    let price = parts.count == 3 ? try part(parts[2], of: member, NumberRange(minimum: 0)) : nil
    return NamedCount(
      name: ofKeys ? try identifier(name) : name, count: try part(parts[1], of: member, NumberRange(minimum: least)),
      price: price)
  }

  private func part(_ text: String, of member: String, _ range: NumberRange) throws(Refusal) -> Int {
    do throws(Refusal) {
      return try integer(text, range)
    } catch {
      throw Refusal(error.problem, nearest: error.nearest, expectation: .integer(range, unit: nil), value: member)
    }
  }

  // MARK: Qualifications

  /// Members such as `guide`, `guide:2026-06-30` or `guide:2026-01-01..2026-06-30`.
  func qualifications(_ cell: String) throws(Refusal) -> [HeldQualification] {
    var held: [HeldQualification] = []
    for member in try members(of: cell) {
      let qualification = try qualification(member)
      if held.contains(qualification) { throw Refusal(.duplicateMember(member: member), value: member) }
      held.append(qualification)
    }
    return held
  }

  private func qualification(_ member: String) throws(Refusal) -> HeldQualification {
    let parts = member.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map {
      FullWidth.trimmed(String($0))
    }
    guard let name = parts.first, !name.isEmpty else { throw Refusal(.emptyMember, value: member) }
    guard parts.count == 2 else { return HeldQualification(name) }
    let ends = parts[1].replacing("至", with: "..").components(separatedBy: "..").map(FullWidth.trimmed)
    guard ends.count <= 2, ends.contains(where: { !$0.isEmpty }) else { throw Refusal(.notADate, value: member) }
    let from = ends.count == 2 ? try day(ends[0], of: member) : nil
    let until = try day(ends[ends.count - 1], of: member)
    if let from, let until, from > until { throw Refusal(.endBeforeStart, value: member) }
    return HeldQualification(name, validFrom: from, validUntil: until)
  }

  /// A date of a member; nil when nothing is written there.
  private func day(_ text: String, of member: String) throws(Refusal) -> CalendarDate? {
    if text.isEmpty { return nil }
    do throws(Refusal) {
      return try date(text, false)
    } catch {
      throw Refusal(error.problem, nearest: error.nearest, expectation: .date, value: member)
    }
  }
}
