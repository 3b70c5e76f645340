import Foundation
import LinliDomain
import LinliSiting
import Testing

@testable import LinliScenario

@Suite("A published example of facility location becomes a scenario")
struct SpoptImportTests {
  private static let demand = """
    "","OBJECTID","NAME","POP2000","HOUSEHOLDS","long","lat"
    "1","1","T.01",400,"150",-122.4,37.6
    "2","2","T.02",90,"40",-122.5,37.7

    """
  private static let sites =
    "\"\",\"NAME\",\"long\",\"lat\"\n\"1\",\"Store_1\",-122.41,37.61\n\"2\",\"Store_2\",-122.5,37.69\n"
  private static let distances = """
    distance,name,DestinationName,demand
    671.5,Store_1,T.01,400
    9000.25,Store_1,T.02,90
    8000,Store_2,T.01,400
    120,Store_2,T.02,90

    """

  private func read(
    _ demand: String = demand, _ sites: String = sites, _ distances: String = distances
  ) throws(ScenarioError) -> SpoptImport {
    try SpoptImport(
      demand: ("demand.csv", Array(demand.utf8)), sites: ("sites.csv", Array(sites.utf8)),
      distances: ("ways.csv", Array(distances.utf8)))
  }

  @Test("its folder is read without issues, with the distances of the table, in every variant")
  func folder() throws {
    let example = try read()
    var street = Street()
    street.files = [:]
    for file in example.files(title: "two stores", radius: 5000, siteCount: 1) { street.files[file.path] = file.bytes }
    try street.inFolder { url in
      let folder = ScenarioFolder(url)
      #expect(folder.variantNames == ["center", "lscp", "median"])
      for variant in ["base"] + folder.variantNames {
        let siting = try #require(try folder.scenario(variant: variant).siting)
        #expect(siting.estates.map { siting.persons(of: $0) } == [400, 90])
        #expect(
          siting.estates.flatMap { estate in siting.sites.map { siting.metres(from: estate.id, to: $0.id) } }
            == [671.5, 8000, 9000.25, 120])
      }
    }
  }

  @Test("everything that is wrong is told with file and row")
  func faults() {
    let error = #expect(throws: ScenarioError.self) {
      try read(
        Self.demand.replacingOccurrences(of: "400,\"150\"", with: "many,\"150\""),
        Self.sites.replacingOccurrences(of: "Store_2", with: "Store_1"),
        Self.distances.replacingOccurrences(of: "120,Store_2,T.02", with: "-120,Store_2,T.03"))
    }
    let places = error?.issues.map { "\($0.file):\($0.row ?? 0):\($0.column?.name ?? "")" } ?? []
    #expect(places.contains("demand.csv:2:pop2000") && places.contains("sites.csv:3:name"))
    #expect(places.contains("ways.csv:5:distance") && places.contains("ways.csv:5:destinationname"))
  }

  @Test("a column that is missing is told with the nearest name")
  func column() {
    let error = #expect(throws: ScenarioError.self) {
      try read(Self.demand.replacingOccurrences(of: "POP2000", with: "POP200"))
    }
    #expect(error?.issues.first?.problem == .missingColumn && error?.issues.first?.nearest == "pop200")
  }
}
