public import LinliDomain
public import LinliRostering

/// Makes a new version of what is published.
public struct Publishing: Sendable {
  private let scenario: Scenario

  /// Publishing in a scenario.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  /// A roster as the next version, for all days of the question's horizon.
  ///
  /// - Returns: the publication, or the last one, with `isNew` false, if that says the very same.
  public func publication(
    of plan: RosterPlan, _ instance: RosterInstance, on date: CalendarDate
  ) -> (publication: Publication, isNew: Bool) {
    let days = instance.horizon.start...instance.horizon.end
    let rows = plan.assignments.compactMap { assignment in
      instance.shift(assignment.shift).map { shift in
        Publication.Row(
          volunteer: assignment.volunteer.text, shift: shift.id.text, date: shift.date, window: shift.window,
          type: shift.type.text, isUnpopular: shift.isUnpopular)
      }
    }
    let earlier = scenario.publications
    let new = Publication(
      version: (earlier.last?.version ?? 0) + 1, date: date, days: days,
      closedUntil: earlier.filter { $0.days.overlaps(days) }.compactMap(\.closedUntil).filter { $0 >= days.lowerBound }
        .max(),
      rows: rows)
    if let last = earlier.last, last.days == days, last.fingerprint == new.fingerprint { return (last, false) }
    return (new, true)
  }

  /// The register with a new publication, or with all days closed until one.
  public func register(adding new: Publication? = nil, closedUntil: CalendarDate? = nil) -> (
    path: String, bytes: [UInt8]
  ) {
    var publications = scenario.publications
    if let new { publications.append(new) }
    if let closedUntil {
      publications = publications.map { $0.days.lowerBound <= closedUntil ? $0.closed(until: closedUntil) : $0 }
    }
    let rows = publications.map { publication -> [OutputCell] in
      [
        .integer(publication.version), .text("\(publication.date)"), .text("\(publication.days.lowerBound)"),
        .text("\(publication.days.upperBound)"), publication.closedUntil.map { .text("\($0)") } ?? .empty,
        .text(publication.fingerprint),
      ]
    }
    let header = PublishingTables.publications.columns.map(\.name)
    return (PublicationReading.register, DelimitedWriter.bytes(header: header, rows: rows))
  }
}
