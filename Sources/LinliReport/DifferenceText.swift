import LinliDomain
import LinliRostering
import LinliScenario

/// What differs between two rosters, in people's terms; every command that changes a roster tells it alike.
struct DifferenceText {
  let wording: RosterWording

  /// A line for each person, and one for each shift of theirs.
  func lines(_ difference: RosterDifference) -> [String] {
    if difference.people.isEmpty { return [wording.say(Catalogue.nothingChanges)] }
    return difference.people.flatMap { person in
      let from = person.firstDate.map { wording.say(Catalogue.from(TimeStyle.day($0))) }
      let head = [wording.person(person.volunteer), wording.say(Catalogue.kind(person.kind)), from]
      return [head.compactMap { $0 }.joined(separator: " ") + wording.say(Catalogue.followedBy)]
        + person.entries.map { "  \($0.isGained ? "+" : "-") " + line($0) }
    }
  }

  private func line(_ entry: RosterDifference.Entry) -> String {
    let parts = [wording.when(entry.shift), wording.title(of: entry.shift), wording.place(of: entry.shift)]
    return parts.compactMap { $0 }.joined(separator: "  ") + wording.say(Catalogue.colon) + wording.say(reason(entry))
  }

  private func reason(_ entry: RosterDifference.Entry) -> BilingualText {
    switch entry.reason {
    case .cannotCome: Catalogue.cannotCome
    case .isLetOff: Catalogue.letOff
    case .isDropped: Catalogue.isDropped
    case .isNew: Catalogue.isNew
    case .hadRoom: Catalogue.hadRoom
    case .leftEmpty: Catalogue.leftEmpty
    case .inPlaceOf(let people): Catalogue.inPlaceOf(wording.people(people))
    case .replacedBy(let people): Catalogue.replacedBy(wording.people(people))
    case .isMovedTo(let date): Catalogue.isMovedTo(TimeStyle.day(date))
    case .isMovedFrom(let date): Catalogue.isMovedFrom(TimeStyle.day(date))
    }
  }
}

extension RosterDifference {
  /// The difference for programs.
  var json: JSONValue {
    .object([
      ("count", .integer(count)),
      (
        "people",
        .array(
          people.map { person in
            .compact([
              ("volunteer", .string(person.volunteer.text)), ("kind", .string(person.kind.rawValue)),
              ("from", person.firstDate.map { .string($0.description) }),
              ("shifts", .array(person.entries.map(\.json))),
            ])
          })
      ),
    ])
  }
}

extension RosterDifference.Entry {
  fileprivate var json: JSONValue {
    let (word, people) = reasonWord
    return .compact([
      ("shift", .string(shift.id.text)), ("date", .string(shift.date.description)), ("gained", .bool(isGained)),
      ("reason", .string(word)), ("otherDate", otherDate.map { .string($0.description) }),
      ("people", people.isEmpty ? nil : .array(people.map { .string($0.text) })),
    ])
  }

  /// The other day of a visit that moves.
  private var otherDate: CalendarDate? {
    switch reason {
    case .isMovedTo(let date), .isMovedFrom(let date): date
    default: nil
    }
  }

  private var reasonWord: (String, [VolunteerID]) {
    switch reason {
    case .cannotCome: ("cannot_come", [])
    case .isLetOff: ("let_off", [])
    case .isDropped: ("dropped", [])
    case .isNew: ("new", [])
    case .hadRoom: ("had_room", [])
    case .leftEmpty: ("left_empty", [])
    case .inPlaceOf(let people): ("in_place_of", people)
    case .replacedBy(let people): ("replaced_by", people)
    case .isMovedTo: ("moved_to", [])
    case .isMovedFrom: ("moved_from", [])
    }
  }
}
