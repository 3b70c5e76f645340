internal import LinliDomain
internal import LinliSiting

/// Makes the siting question's data of validated tables.
///
/// Rows without a key or a place they refer to are left out: each was reported, so these data never become a scenario.
struct SitingBinding {
  private let tables: [String: TypedTable]

  init(tables: [String: TypedTable]) {
    self.tables = tables
  }

  func data(settings: ScenarioSettings) -> SitingData {
    var data = SitingData()
    data.options = settings.siting.options
    data.periods = settings.siting.periods
    data.hasDegrees = settings.datum.hasDegrees
    data.communities = rows("communities").compactMap { $0.community(settings.datum) }
    data.estates = rows("estates").compactMap { estate($0, settings.datum) }
    data.sites = rows("sites").compactMap { site($0, settings.datum) }
    data.travel = rows("travel").compactMap { travel($0, settings.siting.options.metresPerMinute) }
    data.hazards = rows("hazards").compactMap(hazard)
    data.functions = rows("functions").compactMap(function)
    data.projects = rows("projects").compactMap(project)
    return data
  }

  private func rows(_ table: String) -> [TypedTable.Row] { tables[table]?.rows ?? [] }

  private func estate(_ row: TypedTable.Row, _ datum: Datum) -> Estate? {
    guard let id = row.text("id"), let community = row.text("community") else { return nil }
    let groups = row.counts("groups").map { ($0.name, $0.count) }
    return Estate(
      id: EstateID(id), name: row.name, community: CommunityID(community),
      householdCount: row.integer("households") ?? 0, personCount: row.integer("persons"),
      groups: Dictionary(groups, uniquingKeysWith: { first, _ in first }), location: row.point(datum),
      occupiedFrom: row.date("occupied_from"))
  }

  private func site(_ row: TypedTable.Row, _ datum: Datum) -> Site? {
    guard let id = row.text("id"), let kind = row.text("kind").flatMap(SiteKind.init(rawValue:)) else { return nil }
    return Site(
      id: SiteID(id), name: row.name, kind: kind, location: row.point(datum), area: row.number("area_now") ?? 0,
      mostAdded: row.number("area_add_max") ?? 0, fixedCost: row.money("fixed_yuan") ?? .zero,
      costPerSquareMetre: row.money("yuan_per_m2") ?? .zero, capacity: row.integer("capacity"),
      availableFrom: row.date("available_from"), officeArea: row.number("office_now") ?? 0,
      workerCount: row.integer("workers") ?? 0, conversionCost: row.money("convert_yuan_per_m2") ?? .zero,
      weeklyHours: row.number("hours"))
  }

  private func function(_ row: TypedTable.Row) -> SiteFunction? {
    guard let id = row.text("id"), let area = row.number("m2_per_100_households"), let hours = row.number("hours")
    else {
      return nil
    }
    return SiteFunction(
      id: SiteFunction.ID(id), name: row.name, areaPerHundredHouseholds: area, weeklyHours: hours,
      sites: row.isAll("sites") ? nil : row.ids("sites") ?? [])
  }

  private func project(_ row: TypedTable.Row) -> SitingProject? {
    guard let id = row.text("id"), let cost = row.money("yuan"), let benefit = row.number("benefit"),
      let projectClass = row.text("class").flatMap(ProjectClass.init(rawValue:))
    else { return nil }
    return SitingProject(
      id: SitingProject.ID(id), name: row.name, community: row.text("community").map { CommunityID($0) },
      projectClass: projectClass, cost: cost, benefit: benefit, needs: row.ids("needs") ?? [],
      excludes: row.ids("excludes") ?? [], availableFrom: row.date("available_from"))
  }

  private func travel(_ row: TypedTable.Row, _ metresPerMinute: Double) -> TravelEntry? {
    guard let from = row.text("from"), let to = row.text("to"),
      let metres = row.number("metres") ?? row.number("minutes").map({ $0 * metresPerMinute })
    else { return nil }
    let back = row.number("back_metres") ?? row.number("back_minutes").map { $0 * metresPerMinute }
    return TravelEntry(EstateID(from), SiteID(to), metres: metres, metresBack: back)
  }

  private func hazard(_ row: TypedTable.Row) -> Hazard? {
    guard let id = row.text("id") else { return nil }
    return Hazard(
      id: Hazard.ID(id), name: row.name, estates: row.isAll("estates") ? nil : row.ids("estates") ?? [],
      share: row.number("share") ?? 1, closed: row.ids("closed_sites") ?? [])
  }
}
