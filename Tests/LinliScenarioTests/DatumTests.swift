import LinliDomain
import LinliMatching
import LinliRostering
import LinliScenario
import Testing

@Suite("Coordinates are what the datum says")
struct DatumTests {
  /// The courtyard on the globe, its places some hundred metres apart.
  private func yard(_ datum: String) -> Street {
    var yard = Street.yard()
    yard.replace("schemaVersion: 1\n", with: "schemaVersion: 1\ndatum: \(datum)\n", in: "scenario.yaml")
    yard["communities.csv"] = "id,zh,x,y\nC1,东院,120.150,30.250\nC2,西院,120.153,30.250\n"
    yard.replace(",,,10,20,1,,*", with: ",,,120.151,30.252,1,,*", in: "shifts.csv")
    return yard
  }

  @Test("distances of a roster are metres on the ground, and those of GCJ-02 are those of WGS 84 it stands for")
  func roster() throws {
    let (from, to) = (Point(x: 120.150, y: 30.250), Point(x: 120.151, y: 30.252))
    let expected = from.manhattanMetres(to: to, hasDegrees: true)
    #expect(abs(expected - (222.39 + 96.05)) < 0.1)
    for datum in ["WGS84", "GCJ-02"] {
      let roster = try #require(try yard(datum).scenario().roster)
      let home = try #require(roster.community(CommunityID("C1"))?.location)
      let place = try #require(roster.shifts.compactMap(\.place).first)
      #expect(abs(roster.metres(from: home, to: place) - expected) < 1, "\(datum)")
      let shift = home.straightMetres(to: from, hasDegrees: true)
      #expect(datum == "WGS84" ? shift == 0 : (300...700).contains(shift), "\(datum): \(shift)")
    }
  }

  @Test("so are those of the matching question", arguments: ["WGS84", "GCJ-02"])
  func matching(datum: String) throws {
    var street = try Street.shipped()
    street.replace("datum: local", with: "datum: \(datum)", in: "scenario.yaml")
    street.addColumns(["x", "y"], to: "communities.csv") { row in ["120.15\(row)", "30.25\(row)"] }
    street.addColumns(["home"], to: "providers.csv") { _ in ["C1"] }
    // The sites of the street are metres, and are not asked about here.
    street.replace("questions: [site, match, roster]", with: "questions: [match]", in: "scenario.yaml")
    let matching = try street.scenario().matching
    let provider = try #require(matching.providers.first)
    // From the first row to the second: a thousandth north and a thousandth east, there and back.
    let kilometres = matching.travelKilometres(of: provider, to: CommunityID("C2"))
    #expect(abs(kilometres - 2 * (0.111195 + 0.111195 * 0.863836)) < 0.001)
  }

  @Test("metres under a datum of the globe are told with file, row, column and value")
  func metres() throws {
    var yard = yard("WGS84")
    yard["communities.csv"] = "id,zh,x,y\nC1,东院,120.150,30.250\nC2,西院,2300,91\n"
    yard.replace("120.151,30.252", with: "30.252,120.151", in: "shifts.csv")
    let issues = try yard.issues()
    #expect(issues.map(\.file) == ["communities.csv", "communities.csv", "shifts.csv"])
    #expect(issues.map(\.row) == [3, 3, 3])
    #expect(issues.map { $0.column?.name } == ["x", "y", "y"])
    #expect(issues.map(\.value) == ["2300", "91", "120.151"])
    for issue in issues {
      #expect(issue.text(in: .zh).contains("不是经纬度") && issue.text(in: .en).contains("is no degree"))
    }
  }

  @Test("degrees among metres are told row by row, and so are degrees alone")
  func degrees() throws {
    var mixed = Street.yard()
    mixed["communities.csv"] = "id,zh,x,y\nC1,东院,120.1,30.2\nC2,西院,2300,40\n"
    mixed.replace(",,,10,20,1,,*", with: ",,,-73.9851,40.7589,1,,*", in: "shifts.csv")
    let issues = try mixed.issues()
    #expect(issues.map(\.problem) == [.degreesAmongMetres, .degreesAmongMetres])
    #expect(issues.map(\.file) == ["communities.csv", "shifts.csv"] && issues.map(\.row) == [2, 3])
    #expect(issues.map(\.value) == ["120.1", "-73.9851"])
    #expect(issues[0].text(in: .zh).contains("datum") && issues[0].text(in: .en).contains("datum"))
    var alone = yard("local")
    #expect(try alone.issues().map(\.problem) == Array(repeating: .degreesAmongMetres, count: 3))
    alone["communities.csv"] = "id,zh,x,y\nC1,东院,120.150,30.250\nC2,西院,,\n"
    #expect(try alone.issues().count == 2)
  }

  @Test(
    "metres near the origin of a grid are metres",
    arguments: ["C1,东院,0,0\nC2,西院,5000,0\n", "C1,东院,12.5,-40.25\nC2,西院,5000.5,0.75\n", "C1,东院,120,30\nC2,西院,-900,8\n"])
  func nearOrigin(rows: String) throws {
    var yard = Street.yard()
    yard["communities.csv"] = "id,zh,x,y\n" + rows
    #expect(try yard.scenario().roster != nil)
  }
}

extension Street {
  /// Adds columns at the end of a table; the cells by the number of the row, from 1.
  fileprivate mutating func addColumns(_ names: [String], to table: String, cells: (Int) -> [String]) {
    let lines = self[table].split(separator: "\n")
    self[table] = lines.enumerated().map { row, line in
      ([String(line)] + (row == 0 ? names : cells(row))).joined(separator: ",") + "\n"
    }.joined()
  }
}
