import LinliDomain

/// The checks of ``MatchingAudit``, one rule after another.
struct MatchingPlanCheck {
  private let instance: MatchingInstance
  private let plan: MatchingPlan
  private(set) var violations: [MatchingAudit.Violation] = []

  /// Sessions and hours may be off by this, relative to 1 or their size; yuan by one fen.
  private static let tolerance = 1e-6
  private static let fen = 0.01

  init(_ instance: MatchingInstance, _ plan: MatchingPlan) {
    self.instance = instance
    self.plan = plan
  }

  mutating func run(_ figures: MatchingFigures) {
    checkLines()
    checkNeeds()
    checkHours(figures)
    checkRooms(figures)
    checkMoney(figures)
    checkParticipation()
    checkShares(figures)
  }

  private func exceeds(_ value: Double, _ limit: Double) -> Bool {
    value > limit + Self.tolerance * max(1, abs(limit))
  }

  private func differs(_ left: Double, _ right: Double) -> Bool { exceeds(left, right) || exceeds(right, left) }

  // MARK: Lines

  private mutating func checkLines() {
    for delivery in plan.deliveries {
      let line = "\(delivery.provider) -> \(delivery.need)"
      checkAmount(delivery.sessions, line)
      guard let provider = instance.provider(delivery.provider), let service = instance.service(delivery.need.service),
        let community = instance.community(delivery.need.community)
      else {
        violations.append(.unknown(line: line))
        continue
      }
      if let reason = refusal(provider, service, community) {
        violations.append(.notEligible(delivery, reason: reason))
      }
      let isWhole = abs(delivery.sessions - delivery.sessions.rounded()) <= Self.tolerance
      if instance.options.hasWholeSessions && !isWhole { violations.append(.notWhole(delivery)) }
    }
    for hosting in plan.hostings { checkHosting(hosting) }
    for payment in plan.payments {
      let line = "\(payment.account) -> \(payment.service), \(payment.kind.rawValue)"
      checkAmount(payment.yuan, line)
      if instance.account(payment.account) == nil { violations.append(.unknown(line: line)) }
    }
    for payment in plan.startPayments {
      let line = "\(payment.account) -> \(payment.provider)"
      checkAmount(payment.yuan, line)
      let isKnown = instance.account(payment.account) != nil && instance.provider(payment.provider) != nil
      if !isKnown { violations.append(.unknown(line: line)) }
    }
  }

  private mutating func checkAmount(_ amount: Double, _ line: String) {
    if !amount.isFinite || amount < -Self.tolerance {
      violations.append(.amountNotUsable(line: line, amount: amount))
    }
  }

  /// Why a provider may not do a service in a community, worked out from the tables and not from the pairs of the
  /// program.
  private func refusal(_ provider: Provider, _ service: Service, _ community: Community) -> Ineligibility? {
    if !provider.services.contains(service.id) { return .serviceNotOffered }
    let isAllied = community.alliance.map { provider.alliances.contains($0) } ?? false
    if !provider.communities.contains(community.id) && !isAllied { return .communityNotReached }
    let barred = instance.forbiddenPairings.first {
      $0.kind == provider.kind && $0.serviceClass == service.serviceClass
    }
    if let barred { return .ruledOut(source: barred.source) }
    guard let rule = instance.listRule(service.list) else { return .ruledOut(source: service.list.text) }
    let isListed = rule.leads.contains(provider.kind) || rule.helpers.contains(provider.kind)
    let isBarred =
      provider.kind == .committee && !rule.isCommitteeAllowed
      || provider.kind == .volunteers && !service.volunteersAllowed
    if !isListed || isBarred || !service.performers.contains(provider.kind) { return .ruledOut(source: rule.source) }
    if let held = provider.qualifications, !service.qualification.isMet(by: held) {
      return .notQualified(needed: service.qualification.text)
    }
    return nil
  }

  private mutating func checkHosting(_ hosting: Hosting) {
    checkAmount(hosting.sessions, "\(hosting.room) -> \(hosting.need)")
    guard let room = instance.room(hosting.room), let community = instance.community(hosting.need.community) else {
      violations.append(.unknown(line: "\(hosting.room) -> \(hosting.need)"))
      return
    }
    let isAllied = community.alliance.map { room.alliances.contains($0) } ?? false
    let isOpen = room.communities.contains(community.id) || isAllied
    let isFitting = room.fits.map { $0.contains(hosting.need.service) } ?? true
    if !isOpen || !isFitting { violations.append(.roomNotSuitable(hosting)) }
  }

