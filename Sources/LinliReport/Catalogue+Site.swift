import LinliDomain
import LinliScenario
import LinliSiting

/// The words of a siting plan.
extension Catalogue {
  static let siteQuestion = BilingualText(zh: "布点", en: "Sites")
  static let facilities = BilingualText(zh: "设施", en: "Facilities")
  static let site = BilingualText(zh: "设施点", en: "site")
  static let siteKind = BilingualText(zh: "性质", en: "kind")
  static let opening = BilingualText(zh: "开放", en: "opens")
  static let areaNow = BilingualText(zh: "现有 m²", en: "m² now")
  static let areaAdded = BilingualText(zh: "新增 m²", en: "m² added")
  static let yuan = BilingualText(zh: "元", en: "yuan")
  static let areaNorm = BilingualText(zh: "面积标准", en: "Area norm")
  static let areaWanted = BilingualText(zh: "应有 m²", en: "m² wanted")
  static let areaCredited = BilingualText(zh: "可计 m²", en: "m² counted")
  static let areaShort = BilingualText(zh: "尚缺 m²", en: "m² short")
  static let period = BilingualText(zh: "期", en: "period")
  static let whereServed = BilingualText(zh: "谁去哪里", en: "Who goes where")
  static let leftOut = BilingualText(zh: "未覆盖的小区", en: "Estates that are not covered")
  static let requiredAndMissing = BilingualText(zh: "要求而未能做到的", en: "Required, and not to be had")

  static func kind(_ kind: SiteKind) -> BilingualText {
    switch kind {
    case .existing: BilingualText(zh: "现有", en: "existing")
    case .idle: BilingualText(zh: "闲置", en: "idle")
    case .collective: BilingualText(zh: "集体", en: "collective")
    case .new: BilingualText(zh: "新建", en: "new")
    }
  }

  static func measure(_ level: SitingLevel) -> BilingualText {
    guard let measure = level.singleMeasure else { return BilingualText(zh: "加权和", en: "weighted sum") }
    return switch measure {
    case .sites: BilingualText(zh: "开放的设施数", en: "facilities that are open")
    case .cost: BilingualText(zh: "费用(元)", en: "cost in yuan")
    case .newArea: BilingualText(zh: "闲置房产之外新增 m²", en: "m² added on anything but idle premises")
    case .shortfall: BilingualText(zh: "距面积标准尚缺 m²", en: "m² missing to the area norm")
    case .covered: BilingualText(zh: "覆盖的需求", en: "demand covered")
    case .backup: BilingualText(zh: "有后备的需求", en: "demand covered with a backup")
    case .distance: BilingualText(zh: "需求乘路程(米)", en: "demand times metres")
    case .farthest: BilingualText(zh: "最远者的路程(米)", en: "metres of whoever has it farthest")
    case .unserved: BilingualText(zh: "没有位置的人", en: "people without a place")
    case .functions: BilingualText(zh: "各功能所缺 m²", en: "m² that functions lack")
    case .office: BilingualText(zh: "办公 m²", en: "m² of office")
    case .resident: BilingualText(zh: "居民活动 m²", en: "m² for residents")
    case .projects: BilingualText(zh: "改造项目受益户数", en: "households that gain by projects")
    case .basic: BilingualText(zh: "基础类项目受益户数", en: "households that gain by basic projects")
    case .completing: BilingualText(zh: "完善类项目受益户数", en: "households that gain by completing projects")
    case .upgrading: BilingualText(zh: "提升类项目受益户数", en: "households that gain by upgrading projects")
    case .aftercare: BilingualText(zh: "后续管理类项目受益户数", en: "households that gain by aftercare projects")
    }
  }

  static let frontier = BilingualText(zh: "投入与所得", en: "What more of the one buys of the other")
  static let notProven = BilingualText(zh: "未证明", en: "not proven")
  static let wholeStreet = BilingualText(zh: "全街道", en: "whole street")
  static let opened = BilingualText(zh: "启用", en: "opens")

