import LinliDomain
import LinliMatching
import LinliScenario

/// The tables of a plan folder that a person opens: who does what, what is unmet, where the money went, which rooms.
public struct MatchingTables: Sendable {
  private let report: MatchingReport
  private let hasByteOrderMark: Bool

  /// The tables of a report; with a byte order mark if Excel is to open them by a double click.
  public init(_ report: MatchingReport, hasByteOrderMark: Bool = false) {
    self.report = report
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// The files with their names, none without a plan.
  public var files: [(path: String, bytes: [UInt8])] {
    guard report.review.answer.plan != nil, report.figures != nil else { return [] }
    return [
      ("assignments.csv", assignments), ("unmet.csv", unmet), ("accounts.csv", accounts), ("payments.csv", payments),
      ("providers.csv", providers), ("rooms.csv", rooms), ("hostings.csv", hostings), ("coverage.csv", coverage),
    ]
  }

  private func table(_ header: [String], _ rows: [[OutputCell]]) -> [UInt8] {
    DelimitedWriter.bytes(header: header, rows: rows, hasByteOrderMark: hasByteOrderMark)
  }

  private func name(_ name: LocalizedName?) -> OutputCell { .text(name?.text(in: .zh) ?? "") }

  private func amount(_ value: Double) -> OutputCell { .number(value, decimals: 6) }

  private func yuan(_ value: Double) -> OutputCell { .number(value, decimals: 2) }

  private var instance: MatchingInstance { report.instance }

  private var assignments: [UInt8] {
    let header = [
      "provider", "provider_zh", "community", "community_zh", "service", "service_zh", "sessions", "person_hours",
      "role",
    ]
    return table(
      header,
      (report.review.answer.plan?.deliveries ?? []).map { delivery in
        let hours = delivery.sessions * instance.personHoursPerSession(delivery.need.service)
        return [
          .text(delivery.provider.text), name(instance.provider(delivery.provider)?.name),
          .text(delivery.need.community.text), name(instance.community(delivery.need.community)?.name),
          .text(delivery.need.service.text), name(instance.service(delivery.need.service)?.name),
          amount(delivery.sessions), amount(hours), .text(report.role(of: delivery).rawValue),
        ]
      })
  }

  private var unmet: [UInt8] {
    let header = [
      "community", "community_zh", "service", "service_zh", "priority", "sessions", "person_hours", "reason", "reasons",
    ]
    return table(
      header,
      (report.figures?.unmet ?? []).map { unmet in
        let service = instance.service(unmet.need.service)
        let causes = report.explanation(of: unmet.need)?.causes ?? []
        return [
          .text(unmet.need.community.text), name(instance.community(unmet.need.community)?.name),
          .text(unmet.need.service.text), name(service?.name), service.map { .integer($0.priority) } ?? .empty,
          amount(unmet.sessions), amount(unmet.personHours), .text(causes.first?.rawValue ?? ""),
          .text(causes.map(\.rawValue).joined(separator: "|")),
        ]
      })
  }

  private var accounts: [UInt8] {
    table(
      ["account", "account_zh", "available_yuan", "used_yuan", "idle_yuan"],
      (report.figures?.accounts ?? []).map { account in
        [
          .text(account.id.text), name(instance.account(account.id)?.name), yuan(account.value.available),
          yuan(account.value.used), yuan(account.value.idle),
        ]
      })
  }

  private var payments: [UInt8] {
    let plan = report.review.answer.plan
    let work: [[OutputCell]] = (plan?.payments ?? []).map {
      [.text($0.account.text), .text($0.service.text), .text($0.kind.rawValue), .text(""), yuan($0.yuan)]
    }
    let start: [[OutputCell]] = (plan?.startPayments ?? []).map {
      [.text($0.account.text), .text(""), .text(""), .text($0.provider.text), yuan($0.yuan)]
    }
    return table(["account", "service", "kind", "start_of", "yuan"], work + start)
  }

  private var providers: [UInt8] {
    table(
      ["provider", "provider_zh", "kind", "available_hours", "used_hours", "idle_hours"],
      (report.figures?.providers ?? []).map { provider in
        [
          .text(provider.id.text), name(instance.provider(provider.id)?.name),
          .text(instance.provider(provider.id)?.kind.rawValue ?? ""), amount(provider.value.available),
          amount(provider.value.used), amount(provider.value.idle),
        ]
      })
  }

  private var rooms: [UInt8] {
    table(
      ["room", "room_zh", "available_hours", "used_hours", "idle_hours"],
      (report.figures?.rooms ?? []).map { room in
        [
          .text(room.id.text), name(instance.room(room.id)?.name), amount(room.value.available),
          amount(room.value.used), amount(room.value.idle),
        ]
      })
  }

  private var hostings: [UInt8] {
    table(
      ["room", "room_zh", "community", "service", "sessions"],
      (report.review.answer.plan?.hostings ?? []).map {
        [
          .text($0.room.text), name(instance.room($0.room)?.name), .text($0.need.community.text),
          .text($0.need.service.text), amount($0.sessions),
        ]
      })
  }

  private var coverage: [UInt8] {
    table(
      ["community", "community_zh", "priority", "asked_person_hours", "delivered_person_hours", "share"],
      (report.figures?.cells ?? []).map { cell in
        [
          .text(cell.id.community.text), name(instance.community(cell.id.community)?.name),
          .integer(cell.id.priority), amount(cell.value.asked), amount(cell.value.delivered), amount(cell.value.share),
        ]
      })
  }
}
