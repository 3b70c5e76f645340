import LinliDomain
import LinliScenario
import LinliSiting

/// Sentences for the rules that a siting plan breaks, and for what is required and missing.
enum SitingViolationText {
  static func sentence(for violation: SitingAudit.Violation) -> BilingualText {
    switch violation {
    case .unknown(let line): .init(zh: "题目中没有:\(line)", en: "The question has no such thing: \(line)")
    case .amountNotUsable(let line, let amount):
      .init(zh: "\(line) 的数量不可用:\(amount)", en: "\(line) has no usable amount: \(amount)")
    case .repeated(let line): .init(zh: "\(line) 出现了两次", en: "\(line) is there twice")
    case .claimDiffers(let level, let claimed, let found):
      .init(
        zh: "\(level):方案称 \(Phrases.level(claimed)),核得 \(Phrases.level(found))",
        en: "\(level): the plan says \(Phrases.level(claimed)), the audit finds \(Phrases.level(found))")
    case .missing(let gap): sentence(for: gap)
    default: facilitySentence(for: violation)
    }
  }

  private static func facilitySentence(for violation: SitingAudit.Violation) -> BilingualText {
    switch violation {
    case .existingClosed(let site): .init(zh: "现有设施 \(site) 被关闭", en: "\(site), which exists, is closed")
    case .notAvailable(let site): .init(zh: "\(site) 开放时尚不可用", en: "\(site) opens before it is available")
    case .tooMuchAdded(let site, let added, let most):
      .init(
        zh: "\(site) 新增 \(Phrases.amount(added)) m²,至多 \(Phrases.amount(most)) m²",
        en: "\(Phrases.amount(added)) m² are added at \(site), which has room for \(Phrases.amount(most)) m²")
    case .shrinks(let site): .init(zh: "\(site) 的面积先增后减", en: "\(site) shrinks, or grows before it opens")
    case .tooManySites(let count, let most):
      .init(zh: "开放 \(count) 处,至多 \(most) 处", en: "\(count) facilities are open, at most \(most) may be")
    case .overBudget(_, let spent, let budget):
      .init(
        zh: "费用 \(Phrases.amount(spent)) 元,预算 \(Phrases.amount(budget)) 元",
        en: "\(Phrases.amount(spent)) yuan are spent, the budget is \(Phrases.amount(budget)) yuan")
    case .creditOutOfReach(let credit):
      .init(
        zh: "\(credit.community) 计了 \(credit.site) 的面积,而近旁的户不足",
        en: "\(credit.community) counts area of \(credit.site), which too few of its households are near to")
    case .areaCountedTwice(let site, _, let counted, let area):
      .init(
        zh: "\(site) 的面积计了 \(Phrases.amount(counted)) m²,实有 \(Phrases.amount(area)) m²",
        en: "\(Phrases.amount(counted)) m² of \(site) are counted, it has \(Phrases.amount(area)) m²")
    default: serviceSentence(for: violation)
    }
  }

  private static func serviceSentence(for violation: SitingAudit.Violation) -> BilingualText {
    switch violation {
    case .servedWhereClosed(let service):
      .init(
        zh: "\(service.estate) 去 \(service.site),而那里不开放",
        en: "\(service.estate) goes to \(service.site), which is closed")
    case .servedTooFar(let service, let metres):
      .init(
        zh: "\(service.estate) 到 \(service.site) 太远:\(Phrases.amount(metres.rounded())) 米",
        en: "\(service.site) is too far for \(service.estate): \(Phrases.amount(metres.rounded())) m")
    case .servedTooOften(let estate, let share):
      .init(zh: "\(estate) 被服务 \(Phrases.share(share))", en: "\(Phrases.share(share)) of \(estate) are served")
    case .severalSources(let estate, let count):
      .init(zh: "\(estate) 由 \(count) 处服务,只应一处", en: "\(estate) is served by \(count) facilities, not by one")
    case .placesExceeded(let site, let hazard, let people, let places):
      .init(
        zh: "\(site) \(hazard) 安置 \(Phrases.amount(people)) 人,容纳 \(places) 人",
        en: "\(site) \(hazard) takes \(Phrases.amount(people)) people and has \(places) places")
    default: roomSentence(for: violation)
    }
  }

  private static func roomSentence(for violation: SitingAudit.Violation) -> BilingualText {
    switch violation {
    case .tooMuchConverted(let site, let converted, let most):
      .init(
        zh: "\(site) 有 \(Phrases.amount(converted)) m² 办公改为活动,至多 \(Phrases.amount(most)) m²",
        en:
          "\(Phrases.amount(converted)) m² of office at \(site) become space for residents, \(Phrases.amount(most)) m² may"
      )
    case .useOutOfPlace(let use):
      .init(
        zh: "\(use.community) 的 \(use.function) 不能在 \(use.site)",
        en: "\(use.function) of \(use.community) cannot take place at \(use.site)")
    case .useTooLarge(let use, let area):
      .init(
        zh:
          "\(use.community) 的 \(use.function) 在 \(use.site) 用 \(Phrases.amount(use.area)) m²,活动面积 \(Phrases.amount(area)) m²",
        en:
          "\(use.function) of \(use.community) takes \(Phrases.amount(use.area)) m² at \(use.site), which has \(Phrases.amount(area)) m² for residents"
      )
    case .hoursExceeded(let site, let used, let most):
      .init(
        zh: "\(site) 每周用 \(Phrases.amount(used)) m²·小时,至多 \(Phrases.amount(most))",
        en: "\(site) is used for \(Phrases.amount(used)) m²·hours a week and has \(Phrases.amount(most))")
    case .projectNotAvailable(let project):
      .init(zh: "项目 \(project) 尚不能做", en: "Project \(project) is done before it can be")
    case .projectNeeds(let project, let other):
      .init(zh: "项目 \(project) 须先做 \(other)", en: "Project \(project) is done without \(other), which comes before it")
    case .projectsExclude(let project, let other):
      .init(zh: "项目 \(project) 与 \(other) 不能同做", en: "Projects \(project) and \(other) exclude each other")
    default: BilingualText("\(violation)")
    }
  }

  static func sentence(for gap: SitingGap) -> BilingualText {
    switch gap {
    case .norm(_, let meeting, let least):
      .init(
        zh: "达到面积标准的社区 \(meeting) 个,要求 \(least) 个", en: "\(meeting) communities meet the area norm, \(least) have to")
    case .area(let community, _, let short):
      .init(
        zh: "\(community) 距面积标准尚缺 \(Phrases.amount(short)) m²",
        en: "\(community) is \(Phrases.amount(short)) m² short of the area norm")
    case .cover(_, let covered, let least):
      .init(
        zh: "覆盖需求 \(Phrases.amount(covered)),要求 \(Phrases.amount(least))",
        en: "\(Phrases.amount(covered)) of the demand are covered, \(Phrases.amount(least)) have to be")
    case .communities(_, let covered, let least):
      .init(
        zh: "全部覆盖的社区 \(covered) 个,要求 \(least) 个", en: "\(covered) communities are covered whole, \(least) have to be")
    }
  }
}
