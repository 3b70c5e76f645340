import LinliDomain
import LinliReport
import LinliScenario

/// The command's words about repairs and suggestions.
extension CommandText {
  static func personAndDay(_ text: String) -> BilingualText {
    BilingualText(
      zh: "\(text):应写成 志愿者@日期,如 V03@2026-06-03", en: "\(text): write a person and a day, such as V03@2026-06-03")
  }
  static func unknownRoom(_ room: String, nearest: String?) -> BilingualText {
    BilingualText(
      zh: "没有班次用场地 \(room)。" + (nearest.map { "是否想写 \($0)?" } ?? "(shifts.csv 的 room 列)"),
      en: "No shift is in room \(room)." + (nearest.map { " Did you mean \($0)?" } ?? " (column room of shifts.csv)"))
  }
  static func nothingInRoom(_ room: String, _ first: CalendarDate, _ last: CalendarDate) -> BilingualText {
    BilingualText(
      zh: "\(room) 在 \(first) 至 \(last) 没有班次", en: "Nothing takes place in \(room) from \(first) to \(last)")
  }
  static func oneDay(_ text: String) -> BilingualText {
    BilingualText(
      zh: "\(text):--cancel 只取消一天;几天请用 --absent", en: "\(text): --cancel takes one day; use --absent for several")
  }
  static func noDays(_ text: String) -> BilingualText {
    BilingualText(
      zh: "\(text):应写成 2026-06-03 或 2026-06-03..2026-06-07,先后不能颠倒",
      en: "\(text): write 2026-06-03, or 2026-06-03..2026-06-07 with the earlier day first")
  }
  static func outsideHorizon(_ text: String, _ horizon: Horizon) -> BilingualText {
    BilingualText(
      zh: "\(text):不在排班期内(\(horizon.start) 至 \(horizon.end))",
      en: "\(text): outside the roster's days, \(horizon.start) to \(horizon.end)")
  }
  static func worksNothing(_ volunteer: String, _ date: CalendarDate, _ dates: [CalendarDate]) -> BilingualText {
    let days = dates.isEmpty ? nil : dates.map(\.description)
    return BilingualText(
      zh: "\(volunteer) 在 \(date) 没有班次;" + (days.map { "其班次在:" + $0.joined(separator: "、") } ?? "班表里没有此人"),
      en: "\(volunteer) works nothing on \(date); "
        + (days.map { "they work on " + $0.joined(separator: ", ") } ?? "they are not on the roster"))
  }
  static let noChange = BilingualText(
    zh: "请用 --cancel、--absent、--drop、--close-room 或 --add-shift 说明发生了什么",
    en: "Say what happened with --cancel, --absent, --drop, --close-room or --add-shift")
  static func foreignCalendar(_ path: String) -> BilingualText {
    BilingualText(
      zh: "\(path) 不是 linli 写的日历,未覆盖;请移走或改名",
      en: "\(path) was not written by linli and is left alone; move or rename it")
  }

  // MARK: Swaps

  static func personAndShift(_ text: String) -> BilingualText {
    BilingualText(
      zh: "\(text):应写成 志愿者:班次,如 V03:T2-2026-06-04",
      en: "\(text): write a person and a shift of theirs, such as V03:T2-2026-06-04")
  }
  static func samePerson(_ volunteer: String) -> BilingualText {
    BilingualText(zh: "换班要两个人,两边都是 \(volunteer)", en: "A swap is between two people; both sides are \(volunteer)")
  }
  static func isOnIt(_ volunteer: String, _ shift: String) -> BilingualText {
    BilingualText(zh: "\(volunteer) 已在 \(shift) 上", en: "\(volunteer) works \(shift) already")
  }
  static func isNotOnIt(_ volunteer: String, _ shift: String, _ shifts: [String]) -> BilingualText {
    BilingualText(
      zh: "\(volunteer) 不在 \(shift) 上;其班次:" + (shifts.isEmpty ? "无" : shifts.joined(separator: "、")),
      en: "\(volunteer) does not work \(shift); they work "
        + (shifts.isEmpty ? "nothing" : shifts.joined(separator: ", ")))
  }
}
