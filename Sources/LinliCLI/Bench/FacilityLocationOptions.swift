import ArgumentParser

/// What files of capacitated location leave to the one who runs them.
struct FacilityLocationOptions: ParsableArguments {
  @Option(
    name: .customLong("capacity"),
    help: ArgumentHelp(
      "facility-location: the number that the word capacity in a file stands for; may be given several times.",
      discussion: "One case for each, named for it: capa-8000. Files that state their capacities keep them.",
      valueName: "N"))
  var capacities: [Double] = []

  func validate() throws {
    for (position, capacity) in capacities.enumerated() {
      guard capacity.isFinite && capacity > 0 else {
        throw ValidationError("--capacity takes a number above 0, not \(capacity).")
      }
      if capacities[..<position].contains(capacity) {
        throw ValidationError("--capacity \(capacity) stands twice; the solutions would take each other's place.")
      }
    }
  }

  /// Refuses the option for suites that have no use for it.
  func requireUse(by suite: BenchSuite) throws {
    guard suite == .facilityLocation || capacities.isEmpty else {
      throw ValidationError("--capacity belongs to the suite \(BenchSuite.facilityLocation.rawValue).")
    }
  }
}
