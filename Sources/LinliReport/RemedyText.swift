public import LinliDomain
public import LinliRostering
public import LinliScenario

/// What it would take for somebody to have a shift, or for one more of its places to be filled, told on a terminal: each
/// way with what would have to be agreed to, who is asked for what, and how sure it is.
public struct RemedyText: Sendable {
  private let answer: RosterRemedies
  private let wording: RosterWording

  /// The text of an answer.
  public init(
    _ answer: RosterRemedies, of instance: RosterInstance, in scenario: Scenario, _ language: Language,
    showsNames: Bool = false
  ) {
    self.answer = answer
    wording = RosterWording(scenario: scenario, instance: instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let ways = answer.remedies.enumerated().map { number, remedy in way(remedy, number: number + 1) }
    let sections = ([heading, standing] + ways + [ending]).filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private func item(_ text: String) -> String { "  - " + text }

  // MARK: What is asked

  private var heading: [String] {
    guard let shift = wording.instance.shift(answer.request.shift) else { return [] }
    let parts = [wording.when(shift), wording.title(of: shift), wording.place(of: shift)].compactMap { $0 }
    let assigned = RosterListing(wording.instance, answer.before).volunteers(on: shift.id)
    let crew = wording.people(assigned)
    let count = say(Catalogue.wants(shift.heads.desired, there: assigned.count))
    let opening = [parts.joined(separator: "  "), count + (crew.isEmpty ? "" : say(Catalogue.colon) + crew), ""]
    let isBeyond = assigned.count >= shift.heads.desired && answer.qualification == nil && answer.request.isOfPlace
    return opening + (isBeyond ? [say(Catalogue.nothingIsMissing)] : []) + [question]
  }

  private var question: String {
    switch answer.request {
    case .placement(let wanted): say(Catalogue.toHave(wording.person(wanted.volunteer)))
    case .place: say(Catalogue.toFill(answer.qualification))
    }
  }

  private var standing: [String] {
    guard !answer.standing.isEmpty else { return [] }
    let words = answer.remedies.isEmpty ? Catalogue.brokenAnyway : Catalogue.brokenAlready
    return [say(words)] + answer.standing.map { item(sentence($0)) }
  }

  // MARK: Ways

  private func way(_ remedy: RosterRemedy, number: Int) -> [String] {
    let isOneOfSeveral = answer.remedies.count > 1
    let title = self.title(of: remedy)
    var lines = [say(isOneOfSeveral ? Catalogue.numbered(number, title) : title)]
    lines += remedy.relaxations.map { item(words(for: $0)) }
    if remedy.isAddition { return lines + difference(remedy) }
    let changes = say(Catalogue.remedyChanges(remedy.changeCount, isFewest: remedy.isFewest))
    lines.append(changes + (remedy.changeCount > 0 ? say(Catalogue.followedBy) : ""))
    lines += difference(remedy)
    if !remedy.relaxations.isEmpty {
      lines.append(say(Catalogue.eachIsNeeded(remedy.relaxations.count, isMinimal: remedy.isMinimal)))
    }
    return lines
  }

  private func title(of remedy: RosterRemedy) -> BilingualText {
    let comers = wording.people(remedy.comers)
    if remedy.isAddition { return Catalogue.canBeAdded(comers) }
    return remedy.relaxations.isEmpty ? Catalogue.onlyChanges(comers) : Catalogue.wouldHaveTo
  }

  private func difference(_ remedy: RosterRemedy) -> [String] {
    remedy.changeCount == 0 ? [] : DifferenceText(wording: wording).lines(remedy.difference).map { "  " + $0 }
  }

  // MARK: How sure it is

  private var ending: [String] {
    switch answer.ending {
    case .already:
      guard case .placement(let wanted) = answer.request else { return [] }
      return [say(Catalogue.isThereAlready(wording.person(wanted.volunteer)))]
    case .proven: return [say(Catalogue.remediesAreCheapest)]
    case .unproven: return [say(Catalogue.remediesAreNotProven)]
    case .impossible: return (answer.barred.isEmpty ? [say(Catalogue.noRemedy)] : []) + unchangeable
    case .open: return [say(Catalogue.noRemedyFound)] + unchangeable
    }
  }

  private var unchangeable: [String] {
    let reasons =
      answer.barred.map { say(MessageCatalogue.phrase(for: $0)) + " (\($0.word))" } + answer.obstacles.map(sentence)
    return reasons.isEmpty ? [] : [say(Catalogue.cannotBeChanged)] + reasons.map(item)
  }

  private func sentence(_ violation: RosterAudit.Violation) -> String {
    say(RosterViolationText.sentence(for: violation)) + " (\(violation.word))"
  }

  // MARK: Relaxations

  private func words(for relaxation: RosterRelaxation) -> String {
    say(phrase(for: relaxation)) + " (\(relaxation.word))"
  }

  private func phrase(for relaxation: RosterRelaxation) -> BilingualText {
    switch relaxation {
    case .availability(let volunteer, let shift, let minutes):
      Catalogue.moreTime(wording.person(volunteer), when(shift), TimeStyle.hours(minutes))
    case .unavailability(let volunteer, let shift, let minutes):
      Catalogue.withdrawnTime(wording.person(volunteer), when(shift), TimeStyle.hours(minutes))
    case .leave(let volunteer, let shift, let minutes):
      Catalogue.leaveGivenUp(wording.person(volunteer), when(shift), TimeStyle.hours(minutes))
    case .limit(let limit):
      Catalogue.movedLimit(wording.person(limit.volunteer), limit, type: limit.type?.text)
    case .place(let shift, let most): Catalogue.morePlaces(wording.title(of: shift), most)
    case .pin(let pin):
      Catalogue.liftedPin(wording.person(pin.volunteer), wording.title(of: pin.shift), isFixed: pin.kind == .fixed)
    default: furtherPhrase(for: relaxation)
    }
  }

  private func furtherPhrase(for relaxation: RosterRelaxation) -> BilingualText {
    switch relaxation {
    case .community(let volunteer, let community):
      Catalogue.otherCommunity(wording.person(volunteer), wording.place(community))
    case .pair(let rule, let shift): Catalogue.pairLetGo(rule, wording.title(of: shift))
    case .renewal(let volunteer, let name, let date):
      Catalogue.renewed(wording.person(volunteer), wording.plain(name), TimeStyle.day(date))
    case .language(let volunteer, let languages):
      Catalogue.speaks(wording.person(volunteer), wording.list(languages.map { wording.plain($0) }))
    case .qualification(let volunteer, let name, let date):
      Catalogue.obtains(wording.person(volunteer), wording.plain(name), TimeStyle.day(date))
    default: BilingualText(relaxation.word)
    }
  }

  private func when(_ shift: ShiftID) -> String {
    wording.instance.shift(shift).map { wording.when($0) } ?? wording.plain(shift.text)
  }
}

extension RosterRemedyRequest {
  /// Whether it is about a place, whoever takes it.
  fileprivate var isOfPlace: Bool {
    if case .place = self { return true }
    return false
  }
}
