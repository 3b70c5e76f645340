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
    }
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
