import ArgumentParser
import Foundation
import LinliScenario

/// `linli import spopt`: a published example of facility location as a scenario folder.
struct SpoptImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spopt", abstract: "Demand points, sites and network distances, as spopt publishes them.",
    discussion: """
      DEMAND has the columns NAME, POP2000, HOUSEHOLDS, long, lat; SITES has NAME, long, lat; DISTANCES has distance \
      (metres), name (the site), DestinationName (the demand point). The scenario asks for the most people within the \
      radius; its variants lscp, median and center ask for the fewest sites that cover everybody, the p-median and the \
      p-center.

      Example: linli import spopt demand.csv sites.csv distances.csv --radius 5000 --sites 4 --out stores
      """)

  @Argument(help: "The demand points.", completion: .file())
  var demand: String

  @Argument(help: "The candidate sites.", completion: .file())
  var candidates: String

  @Argument(help: "The distances.", completion: .file())
  var distances: String

  @Option(help: "Metres within which a site covers.")
  var radius: Double = 5000

  @Option(help: "How many sites may open.")
  var sites: Int = 4

  @OptionGroup var out: ImportOutput

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    guard radius.isFinite, radius >= 0 else {
      throw ValidationError("--radius takes metres, 0 or more, not \(radius).")
    }
    guard sites >= 1 else { throw ValidationError("--sites takes a number from 1 on, not \(sites).") }
  }

  func run() throws {
    let example = try withProblemsTold(speech) { () throws(ScenarioError) in
      try SpoptImport(
        demand: URL(fileURLWithPath: demand), sites: URL(fileURLWithPath: candidates),
        distances: URL(fileURLWithPath: distances))
    }
    let title = URL(fileURLWithPath: out.folder).lastPathComponent
    try out.write(example.files(title: title, radius: radius, siteCount: sites), speech)
  }
}
