import ArgumentParser
import LinliDomain
import LinliGLPK
import LinliLP
import LinliReport
import LinliRostering
import LinliScenario

/// `linli swap`: whether people may swap shifts, or how somebody can be let off.
struct SwapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swap", abstract: "Whether people may swap shifts; or the shortest way to let somebody off.",
    discussion: """
      Two people each give a shift: V03:S12 V07:S15. One gives and the other only takes: V03:S12 V07. A swap that breaks \
      a rule ends with 1 and names the rule. With --find the shortest chain that lets somebody off while what was \
      covered stays covered, proven; 1 if there is none.

      Example: linli swap Scenarios/qingyang-street plan V03:T2-2026-06-04 V10
      Example: linli swap Scenarios/qingyang-street plan --find V03:T2-2026-06-04
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Argument(help: "The roster: a plan folder, plan.json or roster.csv.", completion: .file())
  var plan: String

  @Argument(help: "Who gives which shift, and who gives which in return or only takes.")
  var sides: [String] = []

  @Option(help: "Who would like to be let off which shift.")
  var find: String?

  @Flag(help: "Print JSON instead of the text.")
  var json = false

  @Flag(help: "Show people's names beside their ids.")
  var names = false

  func validate() throws {
    if find == nil && sides.count != 2 {
      throw ValidationError("Name two sides, such as V03:S12 V07:S15, or use --find.")
    }
    if find != nil && !sides.isEmpty { throw ValidationError("--find takes no sides.") }
  }

  func run() throws {
    let loaded = try scenario.load(for: .roster).following(plan)
    let language = LanguageChoice(scenario.speech)
    let instance = try loaded.askedRoster(language)
    let roster = try rosterPlan(plan, for: instance, scenario.speech)
    let sides = SwapReading(find.map { [$0] } ?? self.sides, isFinding: find != nil, instance, roster)
    guard sides.problems.isEmpty, let given = sides.given else {
      for problem in sides.problems { Console.note(language.say(problem)) }
      throw ExitCode.validationFailure
    }
    if let other = sides.other {
      let swap = RosterExplainer(instance, roster).swap(given, for: sides.taken, with: other)
      return try handOut(swap, instance, loaded)
    }
    let repair = try withFaultsTold(language) {
      try RosterRepairer(solver: GLPKSolver()).repair(
        roster, of: instance, after: [.release(given.volunteer, given.shift)], options: RosterSolveOptions())
    }
    let text = RepairText(
      repair, proposals: [], noticeHours: 0, in: loaded, language.language, showsNames: names
    ).text
    try Console.data(json ? RepairDocument(repair, proposals: [], plan: nil).json.text() : text)
    let lost = repair.answer.stages.first { $0.name == RosterRepair.coverLost }?.objective ?? 1
    if lost > 0.5 { throw Exit.difference }
  }

  private func handOut(_ swap: RosterSwap, _ instance: RosterInstance, _ loaded: Scenario) throws {
    let text = SwapText(swap, of: instance, in: loaded, scenario.speech.language, showsNames: names).text
    try Console.data(json ? SwapDocument.json(swap).text() : text)
    if !swap.isLegal { throw Exit.difference }
  }
}

/// Reads the sides of a swap against a roster, and tells everything that is wrong with them at once.
private struct SwapReading {
  private(set) var given: RosterAssignment?
  private(set) var taken: RosterAssignment?
  /// The other person; nil where a way is to be found.
  private(set) var other: VolunteerID?
  private(set) var problems: [BilingualText] = []
  private let instance: RosterInstance
  private let listing: RosterListing

  init(_ sides: [String], isFinding: Bool, _ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    listing = RosterListing(instance, plan)
    given = side(sides[0])
    guard !isFinding else { return }
    if sides[1].contains(":") {
      taken = side(sides[1])
      other = taken?.volunteer
    } else {
      other = person(sides[1])
    }
    guard let given, let other, problems.isEmpty else { return }
    if given.volunteer == other { problems.append(CommandText.samePerson(other.text)) }
    if listing.volunteers(on: given.shift).contains(other) {
      problems.append(CommandText.isOnIt(other.text, given.shift.text))
    }
    if let taken, listing.volunteers(on: taken.shift).contains(given.volunteer) {
      problems.append(CommandText.isOnIt(given.volunteer.text, taken.shift.text))
    }
  }

  /// Somebody and a shift of theirs, from `V03:S12`.
  private mutating func side(_ text: String) -> RosterAssignment? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      problems.append(CommandText.personAndShift(text))
      return nil
    }
    let volunteer = person(parts[0])
    let id = ShiftID(parts[1])
    guard instance.shift(id) != nil else {
      let nearest = NearestName.find(parts[1], among: instance.shifts.map(\.id.text))
      problems.append(CommandText.unknownShift(parts[1], nearest: nearest))
      return nil
    }
    guard let volunteer else { return nil }
    guard listing.volunteers(on: id).contains(volunteer) else {
      problems.append(
        CommandText.isNotOnIt(volunteer.text, id.text, listing.shifts(of: volunteer).map(\.id.text)))
      return nil
    }
    return RosterAssignment(volunteer: volunteer, shift: id)
  }

  private mutating func person(_ text: String) -> VolunteerID? {
    let id = VolunteerID(text)
    if instance.volunteer(id) != nil { return id }
    let nearest = NearestName.find(text, among: instance.volunteers.map(\.id.text))
    problems.append(CommandText.unknownVolunteer(text, nearest: nearest))
    return nil
  }
}
