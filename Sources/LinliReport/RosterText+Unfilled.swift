import LinliDomain
import LinliRostering
import LinliScenario

extension RosterText {
  /// How many shifts are told with their reasons; the rest is named.
  private static let explainedShifts = 25

  /// What stays empty, each shift with who could come, who is where instead, and how sure it is.
  var unfilled: [String] {
    guard let figures = report.figures else { return [] }
    if figures.unfilled.isEmpty { return [say(Catalogue.allFilled)] }
    let explained = report.review.unfilled
    let told = explained.prefix(Self.explainedShifts).flatMap { lines(for: $0) }
    let rest = explained.dropFirst(Self.explainedShifts).map(\.unfilled.shift.text)
    let heading = Catalogue.unfilledHeading(
      report.missingPlaces, of: report.wantedPlaces, shifts: figures.unfilled.count)
    let more = rest.isEmpty ? [] : ["  " + say(Catalogue.moreUnfilled(rest.count)), "    " + wording.list(rest)]
    return [say(heading)] + told + more
  }

  private func lines(for explanation: UnfilledExplanation) -> [String] {
    let reasons = ShortageText(wording, explanation)
    return ["  " + reasons.heading] + (reasons.people + [reasons.proof]).filter { !$0.isEmpty }.map { "    " + $0 }
  }
}

/// Why one shift is not filled, in sentences.
struct ShortageText: Sendable {
  private let wording: RosterWording
  private let explanation: UnfilledExplanation

  init(_ wording: RosterWording, _ explanation: UnfilledExplanation) {
    self.wording = wording
    self.explanation = explanation
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private var shift: Shift? { wording.instance.shift(explanation.unfilled.shift) }

  /// Which shift, and what is missing on it.
  var heading: String {
    guard let shift else { return explanation.unfilled.shift.text }
    let place = wording.hasSeveralPlaces ? wording.place(of: shift) : nil
    return ([wording.when(shift), wording.title(of: shift)] + [place].compactMap { $0 } + [missing(on: shift)])
      .joined(separator: "  ")
  }

  private func missing(on shift: Shift) -> String {
    let unfilled = explanation.unfilled
    let heads = unfilled.heads > 0 ? [say(Catalogue.missingHeads(unfilled.heads, of: shift.heads.desired))] : []
    let skills = shift.skills.compactMap { skill in
      unfilled.skills[skill.qualification].map {
        say(Catalogue.missingSkill(wording.plain(skill.qualification), $0))
      }
    }
    return wording.list(heads + skills)
  }

  /// The most columns that the people and their reasons take on one line.
  private static let lineWidth = 140

  /// Who is free at that time, and where they are instead: one line if it is short, else one for each reason.
  var people: [String] {
    guard let shift, let people = explanation.people else { return [] }
    let free = HindranceGroup.groups(of: people).filter(\.isFree)
    var freeCount = explanation.assigned.count
    for group in free { freeCount += group.volunteers.count }
    let others = explanation.assigned.count + people.count - freeCount
    let start = say(Catalogue.freeThen(freeCount, wording.partOfDay(shift)))
    let onIt = say(Catalogue.onIt(wording.people(explanation.assigned), explanation.assigned.count))
    let reasons = (explanation.assigned.isEmpty ? [] : [onIt]) + free.map { wording.words(for: $0) }
    let rest = others > 0 ? [say(Catalogue.notFree(others))] : []
    let parts = (reasons + rest).joined(separator: say(Catalogue.semicolon))
    let line = start + (parts.isEmpty ? "" : say(Catalogue.colon) + parts) + say(Catalogue.full)
    if reasons.count < 2 || DisplayWidth.of(line) <= Self.lineWidth { return [line] }
    return [start + say(Catalogue.colon)] + (reasons + rest).map { "  - " + $0 }
  }

  /// How sure it is that the shift stays so.
  var proof: String {
    switch explanation.proof {
    case .atThatTime(let shortage): return say(words(for: shortage)) + say(Catalogue.full)
    case .levelIsLeast(let level): return say(Catalogue.levelIsLeast(wording.plain(level))) + say(Catalogue.full)
    case .open(let level, let value?, let bound?):
      return say(
        Catalogue.levelIsOpen(
          wording.plain(level), value: NumberStyle.short(value), bound: NumberStyle.short(bound)))
        + say(Catalogue.full)
    case .open(let level, _?, nil): return say(Catalogue.levelIsOpen(wording.plain(level))) + say(Catalogue.full)
    case .open, .notAsked: return ""
    }
  }

  private func words(for shortage: HeadShortage) -> BilingualText {
    Catalogue.shortage(
      wording.all(shortage.shifts.map { wording.plain($0.text) }), shiftCount: shortage.shifts.count,
      places: shortage.placeCount, of: shortage.qualification.map { wording.plain($0) },
      people: shortage.volunteers.isEmpty ? nil : wording.people(shortage.volunteers))
  }
}
