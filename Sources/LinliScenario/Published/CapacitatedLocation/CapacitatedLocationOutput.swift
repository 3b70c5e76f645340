public import LinliSiting

/// The tables that runs on published instances of capacitated location leave behind.
public enum CapacitatedLocationTables {
  /// Decimals of a share: so many that cost and load come out as computed.
  private static let shareUnits = 1_000_000_000_000

  /// A plan whose shares have twelve decimals and are exactly 1 together for each customer, as a table states it.
  ///
  /// What rounding leaves over goes to the largest share of the customer; shares that round to nothing are left out.
  public static func rounded(_ plan: CapacitatedLocationPlan) -> CapacitatedLocationPlan {
    var shares: [CapacitatedLocationPlan.Share] = []
    for part in units(plan) where part.units > 0 {
      shares.append(
        .init(customer: part.customer, site: part.site, share: Double(part.units) / Double(shareUnits)))
    }
    return CapacitatedLocationPlan(openSites: plan.openSites, shares: shares)
  }

  /// Who is served from where, as CSV with the columns `customer,site,share`, numbered from 1 as in the file, sorted.
  public static func shares(_ plan: CapacitatedLocationPlan) -> String {
    var text = "customer,site,share\n"
    for part in units(plan) where part.units > 0 {
      text += "\(part.customer + 1),\(part.site + 1),\(decimal(part.units))\n"
    }
    return text
  }

  /// The median of each point, as CSV with the columns `demand,site`, numbered from 1 as in the file, sorted.
  ///
  /// - Parameter plan: a plan without split demand.
  public static func medians(_ plan: CapacitatedLocationPlan) -> String {
    var text = "demand,site\n"
    for part in plan.shares { text += "\(part.customer + 1),\(part.site + 1)\n" }
    return text
  }

  private static func units(_ plan: CapacitatedLocationPlan) -> [(customer: Int, site: Int, units: Int)] {
    var parts = plan.shares.map {
      (customer: $0.customer, site: $0.site, units: Int(($0.share * Double(shareUnits)).rounded()))
    }
    var first = 0
    while first < parts.count {
      let customer = parts[first].customer
      var (last, sum, largest) = (first, 0, first)
      while last < parts.count, parts[last].customer == customer {
        sum += parts[last].units
        if parts[last].units > parts[largest].units { largest = last }
        last += 1
      }
      parts[largest].units += shareUnits - sum
      first = last
    }
    return parts
  }

  /// `1`, `0.25`.
  private static func decimal(_ units: Int) -> String {
    if units == shareUnits { return "1" }
    var digits = String(shareUnits + units).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "0." + digits
  }
}

extension CapacitatedLocationAudit.Violation {
  /// One line for people; sites and customers are numbered from 1 as in published files.
  public var text: BilingualText { MessageCatalogue.phrase(for: self) }
}

extension MessageCatalogue {
  /// A broken rule of capacitated location.
  static func phrase(for violation: CapacitatedLocationAudit.Violation) -> BilingualText {
    switch violation {
    case .unknown(let part):
      .init(
        zh: "没有客户 \(part.customer + 1) 或地点 \(part.site + 1)",
        en: "no customer \(part.customer + 1) or site \(part.site + 1)")
    case .unknownOpenSite(let site):
      .init(zh: "开放的地点 \(site + 1) 不存在或重复", en: "open site \(site + 1) does not exist or stands twice")
    case .share(let part):
      .init(
        zh: "客户 \(part.customer + 1) 在地点 \(part.site + 1) 的份额为 \(part.share)",
        en: "customer \(part.customer + 1) has a share of \(part.share) at site \(part.site + 1)")
    case .repeated(let customer, let site):
      .init(
        zh: "客户 \(customer + 1) 在地点 \(site + 1) 出现两次",
        en: "customer \(customer + 1) stands twice at site \(site + 1)")
    case .servedShare(let customer, let share):
      .init(
        zh: "客户 \(customer + 1) 的份额合计为 \(share)", en: "the shares of customer \(customer + 1) are \(share) together")
    case .isSplit(let customer, let count):
      .init(zh: "客户 \(customer + 1) 分给了 \(count) 个地点", en: "customer \(customer + 1) is split between \(count) sites")
    case .forbidden(let customer, let site):
      .init(zh: "地点 \(site + 1) 不可服务客户 \(customer + 1)", en: "site \(site + 1) must not serve customer \(customer + 1)")
    case .notOpen(let customer, let site):
      .init(
        zh: "客户 \(customer + 1) 由未开放的地点 \(site + 1) 服务",
        en: "customer \(customer + 1) is served by site \(site + 1), which is closed")
    default: sitePhrase(for: violation)
    }
  }

  private static func sitePhrase(for violation: CapacitatedLocationAudit.Violation) -> BilingualText {
    switch violation {
    case .overload(let site, let load, let capacity):
      .init(
        zh: "地点 \(site + 1) 的负荷 \(load) 超过容量 \(capacity)",
        en: "site \(site + 1) has a load of \(load), above its capacity of \(capacity)")
    case .mustBeClosed(let site):
      .init(zh: "地点 \(site + 1) 须关闭", en: "site \(site + 1) has to be closed")
    case .mustBeOpen(let site): .init(zh: "地点 \(site + 1) 须开放", en: "site \(site + 1) has to be open")
    case .openCount(let count, let allowed):
      .init(
        zh: "开放 \(count) 个地点，应为 \(allowed.lowerBound) 至 \(allowed.upperBound) 个",
        en: "\(count) sites are open instead of \(allowed.lowerBound) to \(allowed.upperBound)")
    default: BilingualText("\(violation)")
    }
  }
}
