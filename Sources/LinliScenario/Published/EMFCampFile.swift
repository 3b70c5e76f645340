public import Foundation

/// The three files of an export, in JSON: shifts, the histogram of volunteers, and roles.
///
/// - Shifts: a list of objects with `start` and `end` (local time, `2022-06-02 05:45:00`), `role`, `venue`,
///   `min_needed`, `max_needed`, `signed_up`, and perhaps `entry_states`, a list of `{state, count}`.
/// - Histogram: an object with `shift_histogram`, people by the number of shifts that they took.
/// - Roles: an object with `roles`, or the roles themselves, by name: `interested_volunteers`, `trained_volunteers` where
///   training is needed, `total_volunteers`; a null count is nobody. Their own `shift_histogram` is not used.
public struct EMFCampFile: Sendable {
  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the file without its ending.
  public var name: String { file.instanceName }

  /// What was read, and what was left out of it.
  public struct Contents<Value: Sendable>: Sendable {
    /// What the file says.
    public var value: Value
    /// What was left out, and why.
    public var warnings: [ScenarioIssue]
  }

  /// Reads the file as a list of shifts.
  ///
  /// - Parameter isStrict: whether what would be left out is refused.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines, columns name the number of
  ///   the entry from 1 and its key.
  public func shifts(isStrict: Bool = false) throws(ScenarioError) -> Contents<EMFCampExport> {
    try read(isStrict) { $0.shifts($1) }
  }

  /// Reads the file as a histogram.
  ///
  /// - Throws: ``ScenarioError`` as ``shifts(isStrict:)``.
  public func histogram(isStrict: Bool = false) throws(ScenarioError) -> Contents<EMFCampHistogram> {
    try read(isStrict) { $0.histogram($1) }
  }

  /// Reads the file as figures of roles by name.
  ///
  /// - Throws: ``ScenarioError`` as ``shifts(isStrict:)``.
  public func roles(isStrict: Bool = false) throws(ScenarioError) -> Contents<[String: EMFCampRole]> {
    try read(isStrict) { $0.roles($1) }
  }

  private func read<Value>(
    _ isStrict: Bool, _ part: (inout EMFCampReading, YAMLNode) -> Value?
  ) throws(ScenarioError) -> Contents<Value> {
    try Self.contents(of: file.bytes(), file: file.name, isStrict, part)
  }

  /// The most values that a file may have; an export has some thousands.
  private static let nodeLimit = 5_000_000

  static func contents<Value>(
    of bytes: [UInt8], file: String, _ isStrict: Bool, _ part: (inout EMFCampReading, YAMLNode) -> Value?
  ) throws(ScenarioError) -> Contents<Value> {
    // Every JSON text is YAML, whose reader knows lines.
    let root = try YAMLReading.read(bytes, file: file, nodeLimit: nodeLimit).get()
    var reading = EMFCampReading(file: file)
    let value = part(&reading, root)
    let issues = reading.issues + (isStrict ? reading.warnings : [])
    guard let value, issues.isEmpty else { throw ScenarioError(issues: issues, warnings: reading.warnings) }
    return Contents(value: value, warnings: ScenarioError.sorted(reading.warnings))
  }
}
