import LinliDomain
import LinliMatching
import LinliScenario

/// Unmet needs of one service that wait for the same means.
private struct UnmetGroup {
  var service: ServiceID
  var explanation: ExplainedNeed?
  var needs: [UnmetNeed]

  var personHours: Double {
    var total = 0.0
    for need in needs { total += need.personHours }
    return total
  }

  func takes(_ need: UnmetNeed, _ other: ExplainedNeed?) -> Bool {
    need.need.service == service && other?.causes == explanation?.causes
      && other?.takesAllCauses == explanation?.takesAllCauses
  }
}

extension PlannerText {
  /// Needs with their causes, the most important services first; communities that wait for the same share a line.
  var unmet: [String] {
    guard let figures = report.figures else { return [] }
    if figures.unmet.isEmpty { return [say(Catalogue.allMet)] }
    var table = TextTable([
      (say(Catalogue.priority), .right), (say(Catalogue.service), .left), (say(Catalogue.places), .left),
      (say(Catalogue.missing), .right), (say(Catalogue.why), .left),
    ])
    for group in groups {
      let service = report.instance.service(group.service)
      table.add([
        service.map { String($0.priority) } ?? "", label(group.service, service?.name),
        list(group.needs.map { "\($0.need.community) \(NumberStyle.short($0.sessions))" }),
        NumberStyle.grouped(group.personHours, decimals: 1),
        group.explanation.map { why($0, for: group.needs.map(\.need)) } ?? say(Catalogue.notExplained),
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
      let explanation = report.explanation(of: need.need)
      if let position = groups.firstIndex(where: { $0.takes(need, explanation) }) {
        groups[position].needs.append(need)
      } else {
        groups.append(UnmetGroup(service: need.need.service, explanation: explanation, needs: [need]))
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

  /// The causes of unmet needs in words, with who or what is used up.
  func why(_ explained: ExplainedNeed, for needs: [NeedID]) -> String {
    let words = explained.causes.map { cause in say(Catalogue.cause(cause)) + detail(cause, needs) }
    if explained.takesAllCauses { return say(Catalogue.together) + list(words) }
    return words.joined(separator: say(Catalogue.alsoHelps))
  }

  private func detail(_ cause: UnmetCause, _ needs: [NeedID]) -> String {
    switch cause {
    case .noEligibleProvider:
      let elsewhere = names(needs, report.outOfReach)
      return elsewhere.isEmpty ? "" : say(Catalogue.offersElsewhere(elsewhere))
    case .moneyExhausted: return parenthesized(names(needs, report.exhaustedAccounts))
    case .hoursExhausted: return parenthesized(names(needs, report.exhaustedProviders))
    case .roomExhausted: return parenthesized(names(needs, report.exhaustedRooms))
    default: return ""
    }
  }

  /// How many names are told one by one.
  private static let shownNames = 6

  /// The ids that concern any of the needs, in order and each once.
  private func names<Entity>(_ needs: [NeedID], _ ids: (NeedID) -> [Identifier<Entity>]) -> String {
    let all = Set(needs.flatMap(ids)).sorted().map(\.text)
    guard all.count > Self.shownNames else { return list(all) }
    return list(Array(all.prefix(Self.shownNames))) + say(Catalogue.andMore(all.count - Self.shownNames))
  }

  private func parenthesized(_ names: String) -> String {
    guard !names.isEmpty else { return "" }
    return language == .zh ? "(\(names))" : " (\(names))"
  }
}