  // MARK: Amounts

  private mutating func checkNeeds() {
    var delivered: [NeedID: Double] = [:]
    var hosted: [NeedID: Double] = [:]
    for delivery in plan.deliveries { delivered[delivery.need, default: 0] += delivery.sessions }
    for hosting in plan.hostings { hosted[hosting.need, default: 0] += hosting.sessions }
    for need in Set(delivered.keys).union(hosted.keys).sorted() {
      let asked = instance.need(need)?.sessions ?? 0
      let sessions = delivered[need] ?? 0
      if exceeds(sessions, asked) {
        violations.append(.moreThanAsked(need, delivered: sessions, asked: asked))
      }
      let inRooms = instance.service(need.service)?.needsRoom == true ? sessions : 0
      if differs(hosted[need] ?? 0, inRooms) {
        violations.append(.hostingDiffers(need, delivered: inRooms, hosted: hosted[need] ?? 0))
      }
    }
  }

  private mutating func checkHours(_ figures: MatchingFigures) {
    for figure in figures.providers {
      let (id, hours) = (figure.id, figure.value)
      if exceeds(hours.used, hours.available) {
        violations.append(.hoursExceeded(id, used: hours.used, available: hours.available))
      }
      let least = instance.provider(id)?.minimumContractHours ?? 0
      if hours.used > Self.tolerance && exceeds(least, hours.used) {
        violations.append(.contractNotFilled(id, used: hours.used, least: least))
      }
    }
  }

  private mutating func checkRooms(_ figures: MatchingFigures) {
    for room in figures.rooms where exceeds(room.value.used, room.value.available) {
      violations.append(.roomExceeded(room.id, used: room.value.used, available: room.value.available))
    }
  }

  // MARK: Money

  private struct Work: Hashable, Comparable {
    var service: ServiceID
    var kind: PerformerKind

    static func < (left: Work, right: Work) -> Bool {
      left.service != right.service ? left.service < right.service : left.kind < right.kind
    }
  }

  private mutating func checkMoney(_ figures: MatchingFigures) {
    var due: [Work: Double] = [:]
    var paid: [Work: Double] = [:]
    for delivery in plan.deliveries {
      guard let provider = instance.provider(delivery.provider) else { continue }
      let hours = delivery.sessions * instance.personHoursPerSession(delivery.need.service)
      due[Work(service: delivery.need.service, kind: provider.kind), default: 0] +=
        hours * provider.pricePerPersonHour.yuan
    }
    var byAccount: [AccountID: [Work: Double]] = [:]
    for payment in plan.payments {
      let work = Work(service: payment.service, kind: payment.kind)
      paid[work, default: 0] += payment.yuan
      byAccount[payment.account, default: [:]][work, default: 0] += payment.yuan
    }
    for account in instance.accounts { checkEarmarks(account, byAccount[account.id] ?? [:]) }
    let work = Set(due.keys).union(paid.keys).sorted()
    for item in work where abs((due[item] ?? 0) - (paid[item] ?? 0)) > Self.fen {
      violations.append(.paymentDiffers(item.service, item.kind, due: due[item] ?? 0, paid: paid[item] ?? 0))
    }
    for account in figures.accounts where account.value.used > account.value.available + Self.fen {
      violations.append(.accountExceeded(account.id, used: account.value.used, available: account.value.available))
    }
    checkStartPayments(figures)
  }

  /// All lines of one account for one kind of work together: a fen here and there adds up.
  private mutating func checkEarmarks(_ account: Account, _ paid: [Work: Double]) {
    for work in paid.keys.sorted() where (paid[work] ?? 0) > Self.fen {
      let isMeant = account.kinds.contains(work.kind) && (account.services.map { $0.contains(work.service) } ?? true)
      if !account.isApproved || (instance.options.hasEarmarks && !isMeant) {
        violations.append(.earmarkBroken(account.id, work.service, work.kind))
      }
    }
  }

