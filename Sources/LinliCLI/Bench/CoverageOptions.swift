import ArgumentParser

/// What the suite of maximal covering asks of each file, which holds points and no question.
struct CoverageOptions: ParsableArguments {
  @Option(
    name: .customLong("sites"),
    help: ArgumentHelp(
      "Sites to choose, one case for each number: 50 or 50,60,70; may be repeated.", valueName: "number"))
  var siteLists: [String] = []

  @Option(
    name: .customLong("radius"),
    help: ArgumentHelp(
      "How far a site reaches, in metres for census blocks, in the plane's unit otherwise; lists as for --sites.",
      valueName: "distance"))
  var radiusLists: [String] = []

  /// The numbers of sites, in the order given.
  var siteCounts: [Int] { Self.members(of: siteLists).compactMap { Int($0) } }

  /// The radii, in the order given.
  var radii: [Double] { Self.members(of: radiusLists).compactMap { Double($0) } }

  /// Refuses options of another suite, options that are missing, and values that mean nothing.
  ///
  /// - Throws: `ValidationError`.
  func check(for suite: BenchSuite) throws {
    guard suite == .maximalCovering else {
      if siteLists.isEmpty && radiusLists.isEmpty { return }
      throw ValidationError("--sites and --radius belong to the suite \(BenchSuite.maximalCovering.rawValue).")
    }
    try Self.check(siteLists, "--sites", "whole numbers of 1 or more, such as 50,60,70") {
      Int($0).map { $0 >= 1 } ?? false
    }
    try Self.check(radiusLists, "--radius", "distances of 0 or more, such as 600") {
      Double($0).map { $0.isFinite && $0 >= 0 } ?? false
    }
    if let number = Self.firstRepeated(siteCounts) { throw ValidationError("--sites says \(number) twice.") }
    if let radius = Self.firstRepeated(radii) {
      throw ValidationError("--radius says \(CoverageCase.shown(radius)) twice.")
    }
  }

  private static func check(
    _ lists: [String], _ option: String, _ expected: String, _ isRight: (String) -> Bool
  ) throws {
    if lists.isEmpty {
      throw ValidationError("\(BenchSuite.maximalCovering.rawValue) needs \(option): \(expected).")
    }
    if let wrong = members(of: lists).first(where: { !isRight($0) }) {
      throw ValidationError("\(option) takes \(expected), not \"\(wrong)\".")
    }
  }

  /// The members of all lists.
  private static func members(of lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private static func firstRepeated<Value: Equatable>(_ values: [Value]) -> Value? {
    values.indices.first { values[..<$0].contains(values[$0]) }.map { values[$0] }
  }
}
