import LinliScenario
import Logging

extension Console {
  /// The log of a run, on standard error: warnings always, what is being done and the solver's own lines with
  /// `--verbose`.
  static func log(_ speech: SpeechOptions) -> Logger {
    var logger = Logger(label: "linli") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = speech.verbose ? .debug : .warning
    return logger
  }
}

extension Logger {
  /// Says what was read and how it was understood.
  func describe(_ scenario: Scenario) {
    for input in scenario.inputs {
      debug("read", metadata: ["file": "\(input.path)", "bytes": "\(input.byteCount)", "hash": "\(input.fingerprint)"])
    }
    info("scenario", metadata: ["name": "\(scenario.name)", "variant": "\(scenario.variantName)"])
  }
}
