import LinliDomain
import LinliRostering
import LinliScenario

/// The words of visits that repeat.
extension Catalogue {
  static func visitGap(
    _ household: String, from: CalendarDate?, until: CalendarDate?, days: Int, limit: Int
  ) -> BilingualText {
    let start = from.map { BilingualText("\($0)") } ?? BilingualText(zh: "排班期前一天", en: "the day before the horizon")
    let end = until.map { BilingualText("\($0)") } ?? BilingualText(zh: "排班期后一天", en: "the day after the horizon")
    let isLong = days > limit
    return BilingualText(
      zh: "住户 \(household):\(start.zh) 到 \(end.zh) 相隔 \(days) 天,\(isLong ? "至多" : "至少") \(limit) 天",
      en: "household \(household): \(plural(days, "day")) from \(start.en) to \(end.en), at "
        + "\(isLong ? "most" : "least") \(limit)")
  }

  static let visitsMove = BilingualText(zh: "改期的探访:", en: "Visits that take place on another day:")
  static func moved(
    _ household: String, from: BilingualText, to: BilingualText, isProvenNearest: Bool
  ) -> BilingualText {
    let proof =
      isProvenNearest
      ? BilingualText(zh: "已证明原日和更近的日子都不行", en: "proven that neither its own day nor a nearer one would do")
      : BilingualText(zh: "未证明没有更近的日子", en: "not proven that no nearer day would do")
    return BilingualText(
      zh: "住户 \(household) 从 \(from.zh) 改到 \(to.zh)(\(proof.zh))",
      en: "household \(household) moves from \(from.en) to \(to.en) (\(proof.en))")
  }
  static let changesGivenMoves = BilingualText(
    zh: "变动数是在探访改到这些日子的前提下算的", en: "The changes are counted with the visits on these days")
  static let movesOneByOne = BilingualText(
    zh: "每处改期都是在其余改期不变时试过的;未证明另一种选法不会改得更少、更近",
    en: "Each move was tried with the others as they are; it is not proven that no other choice moves fewer or less far"
  )
  static let visitsStuck = BilingualText(zh: "仍缺人的探访:", en: "Visits that still miss somebody:")
  static func stuck(_ visit: String, days: [BilingualText], isProven: Bool) -> BilingualText {
    let tried =
      days.isEmpty
      ? BilingualText(zh: "按间隔没有别的日子", en: "its gaps allow no other day")
      : BilingualText(
        zh: "按间隔还有 \(days.map(\.zh).joined(separator: "、"))\(isProven ? ",已证明都不行" : ",没有找到行的,未证明都不行")",
        en:
          "its gaps allow \(days.map(\.en).joined(separator: ", ")), \(isProven ? "proven not to do" : "none of which was found to do; not proven")"
      )
    return BilingualText(zh: "\(visit):\(tried.zh)", en: "\(visit): \(tried.en)")
  }
  static func isMovedTo(_ day: BilingualText) -> BilingualText {
    BilingualText(zh: "探访改到 \(day.zh)", en: "the visit moves to \(day.en)")
  }
  static func isMovedFrom(_ day: BilingualText) -> BilingualText {
    BilingualText(zh: "探访从 \(day.zh) 改来", en: "the visit moves here from \(day.en)")
  }
}

extension RosterRepair.MovedVisit {
  /// The move for programs.
  var json: JSONValue {
    .object([
      ("series", .string(move.series.text)), ("from", .string(move.from.text)), ("to", .string(move.to.text)),
      ("days", .integer(move.days)), ("isProvenNearest", .bool(isProvenNearest)),
    ])
  }
}

extension RosterRepair.StuckVisit {
  /// The visit for programs.
  var json: JSONValue {
    .object([
      ("shift", .string(visit.text)), ("otherDates", .array(otherDates.map { .string($0.description) })),
      ("isProven", .bool(isProven)),
    ])
  }
}
