import ArgumentParser
import LinliReport
import LinliRostering

/// The views of a roster as the command line spells them.
enum RosterViewName: String, ExpressibleByArgument, CaseIterable {
  case person, day, place

  var view: RosterText.View {
    switch self {
    case .person: .person
    case .day: .day
    case .place: .place
    }
  }
}

/// How a roster is searched for and shown, as options.
struct RosterOutputOptions: ParsableArguments {
  @Flag(help: "Show people's names beside their ids in the roster's text. Files never hold names.")
  var names = false

  @Option(
    parsing: .singleValue, help: "Show the roster by person, day or place; may be repeated. All three by default.")
  var by: [RosterViewName] = []

  @Flag(help: "With --out: an iCalendar file for each person and each place, in the folder calendar of the plan.")
  var calendar = false

  @Option(help: "Seed of the roster's search: another one looks elsewhere, the same one finds the same roster.")
  var seed = RosterSolveOptions().searchSeed

  @Option(help: "Rounds of the roster's search for each goal; more find better rosters and closer bounds.")
  var rounds = RosterSolveOptions().searchRoundLimit

  func validate() throws {
    if rounds < 0 { throw ValidationError("--rounds takes a number, 0 or more, not \(rounds).") }
  }

  /// What was chosen.
  var choices: RosterChoices {
    RosterChoices(
      showsNames: names,
      views: (by.isEmpty ? RosterViewName.allCases : RosterViewName.allCases.filter(by.contains)).map(\.view),
      seed: seed, rounds: rounds, wantsCalendars: calendar)
  }
}

/// How a roster is searched for and shown.
struct RosterChoices {
  /// Whether people's names stand beside their ids.
  var showsNames = false
  /// The views in their own order, each once.
  var views = RosterText.View.allCases
  /// The seed of the search.
  var seed = RosterSolveOptions().searchSeed
  /// The rounds of the search for each level.
  var rounds = RosterSolveOptions().searchRoundLimit
  /// Whether calendars are written, too.
  var wantsCalendars = false

  /// Seed and rounds; no limit yet.
  var solveOptions: RosterSolveOptions {
    var options = RosterSolveOptions()
    options.searchSeed = seed
    options.searchRoundLimit = rounds
    return options
  }
}
