import ArgumentParser
import Foundation
import LinliScenario

/// The file of a published location problem, and where its scenario goes.
struct PublishedSitesImport: ParsableArguments {
  @Argument(help: "The instance.", completion: .file())
  var file: String

  @OptionGroup var out: ImportOutput

  @OptionGroup var speech: SpeechOptions

  /// Writes the scenario that `published` makes of the file.
  func write(_ published: (URL) throws(ScenarioError) -> PublishedSites) throws {
    let place = URL(fileURLWithPath: file)
    let sites = try withProblemsTold(speech) { () throws(ScenarioError) in try published(place) }
    try out.write(sites.files(title: place.deletingPathExtension().lastPathComponent), speech)
  }
}

/// `linli import p-median`.
struct PMedianImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BenchSuite.pMedian.rawValue, abstract: "A p-median instance of the OR-Library.",
    discussion: """
      The scenario asks the same question; the value of its one goal is the instance's objective. linli bench is the \
      faster way to solve large ones.

      Example: linli import p-median pmed1.txt --out pmed1
      """)

  @OptionGroup var published: PublishedSitesImport

  func run() throws {
    try published.write { place throws(ScenarioError) in
      PublishedSites(try PathNetworkFile(place).problem(), isMedian: true)
    }
  }
}

/// `linli import p-center`.
struct PCenterImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BenchSuite.pCenter.rawValue, abstract: "A p-median instance of the OR-Library, asked for p-centers.",
    discussion: "Example: linli import p-center pmed1.txt --out pmed1")

  @OptionGroup var published: PublishedSitesImport

  func run() throws {
    try published.write { place throws(ScenarioError) in
      PublishedSites(try PathNetworkFile(place).problem(), isMedian: false)
    }
  }
}

/// `linli import facility-location`.
struct FacilityLocationImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BenchSuite.facilityLocation.rawValue,
    abstract: "A capacitated warehouse location instance of the OR-Library.",
    discussion: """
      A way is as many metres long as it costs to serve a unit of demand, and its goal adds yuan and metres.

      Example: linli import facility-location cap41.txt --out cap41
      """)

  @OptionGroup var published: PublishedSitesImport
  @OptionGroup var options: FacilityLocationOptions

  func validate() throws {
    if options.capacities.count > 1 { throw ValidationError("A scenario has one --capacity.") }
  }

  func run() throws {
    let capacities = options.capacities
    try published.write { place throws(ScenarioError) in
      let instances = try FacilityLocationFile(place).instances(capacities: capacities)
      guard let first = instances.first else { preconditionFailure("\(place.lastPathComponent) holds no instance") }
      return try PublishedSites(first.instance, isMedian: false, file: place.lastPathComponent)
    }
  }
}

/// `linli import capacitated-p-median`.
struct CapacitatedMedianImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BenchSuite.capacitatedMedian.rawValue, abstract: "A capacitated p-median instance of the OR-Library.",
    discussion: "Example: linli import capacitated-p-median pmedcap1.txt --out pmedcap1")

  @OptionGroup var published: PublishedSitesImport

  func run() throws {
    try published.write { place throws(ScenarioError) in
      try PublishedSites(
        try CapacitatedMedianFile(place).instance(), isMedian: true, file: place.lastPathComponent)
    }
  }
}

/// `linli import maximal-covering`.
struct MaximalCoveringImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BenchSuite.maximalCovering.rawValue,
    abstract: "Census blocks or random points, each of which is a site as well.",
    discussion: "Example: linli import maximal-covering blocks.txt --sites 10 --radius 800 --out blocks")

  @OptionGroup var published: PublishedSitesImport
  @OptionGroup var coverage: CoverageOptions

  func validate() throws {
    try coverage.check(for: .maximalCovering)
    if coverage.siteCounts.count > 1 || coverage.radii.count > 1 {
      throw ValidationError("A scenario has one number of --sites and one --radius.")
    }
  }

  func run() throws {
    guard let radius = coverage.radii.first, let sites = coverage.siteCounts.first else { return }
    try published.write { place throws(ScenarioError) in
      PublishedSites(try CoverageFile(place).points(), radius: radius, siteCount: sites)
    }
  }
}
