internal import LinliDomain
internal import LinliSiting
internal import OrderedCollections

/// Finds the file, row and column of what the siting question refuses.
struct SitingIssueTranslation {
  let places: IssuePlaces

  func issue(_ found: SitingIssue) -> ScenarioIssue {
    let problem = ScenarioProblem.siting(found.fault)
    switch found.subject {
    case .community(let id): return issue(in: "communities", [id.text], found)
    case .estate(let id): return issue(in: "estates", [id.text], found)
    case .site(let id): return issue(in: "sites", [id.text], found)
    case .travel(let estate, let site): return issue(in: "travel", [estate.text, site.text], found)
    case .hazard(let id): return issue(in: "hazards", [id.text], found)
    case .function(let id): return issue(in: "functions", [id.text], found)
    case .project(let id): return issue(in: "projects", [id.text], found)
    case .option("estates"): return ScenarioIssue(file: "estates.csv", problem: problem)
    case .option("sites"): return ScenarioIssue(file: "sites.csv", problem: problem)
    case .option("levels"): return places.issue(key: ["priorities", "site"], problem)
    case .option(let key): return places.issue(key: ["site", key], problem)
    }
  }

  private func issue(in name: String, _ key: [String], _ found: SitingIssue) -> ScenarioIssue {
    let problem = ScenarioProblem.siting(found.fault)
    let columns = ScenarioTables.schema(name)?.columns.prefix(key.count).map(\.name) ?? []
    guard let table = places.raw.tables[name],
      let row = table.rows.indices.first(where: { row in
        zip(columns, key).allSatisfy { table.cell(row, $0).map(CellReading.foldedIdentifier) == $1 }
      })
    else { return ScenarioIssue(file: "\(name).csv", value: key.joined(separator: " → "), problem: problem) }
    return places.issue(at: RosterSources.Row(table: name, index: row), found.column, problem)
  }
}
