import ArgumentParser
import LinliLP
import LinliMatching

/// Where a plan goes.
struct PlanOutputOptions: ParsableArguments {
  @Flag(help: "Print plan.json instead of the text.")
  var json = false

  @Option(
    name: .customLong("out"), help: "Write plan.json, run.json and the tables to this folder.", completion: .directory)
  var folder: String?

  @Flag(help: "Begin the tables with the mark that Excel needs to read Chinese.")
  var excel = false

  func validate() throws {
    if folder?.isEmpty == true { throw ValidationError("--out takes a folder.") }
    if excel && folder == nil { throw ValidationError("--excel needs --out.") }
  }
}

/// What a solve may cost, and how strict it is.
struct LimitOptions: ParsableArguments {
  @Option(help: "Seconds for the whole command; the best plan so far is returned.")
  var timeLimit: Double?

  @Flag(help: "All demand is required; what collides is told when that cannot be met.")
  var strict = false

  /// When the command began, for the time limit.
  private let start = ContinuousClock.now

  enum CodingKeys: CodingKey {
    case timeLimit, strict
  }

  func validate() throws {
    if let timeLimit, !(timeLimit.isFinite && timeLimit >= 0) {
      throw ValidationError("--time-limit takes seconds, 0 or more, not \(timeLimit).")
    }
  }

  /// Seconds from which on a limit is none: more than any clock counts.
  private static let endless = 1e9

  /// What is left of the time limit for solving.
  var remaining: Duration? {
    guard let timeLimit, timeLimit < Self.endless else { return nil }
    return max(.zero, .seconds(timeLimit) - (ContinuousClock.now - start))
  }

  /// The part of what is left for the first of some questions that share it.
  func remaining(sharedBy count: Int) -> Duration? { remaining.map { $0 / max(1, count) } }
}
