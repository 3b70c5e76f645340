import ArgumentParser
import Foundation
import LinliDomain
import LinliReport
import LinliRostering
import LinliScenario

/// What `linli explain` says of people and shifts.
struct RosterExplanation {
  let scenario: Scenario
  let speech: SpeechOptions
  let limits: LimitOptions
  let choices: RosterChoices

  var language: LanguageChoice { LanguageChoice(speech) }

  /// The text about a person, a shift, or both, in a roster that is read or solved.
  func text(person: String?, shift: String?, plan: String?) throws -> String {
    let instance = try scenario.askedRoster(language)
    let volunteer = try person.map { try self.volunteer(named: $0, in: instance) }
    let wanted = try shift.map { try self.shift(named: $0, in: instance) }
    let report = try report(on: instance, plan: plan)
    guard let roster = report.review.answer.plan else { throw Exit.noPlan }
    let explainer = RosterExplainer(instance, roster)
    switch (volunteer, wanted) {
    case (let volunteer?, let wanted?):
      return PlacementText(
        explainer.placement(of: volunteer.id, on: wanted.id), of: instance, in: scenario, language.language,
        showsNames: choices.showsNames
      ).text
    case (let volunteer?, nil):
      return VolunteerText(report, volunteer, in: language.language, showsNames: choices.showsNames).text
    case (nil, let wanted?):
      return ShiftText(
        wanted, missing: report.review.unfilled.first { $0.unfilled.shift == wanted.id }, explainer, of: instance,
        in: scenario, language.language, showsNames: choices.showsNames
      ).text
    case (nil, nil): return ""
    }
  }

  /// The roster with its figures: as it is read, or solved if none is named.
  func report(on instance: RosterInstance, plan: String?) throws -> RosterReport {
    guard let plan else {
      var options = choices.solveOptions
      options.timeLimit = limits.remaining
      options.isDemandRequired = limits.strict
      return try withFaultsTold(language) { try RosterReport(solving: scenario, options, language) }
    }
    let roster = try rosterPlan(plan, for: instance, speech)
    let answer = RosterAnswer(plan: roster, stages: [], levelCount: instance.options.levels.count, method: "")
    return RosterReport(
      scenario: scenario, instance: instance, review: RosterReview(answer, of: instance), solver: "",
      setAside: scenario.warnings)
  }

  func volunteer(named text: String, in instance: RosterInstance) throws -> Volunteer {
    if let volunteer = instance.volunteer(VolunteerID(text)) { return volunteer }
    let nearest = NearestName.find(text, among: instance.volunteers.map(\.id.text))
    Console.note(language.say(CommandText.unknownVolunteer(text, nearest: nearest)))
    throw ExitCode.validationFailure
  }

  func shift(named text: String, in instance: RosterInstance) throws -> Shift {
    if let shift = instance.shift(ShiftID(text)) { return shift }
    let nearest = NearestName.find(text, among: instance.shifts.map(\.id.text))
    Console.note(language.say(CommandText.unknownShift(text, nearest: nearest)))
    throw ExitCode.validationFailure
  }
}
