internal import LinliSiting

/// What is wrong with the data of a siting question.
extension MessageCatalogue {
  static func phrase(for fault: SitingIssue.Fault) -> BilingualText {
    switch fault {
    case .duplicate: .init(zh: "出现了两次。", en: "It is there twice.")
    case .numberOutOfRange(let value, let least, let most):
      most < 1e300
        ? .init(zh: "\(value) 不在 \(least) 与 \(most) 之间。", en: "\(value) is not between \(least) and \(most).")
        : .init(zh: "\(value) 小于 \(least)。", en: "\(value) is less than \(least).")
    case .unknown(let reference): .init(zh: "没有 \(reference)。", en: "There is no \(reference).")
    case .noPlace:
      .init(
        zh: "没有坐标；请填 x 与 y，或在 travel.csv 列出路程并设 site.metric: table。",
        en: "There are no coordinates; fill in x and y, or list the ways in travel.csv and set site.metric: table.")
    case .notDegrees(let value):
      .init(
        zh: "\(value) 不是经纬度，而 scenario.yaml 的 datum 按经纬度；米制坐标请写 datum: local。",
        en: "\(value) is no degree, though the datum of scenario.yaml is of the globe; write datum: local for metres.")
    case .unknownGroup(let name):
      .init(zh: "没有小区在 groups 列计有 \(name)。", en: "No estate counts \(name) in its column groups.")
    case .empty: .init(zh: "表中没有一行。", en: "The table has no row.")
    case .circle(let reference):
      .init(
        zh: "\(reference) 既须先做又不能做：前置与互斥相互矛盾。",
        en: "\(reference) has to be done first and cannot be: what is needed and excluded contradicts itself.")
    case .moreThanAll(let value, let all):
      .init(zh: "办公面积 \(value) 大于现有面积 \(all)。", en: "\(value) m² of office are more than the \(all) m² there are.")
    case .nothingToMeasure(let table):
      .init(zh: "目标用到 \(table).csv，而表中没有一行。", en: "A goal speaks of \(table).csv, which has no row.")
    }
  }
}
