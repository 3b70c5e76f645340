import ArgumentParser
import Foundation
import LinliDomain
import LinliMatching
import LinliReport
import LinliScenario

/// `linli explain`: why a need is met as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Why a need is unmet, who does it, and who may not and why.",
    discussion: "Example: linli explain Scenarios/qingyang-street --need C5:TOD")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var limits: LimitOptions

  @Option(help: "The need, as community:service.")
  var need: String

  func run() throws {
    let language = LanguageChoice(scenario.speech)
    let loaded = try scenario.load()
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
