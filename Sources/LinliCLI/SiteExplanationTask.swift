import ArgumentParser
import Foundation
import LinliDomain
import LinliGLPK
import LinliLP
import LinliReport
import LinliScenario
import LinliSiting
import Logging

/// What `linli explain` says of sites, estates and communities.
struct SiteExplanationTask {
  let scenario: Scenario
  let speech: SpeechOptions
  let limits: LimitOptions

  private var language: LanguageChoice { LanguageChoice(speech) }

  /// Tells what there is to say of a part of a siting plan that is read, or of the best one if none is named.
  ///
  /// - Throws: `Exit.fault` if a plan that is told of does not pass its audit; `Exit.noPlan`, `Exit.infeasible` without
  ///   a plan to explain.
  func tell(_ asked: SiteExplanationOptions, plan: String?, asJSON: Bool) throws {
    let instance = try scenario.askedSites(language)
    let topic = try topic(asked, in: instance)
    let given = try plan.map { try sitingPlan($0, for: instance) }
    let interruption = Interruption { [language] in Console.interject(language.say(CommandText.stopping)) }
    let explanation = try withExtendedLifetime(interruption) {
      let options = options(until: interruption.cancellation)
      return try withFaultsTold(language) {
        let explainer = try SitingExplainer(instance, plan: given, solver: GLPKSolver(), options: options)
        guard let explanation = try explainer.explanation(of: topic) else {
          throw limits.strict && explainer.answer.termination == .infeasible ? Exit.infeasible : Exit.noPlan
        }
        return explanation
      }
    }
    let text = SitingExplanationText(explanation, of: instance, in: language.language).text
    try Console.data(asJSON ? SitingExplanationDocument(explanation, of: instance).json.text() : text)
    if !explanation.isSound { throw Exit.fault }
  }

  private func options(until cancellation: Cancellation) -> SitingSolveOptions {
    var options = SitingSolveOptions()
    options.timeLimit = limits.remaining
    options.isDemandRequired = limits.strict
    options.cancellation = cancellation
    if speech.verbose {
      let log = Console.log(speech)
      options.messages = { log.debug("\($0)") }
    }
    return options
  }

  private func sitingPlan(_ plan: String, for instance: SitingInstance) throws -> SitingPlan {
    let folder = PlanFolder(URL(fileURLWithPath: plan)).folder(of: .site)
    return try withProblemsTold(speech) { () throws(ScenarioError) in try folder.sitingPlan(for: instance) }
  }

  // MARK: What is asked

  private func topic(_ asked: SiteExplanationOptions, in instance: SitingInstance) throws -> SitingTopic {
    if let text = asked.site {
      return .site(try id(text, among: instance.sites.map(\.id), CommandText.unknownSite))
    }
    if let text = asked.estate {
      return .estate(try id(text, among: instance.estates.map(\.id), CommandText.unknownEstate))
    }
    return .community(
      try id(asked.community ?? "", among: instance.communities.map(\.id), CommandText.unknownCommunity))
  }

  /// The id that is written as told.
  ///
  /// - Throws: `Exit.data` after naming the nearest one.
  private func id<Entity>(
    _ text: String, among known: [Identifier<Entity>], _ message: (String, String?) -> BilingualText
  ) throws -> Identifier<Entity> {
    if let id = known.first(where: { $0.text == text }) { return id }
    Console.note(language.say(message(text, NearestName.find(text, among: known.map(\.text)))))
    throw Exit.data
  }
}
