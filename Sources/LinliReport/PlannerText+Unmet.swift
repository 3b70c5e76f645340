import LinliDomain
import LinliMatching
import LinliScenario

/// Unmet needs of one service that wait for the same things.
private struct UnmetGroup {
  var service: ServiceID
  var why: String
  var needs: [UnmetNeed]

  var personHours: Double {
    var total = 0.0
    for need in needs { total += need.personHours }
    return total
  }
}

extension PlannerText {
  /// Needs with their causes, the most important services first; communities that wait for the same share a line.
  var unmet: [String] {
    guard let figures = report.figures else { return [] }
    if figures.unmet.isEmpty { return [say(Catalogue.allMet)] }
    var table = TextTable([
      (say(Catalogue.priority), .right), (say(Catalogue.service), .left), (say(Catalogue.where_), .left),
      (say(Catalogue.missing), .right), (say(Catalogue.why), .left),
    ])
    for group in groups {
      let service = report.instance.service(group.service)
      table.add([
        service.map { String($0.priority) } ?? "", label(group.service, service?.name),
        list(group.needs.map { "\($0.need.community) \(NumberStyle.short($0.sessions))" }),
        NumberStyle.grouped(group.personHours, decimals: 1), group.why,
      ])
    }
    return [heading(figures)] + table.lines()
  }

  private func heading(_ figures: MatchingFigures) -> String {
    let total = figures.total
    return say(
      Catalogue.unmetHeading(
        needs: figures.unmet.count, hours: NumberStyle.grouped(total.unmet, decimals: 1),
        asked: NumberStyle.grouped(total.asked, decimals: 1)))
  }

  private var groups: [UnmetGroup] {
    var groups: [UnmetGroup] = []
    for need in report.figures?.unmet ?? [] {
      let why = report.explanation(of: need.need).map(why) ?? say(Catalogue.notExplained)
      let service = need.need.service
      if let position = groups.firstIndex(where: { $0.service == service && $0.why == why }) {
        groups[position].needs.append(need)
      } else {
        groups.append(UnmetGroup(service: service, why: why, needs: [need]))
      }
    }
    // Stable: groups of equal weight keep the order of their services.
    return groups.enumerated().sorted { left, right in
      let (first, second) = (weight(left.element), weight(right.element))
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }

  private func weight(_ group: UnmetGroup) -> Double {
    (report.instance.weight(of: group.service) * group.personHours * 100).rounded() / 100
  }

  /// The causes of an unmet need in words, with who or what is used up.
  func why(_ need: ExplainedNeed) -> String {
    let words = need.causes.map { cause in say(Catalogue.cause(cause)) + detail(cause, need.unmet.need) }
    if need.takesAllCauses { return say(Catalogue.together) + list(words) }
    return words.joined(separator: say(Catalogue.alsoHelps))
  }

  private func detail(_ cause: UnmetCause, _ need: NeedID) -> String {
    switch cause {
    case .noEligibleProvider:
      let elsewhere = report.outOfReach(for: need).map(\.text)
      return elsewhere.isEmpty ? "" : say(Catalogue.offersElsewhere(list(elsewhere)))
    case .moneyExhausted: return parenthesized(report.exhaustedAccounts(for: need).map(\.text))
    case .hoursExhausted: return parenthesized(report.exhaustedProviders(for: need).map(\.text))
    case .roomExhausted: return parenthesized(report.exhaustedRooms(for: need).map(\.text))
    default: return ""
    }
  }

  private func parenthesized(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    return language == .zh ? "(\(list(names)))" : " (\(list(names)))"
  }
}
