import LinliDomain
public import LinliMatching
public import LinliScenario

/// The sentences of an audit.
public enum ViolationText {
  /// What a broken rule says, in both languages.
  public static func sentence(for violation: MatchingAudit.Violation) -> BilingualText {
    switch violation {
    case .unknown(let line): BilingualText(zh: "\(line):数据中没有", en: "\(line): not in the data")
    case .amountNotUsable(let line, let amount):
      BilingualText(zh: "\(line):数量 \(amount) 不可用", en: "\(line): the amount \(amount) cannot be used")
    case .notWhole(let delivery):
      BilingualText(
        zh: "\(name(delivery)):\(delivery.sessions) 场不是整数",
        en: "\(name(delivery)): \(delivery.sessions) sessions is not a whole number")
    case .notEligible(let delivery, let reason): refused(name(delivery), reason)
    case .moreThanAsked(let need, let delivered, let asked): more("\(need)", delivered, asked, unit: .sessions)
    case .hoursExceeded(let id, let used, let available): more("\(id)", used, available, unit: .hours)
    case .roomExceeded(let id, let used, let available): more("\(id)", used, available, unit: .hours)
    case .accountExceeded(let id, let used, let available): more("\(id)", used, available, unit: .yuan)
    case .contractNotFilled(let id, let used, let least): less("\(id)", used, least, unit: .hours)
    case .hostingDiffers(let need, let delivered, let hosted):
      differs("\(need)", (zh: "需要场地的场次", en: "sessions that need a room"), delivered, hosted)
    case .roomNotSuitable(let hosting):
      BilingualText(
        zh: "\(hosting.room) 不适合或不开放给 \(hosting.need)",
        en: "\(hosting.room) does not fit \(hosting.need) or is not open to it")
    case .paymentDiffers(let service, let kind, let due, let paid):
      differs("\(service), \(kind.rawValue)", (zh: "应付", en: "yuan due"), due, paid)
    case .startPaymentDiffers(let id, let due, let paid): differs("\(id)", (zh: "启动费", en: "start cost"), due, paid)
    case .earmarkBroken(let account, let service, let kind):
      BilingualText(
        zh: "\(account) 不得支付 \(service)(\(kind.rawValue)):专款专用 S001-16a",
        en: "\(account) may not pay \(service) done by \(kind.rawValue): earmarked, S001-16a")
    case .startEarmarkBroken(let account, let provider):
      BilingualText(
        zh: "\(account) 不得支付 \(provider) 的启动费:专款专用 S001-16a",
        en: "\(account) may not pay the start cost of \(provider): earmarked, S001-16a")
    default: rule(violation)
    }
  }

  private static func rule(_ violation: MatchingAudit.Violation) -> BilingualText {
    switch violation {
    case .providerCount(let need, let count):
      BilingualText(zh: "\(need):\(count) 个承担者,不合规定", en: "\(need): \(count) providers take part, against the rule")
    case .kindCount(let need, let count):
      BilingualText(zh: "\(need):\(count) 类承担者,不合规定", en: "\(need): \(count) kinds take part, against the rule")
    case .notOneProvider(let need):
      BilingualText(zh: "\(need):应由一个承担者全部完成", en: "\(need): one provider has to do all of it")
    case .leadShare(let need, let share, let least):
      below("\(need)", (zh: "牵头方份额", en: "share of the lead kinds"), share, least)
    case .governmentShare(let share, let least):
      below("", (zh: "政府资金份额", en: "share of government accounts"), share, least)
    case .urbanRuralGap(let gap, let most):
      BilingualText(
        zh: "农村满足率落后城市 \(NumberStyle.percent(gap)),上限 \(NumberStyle.percent(most))",
        en: "rural coverage lags by \(NumberStyle.percent(gap)), at most \(NumberStyle.percent(most)) is allowed")
    case .notMet(let need, let missing):
      BilingualText(
        zh: "\(need):缺 \(NumberStyle.short(missing)) 场", en: "\(need): \(NumberStyle.short(missing)) sessions missing")
    case .claimDiffers(let level, let claimed, let found):
      differs(level, (zh: "目标值", en: "value"), found, claimed)
    default: BilingualText("\(violation)")
    }
  }

  private enum Unit {
    case sessions, hours, yuan

    var words: BilingualText {
      switch self {
      case .sessions: BilingualText(zh: "场", en: "sessions")
      case .hours: BilingualText(zh: "小时", en: "hours")
      case .yuan: BilingualText(zh: "元", en: "yuan")
      }
    }
  }

  private static func name(_ delivery: Delivery) -> String { "\(delivery.provider) → \(delivery.need)" }

  private static func more(_ what: String, _ used: Double, _ limit: Double, unit: Unit) -> BilingualText {
    let (first, second) = (NumberStyle.short(used), NumberStyle.short(limit))
    return BilingualText(
      zh: "\(what):\(first) \(unit.words.zh),超过 \(second)",
      en: "\(what): \(first) \(unit.words.en), more than \(second)")
  }

  private static func less(_ what: String, _ used: Double, _ limit: Double, unit: Unit) -> BilingualText {
    let (first, second) = (NumberStyle.short(used), NumberStyle.short(limit))
    return BilingualText(
      zh: "\(what):\(first) \(unit.words.zh),不足 \(second)",
      en: "\(what): \(first) \(unit.words.en), less than \(second)")
  }

  private static func differs(
    _ what: String, _ quantity: (zh: String, en: String), _ first: Double, _ second: Double
  ) -> BilingualText {
    BilingualText(
      zh: "\(what):\(quantity.zh) \(NumberStyle.short(first)),方案中为 \(NumberStyle.short(second))",
      en: "\(what): \(quantity.en) \(NumberStyle.short(first)), but the plan has \(NumberStyle.short(second))")
  }

  private static func below(
    _ what: String, _ quantity: (zh: String, en: String), _ share: Double, _ least: Double
  ) -> BilingualText {
    let (first, second) = (NumberStyle.percent(share), NumberStyle.percent(least))
    let start = what.isEmpty ? (zh: "", en: "") : (zh: "\(what):", en: "\(what): ")
    return BilingualText(
      zh: "\(start.zh)\(quantity.zh) \(first),不足 \(second)",
      en: "\(start.en)\(quantity.en) \(first), less than \(second)")
  }

  /// Why somebody may not do something, as a sentence.
  static func refused(_ what: String, _ reason: Ineligibility) -> BilingualText {
    let words = IneligibilityText.words(for: reason)
    return BilingualText(zh: "\(what):\(words.zh)", en: "\(what): \(words.en)")
  }
}

/// Why a provider may not do something, in words.
public enum IneligibilityText {
  /// The words, in both languages.
  public static func words(for reason: Ineligibility) -> BilingualText {
    switch reason {
    case .serviceNotOffered: BilingualText(zh: "不提供这项服务", en: "does not offer the service")
    case .communityNotReached: BilingualText(zh: "不服务该社区", en: "does not serve the community")
    case .ruledOut(let source): BilingualText(zh: "规则不允许(\(source))", en: "a rule forbids it (\(source))")
    case .notQualified(let needed): BilingualText(zh: "缺少资质:\(needed)", en: "lacks the qualification \(needed)")
    case .noAccountMayPay: BilingualText(zh: "没有账户可以支付", en: "no account may pay for it")
    }
  }
}
