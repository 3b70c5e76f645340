import ArgumentParser
import Foundation
import LinliDomain
import LinliGLPK
import LinliReport
import LinliRostering
import LinliScenario

/// `linli publish`: freezes a roster, so that later runs hold it still.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Freezes a roster as what people are told; later runs hold it still.",
    discussion: """
      The roster becomes the next version in SCENARIO/published, with a register of versions, dates and days. From then \
      on its assignments count as published (the goal stability keeps them, right after cover unless the priorities say \
      where), and before the horizon, until linli close tells what really happened, as worked. A roster that breaks a \
      rule is not published. What differs from the version before is told person by person. The folder \
      SCENARIO/published/vN is a plan for every other command; edited by hand it is refused.

      Example: linli publish Scenarios/qingyang-street plan --date 2026-05-28
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The roster: a plan folder, plan.json or roster.csv.", completion: .file())
  var plan: String

  @Option(help: "The day of publishing; today if it is not told.")
  var date: String?

  @Flag(help: "Print JSON instead of the text.")
  var json = false

  @Flag(help: "Show people's names beside their ids.")
  var names = false

  func validate() throws {
    if let date, CalendarDate(iso: date) == nil {
      throw ValidationError("--date takes a day such as 2026-05-28, not \(date).")
    }
  }

  func run() throws {
    let loaded = try scenario.load(for: .roster)
    let language = LanguageChoice(scenario.speech)
    let instance = try loaded.askedRoster(language)
    let roster = try rosterPlan(plan, for: instance, scenario.speech)
    // The roster's own proof is not ours to repeat: its levels are told by what it comes to, not as least.
    let answer = RosterAnswer(
      plan: roster, stages: [], levelCount: instance.options.levels.count, method: "publish")
    let review = RosterReview(answer, of: instance)
    if let audit = review.audit, !audit.isSound {
      try Console.data(RosterAuditText(audit, of: instance, in: language.language).text)
      throw Exit.difference
    }
    let report = RosterReport(
      scenario: loaded, instance: instance, review: review, solver: GLPKSolver().identity, setAside: loaded.warnings)
    let publishing = Publishing(loaded)
    let (publication, isNew) = publishing.publication(of: roster, instance, on: try day(in: loaded))
    if isNew {
      try write(files(of: publication, publishing, report), to: scenario.scenario, quietly: scenario.speech)
    }
    let text = PublicationText(
      publication, isNew: isNew, difference: difference(to: roster, instance, loaded), report, language.language,
      showsNames: names)
    try Console.data(json ? text.json.text() : text.text)
  }

  /// What differs from what people were told before; nil if they were told nothing.
  private func difference(
    to roster: RosterPlan, _ instance: RosterInstance, _ loaded: Scenario
  ) -> (from: Publication, RosterDifference)? {
    let days = instance.horizon.start...instance.horizon.end
    guard let last = loaded.publications.last(where: { $0.days.overlaps(days) }) else { return nil }
    return (last, RosterDifference(from: loaded.publishedPlan(for: instance), of: instance, to: roster, of: instance))
  }

  private func files(
    of publication: Publication, _ publishing: Publishing, _ report: RosterReport
  ) -> [(path: String, bytes: [UInt8])] {
    let options = RosterSolveOptions()
    let record = RunRecord(
      report, searchSeed: options.searchSeed, searchRoundLimit: options.searchRoundLimit,
      RunRecord.Run(
        command: "publish", program: ProgramVersion.text, isStrict: false,
        changes: ["publish v\(publication.version) \(publication.date)"]))
    let files =
      [("plan.json", Array(RosterDocument(report).json.text().utf8)), ("run.json", Array(record.json.text().utf8))]
      + RosterTables(report).files
    return files.map { ("\(publication.place)/\($0.0)", $0.1) } + [publishing.register(adding: publication)]
  }

  /// The day that was told, else today in the scenario's time zone.
  private func day(in loaded: Scenario) throws -> CalendarDate {
    if let day = date.flatMap({ CalendarDate(iso: $0) }) { return day }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: loaded.settings.timeZone) ?? calendar.timeZone
    let today = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = today.year, let month = today.month, let day = today.day,
      let date = CalendarDate(year: year, month: month, day: day)
    else { throw Exit.fault }
    return date
  }
}