  static func idleFirst(_ price: String, cost: String, without: String) -> BilingualText {
    BilingualText(
      zh: "闲置房产优先的代价:\(price) 元(\(cost) 元,不设此目标则 \(without) 元)",
      en: "Price of idle premises first: \(price) yuan (\(cost) yuan, \(without) without that goal)")
  }

  static let rooms = BilingualText(zh: "用房", en: "Rooms")
  static let function = BilingualText(zh: "功能", en: "function")
  static let weeklyHours = BilingualText(zh: "每周小时", en: "hours a week")
  static let lackingIn = BilingualText(zh: "所缺社区", en: "lacking in")
  static let projects = BilingualText(zh: "改造项目", en: "Projects")
  static let project = BilingualText(zh: "项目", en: "project")
  static let projectClass = BilingualText(zh: "类别", en: "class")
  static let benefit = BilingualText(zh: "受益户数", en: "households")

  static func name(of projectClass: ProjectClass) -> BilingualText {
    switch projectClass {
    case .basic: BilingualText(zh: "基础类", en: "basic")
    case .completing: BilingualText(zh: "完善类", en: "completing")
    case .upgrading: BilingualText(zh: "提升类", en: "upgrading")
    case .aftercare: BilingualText(zh: "后续管理类", en: "aftercare")
    }
  }

  static func space(office: String, resident: String, converted: String) -> BilingualText {
    BilingualText(
      zh: "办公 \(office) m²,居民活动 \(resident) m²;办公改为活动 \(converted) m²",
      en: "\(office) m² of office, \(resident) m² for residents; \(converted) m² of office become space for residents")
  }

  static func shared(needed: String, apart: String) -> BilingualText {
    BilingualText(
      zh: "一室多用:各用各的要 \(apart) m²,错开时间共用只要 \(needed) m²",
      en: "One room, many uses: \(needed) m² are enough, \(apart) m² if each had its own")
  }

  static func notChosen(_ projects: String) -> BilingualText {
    BilingualText(zh: "未选:\(projects)", en: "Not chosen: \(projects)")
  }

  static let groupsLeftOut = BilingualText(zh: "未覆盖的人群", en: "Groups that are not covered whole")

  static func groupLeftOut(_ group: String, _ count: String, of all: String) -> BilingualText {
    BilingualText(zh: "\(group):\(all) 人中的 \(count) 人", en: "\(group): \(count) of \(all) people")
  }

  static let requiredLevel = BilingualText(zh: "离所要求的尚差", en: "what is missing to what is required")

  static func metres(_ metres: String) -> BilingualText { BilingualText(zh: "\(metres) 米", en: "\(metres) m") }

  static func cover(
    _ share: String, covered: String, all: String, estates: Int, of count: Int, radius: String
  ) -> BilingualText {
    BilingualText(
      zh: "\(radius) 米之内覆盖需求 \(all) 中的 \(covered)(\(share)),小区 \(count) 个中的 \(estates) 个",
      en: "Within \(radius) m: \(covered) of \(all) demand (\(share)), \(estates) of \(count) estates")
  }

  static func met(_ met: Int, of count: Int, wanted: String, short: String) -> BilingualText {
    BilingualText(
      zh: "\(count) 个社区中 \(met) 个达标;应有 \(wanted) m²,尚缺 \(short) m²",
      en: "\(met) of \(count) communities meet the norm; \(wanted) m² wanted, \(short) m² short")
  }

  static func leftOut(_ estate: String, demand: String, nearest: String?, groups: [String]) -> BilingualText {
    let told = groups.isEmpty ? "" : " (" + groups.joined(separator: ", ") + ")"
    let (zh, en) = nearest.map { ("最近 \($0) 米", "nearest \($0) m") } ?? ("不可达", "out of reach")
    return BilingualText(zh: "\(estate):需求 \(demand)\(told),\(zh)", en: "\(estate): demand \(demand)\(told), \(en)")
  }
}
