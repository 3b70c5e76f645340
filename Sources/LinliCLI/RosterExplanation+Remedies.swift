import ArgumentParser
import LinliDomain
import LinliGLPK
import LinliReport
import LinliRostering
import LinliScenario
import Logging

extension RosterExplanation {
  /// Tells what it would take for somebody to have a shift, or without a person to fill one more place of it.
  ///
  /// - Throws: `Exit.fault` if a way that is told does not pass its check.
  func tellRemedies(person: String?, shift: String, plan: String?, asJSON: Bool) throws {
    let instance = try scenario.askedRoster(language)
    let volunteer = try person.map { try self.volunteer(named: $0, in: instance) }
    let wanted = try self.shift(named: shift, in: instance)
    let report = try report(on: instance, plan: plan)
    guard let roster = report.review.answer.plan else { throw Exit.noPlan }
    let request: RosterRemedyRequest =
      volunteer.map { .placement(RosterAssignment(volunteer: $0.id, shift: wanted.id)) } ?? .place(wanted.id)
    let answer = try remedies(for: request, in: roster, of: instance)
    let text = RemedyText(
      answer, of: instance, in: scenario, language.language, showsNames: choices.showsNames
    ).text
    try Console.data(asJSON ? RemedyDocument(answer).json.text() : text)
    if !answer.isSound { throw Exit.fault }
  }

  private func remedies(
    for request: RosterRemedyRequest, in roster: RosterPlan, of instance: RosterInstance
  ) throws -> RosterRemedies {
    let interruption = Interruption { [language] in Console.interject(language.say(CommandText.stopping)) }
    return try withExtendedLifetime(interruption) {
      var options = choices.solveOptions
      options.timeLimit = limits.remaining
      options.cancellation = interruption.cancellation
      if speech.verbose {
        let log = Console.log(speech)
        options.messages = { log.debug("\($0)") }
      }
      return try withFaultsTold(language) {
        try RosterRemedySearch(solver: GLPKSolver()).remedies(for: request, in: roster, of: instance, options: options)
      }
    }
  }
}
