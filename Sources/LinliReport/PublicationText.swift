public import LinliDomain
public import LinliRostering
public import LinliScenario

/// What was published, told on a terminal: version, size, and what differs from what people were told before.
public struct PublicationText: Sendable {
  private let publication: Publication
  private let isNew: Bool
  private let difference: (from: Publication, RosterDifference)?
  private let missing: Int
  private let wording: RosterWording

  /// The text of a publication.
  ///
  /// - Parameters:
  ///   - isNew: whether it is a version of its own, or the last one says the very same.
  ///   - difference: what differs from the last version; nil if it is the first.
  public init(
    _ publication: Publication, isNew: Bool, difference: (from: Publication, RosterDifference)?, _ report: RosterReport,
    _ language: Language, showsNames: Bool = false
  ) {
    self.publication = publication
    self.isNew = isNew
    self.difference = difference
    missing = report.missingPlaces
    wording = RosterWording(
      scenario: report.scenario, instance: report.instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let heading =
      isNew
      ? Catalogue.published(publication.version, on: publication.date)
      : Catalogue.publishedAlready(publication.version, on: publication.date)
    let people = Set(publication.rows.map(\.volunteer)).count
    let amount = Catalogue.publishedAmount(assignments: publication.rows.count, people: people, missing: missing)
    var sections = [[wording.say(heading), wording.say(amount)]]
    if isNew, let difference {
      sections.append(
        [wording.say(Catalogue.againstVersion(difference.from.version))]
          + DifferenceText(wording: wording).lines(difference.1))
    }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The same for programs.
  public var json: JSONValue {
    .compact([
      ("schemaVersion", .integer(1)), ("question", .string("publish")), ("version", .integer(publication.version)),
      ("date", .string("\(publication.date)")), ("start", .string("\(publication.days.lowerBound)")),
      ("end", .string("\(publication.days.upperBound)")), ("isNew", .bool(isNew)),
      ("assignments", .integer(publication.rows.count)), ("missing", .integer(missing)),
      ("against", difference.map { .integer($0.from.version) }), ("difference", difference.map { $0.1.json }),
    ])
  }
}
