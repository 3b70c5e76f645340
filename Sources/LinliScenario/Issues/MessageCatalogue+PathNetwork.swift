internal import LinliDomain

/// The broken rules of published networks.
extension MessageCatalogue {
  static func phrase(for violation: PathNetworkViolation) -> BilingualText {
    switch violation {
    case .unknownPlace(let place): .init(zh: "没有第 \(place) 号地点。", en: "There is no place \(place).")
    case .repeatedDemand(let demand):
      .init(zh: "第 \(demand) 号需求不止一次得到服务。", en: "Demand \(demand) is served more than once.")
    case .unserved(let demand): .init(zh: "第 \(demand) 号需求没有得到服务。", en: "Demand \(demand) is not served.")
    case .tooManySites(let count, let maximum):
      .init(zh: "用了 \(count) 个设施点，最多 \(maximum) 个。", en: "\(count) sites are used, at most \(maximum) may open.")
    case .unreachable(let demand, let site):
      .init(
        zh: "第 \(demand) 号需求走不到第 \(site) 号设施点。", en: "No walk leads from demand \(demand) to its site \(site).")
    }
  }
}
