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
    guard abs(value.less.amount) > Self.noise, abs(value.less.objective) > Self.noise else { return start }
    let back = say(self.step(-value.less.amount, value.resource))
    return start + say(Catalogue.less(back, self.effect(of: value.less)))
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

  /// What a change serves and what it loses, by priority, with the weighted sum where the two are mixed.
  private func effect(of change: MarginalValue.Change) -> BilingualText {
    if abs(change.objective) <= Self.noise { return Catalogue.changesNothing }
    let priorities = change.unmet.keys.sorted()
    let served = priorities.filter { change.unmet[$0, default: 0] < -Self.noise }
    let lost = priorities.filter { change.unmet[$0, default: 0] > Self.noise }
    let parts = { (chosen: [Int], language: Language) in
      chosen.map { priority in
        Catalogue.ofPriority(NumberStyle.short(abs(change.unmet[priority] ?? 0)), priority)[language]
      }.joined(separator: Catalogue.and[language])
    }
    let both = { (language: Language) -> String in
      let gains = served.isEmpty ? [] : [Catalogue.serves(parts(served, language))[language]]
      let losses = lost.isEmpty ? [] : [Catalogue.loses(parts(lost, language))[language]]
      return (gains + losses).joined(separator: Catalogue.butLoses[language])
        + (served.isEmpty || lost.isEmpty ? "" : Catalogue.weighted(signed(change.objective))[language])
    }
    return BilingualText(zh: both(.zh), en: both(.en))
  }

  private func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + NumberStyle.grouped(value, decimals: 2)
  }
}
