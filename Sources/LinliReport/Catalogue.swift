import LinliDomain
import LinliMatching
import LinliScenario

/// The words of reports, Chinese and English side by side. Nowhere else in this module is a word for people written.
enum Catalogue {
  // MARK: Headings

  static let synthetic = BilingualText(zh: "数据为虚构", en: "invented figures")
  static let levels = BilingualText(zh: "目标(按先后)", en: "Goals, in order")
  static let coverage = BilingualText(zh: "各社区满足率(按优先级)", en: "Coverage by community and priority")
  static let money = BilingualText(zh: "资金账户(元)", en: "Accounts (yuan)")
  static let margins = BilingualText(
    zh: "多一点、少一点会怎样(重新求解得出)", en: "A little more, a little less (found by solving again)")

  // MARK: Columns

  static let community = BilingualText(zh: "社区", en: "community")
  static let all = BilingualText(zh: "合计", en: "all")
  static let priority = BilingualText(zh: "优先级", en: "priority")
  static let missing = BilingualText(zh: "缺(人时)", en: "missing (person-hours)")
  static let account = BilingualText(zh: "账户", en: "account")
  static let available = BilingualText(zh: "可用", en: "available")
  static let used = BilingualText(zh: "已用", en: "used")
  static let idle = BilingualText(zh: "结余", en: "idle")
  static let whyIdle = BilingualText(zh: "为何结余", en: "why idle")
  static let service = BilingualText(zh: "服务", en: "service")
  static let places = BilingualText(zh: "社区与次数", en: "where, sessions")
  static let why = BilingualText(zh: "原因", en: "why")
  static let street = BilingualText(zh: "全街道", en: "whole street")

  // MARK: How it ended

  static func termination(_ word: String) -> BilingualText {
    switch word {
    case "optimal": BilingualText(zh: "已证明最优", en: "proven optimal")
    case "infeasible": BilingualText(zh: "已证明无解", en: "proven infeasible")
    case "timeLimit": BilingualText(zh: "到达时间上限", en: "stopped by the time limit")
    case "nodeLimit": BilingualText(zh: "到达搜索上限", en: "stopped by the search limit")
    case "iterationLimit": BilingualText(zh: "到达迭代上限", en: "stopped by the iteration limit")
    case "interrupted": BilingualText(zh: "被中断", en: "interrupted")
    default: BilingualText(zh: "求解未完成(\(word))", en: "not solved (\(word))")
    }
  }

  static func ending(
    _ question: BilingualText, _ termination: BilingualText, proven: Int, levels: Int
  ) -> BilingualText {
    BilingualText(
      zh: "\(question.zh):\(termination.zh)(\(levels) 级目标中 \(proven) 级有证明)",
      en: "\(question.en): \(termination.en) (\(proven) of \(levels) goals)")
  }

  static let auditSound = BilingualText(zh: "独立核查:通过,未违反任何规则", en: "Independent audit: passed, no rule broken")
  static func auditBroken(_ count: Int) -> BilingualText {
    BilingualText(zh: "独立核查:违反 \(count) 条规则", en: "Independent audit: \(count) \(count == 1 ? "rule" : "rules") broken")
  }
  static let noPlan = BilingualText(zh: "没有得到方案", en: "No plan was found")

  static let proven = BilingualText(zh: "已证明", en: "proven")
  static func within(_ percent: String, bound: String) -> BilingualText {
    BilingualText(zh: "距界限 \(bound) 不超过 \(percent)", en: "within \(percent) of the bound \(bound)")
  }

  // MARK: Measures

  static func measure(_ level: MatchingLevel) -> BilingualText {
    guard let measure = level.singleMeasure else { return BilingualText(zh: "加权和", en: "weighted sum") }
    return switch measure {
    case .unmet(nil): BilingualText(zh: "加权未满足人时", en: "weighted unmet person-hours")
    case .unmet(let priority?):
      BilingualText(zh: "优先级 \(priority) 未满足人时", en: "unmet person-hours of priority \(priority)")
    case .lowestCoverage: BilingualText(zh: "满足率最低社区的满足率", en: "coverage of the least covered community")
    case .allCoverages: BilingualText(zh: "逐级提高最低满足率", en: "coverages raised from the lowest up")
    case .cost: BilingualText(zh: "费用(元)", en: "cost (yuan)")
    case .travel: BilingualText(zh: "往返路程(人公里)", en: "travel (person-kilometres)")
    case .floorShortfall: BilingualText(zh: "低于保底的人时", en: "person-hours below the floors")
    }
  }

  // MARK: Unmet needs

  static func unmetHeading(needs: Int, hours: String, asked: String) -> BilingualText {
    BilingualText(
      zh: "未满足的需求:\(needs) 项,\(hours) 人时(需求共 \(asked) 人时)",
      en: "Not met: \(needs) needs, \(hours) of \(asked) person-hours")
  }
  static let allMet = BilingualText(zh: "全部需求都已满足", en: "Every need is met in full")

