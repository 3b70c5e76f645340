public import LinliDomain
import LinliMatching
import LinliScenario

/// Everything about one need: what is asked and delivered, by whom, why the rest is missing, and for each provider
/// whether it may do it or why not.
public struct NeedText: Sendable {
  private let report: MatchingReport
  private let need: NeedID
  private let planner: PlannerText

  /// The text about a need of the report's question.
  public init(_ report: MatchingReport, _ need: NeedID, in language: Language) {
    self.report = report
    self.need = need
    planner = PlannerText(report, in: language)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [opening, deliveries, providers, accounts, rooms].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var instance: MatchingInstance { report.instance }

  private var opening: [String] {
    let community = planner.label(need.community, instance.community(need.community)?.name)
    let service = planner.label(need.service, instance.service(need.service)?.name)
    let asked = instance.need(need)?.sessions ?? 0
    let missing = report.figures?.unmet.first { $0.need == need }?.sessions ?? 0
    let line = Catalogue.sessions(
      asked: NumberStyle.short(asked), delivered: NumberStyle.short(asked - missing),
      missing: NumberStyle.short(missing))
    let why = report.explanation(of: need).map { planner.why($0, for: [need]) }
    return ["\(community) · \(service)", planner.say(line)]
      + [why.map { planner.say(Catalogue.why) + planner.say(Catalogue.colon) + $0 }].compactMap { $0 }
  }

  private var deliveries: [String] {
    let mine = report.review.answer.plan?.deliveries.filter { $0.need == need } ?? []
    guard !mine.isEmpty else { return [] }
    var table = TextTable([("", .left), ("", .right), ("", .left)])
    for delivery in mine {
      table.add([
        planner.label(delivery.provider, instance.provider(delivery.provider)?.name),
        NumberStyle.short(delivery.sessions), planner.say(Catalogue.role(report.role(of: delivery))),
      ])
    }
    return [planner.say(Catalogue.doneBy)] + table.lines()
  }

  /// Providers that offer the service, each with its idle hours or the reason why it may not.
  private var providers: [String] {
    var table = TextTable([("", .left), ("", .left)])
    for provider in instance.providers {
      let reason = instance.ineligibility(of: provider, for: need)
      if reason == .serviceNotOffered { continue }
      let idle = report.figures?.providers.first { $0.id == provider.id }?.value
      let state =
        reason.map { planner.say(IneligibilityText.words(for: $0)) }
        ?? planner.say(
          Catalogue.mayDoIt(idle: NumberStyle.short(idle?.idle ?? 0), offered: NumberStyle.short(idle?.available ?? 0)))
      table.add([planner.label(provider.id, provider.name), state])
    }
    let lines = table.lines()
    return [planner.say(Catalogue.offeredBy)] + (lines.isEmpty ? ["  " + planner.say(Catalogue.nobody)] : lines)
  }

  private var accounts: [String] {
    let kinds = Set(
      instance.eligiblePairs.filter { $0.need == need }.compactMap { pair -> PerformerKind? in
        guard let provider = instance.provider(pair.provider), provider.pricePerPersonHour > .zero else { return nil }
        return provider.kind
      })
    var table = TextTable([("", .left), ("", .right)])
    for account in instance.accounts where kinds.contains(where: { instance.mayPay(account, $0, for: need.service) }) {
      let idle = report.figures?.accounts.first { $0.id == account.id }?.value.idle ?? 0
      let left = planner.say(Catalogue.left(planner.say(Catalogue.yuan(NumberStyle.grouped(idle)))))
      table.add([planner.label(account.id, account.name), left])
    }
    let lines = table.lines()
    return lines.isEmpty ? [] : [planner.say(Catalogue.paidFrom)] + lines
  }

  private var rooms: [String] {
    guard instance.service(need.service)?.needsRoom == true else { return [] }
    var table = TextTable([("", .left), ("", .right)])
    for room in instance.rooms(for: need) {
      let idle = report.figures?.rooms.first { $0.id == room.id }?.value.idle ?? 0
      let left = planner.say(Catalogue.left(planner.say(Catalogue.hours(NumberStyle.short(idle)))))
      table.add([planner.label(room.id, room.name), left])
    }
    let lines = table.lines()
    return [planner.say(Catalogue.heldIn)] + (lines.isEmpty ? ["  " + planner.say(Catalogue.nowhere)] : lines)
  }
}
