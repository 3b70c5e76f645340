import ArgumentParser
import Foundation
import LinliScenario

/// `linli import emf-camp`: the published shifts of a volunteer-run festival as a scenario folder, with invented people.
struct EMFCampImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emf-camp", abstract: "The shifts of a volunteer-run festival, with invented people.",
    discussion: """
      SHIFTS is the anonymous export of Electromagnetic Field's volunteer system: a list of shifts with role, venue, \
      times, fewest and most people, and how many signed up. Who they were is not published: people are drawn with a \
      seed, and together take as many shifts as there were sign-ups. The README.md of the folder says what is real, what \
      is invented, and what happened in reality.

      Example: linli import emf-camp shift.json --volunteers 645 --seed 1 --histogram volunteer.json --out festival
      """)

  @Argument(help: "The shifts, in JSON.", completion: .file())
  var shifts: String

  @Option(help: "How many people are drawn.")
  var volunteers: Int

  @Option(help: "Seed of the draw: the same one draws the same people.")
  var seed: UInt64

  @Option(help: "How many people took how many shifts, in JSON; without it shifts are spread evenly.")
  var histogram: String?

  @Option(help: "How many people are interested in and trained for each role, in JSON; else sign-ups decide.")
  var roles: String?

  @Option(help: "Most shifts of a person.")
  var limit: Int = 3

  @Flag(help: "Set nothing aside: an entry that cannot be used ends the command.")
  var strict = false

  @OptionGroup var out: ImportOutput

  @OptionGroup var speech: SpeechOptions

  /// More people than any festival has.
  private static let mostVolunteers = 100_000
  /// More shifts than anybody works.
  private static let highestLimit = 1000

  func validate() throws {
    guard (1...Self.mostVolunteers).contains(volunteers) else {
      throw ValidationError("--volunteers takes a number from 1 to \(Self.mostVolunteers), not \(volunteers).")
    }
    guard (1...Self.highestLimit).contains(limit) else {
      throw ValidationError("--limit takes a number from 1 to \(Self.highestLimit), not \(limit).")
    }
  }

  func run() throws {
    let (export, request, warnings) = try withProblemsTold(speech) { () throws(ScenarioError) in try read() }
    let folder = EMFCampImport(export, request, name: EMFCampFile(URL(fileURLWithPath: shifts)).name)
    if !warnings.isEmpty {
      Console.note(CommandText.leftOut(warnings.count)[speech.language])
      for warning in warnings { Console.note("  - " + warning.text(in: speech.language)) }
    }
    if !folder.unpublishedRoles.isEmpty {
      Console.note(CommandText.unpublishedRoles(folder.unpublishedRoles)[speech.language])
    }
    try out.write(folder.files, speech)
    if !speech.quiet { tell(export, folder) }
  }

  /// Everything that is read, or what is wrong with all of it.
  private func read() throws(ScenarioError) -> (EMFCampExport, EMFCampRequest, warnings: [ScenarioIssue]) {
    var problems = ImportProblems()
    let export = problems.noting(shifts) { file throws(ScenarioError) in try file.shifts(isStrict: strict) }
    let histogram = problems.noting(histogram) { file throws(ScenarioError) in try file.histogram(isStrict: strict) }
    let roles = problems.noting(roles) { file throws(ScenarioError) in try file.roles(isStrict: strict) }
    guard problems.issues.isEmpty, let export else {
      throw ScenarioError(issues: problems.issues, warnings: problems.warnings)
    }
    let request = EMFCampRequest(
      volunteerCount: volunteers, seed: seed, limit: limit, histogram: histogram?.value, roles: roles?.value)
    return (export.value, request, export.warnings + (histogram?.warnings ?? []) + (roles?.warnings ?? []))
  }

  private func tell(_ export: EMFCampExport, _ folder: EMFCampImport) {
    let reality = export.reality
    Console.note(CommandText.reality(reality, shifts: export.shifts.count)[speech.language])
    if folder.capacity < reality.signUps {
      let text = CommandText.fewerThanSignUps(
        people: volunteers, limit: limit, capacity: folder.capacity, signUps: reality.signUps)
      Console.note(text[speech.language])
    }
  }
}

/// The problems of several files.
private struct ImportProblems {
  var issues: [ScenarioIssue] = []
  var warnings: [ScenarioIssue] = []

  /// What a file says, nil if none is named; nil with its problems noted if it cannot be used.
  mutating func noting<Value>(_ path: String?, _ read: (EMFCampFile) throws(ScenarioError) -> Value) -> Value? {
    guard let path else { return nil }
    do throws(ScenarioError) { return try read(EMFCampFile(URL(fileURLWithPath: path))) } catch {
      issues += error.issues
      warnings += error.warnings
      return nil
    }
  }
}