  static func cause(_ cause: UnmetCause) -> BilingualText {
    switch cause {
    case .noEligibleProvider: BilingualText(zh: "没有可承担者", en: "no eligible provider")
    case .noPayingAccount: BilingualText(zh: "没有账户可以支付", en: "no account may pay")
    case .noEligibleRoom: BilingualText(zh: "没有合适的场地", en: "no room fits")
    case .moneyExhausted: BilingualText(zh: "资金用尽", en: "money used up")
    case .hoursExhausted: BilingualText(zh: "人时用尽", en: "hours used up")
    case .roomExhausted: BilingualText(zh: "场地时间用尽", en: "rooms used up")
    case .crowdedOut: BilingualText(zh: "让位于更靠前的目标或规则", en: "crowded out by a higher goal or a rule")
    case .wholeSessions: BilingualText(zh: "剩余不足整场", en: "less than a whole session left")
    }
  }

  static let notExplained = BilingualText(zh: "(未及解释)", en: "(not explained within the limit)")
  static func andMore(_ count: Int) -> BilingualText { BilingualText(zh: "等另 \(count) 个", en: " and \(count) more") }
  static let listComma = BilingualText(zh: "、", en: ", ")
  static let together = BilingualText(zh: "须同时增加:", en: "takes all of: ")
  static let alsoHelps = BilingualText(zh: ";也可增加:", en: "; or: ")
  static func offersElsewhere(_ providers: String) -> BilingualText {
    BilingualText(zh: "(\(providers) 提供但不服务该社区)", en: " (\(providers) does it, but not there)")
  }

  // MARK: Accounts

  static let idleAllMet = BilingualText(
    zh: "专款专用:它能支付的需求都已满足", en: "earmarked: everything it may pay for is met")
  static func idleWaiting(_ services: String) -> BilingualText {
    BilingualText(
      zh: "能支付的 \(services) 尚缺,但缺的不是钱", en: "\(services) still unmet, but money is not what is lacking")
  }

  // MARK: Margins

  static func more(_ step: String, _ name: String, _ effect: BilingualText) -> BilingualText {
    BilingualText(zh: "\(name) 增加 \(step):\(effect.zh)", en: "\(step) more in \(name) \(effect.en)")
  }
  static func less(_ step: String, _ effect: BilingualText) -> BilingualText {
    BilingualText(zh: ";减少 \(step):\(effect.zh)", en: "; \(step) less \(effect.en)")
  }
  static func yuan(_ amount: String) -> BilingualText { BilingualText(zh: "\(amount) 元", en: "\(amount) yuan") }
  static func hours(_ amount: String) -> BilingualText { BilingualText(zh: "\(amount) 小时", en: "\(amount) hours") }
  static let changesNothing = BilingualText(zh: "没有变化,另有限制", en: "changes nothing; another limit binds")
  static func serves(_ parts: String) -> BilingualText { BilingualText(zh: "多服务 \(parts)", en: "serves \(parts) more") }
  static func loses(_ parts: String) -> BilingualText { BilingualText(zh: "少服务 \(parts)", en: "loses \(parts)") }
  static func levelMoves(_ level: String, _ movement: String) -> BilingualText {
    BilingualText(zh: "\(level) \(movement)", en: "moves \(level) by \(movement)")
  }
  static func weighted(_ change: String) -> BilingualText {
    BilingualText(zh: "(加权 \(change))", en: " (weighted \(change))")
  }
  static func ofPriority(_ hours: String, _ priority: Int) -> BilingualText {
    BilingualText(zh: "\(hours) 人时(优先级 \(priority))", en: "\(hours) person-hours of priority \(priority)")
  }
  static let and = BilingualText(zh: "、", en: " and ")
  static let but = BilingualText(zh: ",同时", en: " but ")
  static let andThen = BilingualText(zh: ",", en: ", ")
  static func handsNotTheLimit(_ idle: String, _ offered: String) -> BilingualText {
    BilingualText(
      zh: "居委会可用 \(offered) 人时中有 \(idle) 人时用不上:缺的是钱,不是人手。",
      en: "\(idle) of the committees' \(offered) person-hours find no money: the limit is money, not hands.")
  }
  static let divisibleEstimate = BilingualText(
    zh: "以下按可拆分场次估算。", en: "Estimated with sessions that can be divided.")

  // MARK: One need

  static let colon = BilingualText(zh: ":", en: ": ")
  static func sessions(asked: String, delivered: String, missing: String) -> BilingualText {
    BilingualText(
      zh: "需求 \(asked) 场,安排 \(delivered) 场,缺 \(missing) 场",
      en: "\(asked) sessions asked for, \(delivered) delivered, \(missing) missing")
  }
  static let doneBy = BilingualText(zh: "由谁承担(场)", en: "Done by (sessions)")
  static let offeredBy = BilingualText(zh: "提供这项服务的各方", en: "Who offers the service")
  static let nobody = BilingualText(zh: "无", en: "nobody")
  static let nowhere = BilingualText(zh: "无", en: "nowhere")
  static let paidFrom = BilingualText(zh: "可支付的账户", en: "Accounts that may pay")
  static let heldIn = BilingualText(zh: "可用的场地", en: "Rooms that fit")
  static func mayDoIt(idle: String, offered: String) -> BilingualText {
    BilingualText(zh: "可以承担,\(offered) 人时中余 \(idle)", en: "may do it; \(idle) of \(offered) person-hours left")
  }
  static func left(_ amount: String) -> BilingualText { BilingualText(zh: "余 \(amount)", en: "\(amount) left") }
  static func role(_ role: DeliveryRole) -> BilingualText {
    role == .lead ? BilingualText(zh: "责任主体", en: "lead") : BilingualText(zh: "协助", en: "helper")
  }
}
