public import Foundation
internal import LinliDomain

/// A published example of facility location with network distances as a scenario folder: demand points with people,
/// candidate sites, and the distance of every pair.
///
/// Three CSV files, as the library spopt publishes them: demand (`NAME`, `POP2000`, `HOUSEHOLDS`, `long`, `lat`), sites
/// (`NAME`, `long`, `lat`) and distances in metres (`distance`, `name`, `DestinationName`). Every demand point becomes an
/// estate of one community, weighed by its people; `travel.csv` alone tells distances. The variants ask the questions of
/// the example: fewest sites that cover everybody, most people covered, p-median, p-center.
public struct SpoptImport: Sendable {
  /// A demand point.
  struct Demand: Equatable, Sendable {
    var name: String
    var people: Int
    var households: Int
    var place: GeographicPoint
  }

  /// A candidate site.
  struct Candidate: Equatable, Sendable {
    var name: String
    var place: GeographicPoint
  }

  let demands: [Demand]
  let sites: [Candidate]
  /// Metres by site and demand point, by their positions.
  let distances: [(demand: Int, site: Int, metres: Double)]

  /// Reads the three files.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with them.
  public init(demand: URL, sites: URL, distances: URL) throws(ScenarioError) {
    var issues: [ScenarioIssue] = []
    var read: [[UInt8]] = []
    for url in [demand, sites, distances] {
      switch FileReading.bytes(of: url, limit: ReadingLimits().tableByteCount) {
      case .success(let bytes): read.append(bytes)
      case .failure(let error):
        issues.append(ScenarioIssue(file: url.lastPathComponent, problem: error.problem))
      }
    }
    guard issues.isEmpty else { throw ScenarioError(issues: issues) }
    try self.init(
      demand: (demand.lastPathComponent, read[0]), sites: (sites.lastPathComponent, read[1]),
      distances: (distances.lastPathComponent, read[2]))
  }

  /// Reads the bytes of three files, each with the name that issues give for it.
  init(
    demand: (name: String, bytes: [UInt8]), sites: (name: String, bytes: [UInt8]),
    distances: (name: String, bytes: [UInt8])
  ) throws(ScenarioError) {
    var demandTable = SpoptTable(
      demand.bytes, file: demand.name, columns: ["name", "pop2000", "households", "long", "lat"])
    var siteTable = SpoptTable(sites.bytes, file: sites.name, columns: ["name", "long", "lat"])
    var wayTable = SpoptTable(distances.bytes, file: distances.name, columns: ["distance", "name", "destinationname"])
    let points = Self.demands(&demandTable)
    let candidates = Self.candidates(&siteTable)
    self.demands = points
    self.sites = candidates
    self.distances = Self.distances(&wayTable, points.map(\.name), candidates.map(\.name))
    let issues = demandTable.issues + siteTable.issues + wayTable.issues
    guard issues.isEmpty else { throw ScenarioError(issues: issues) }
  }

  private static func demands(_ table: inout SpoptTable) -> [Demand] {
    var taken: [String: Int] = [:]
    return table.rows.compactMap { row in
      let place = place(row, &table)
      let people = table.number(row, "pop2000")
      let households = table.number(row, "households")
      guard let name = table.name(row, "name", among: taken) else { return nil }
      taken[name] = row.number
      guard let place, let people, let households else { return nil }
      return Demand(name: name, people: Int(people), households: Int(households), place: place)
    }
  }

  private static func candidates(_ table: inout SpoptTable) -> [Candidate] {
    var taken: [String: Int] = [:]
    return table.rows.compactMap { row in
      let place = place(row, &table)
      guard let name = table.name(row, "name", among: taken) else { return nil }
      taken[name] = row.number
      return place.map { Candidate(name: name, place: $0) }
    }
  }

  private static func place(_ row: SpoptTable.Row, _ table: inout SpoptTable) -> GeographicPoint? {
    let longitude = table.number(row, "long", isSigned: true)
    let latitude = table.number(row, "lat", isSigned: true)
    guard let longitude, let latitude else { return nil }
    return GeographicPoint(latitude: latitude, longitude: longitude)
  }

