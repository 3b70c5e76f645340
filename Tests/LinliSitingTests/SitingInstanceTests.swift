import LinliDomain
import LinliSiting
import Testing

@Suite("Data of siting questions")
struct SitingInstanceTests {
  @Test("all that is wrong is told at once")
  func issues() throws {
    var data = SitingData()
    data.communities = [Community(id: CommunityID("C1"))]
    data.hasDegrees = true
    data.estates = [
      Estate(id: EstateID("E1"), community: CommunityID("C9"), householdCount: -1, location: Point(x: 2200, y: 39)),
      Estate(id: EstateID("E1"), community: CommunityID("C1"), householdCount: 5),
    ]
    data.sites = [Site(id: SiteID("S1"), kind: .idle, location: Point(x: 120, y: 31), mostAdded: .nan)]
    data.travel = [TravelEntry(EstateID("E7"), SiteID("S1"), metres: 10)]
    data.options.weight = .group("elderly")
    let error = #expect(throws: SitingInstanceError.self) { try SitingInstance(data) }
    let faults = try #require(error).issues.map { "\($0.column)" }
    #expect(
      faults.sorted() == ["area_add_max", "community", "from", "households", "id", "weight", "x", "x"].sorted())
  }

  @Test("ways that are told replace those that are measured; with a table alone the rest is out of reach")
  func travel() throws {
    var data = SitingData()
    data.communities = [Community(id: CommunityID("C1"))]
    data.estates = [
      Estate(id: EstateID("E1"), community: CommunityID("C1"), householdCount: 5, location: Point(x: 0, y: 0))
    ]
    data.sites = [
      Site(id: SiteID("S1"), kind: .idle, location: Point(x: 300, y: 400)),
      Site(id: SiteID("S2"), kind: .idle, location: Point(x: 300, y: 400)),
    ]
    data.travel = [TravelEntry(EstateID("E1"), SiteID("S2"), metres: 900)]
    func metres(_ metric: SitingMetric) throws -> [Double] {
      data.options.metric = metric
      let instance = try SitingInstance(data)
      return instance.sites.map { instance.metres(from: EstateID("E1"), to: $0.id) }
    }
    #expect(try metres(.manhattan) == [700, 900])
    #expect(try metres(.straight) == [500, 900])
    #expect(try metres(.table) == [.infinity, 900])
  }

  @Test("degrees: a degree of latitude is 111.2 km, and GCJ-02 comes back to where it was")
  func degrees() {
    let here = GeographicPoint(latitude: 30, longitude: 120)
    let north = GeographicPoint(latitude: 31, longitude: 120)
    #expect(abs(here.greatCircleMetres(to: north) - 111_195) < 1)
    #expect(abs(here.manhattanMetres(to: north) - 111_195) < 1)
    for latitude in stride(from: 20.0, through: 50, by: 3.7) {
      for longitude in stride(from: 80.0, through: 130, by: 4.3) {
        let place = GeographicPoint(latitude: latitude, longitude: longitude)
        let shifted = GCJ02.shifted(place)
        #expect((50...1200).contains(place.greatCircleMetres(to: shifted)))
        #expect(GCJ02.restored(shifted).greatCircleMetres(to: place) < 0.01)
      }
    }
    let abroad = GeographicPoint(latitude: -33, longitude: 151)
    #expect(GCJ02.shifted(abroad) == abroad)
  }
}
