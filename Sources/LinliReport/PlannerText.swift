public import LinliDomain
import LinliLP
import LinliMatching
import LinliScenario

/// A matching plan told to a planner on a terminal: what came of it and how sure that is, what stays unmet and why, where
/// the money went, and what a little more of something would do.
public struct PlannerText: Sendable {
  let report: MatchingReport
  let language: Language

  /// The text of a report in a language.
  public init(_ report: MatchingReport, in language: Language) {
    self.report = report
    self.language = language
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [opening, coverage, unmet, accounts, margins].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  func say(_ text: BilingualText) -> String { text[language] }

  /// The most columns that a name takes.
  private static let nameWidth = 60

  /// An id with its name: `C5 柳湾社区`.
  func label<Entity>(_ id: Identifier<Entity>, _ name: LocalizedName?) -> String {
    [id.text, name?.text(in: language).map(plain)].compactMap { $0 }.joined(separator: " ")
  }

  /// A text that somebody wrote, on one line and not too long.
  private func plain(_ text: String) -> String { DisplayWidth.cut(DisplayWidth.oneLine(text), to: Self.nameWidth) }

  func list(_ items: [String]) -> String { items.joined(separator: say(Catalogue.listComma)) }
}

// MARK: - What came of it

extension PlannerText {
  private var opening: [String] {
    let opening = PlanOpening(language: language)
    let answer = report.review.answer
    let ending = opening.ending(
      of: Catalogue.matchQuestion, answer.termination,
      proven: answer.stages.filter { $0.termination == .optimal }.count, levels: report.instance.levels.count,
      hasPlan: answer.plan != nil)
    let audit = report.review.audit.map { opening.audit(broken: $0.violations.map(ViolationText.sentence)) }
    return [opening.title(of: report.scenario, report.scenario.settings.horizon), "", ending]
      + [audit].compactMap { $0 } + [""]
      + opening.levels(zip(answer.stages, report.instance.levels).map(told))
  }

  private func told(_ stage: LevelStage, _ level: MatchingLevel) -> PlanOpening.Level {
    PlanOpening.Level(
      name: stage.name, value: stage.objective.map { shown($0, of: level) }, meaning: Catalogue.measure(level),
      termination: stage.termination, gap: stage.gap, bound: stage.bound.map { shown($0, of: level) })
  }

  /// A level's value: shares as percentages, yuan without decimals, the rest with two.
  private func shown(_ value: Double, of level: MatchingLevel) -> String {
    switch level.singleMeasure {
    case .lowestCoverage, .allCoverages: NumberStyle.percent(value, decimals: 4)
    case .cost: NumberStyle.grouped(value)
    default: NumberStyle.grouped(value, decimals: 2)
    }
  }
}

// MARK: - Coverage

extension PlannerText {
  private var coverage: [String] {
    guard let figures = report.figures else { return [] }
    let priorities = figures.priorities.map(\.id)
    var columns: [(header: String, alignment: TextTable.Alignment)] = [
      (say(Catalogue.community), .left), (say(Catalogue.all), .right),
    ]
    for priority in priorities { columns.append(("\(say(Catalogue.priority)) \(priority)", .right)) }
    var table = TextTable(columns + [(say(Catalogue.missing), .right)])
    for community in figures.communities {
      let cells = priorities.map { priority in
        figures.cells.first { $0.id == CommunityPriority(community: community.id, priority: priority) }?.value
      }
      let name = label(community.id, report.instance.community(community.id)?.name)
      table.add([name, percent(community.value)] + cells.map { $0.map(percent) ?? "" } + [missing(community.value)])
    }
    let total = figures.total
    table.add(
      [say(Catalogue.street), percent(total)] + figures.priorities.map { percent($0.value) } + [missing(total)])
    return [say(Catalogue.coverage)] + table.lines()
  }

  private func percent(_ coverage: Coverage) -> String { coverage.asked > 0 ? NumberStyle.percent(coverage.share) : "" }

  private func missing(_ coverage: Coverage) -> String { NumberStyle.grouped(coverage.unmet, decimals: 1) }
}

// MARK: - Accounts

extension PlannerText {
  private var accounts: [String] {
    guard let figures = report.figures, !figures.accounts.isEmpty else { return [] }
    var table = TextTable([
      (say(Catalogue.account), .left), (say(Catalogue.available), .right), (say(Catalogue.used), .right),
      (say(Catalogue.idle), .right), (say(Catalogue.whyIdle), .left),
    ])
    for account in figures.accounts {
      let yuan = account.value
      table.add([
        label(account.id, report.instance.account(account.id)?.name), NumberStyle.grouped(yuan.available),
        NumberStyle.grouped(yuan.used), NumberStyle.grouped(yuan.idle), yuan.idle < 0.5 ? "" : whyIdle(account.id),
      ])
    }
    return [say(Catalogue.money)] + table.lines() + [committeeLine].compactMap { $0 }
  }

  private func whyIdle(_ account: AccountID) -> String {
    let waiting = report.waitingServices(of: account).map(\.text)
    return waiting.isEmpty ? say(Catalogue.idleAllMet) : say(Catalogue.idleWaiting(list(waiting)))
  }

  /// Committees whose hours are left while what they could do waits for money.
  private var committeeLine: String? {
    let waitsForMoney = report.review.explained.contains { $0.cause == .moneyExhausted }
    let committees = (report.figures?.providers ?? []).filter {
      report.instance.provider($0.id)?.kind == .committee
    }
    var idle = 0.0
    var offered = 0.0
    for committee in committees {
      idle += committee.value.idle
      offered += committee.value.available
    }
    guard waitsForMoney, idle >= 1 else { return nil }
    return "  " + say(Catalogue.handsNotTheLimit(NumberStyle.grouped(idle), NumberStyle.grouped(offered)))
  }
}
