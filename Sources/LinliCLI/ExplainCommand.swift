import ArgumentParser
import Foundation
import LinliDomain
import LinliMatching
import LinliReport
import LinliRostering
import LinliScenario

/// `linli explain`: why a need is met as it is, or why somebody works a shift or does not.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Why a need is unmet, a shift or a site as it is, somebody left out; what it would take.",
    discussion: """
      About a need it says who does it, why the rest is missing, and who may not do it and why. About a person and a \
      shift it says what forbids it, what it would break, and what would have to go. About a shift alone, who is on it and \
      what keeps each of the others; about a person alone, what they work and how that stands against their limits. A \
      roster is explained as it is in PLAN; without PLAN the question is answered first. With --what-would-it-take: the \
      cheapest way for the person to have the shift, or to fill one more place of a shift: shifts that change hands, \
      hours, or a rule let go, each way proven by solving again. What safety and law ask for is never let go. About a \
      site, an estate or a community of the siting question it says what covers whom, why the rest is left out, and by \
      solving again what it would do to each goal to open or close, cover or fit out what is asked about; PLAN is then a \
      siting plan.

      Example: linli explain Scenarios/qingyang-street --need C5:TOD
      Example: linli explain Scenarios/qingyang-street plan --person V03 --shift T1-2026-06-01
      Example: linli explain Scenarios/qingyang-street plan --shift T5-2026-06-04 --what-would-it-take
      Example: linli explain Scenarios/qingyang-street --variant site_budget_400k --community C5
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(
    help:
      "A roster or siting plan: a folder, plan.json, roster.csv or facilities.csv. Without it the question is answered first."
  )
  var plan: String?

  @OptionGroup var limits: LimitOptions
  @OptionGroup(title: "Roster") var roster: RosterOutputOptions

  @Option(help: "The need, as community:service.")
  var need: String?

  @Option(help: "The person, by id.")
  var person: String?

  @Option(help: "The shift, by id.")
  var shift: String?

  @Flag(help: "What would have to change for the person to have the shift, or to fill one more place of the shift.")
  var whatWouldItTake = false

  @OptionGroup(title: "Sites") var siting: SiteExplanationOptions

  @Flag(help: "With --what-would-it-take, --site, --estate or --community: print JSON instead of the text.")
  var json = false

  func validate() throws {
    if siting.isAsked {
      if need != nil || person != nil || shift != nil || whatWouldItTake {
        throw ValidationError("--site, --estate and --community are of the siting question: name nothing else.")
      }
      return
    }
    if whatWouldItTake && shift == nil {
      throw ValidationError("--what-would-it-take is about a shift: name it with --shift, and a person with --person.")
    }
    if json && !whatWouldItTake {
      throw ValidationError("--json needs --what-would-it-take, --site, --estate or --community.")
    }
    if need == nil && person == nil && shift == nil {
      throw ValidationError(
        "Name a need with --need, a person with --person, a shift with --shift, or a --site, --estate or --community.")
    }
    if need != nil && (person != nil || shift != nil) {
      throw ValidationError("--need is of the matching question, --person and --shift are of the roster.")
    }
    if need != nil && plan != nil { throw ValidationError("A plan is explained for --person and --shift only.") }
  }

  func run() throws {
    if let need { return try explain(need: need) }
    if siting.isAsked {
      let loaded = try scenario.load(for: .site)
      return try SiteExplanationTask(scenario: loaded, speech: scenario.speech, limits: limits)
        .tell(siting, plan: plan, asJSON: json)
    }
    let asked = try scenario.load(for: .roster)
    let loaded = plan.map { asked.following($0) } ?? asked
    let explanation = RosterExplanation(
      scenario: loaded, speech: scenario.speech, limits: limits, choices: roster.choices)
    if let shift, whatWouldItTake {
      return try explanation.tellRemedies(person: person, shift: shift, plan: plan, asJSON: json)
    }
    try Console.data(explanation.text(person: person, shift: shift, plan: plan))
  }

  private func explain(need: String) throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load(for: .match)
    let id = try Self.need(named: need, in: loaded.matching, language)
    var options = MatchingSolveOptions()
    options.timeLimit = limits.remaining
    let report = try withFaultsTold(language) { try MatchingReport(solving: loaded, options) }
    guard report.figures != nil else { throw Exit.noPlan }
    try Console.data(NeedText(report, id, in: language.language).text)
  }

  /// The need that a text such as `C5:TOD` stands for.
  private static func need(
    named text: String, in instance: MatchingInstance, _ language: LanguageChoice
  ) throws -> NeedID {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      let id = NeedID(community: CommunityID(parts[0]), service: ServiceID(parts[1]))
      if instance.need(id) != nil { return id }
    }
    let nearest = NearestName.find(text, among: instance.needs.map(\.id.description))
    Console.note(language.say(CommandText.unknownNeed(text, nearest: nearest)))
    throw ExitCode.validationFailure
  }
}
