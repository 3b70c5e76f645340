import ArgumentParser

/// The exit codes of `linli`. Usage errors end with 64 by themselves.
enum Exit {
  /// The audit found a difference.
  static let difference = ExitCode(1)
  /// Infeasible under `--strict`.
  static let infeasible = ExitCode(2)
  /// A limit was reached without a plan.
  static let noPlan = ExitCode(3)
  /// The input data cannot be used.
  static let data = ExitCode(65)
  /// A fault of ours.
  static let fault = ExitCode(70)
  /// A file could not be written.
  static let notWritten = ExitCode(74)
}
