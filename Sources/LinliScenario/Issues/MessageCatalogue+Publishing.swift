internal import LinliDomain

/// The sentences of issues with published rosters and attendance.
extension MessageCatalogue {
  static func publishingPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .addedAfterPublishing(let version):
      .init(
        zh: "公布的第 \(version) 版中没有这一行；请删去。要改班表，请用 linli replan，再用 linli publish 公布新版。",
        en:
          "Version \(version), as it was published, has no such row; take it out. To change the roster use linli replan, "
          + "and publish what comes of it.")
    case .removedAfterPublishing(let version):
      .init(
        zh: "公布的第 \(version) 版有这一行，现已不见；请补回。要改班表，请用 linli replan，再用 linli publish 公布新版。",
        en:
          "Version \(version), as it was published, has this row, and it is gone; put it back. To change the roster use "
          + "linli replan, and publish what comes of it.")
    case .changedAfterPublishing(let version):
      .init(
        zh: "内容与公布的第 \(version) 版不一致；请恢复原文件。",
        en: "This is not what was published as version \(version); restore the file.")
    case .publishedButGone(let table):
      .init(
        zh: "\(table).csv 中已没有；这条已公布的安排不再保留。", en: "\(table).csv has it no more; what was published of it is not kept.")
    case .attendanceMissing:
      .init(
        zh: "班表上有，签到表没有写；请补上，或用 --unlisted 说明未写的人是来了还是没来。",
        en: "They are on the roster, and the attendance says nothing of it; add the row, or tell with --unlisted what "
          + "those who are not listed did.")
    case .attendanceOfOtherDays(let first, let last):
      .init(
        zh: "不在要结算的日子里（\(first) 至 \(last)）。", en: "The day is not among those to be closed, \(first) to \(last).")
    case .moreHoursThanTimes: .init(zh: "多于起止之间的时间。", en: "That is more than lies between the times.")
    default: nil
    }
  }
}
