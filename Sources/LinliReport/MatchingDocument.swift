import LinliDomain
import LinliLP
import LinliMatching
public import LinliScenario

/// `plan.json`: everything of a matching plan for programs, and enough to audit it again.
///
/// Numbers are settled to nine decimals, small ones to eleven. Keys may be added in later versions; those that are there keep their meaning.
public struct MatchingDocument: Sendable {
  private let report: MatchingReport

  /// The version of the document's shape.
  public static let schemaVersion = 1

  /// The document of a report.
  public init(_ report: MatchingReport) {
    self.report = report
  }

  /// The document as JSON.
  public var json: JSONValue {
    let scenario = report.scenario
    let answer = report.review.answer
    return .compact(
      [
        ("schemaVersion", .integer(Self.schemaVersion)), ("question", .string("match")),
        ("scenario", .string(scenario.name)), ("variant", .string(scenario.variantName)),
        ("title", title), ("isSynthetic", .bool(scenario.settings.isSynthetic)),
        (
          "horizon",
          .object([("start", text(scenario.settings.horizon.start)), ("end", text(scenario.settings.horizon.end))])
        ),
        ("solver", .string(report.solver)), ("termination", .string(answer.termination.word)),
        ("stages", .array(answer.stages.map(\.json))), ("audit", audit),
      ] + planMembers + figureMembers
        + [("marginalValues", answer.plan.map { _ in .array(marginalValues) })])
  }

  private func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }

  private func number(_ value: Double) -> JSONValue { .number(NumberStyle.settled(value)) }

  private var title: JSONValue {
    let name = report.scenario.settings.title
    return .compact([("zh", name.chinese.map { .string($0) }), ("en", name.english.map { .string($0) })])
  }
}

// MARK: - Proof

extension MatchingDocument {
  private var audit: JSONValue? {
    report.review.audit.map { audit in
      .object([
        ("isSound", .bool(audit.isSound)),
        ("violations", .array(audit.violations.map { .string(ViolationText.sentence(for: $0)[.en]) })),
      ])
    }
  }
}

// MARK: - Plan

extension MatchingDocument {
  private var planMembers: [(String, JSONValue?)] {
    guard let plan = report.review.answer.plan else { return [("assignments", .array([]))] }
    return [
      ("assignments", .array(plan.deliveries.map(assignment))), ("hostings", .array(plan.hostings.map(hosting))),
      ("payments", .array(plan.payments.map(payment))),
      ("startPayments", .array(plan.startPayments.map(startPayment))),
    ]
  }

  private func assignment(_ delivery: Delivery) -> JSONValue {
    let hours = delivery.sessions * report.instance.personHoursPerSession(delivery.need.service)
    return .object([
      ("provider", text(delivery.provider)), ("community", text(delivery.need.community)),
      ("service", text(delivery.need.service)), ("sessions", number(delivery.sessions)),
      ("personHours", number(hours)), ("role", .string(report.role(of: delivery).rawValue)),
    ])
  }

  private func hosting(_ hosting: Hosting) -> JSONValue {
    .object([
      ("room", text(hosting.room)), ("community", text(hosting.need.community)),
      ("service", text(hosting.need.service)), ("sessions", number(hosting.sessions)),
    ])
  }

  private func payment(_ payment: Payment) -> JSONValue {
    .object([
      ("account", text(payment.account)), ("service", text(payment.service)),
      ("kind", .string(payment.kind.rawValue)), ("yuan", number(payment.yuan)),
    ])
  }

  private func startPayment(_ payment: StartPayment) -> JSONValue {
    .object([
      ("account", text(payment.account)), ("provider", text(payment.provider)), ("yuan", number(payment.yuan)),
    ])
  }
}

// MARK: - Figures

