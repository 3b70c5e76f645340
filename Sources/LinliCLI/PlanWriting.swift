import ArgumentParser
import Foundation
import LinliReport
import LinliScenario

/// Writes files to a folder, or tells why not.
func write(_ files: [(path: String, bytes: [UInt8])], to folder: String, _ speech: SpeechOptions) throws {
  let language = LanguageChoice(speech)
  do {
    try FolderWriter(folder: URL(fileURLWithPath: folder)).write(files)
  } catch {
    Console.note(language.say(CommandText.notWritten(error.description)))
    throw Exit.notWritten
  }
  if !speech.quiet { Console.note(language.say(CommandText.written(folder))) }
}

/// Writes files into a scenario, or tells why not; says nothing more, as what was written is told by the command.
func write(_ files: [(path: String, bytes: [UInt8])], to scenario: String, quietly speech: SpeechOptions) throws {
  do {
    try FolderWriter(folder: URL(fileURLWithPath: scenario)).write(files)
  } catch {
    Console.note(LanguageChoice(speech).say(CommandText.notWritten(error.description)))
    throw Exit.notWritten
  }
}

/// The calendars of a plan, going on from those in the first of some plan folders that has any.
///
/// - Throws: `Exit.data` after saying that a calendar there is not ours.
func calendarFiles(
  _ calendars: RosterCalendars, after folders: [String], _ speech: SpeechOptions
) throws -> [(path: String, bytes: [UInt8])] {
  let language = LanguageChoice(speech)
  let earlier = try withProblemsTold(speech) { () throws(ScenarioError) in
    for folder in folders {
      let found = try PlanFolder(URL(fileURLWithPath: folder)).files(in: RosterCalendars.folder, named: "ics")
      if !found.isEmpty { return found }
    }
    return [:]
  }
  do {
    return try calendars.files(after: earlier)
  } catch {
    Console.note(language.say(CommandText.foreignCalendar(error.path)))
    throw Exit.data
  }
}
