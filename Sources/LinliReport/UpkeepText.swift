public import LinliDomain
public import LinliRostering
import LinliScenario

/// What to write into the scenario's tables after a repair: a repaired roster changes no table, and the next run would
/// plan as if nothing had happened.
public struct UpkeepText: Sendable {
  private let changes: [RosterChange]
  private let added: [Shift]
  private let lifted: [Pin]
  private let language: Language

  /// The text of what happened to a question.
  ///
  /// - Parameters:
  ///   - changes: what happened.
  ///   - before: the question as the tables say it.
  ///   - after: the question as it was repaired for.
  public init(_ changes: [RosterChange], from before: RosterInstance, to after: RosterInstance, _ language: Language) {
    self.changes = changes
    self.language = language
    added = after.shifts.filter { before.shift($0.id) == nil }
    let kept = Set(after.data.pins)
    lifted = before.data.pins.filter { $0.kind == .fixed && !kept.contains($0) }
  }

  /// A line for each row to write or take out, below a heading; empty if the tables say it already.
  public var lines: [String] {
    let rows = changes.compactMap(row) + added.map { Catalogue.addRow(of: $0.id.text) } + lifted.map(Catalogue.letGo)
    if rows.isEmpty { return [] }
    return [Catalogue.upkeep[language]] + rows.map { "  - " + $0[language] }
  }

  private func row(_ change: RosterChange) -> BilingualText? {
    switch change {
    case .cancellation(let volunteer, let date): Catalogue.availabilityRow("\(volunteer), \(date), unavailable")
    case .absence(let volunteer, let first, let last):
      Catalogue.availabilityRow("\(volunteer), \(first == last ? "\(first)" : "\(first)..\(last)"), leave")
    case .droppedShift(let shift): Catalogue.takeOut(shift.text)
    case .release: nil
    }
  }
}

/// The words of what is to be written into tables.
extension Catalogue {
  fileprivate static let upkeep = BilingualText(
    zh: "请同时更新各表,否则下次排班仍按原样:", en: "Write this into the tables, or the next run plans as before:")
  fileprivate static func availabilityRow(_ row: String) -> BilingualText {
    BilingualText(zh: "availability.csv 加一行:\(row)", en: "availability.csv, a row: \(row)")
  }
  fileprivate static func takeOut(_ shift: String) -> BilingualText {
    BilingualText(
      zh: "shifts.csv 去掉 \(shift)(多日的行:把这一天写入 except 列)",
      en: "shifts.csv: take out \(shift) (of a row with several days: write the day into the column except)")
  }
  fileprivate static func addRow(of shift: String) -> BilingualText {
    BilingualText(zh: "shifts.csv 加上 \(shift) 的行", en: "shifts.csv: add the row of \(shift)")
  }
  fileprivate static func letGo(_ pin: Pin) -> BilingualText {
    BilingualText(
      zh: "pins.csv 去掉 \(pin.volunteer) 在 \(pin.shift) 的 fixed,本次已放开",
      en: "pins.csv: take out that \(pin.volunteer) is fixed on \(pin.shift); this repair let it go")
  }
}