extension MatchingDocument {
  private var figureMembers: [(String, JSONValue?)] {
    guard let figures = report.figures else { return [("unmet", .array([]))] }
    return [
      ("unmet", .array(figures.unmet.map(unmet))), ("coverage", coverage(figures)),
      ("accounts", .array(figures.accounts.map { use($0.id.text, $0.value, unit: "yuan") })),
      ("providers", .array(figures.providers.map { use($0.id.text, $0.value, unit: "personHours") })),
      ("rooms", .array(figures.rooms.map { use($0.id.text, $0.value, unit: "hours") })),
    ]
  }

  private func unmet(_ unmet: UnmetNeed) -> JSONValue {
    let explained = report.explanation(of: unmet.need)
    return .object([
      ("community", text(unmet.need.community)), ("service", text(unmet.need.service)),
      ("sessions", number(unmet.sessions)), ("personHours", number(unmet.personHours)),
      ("priority", (report.instance.service(unmet.need.service)?.priority).map { .integer($0) } ?? .null),
      ("reason", explained.map { .string($0.cause.rawValue) } ?? .null),
      ("reasons", .array(explained?.causes.map { .string($0.rawValue) } ?? [])),
      ("takesAllReasons", .bool(explained?.takesAllCauses ?? false)),
    ])
  }

  private func coverage(_ figures: MatchingFigures) -> JSONValue {
    .object([
      ("total", shares(figures.total)),
      (
        "communities",
        .array(figures.communities.map { shares($0.value, [("community", text($0.id))]) })
      ),
      (
        "priorities",
        .array(figures.priorities.map { shares($0.value, [("priority", .integer($0.id))]) })
      ),
      (
        "cells",
        .array(
          figures.cells.map {
            shares($0.value, [("community", text($0.id.community)), ("priority", .integer($0.id.priority))])
          })
      ),
    ])
  }

  private func shares(_ coverage: Coverage, _ members: [(String, JSONValue)] = []) -> JSONValue {
    .object(
      members + [
        ("asked", number(coverage.asked)), ("delivered", number(coverage.delivered)), ("share", number(coverage.share)),
      ])
  }

  private func use(_ id: String, _ usage: Usage, unit: String) -> JSONValue {
    .object([
      ("id", .string(id)), ("unit", .string(unit)), ("available", number(usage.available)),
      ("used", number(usage.used)), ("idle", number(usage.idle)),
    ])
  }

  private var marginalValues: [JSONValue] {
    (report.review.accountValues + report.review.hourValues).map { value in
      .object([
        ("resource", .string(value.resource.id)), ("kind", .string(value.resource.kindWord)),
        ("more", change(value.more)), ("less", change(value.less)),
      ])
    }
  }

  private func change(_ change: MarginalValue.Change) -> JSONValue {
    .object([
      ("amount", number(change.amount)), ("objective", number(change.objective)),
      (
        "levelsBefore",
        .array(
          change.levelsBefore.map { .object([("name", .string($0.level.name)), ("change", number($0.change))]) })
      ),
      (
        "unmetPersonHours",
        .object(change.unmet.keys.sorted().map { (String($0), number(change.unmet[$0] ?? 0)) })
      ),
    ])
  }
}

extension MatchingResource {
  /// The id of what it is.
  var id: String {
    switch self {
    case .account(let id): id.text
    case .provider(let id): id.text
    case .room(let id): id.text
    }
  }

  /// What sort of thing it is.
  var kindWord: String {
    switch self {
    case .account: "account"
    case .provider: "provider"
    case .room: "room"
    }
  }
}

/// What part a provider has in a service: it answers for it, or it helps.
public enum DeliveryRole: String, Sendable {
  /// 责任主体.
  case lead
  /// 协助.
  case helper
}

extension MatchingReport {
  /// The part that the provider of a delivery has in its service, by the list's rule.
  func role(of delivery: Delivery) -> DeliveryRole {
    guard let kind = instance.provider(delivery.provider)?.kind,
      let rule = instance.service(delivery.need.service).flatMap({ instance.listRule($0.list) })
    else { return .helper }
    return rule.leads.contains(kind) ? .lead : .helper
  }
}
