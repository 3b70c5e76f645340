import ArgumentParser
import Foundation
import LinliLP
import LinliReport
import LinliScenario

/// `linli bench`: published instances, one roster each and a table of results.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Solves published instances: a table for each, and results.csv.",
    discussion: """
      DIR/<instance>.csv has the columns employee, day, shift (days from 0), DIR/results.csv the columns instance, \
      objective, bound, gap, seconds, termination; results.csv is printed as well. Every roster is checked against every \
      rule by code that knows nothing of the search. Files are written after each instance, so nothing is lost by Ctrl-C.

      Example: linli bench shift-scheduling Instance1.txt Instance2.txt --time-limit 60 --out results
      """)

  @Argument(help: "The suite.")
  var suite: PublishedFormat

  @Argument(help: "The instances.", completion: .file())
  var files: [String]

  @Option(help: "Seconds for each instance; the best roster so far is taken. Without it limits on work decide.")
  var timeLimit: Double?

  @Option(name: .customLong("out"), help: "The folder for rosters and results.", completion: .directory)
  var folder: String

  @Option(help: "Seed of the search: another one looks elsewhere, the same one finds the same rosters.")
  var seed: UInt64 = 1

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if folder.isEmpty { throw ValidationError("--out takes a folder.") }
    if let timeLimit, !(timeLimit.isFinite && timeLimit >= 0) {
      throw ValidationError("--time-limit takes seconds, 0 or more, not \(timeLimit).")
    }
    let names = files.map { ShiftSchedulingFile(URL(fileURLWithPath: $0)).instanceName }
    for (position, name) in names.enumerated() where names[..<position].contains(name) {
      throw ValidationError("Two files are called \(name); their rosters would take each other's place.")
    }
  }

  func run() throws {
    let instances = try instances()
    let language = LanguageChoice(speech)
    let interruption = Interruption { Console.interject(language.say(CommandText.stopping)) }
    try withExtendedLifetime(interruption) { try run(instances, until: interruption.cancellation, language) }
  }

  /// Every instance, or what is wrong with all of them.
  private func instances() throws -> [(name: String, problem: ShiftSchedulingProblem)] {
    try withProblemsTold(speech) { () throws(ScenarioError) in
      var instances: [(name: String, problem: ShiftSchedulingProblem)] = []
      var issues: [ScenarioIssue] = []
      for path in files {
        let file = ShiftSchedulingFile(URL(fileURLWithPath: path))
        do throws(ScenarioError) { instances.append((file.instanceName, try file.problem())) } catch {
          issues += error.issues
        }
      }
      guard issues.isEmpty else { throw ScenarioError(issues: issues) }
      return instances
    }
  }

  private func run(
    _ instances: [(name: String, problem: ShiftSchedulingProblem)], until cancellation: Cancellation,
    _ language: LanguageChoice
  ) throws {
    var done: [BenchTask.Outcome] = []
    for (name, problem) in instances where !cancellation.isRaised {
      let task = BenchTask(
        problem: problem, name: name, timeLimit: limit, seed: seed, cancellation: cancellation, speech: speech)
      let outcome = try withFaultsTold(language) { try task.run() }
      done.append(outcome)
      try write(done, language)
      if !speech.quiet { Console.note(language.say(CommandText.benched(outcome.result))) }
      for violation in outcome.violations { Console.note("  - " + violation) }
    }
    try Console.data(ShiftSchedulingTables.results(done.map(\.result)))
    if done.contains(where: { !$0.violations.isEmpty }) { throw Exit.fault }
    if done.count < instances.count || done.contains(where: { $0.roster == nil }) { throw Exit.noPlan }
  }

  /// Seconds from which on a limit is none: more than any clock counts.
  private static let endless = 1e9

  private var limit: Duration? { timeLimit.flatMap { $0 < Self.endless ? .seconds($0) : nil } }

  private func write(_ done: [BenchTask.Outcome], _ language: LanguageChoice) throws {
    let rosters = done.compactMap { outcome in outcome.roster.map { (instance: outcome.result.instance, text: $0) } }
    do {
      try ShiftSchedulingFolder(URL(fileURLWithPath: folder)).write(rosters: rosters, results: done.map(\.result))
    } catch {
      Console.note(language.say(CommandText.notWritten(error.description)))
      throw Exit.notWritten
    }
  }
}