  private static func distances(
    _ table: inout SpoptTable, _ demands: [String], _ sites: [String]
  ) -> [(demand: Int, site: Int, metres: Double)] {
    let demandAt = Dictionary(zip(demands, 0...), uniquingKeysWith: { first, _ in first })
    let siteAt = Dictionary(zip(sites, 0...), uniquingKeysWith: { first, _ in first })
    return table.rows.compactMap { row in
      let metres = table.number(row, "distance")
      let demand = demandAt[row["destinationname"]]
      let site = siteAt[row["name"]]
      if demand == nil {
        table.report(
          row, "destinationname", .unknownReference(table: "estates"), nil,
          nearest: NearestName.find(row["destinationname"], among: demands))
      }
      if site == nil {
        table.report(
          row, "name", .unknownReference(table: "sites"), nil, nearest: NearestName.find(row["name"], among: sites))
      }
      guard let metres, let demand, let site else { return nil }
      return (demand, site, metres)
    }
  }
}

// MARK: - The folder

extension SpoptImport {
  /// The files of the folder, for ``FolderWriter``.
  ///
  /// - Parameters:
  ///   - title: What the scenario is called.
  ///   - radius: Metres within which a site covers.
  ///   - siteCount: How many sites the variants may open.
  public func files(title: String, radius: Double, siteCount: Int) -> [(path: String, bytes: [UInt8])] {
    let demandIDs = Slugs(demands.map(\.name))
    let siteIDs = Slugs(sites.map(\.name))
    let ways = distances.map { way in
      [
        OutputCell.text(demandIDs[demands[way.demand].name]), .text(siteIDs[sites[way.site].name]),
        .number(way.metres, decimals: 12),
      ]
    }
    return [
      ("scenario.yaml", Array(settings(title, radius: radius, siteCount).utf8)),
      (
        "communities.csv",
        DelimitedWriter.bytes(header: ["id", "households"], rows: [[.text("A"), .integer(householdCount)]])
      ),
      (
        "estates.csv",
        DelimitedWriter.bytes(
          header: ["id", "en", "community", "households", "persons", "x", "y"],
          rows: demands.map { demand in
            [
              .text(demandIDs[demand.name]), .text(demand.name), .text("A"), .integer(demand.households),
              .integer(demand.people), .number(demand.place.longitude, decimals: 12),
              .number(demand.place.latitude, decimals: 12),
            ]
          })
      ),
      (
        "sites.csv",
        DelimitedWriter.bytes(
          header: ["id", "en", "kind", "x", "y"],
          rows: sites.map { site in
            [
              .text(siteIDs[site.name]), .text(site.name), .text("new"), .number(site.place.longitude, decimals: 12),
              .number(site.place.latitude, decimals: 12),
            ]
          })
      ),
      ("travel.csv", DelimitedWriter.bytes(header: ["from", "to", "metres"], rows: ways)),
    ] + variants
  }

  private var householdCount: Int { demands.reduce(0) { $0 + $1.households } }

  private func settings(_ title: String, radius: Double, _ siteCount: Int) -> String {
    """
    # Imported from a published example of facility location; distances are those of its table.
    schemaVersion: 1
    title: \(JSONValue.string(title).text().dropLast())
    horizon: {start: 2026-01-01, end: 2026-12-31}
    datum: WGS84
    questions: [site]
    # Most people within the radius of so many sites; the variants ask the other questions.
    priorities:
      site: [covered]
    site:
      weight: persons
      metric: table
      radius: \(NumberText.fixed(radius, decimals: 6))
      mostSites: \(siteCount)

    """
  }

  private var variants: [(path: String, bytes: [UInt8])] {
    let asked: [(name: String, zh: String, en: String, changes: String)] = [
      (
        "lscp", "覆盖所有人最少几处", "fewest sites that cover everybody",
        """
          - set: options.priorities.site
            to: [sites]
          - set: options.site.coveredShare
            to: 1
          - remove: options.site.mostSites
        """
      ),
      (
        "median", "人数乘路程之和最小", "least people times metres",
        """
          - set: options.priorities.site
            to: [distance]
        """
      ),
      (
        "center", "最远者路程最短", "least metres of whoever has it farthest",
        """
          - set: options.priorities.site
            to: [farthest]
        """
      ),
    ]
    return asked.map { variant in
      (
        "variants/\(variant.name).yaml",
        Array("title:\n  zh: \(variant.zh)\n  en: \(variant.en)\nchanges:\n\(variant.changes)\n".utf8)
      )
    }
  }
}
