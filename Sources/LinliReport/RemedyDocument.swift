import LinliDomain
public import LinliRostering
public import LinliScenario

/// What it would take, for programs.
public struct RemedyDocument: Sendable {
  /// The document as JSON.
  public let json: JSONValue

  /// The document of an answer.
  public init(_ answer: RosterRemedies) {
    var asked: [(String, JSONValue?)] = [("shift", .string(answer.request.shift.text))]
    if case .placement(let wanted) = answer.request {
      asked.append(("volunteer", .string(wanted.volunteer.text)))
    }
    asked.append(("qualification", answer.qualification.map { .string($0) }))
    json = .compact([
      ("schemaVersion", .integer(1)), ("question", .string("what_would_it_take")), ("asked", .compact(asked)),
      ("ending", .string(answer.ending.rawValue)), ("tries", .integer(answer.tryCount)),
      ("remedies", .array(answer.remedies.map(\.json))),
      ("neverChanged", Self.texts(answer.barred.map(\.word) + Self.sentences(answer.obstacles))),
      ("standing", Self.texts(Self.sentences(answer.standing))),
    ])
  }

  private static func sentences(_ violations: [RosterAudit.Violation]) -> [String] {
    violations.map { RosterViolationText.sentence(for: $0)[.en] }
  }

  private static func texts(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .array(texts.map { .string($0) })
  }
}

extension RosterRemedy {
  fileprivate var json: JSONValue {
    .object([
      ("relaxations", .array(relaxations.map(\.json))), ("comers", .array(comers.map { .string($0.text) })),
      ("changes", .integer(changeCount)), ("isFewest", .bool(isFewest)), ("isMinimal", .bool(isMinimal)),
      ("isSound", .bool(isSound)), ("difference", difference.json),
    ])
  }
}

extension RosterRelaxation {
  fileprivate var json: JSONValue {
    .compact([("kind", .string(word)), ("amount", .integer(amount))] + details)
  }

  private var details: [(String, JSONValue?)] {
    switch self {
    case .availability(let volunteer, let shift, _), .unavailability(let volunteer, let shift, _),
      .leave(let volunteer, let shift, _):
      [("volunteer", .string(volunteer.text)), ("shift", .string(shift.text))]
    case .limit(let limit):
      [
        ("volunteer", .string(limit.volunteer.text)), ("rule", .string(limit.rule.rawValue)),
        ("end", .string(limit.end.rawValue)), ("type", limit.type.map { .string($0.text) }),
        ("from", .integer(limit.from)), ("to", .integer(limit.to)),
      ]
    case .place(let shift, let most): [("shift", .string(shift.text)), ("to", .integer(most))]
    case .pin(let pin):
      [
        ("volunteer", .string(pin.volunteer.text)), ("shift", .string(pin.shift.text)),
        ("pin", .string(pin.kind.rawValue)),
      ]
    case .community(let volunteer, let community):
      [("volunteer", .string(volunteer.text)), ("community", .string(community.text))]
    case .pair(let rule, let shift):
      [
        ("volunteers", .array([.string(rule.first.text), .string(rule.second.text)])), ("shift", .string(shift.text)),
      ]
    case .renewal(let volunteer, let name, let date), .qualification(let volunteer, let name, let date):
      [
        ("volunteer", .string(volunteer.text)), ("qualification", .string(name)), ("date", .string(date.description)),
      ]
    case .language(let volunteer, let languages):
      [("volunteer", .string(volunteer.text)), ("languages", .array(languages.map { .string($0) }))]
    }
  }
}
