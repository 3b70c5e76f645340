import LinliDomain
import LinliScenario

/// The command's words about publishing and closing.
extension CommandText {
  static func closeOutside(_ days: ClosedRange<CalendarDate>, _ horizon: Horizon) -> BilingualText {
    BilingualText(
      zh: "\(days.lowerBound) 至 \(days.upperBound) 不全在排班期内(\(horizon.start) 至 \(horizon.end))",
      en: "\(days.lowerBound) to \(days.upperBound) is not within the roster's days, \(horizon.start) to \(horizon.end)"
    )
  }
  static func closeInOrder(_ first: CalendarDate, _ from: CalendarDate) -> BilingualText {
    BilingualText(
      zh: "\(first) 起的日子还没有结算,不能从 \(from) 开始;请先结算,或用 --from \(first)",
      en: "The days from \(first) on are not closed yet, so closing cannot begin on \(from); close them first, or use "
        + "--from \(first)")
  }
  static func planIsNotPublished(_ version: Int, _ count: Int) -> BilingualText {
    BilingualText(
      zh: "提示:这份班表与公布的第 \(version) 版有 \(count) 处不同",
      en: "Note: the roster differs from what was published as version \(version) in \(count) "
        + (count == 1 ? "assignment" : "assignments"))
  }
}