  private mutating func checkStartPayments(_ figures: MatchingFigures) {
    var paid: [ProviderID: Double] = [:]
    for payment in plan.startPayments {
      paid[payment.provider, default: 0] += payment.yuan
      guard let account = instance.account(payment.account), let provider = instance.provider(payment.provider) else {
        continue
      }
      let isMeant = provider.services.contains { service in
        account.kinds.contains(provider.kind) && (account.services.map { $0.contains(service) } ?? true)
      }
      if !account.isApproved || (instance.options.hasEarmarks && !isMeant) {
        violations.append(.startEarmarkBroken(payment.account, payment.provider))
      }
    }
    for figure in figures.providers {
      let id = figure.id
      let cost = instance.provider(id)?.startCost.yuan ?? 0
      let due = figure.value.used > Self.tolerance ? cost : 0
      let given = paid[id] ?? 0
      // Engaging somebody without work is wasteful but breaks nothing, as long as it is paid in full.
      let isFullyPaid = abs(given - cost) <= Self.fen
      if abs(given - due) > Self.fen && !(due == 0 && isFullyPaid) {
        violations.append(.startPaymentDiffers(id, due: due, paid: given))
      }
    }
  }

  // MARK: Optional rules

  private mutating func checkParticipation() {
    var providers: [NeedID: [ProviderID: Double]] = [:]
    for delivery in plan.deliveries where delivery.sessions > Self.tolerance {
      providers[delivery.need, default: [:]][delivery.provider, default: 0] += delivery.sessions
    }
    for need in providers.keys.sorted() {
      guard let service = instance.service(need.service), let parts = providers[need] else { continue }
      let kinds = Set(parts.keys.compactMap { instance.provider($0)?.kind })
      if !isWithin(parts.count, service.minimumProviderCount, service.maximumProviderCount) {
        violations.append(.providerCount(need, count: parts.count))
      }
      if !isWithin(kinds.count, service.minimumKindCount, service.maximumKindCount) {
        violations.append(.kindCount(need, count: kinds.count))
      }
      let sessions = parts.keys.sorted().map { parts[$0] ?? 0 }
      checkOneProvider(need, service, sessions)
      checkLead(need, service, parts)
    }
  }

  private func isWithin(_ count: Int, _ least: Int?, _ most: Int?) -> Bool {
    count >= least ?? 0 && count <= most ?? Int.max
  }

  private mutating func checkOneProvider(_ need: NeedID, _ service: Service, _ sessions: [Double]) {
    guard service.hasSingleProvider else { return }
    let asked = instance.need(need)?.sessions ?? 0
    if sessions.count != 1 || differs(sessions[0], asked) { violations.append(.notOneProvider(need)) }
  }

  private mutating func checkLead(_ need: NeedID, _ service: Service, _ parts: [ProviderID: Double]) {
    guard let rule = instance.listRule(service.list), rule.leadShare > 0 else { return }
    var led = 0.0
    var all = 0.0
    for provider in parts.keys.sorted() {
      let sessions = parts[provider] ?? 0
      all += sessions
      if let kind = instance.provider(provider)?.kind, rule.leads.contains(kind) { led += sessions }
    }
    if exceeds(rule.leadShare * all, led) {
      violations.append(.leadShare(need, share: led / all, least: rule.leadShare))
    }
  }

  private mutating func checkShares(_ figures: MatchingFigures) {
    if let least = instance.options.governmentShareFloor {
      var government = 0.0
      var all = 0.0
      for account in figures.accounts {
        all += account.value.used
        if instance.account(account.id)?.isGovernment == true { government += account.value.used }
      }
      if least * all > government + Self.fen {
        violations.append(.governmentShare(share: government / all, least: least))
      }
    }
    if let most = instance.options.urbanRuralGapLimit { checkGap(figures, most) }
  }

  private mutating func checkGap(_ figures: MatchingFigures, _ most: Double) {
    var urban = Coverage.nothing
    var rural = Coverage.nothing
    for community in figures.communities {
      let isUrban = instance.community(community.id)?.isUrban == true
      if isUrban { urban += community.value } else { rural += community.value }
    }
    guard urban.asked > 0, rural.asked > 0 else { return }
    let gap = urban.share - rural.share
    if exceeds(gap, most) { violations.append(.urbanRuralGap(gap: gap, most: most)) }
  }
}
