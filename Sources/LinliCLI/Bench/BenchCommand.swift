import ArgumentParser
import Foundation
import LinliLP
import LinliReport
import LinliScenario
import Logging

/// `linli bench`: published instances, one roster each and a table of results.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Solves published instances: a table for each, and results.csv.",
    discussion: """
      DIR/<instance>.csv is the solution (shift-scheduling: employee, day, shift, days from 0; facility-location: customer, \
      site, share; p-median, p-center, capacitated-p-median: demand, site, all from 1; maximal-covering: site, \
      generalized-assignment: job, agent, all from 0), DIR/results.csv has the \
      columns instance, objective, bound, gap, seconds, termination; results.csv is printed as well. Every solution is \
      checked against every rule by code that knows nothing of the search. Files are written after each instance, so \
      nothing is lost by Ctrl-C.

      --mps writes PROGRAMS/<instance>.mps, the program whose optimum is the instance's, for any other solver, and \
      <instance>.mps.names.csv, which says what its short names stand for; without --out nothing is solved. The command \
      of CBC has to be told to maximize maximal-covering.

      Example: linli bench shift-scheduling Instance1.txt Instance2.txt --time-limit 60 --out results
      """)

  @Argument(help: "The suite.")
  var suite: BenchSuite

  @Argument(help: "The instances.", completion: .file())
  var files: [String]

  @Option(help: "Seconds for each instance; the best solution so far is taken. Without it limits on work decide.")
  var timeLimit: Double?

  @Option(name: .customLong("out"), help: "The folder for solutions and results.", completion: .directory)
  var folder: String?

  @Option(
    name: .customLong("mps"),
    help: ArgumentHelp("The folder for the programs of the instances as free-format MPS.", valueName: "programs"),
    completion: .directory)
  var programFolder: String?

  @Option(help: "Seed of the search: another one looks elsewhere, the same one finds the same solutions.")
  var seed: UInt64 = 1

  @OptionGroup(title: "Facility location") var facilityLocation: FacilityLocationOptions
  @OptionGroup(title: "Maximal covering") var coverage: CoverageOptions
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    try coverage.check(for: suite)
    try checkFolders()
    if let timeLimit, !(timeLimit.isFinite && timeLimit >= 0) {
      throw ValidationError("--time-limit takes seconds, 0 or more, not \(timeLimit).")
    }
    try facilityLocation.requireUse(by: suite)
    let names = files.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent }
    for (position, name) in names.enumerated() where names[..<position].contains(name) {
      throw ValidationError("Two files are called \(name); their solutions would take each other's place.")
    }
  }

  private func checkFolders() throws {
    if folder == nil && programFolder == nil { throw ValidationError("Name a folder with --out, with --mps or both.") }
    if folder?.isEmpty == true { throw ValidationError("--out takes a folder.") }
    guard let programFolder else { return }
    if programFolder.isEmpty { throw ValidationError("--mps takes a folder.") }
    if folder == nil && timeLimit != nil {
      throw ValidationError("--time-limit limits the search; without --out nothing is solved.")
    }
  }

  func run() throws {
    let cases = try cases()
    let language = LanguageChoice(speech)
    let hasAllPrograms = try writePrograms(of: cases)
    if let folder {
      let interruption = Interruption { Console.interject(language.say(CommandText.stopping)) }
      try withExtendedLifetime(interruption) {
        try run(cases, until: interruption.cancellation, to: BenchFolder(URL(fileURLWithPath: folder)), language)
      }
    }
    if !hasAllPrograms { throw Exit.data }
  }

  /// Writes the programs if they are wanted; false if some of them are too large.
  private func writePrograms(of cases: [any BenchCase]) throws -> Bool {
    guard let programFolder else { return true }
    let programs = BenchProgramFolder(folder: URL(fileURLWithPath: programFolder), speech: speech)
    var isComplete = true
    for one in cases {
      let isWritten = try programs.write(one)
      isComplete = isComplete && isWritten
    }
    return isComplete
  }

  /// What every file asks, or what is wrong with all of them.
  private func cases() throws -> [any BenchCase] {
    try withProblemsTold(speech) { () throws(ScenarioError) in
      var cases: [any BenchCase] = []
      var issues: [ScenarioIssue] = []
      for path in files {
        do throws(ScenarioError) {
          cases += try suite.cases(
            in: URL(fileURLWithPath: path), facilityLocation: facilityLocation, coverage: coverage)
        } catch {
          issues += error.issues
        }
      }
      guard issues.isEmpty else { throw ScenarioError(issues: issues) }
      return cases
    }
  }

  private func run(
    _ cases: [any BenchCase], until cancellation: Cancellation, to folder: BenchFolder, _ language: LanguageChoice
  ) throws {
    var done: [BenchOutcome] = []
    for one in cases where !cancellation.isRaised {
      let outcome = try withFaultsTold(language) { try solve(one, cancellation, language) }
      done.append(outcome)
      try write(done, to: folder, language)
      if !speech.quiet { Console.note(language.say(CommandText.benched(outcome.result))) }
      for violation in outcome.violations { Console.note("  - " + language.say(violation)) }
    }
    try Console.data(BenchResult.table(done.map(\.result)))
    if done.contains(where: { !$0.violations.isEmpty }) { throw Exit.fault }
    if done.count < cases.count || done.contains(where: { $0.table == nil }) { throw Exit.noPlan }
  }

  private func solve(
    _ one: any BenchCase, _ cancellation: Cancellation, _ language: LanguageChoice
  ) throws -> BenchOutcome {
    var options = BenchOptions(timeLimit: limit, seed: seed, cancellation: cancellation)
    let line = ProgressLine(language)
    if Console.isTerminal && !speech.quiet { options.progress = { line.show(one.name, $0) } }
    if speech.verbose {
      let log = Console.log(speech)
      options.messages = { log.debug("\($0)") }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let solution = try one.solve(options)
    line.clear()
    return BenchOutcome(solution, of: one.name, seconds: (clock.now - start) / .seconds(1))
  }

  /// Seconds from which on a limit is none: more than any clock counts.
  private static let endless = 1e9

  private var limit: Duration? { timeLimit.flatMap { $0 < Self.endless ? .seconds($0) : nil } }

  private func write(_ done: [BenchOutcome], to folder: BenchFolder, _ language: LanguageChoice) throws {
    let solutions = done.compactMap { outcome in outcome.table.map { (instance: outcome.result.instance, text: $0) } }
    do {
      try folder.write(solutions: solutions, results: done.map(\.result))
    } catch {
      Console.note(language.say(CommandText.notWritten(error.description)))
      throw Exit.notWritten
    }
  }
}
