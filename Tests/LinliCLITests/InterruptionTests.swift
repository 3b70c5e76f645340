import Foundation
import Testing

@Suite("A run that is interrupted leaves the best plan so far, or none")
struct InterruptionTests {
  private let street = LinliProcess.street.path

  @Test(
    "Ctrl-C and SIGTERM during a long search end soon with an audited plan or with 3", arguments: [SIGINT, SIGTERM])
  func interrupted(_ signal: Int32) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let plan = folder.appendingPathComponent("plan")
      let notes = folder.appendingPathComponent("notes")
      let arguments = [
        "match", street, "--variant", "whole_sessions", "--out", plan.path, "--verbose", "--json",
      ]
      let clock = ContinuousClock()
      var sentAt = clock.now
      let run = try LinliProcess.run(arguments, errors: notes) { process in
        waitForWords(in: notes, of: process)
        sentAt = clock.now
        kill(process.processIdentifier, signal)
      }
      #expect(clock.now - sentAt < .seconds(20))
      #expect(!run.wasSignalled)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: plan.path)) ?? []
      #expect(!names.contains { $0.hasSuffix(".partial") })
      let document = try run.object()
      if run.exitCode == 0 {
        #expect((document["audit"] as? [String: Any])?["isSound"] as? Bool == true)
        #expect(document["termination"] as? String == "interrupted")
        let written = try Data(contentsOf: plan.appendingPathComponent("plan.json"))
        #expect(written == run.output)
        let audit = try LinliProcess.run("audit", street, plan.path, "--variant", "whole_sessions")
        #expect(audit.exitCode == 0)
      } else {
        #expect(run.exitCode == 3)
        #expect(names.isEmpty)
      }
    }
  }

  @Test("a short time limit is kept and what was found by then is audited")
  func shortLimit() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let run = try LinliProcess.run(
      "match", street, "--variant", "whole_sessions", "--time-limit", "2", "--json", "--quiet")
    #expect(clock.now - start < .seconds(12))
    #expect([0, 3].contains(run.exitCode))
    let document = try run.object()
    if run.exitCode == 0 { #expect((document["audit"] as? [String: Any])?["isSound"] as? Bool == true) }
  }

  /// Waits until the command says something: by then it listens to signals.
  private func waitForWords(in file: URL, of process: Process) {
    while process.isRunning, (try? Data(contentsOf: file))?.isEmpty ?? true { usleep(2000) }
  }
}

@Suite("A roster that is interrupted is the best so far, or none")
struct RosterInterruptionTests {
  private let month = LinliProcess.root.appendingPathComponent("Scenarios/riverside-month").path

  @Test("Ctrl-C during the search ends soon with an audited roster or with 3")
  func interrupted() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let plan = folder.appendingPathComponent("plan")
      let clock = ContinuousClock()
      var sentAt = clock.now
      let run = try LinliProcess.run(["roster", month, "--out", plan.path, "--json"]) { process in
        usleep(1_500_000)
        sentAt = clock.now
        kill(process.processIdentifier, SIGINT)
      }
      #expect(clock.now - sentAt < .seconds(30))
      #expect(!run.wasSignalled)
      #expect([0, 3].contains(run.exitCode), "\(run.errors)")
      if run.exitCode == 0 {
        #expect((try run.object()["audit"] as? [String: Any])?["isSound"] as? Bool == true)
        #expect(try LinliProcess.run("audit", month, plan.path).exitCode == 0)
      } else {
        #expect(!FileManager.default.fileExists(atPath: plan.path))
      }
    }
  }
}
