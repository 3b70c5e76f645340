public import LinliDomain
import LinliLP
import LinliRostering
import LinliScenario

/// A roster told to a coordinator on a terminal: what came of it and how sure that is, what stays empty and why, how the
/// work is shared, and who works when and where.
///
/// People go by their ids, so that the text can be hung up; with `showsNames` their names stand beside them.
public struct RosterText: Sendable {
  /// A way to look at who works what.
  public enum View: String, CaseIterable, Sendable {
    /// A line for each person, with limits and calendar.
    case person
    /// A list for each day.
    case day
    /// A grid for each place and week.
    case place
  }

  let report: RosterReport
  let wording: RosterWording
  private let views: [View]

  /// The text of a report in a language.
  public init(
    _ report: RosterReport, in language: Language, showsNames: Bool = false, views: [View] = View.allCases
  ) {
    self.report = report
    self.views = views
    wording = RosterWording(
      scenario: report.scenario, instance: report.instance, language: language, showsNames: showsNames)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = ([opening, unfilled, fairShares] + views.map(lines)).filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func lines(of view: View) -> [String] {
    guard report.figures != nil else { return [] }
    return switch view {
    case .person: people
    case .day: days
    case .place: places
    }
  }

  var instance: RosterInstance { report.instance }

  func say(_ text: BilingualText) -> String { wording.say(text) }
}

// MARK: - What came of it

extension RosterText {
  private var opening: [String] {
    let opening = PlanOpening(language: wording.language)
    let answer = report.review.answer
    let ending = opening.ending(
      of: Catalogue.rosterQuestion, answer.termination,
      proven: answer.stages.filter { $0.termination == .optimal }.count, levels: instance.options.levels.count,
      hasPlan: answer.plan != nil)
    let audit = report.review.audit.map { opening.audit(broken: $0.violations.map(RosterViolationText.sentence)) }
    let setAside = report.setAside.isEmpty ? nil : say(Catalogue.setAside(report.setAside.count))
    return [opening.title(of: report.scenario, instance.horizon), "", ending]
      + [audit, filled, minimums, setAside].compactMap { $0 } + [""]
      + opening.levels(zip(answer.stages, instance.options.levels).map(told))
  }

  private var filled: String? {
    guard report.figures != nil else { return nil }
    let wanted = report.wantedPlaces
    return say(
      Catalogue.filled(
        wanted - report.missingPlaces, of: wanted, people: instance.volunteers.count, shifts: instance.shifts.count))
  }

  private func told(_ stage: LevelStage, _ level: RosterLevel) -> PlanOpening.Level {
    PlanOpening.Level(
      name: stage.name, value: stage.objective.map { NumberStyle.short($0) }, meaning: Catalogue.measure(level),
      termination: stage.termination, gap: stage.gap, bound: stage.bound.map { NumberStyle.short($0) })
  }
}

// MARK: - Fair shares

extension RosterText {
  private var fairShares: [String] {
    guard report.figures != nil else { return [] }
    let spreads = report.shares.map { report.spread(of: $0) }
    let notes = spreads.contains { $0.least != nil } ? ["  (" + say(Catalogue.leastNote) + ")"] : []
    return [say(Catalogue.fairShares)] + spreads.map { "  " + sentence(for: $0) } + notes
  }

  private func sentence(for spread: ShareSpread) -> String {
    let share = spread.share == .minutes ? Catalogue.hoursWorked : Catalogue.share(spread.share)
    guard let most = spread.most, let least = spread.least else { return say(Catalogue.noDifference(share)) }
    let carries = report.figures?.volunteers.contains { ($0.carried[spread.share] ?? 0) != 0 } ?? false
    return say(
      Catalogue.range(
        share, most: amount(most.total, spread.share), by: wording.people(most.volunteers),
        least: amount(least.total, spread.share), by: wording.people(least.volunteers),
        difference: amount(max(0, most.total - least.total), spread.share)))
      + (carries ? say(Catalogue.historyIncluded) : "")
  }

  private func amount(_ value: Int, _ share: FairShare) -> String {
    share == .minutes ? TimeStyle.hours(value) : String(value)
  }
}
