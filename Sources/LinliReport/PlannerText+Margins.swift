import LinliDomain
import LinliMatching
import LinliScenario

extension PlannerText {
  /// How many of the hours' values are told; accounts are told in full.
  private static let shownHourValues = 5
  /// A change below this is no change.
  private static let noise = 0.005

  /// What a little more or less of something would change, in person-hours served or lost.
  var margins: [String] {
    let hours = report.review.hourValues.enumerated().sorted { left, right in
      let (first, second) = (left.element.more.objective, right.element.more.objective)
      return abs(first - second) > Self.noise ? first < second : left.offset < right.offset
    }.map(\.element).filter { $0.more.objective < -Self.noise }.prefix(Self.shownHourValues)
    let values = report.review.accountValues + hours
    guard !values.isEmpty else { return [] }
    let note = report.instance.options.hasWholeSessions ? ["  " + say(Catalogue.divisibleEstimate)] : []
    return [say(Catalogue.margins)] + note + values.map { "  " + sentence(for: $0) }
  }

  private func sentence(for value: MarginalValue) -> String {
    let effect = effect(of: value.more)
    let step = step(value.more.amount, value.resource)
    let start = say(Catalogue.more(say(step), name(of: value.resource), effect))
    let lessEffect = self.effect(of: value.less)
    guard abs(value.less.amount) > Self.noise, lessEffect != Catalogue.changesNothing else { return start }
    let back = say(self.step(-value.less.amount, value.resource))
    return start + say(Catalogue.less(back, lessEffect))
  }

  private func step(_ amount: Double, _ resource: MatchingResource) -> BilingualText {
    if case .account = resource { return Catalogue.yuan(NumberStyle.short(amount)) }
    return Catalogue.hours(NumberStyle.short(amount))
  }

  private func name(of resource: MatchingResource) -> String {
    switch resource {
    case .account(let id): label(id, report.instance.account(id)?.name)
    case .provider(let id): label(id, report.instance.provider(id)?.name)
    case .room(let id): label(id, report.instance.room(id)?.name)
    }
  }

  /// What a change does: to the levels before the unmet needs first, then what it serves and loses by priority, with the
  /// weighted sum where gains and losses are mixed.
  private func effect(of change: MarginalValue.Change) -> BilingualText {
    let moved = change.levelsBefore.filter { abs($0.change) > 1e-5 }
    let served = priorities(of: change) { $0 < -Self.noise }
    let lost = priorities(of: change) { $0 > Self.noise }
    if moved.isEmpty && served.isEmpty && lost.isEmpty { return Catalogue.changesNothing }
    let words = { (language: Language) -> String in
      let levels = moved.map { Catalogue.levelMoves($0.level.name, movement(of: $0))[language] }
      let gains = served.isEmpty ? [] : [Catalogue.serves(parts(served, change, language))[language]]
      let losses = lost.isEmpty ? [] : [Catalogue.loses(parts(lost, change, language))[language]]
      let isMixed = moved.isEmpty && !served.isEmpty && !lost.isEmpty
      let people = (gains + losses).joined(separator: Catalogue.but[language])
      return (levels + (people.isEmpty ? [] : [people])).joined(separator: Catalogue.andThen[language])
        + (isMixed ? Catalogue.weighted(signed(change.objective))[language] : "")
    }
    return BilingualText(zh: words(.zh), en: words(.en))
  }

  private func priorities(of change: MarginalValue.Change, _ isWanted: (Double) -> Bool) -> [Int] {
    change.unmet.keys.sorted().filter { isWanted(change.unmet[$0] ?? 0) }
  }

  private func parts(_ priorities: [Int], _ change: MarginalValue.Change, _ language: Language) -> String {
    priorities.map { priority in
      Catalogue.ofPriority(NumberStyle.short(abs(change.unmet[priority] ?? 0)), priority)[language]
    }.joined(separator: Catalogue.and[language])
  }

  private func movement(of level: MarginalValue.LevelChange) -> String {
    let isShare = level.level.singleMeasure?.isMaximized == true
    let amount = isShare ? NumberStyle.percent(abs(level.change), decimals: 2) : NumberStyle.short(abs(level.change))
    return (level.change > 0 ? "+" : "-") + amount
  }

  private func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + NumberStyle.grouped(value, decimals: 2)
  }
}
