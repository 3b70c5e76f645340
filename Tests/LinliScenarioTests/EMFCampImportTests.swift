import Foundation
import LinliDomain
import LinliRostering
import LinliTestSupport
import Testing

@testable import LinliScenario

@Suite("The scenario folder of a festival's export")
struct EMFCampImportTests {
  private func fair() throws -> EMFCampExport { try EMFCampReader.shifts(EMFCampText.fair.text).value }

  private func scenario(of folder: EMFCampImport) throws -> Scenario {
    var files = Street()
    for file in folder.files { files.files[file.path] = file.bytes }
    return try files.scenario()
  }

  private func bytes(_ folder: EMFCampImport) -> [String: [UInt8]] {
    Dictionary(folder.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("shifts keep their times, places, roles and numbers, and go by readable ids in the order of time")
  func shifts() throws {
    let export = try fair()
    let folder = EMFCampImport(export, EMFCampRequest(volunteerCount: 8, seed: 1), name: "fair")
    let scenario = try scenario(of: folder)
    #expect(scenario.warnings.isEmpty && scenario.settings.isSynthetic)
    let roster = try #require(scenario.roster)
    #expect(
      folder.shiftIDs == [
        "0502-0800-gate.north-gate", "0502-0800-gate.south-gate", "0503-1000-tea-cups-pots", "0503-1200-tea-cups-pots",
        "0503-2300-night-watch", "0504-0800-gate.north-gate", "0504-0900-litter",
      ])
    for (shift, id) in zip(export.shifts, folder.shiftIDs) {
      let made = try #require(roster.shift(ShiftID(id)))
      #expect(made.date == shift.date && made.window == shift.window)
      #expect(made.heads.minimum == shift.minimum && made.heads.desired == shift.minimum)
      #expect(made.heads.maximum == shift.maximum)
      #expect(made.heads.understaffingPrice == 1 && made.heads.minimumPrice == 0)
      #expect(made.name.text(in: .en) == shift.role)
    }
    #expect(roster.options.levels.map(\.name) == ["unfilled", "overstaffing"])
  }

  @Test("the first goal of an empty roster is the people missing to all minima")
  func goal() throws {
    let export = try fair()
    let scenario = try scenario(of: EMFCampImport(export, EMFCampRequest(volunteerCount: 3, seed: 5), name: "fair"))
    let roster = try #require(scenario.roster)
    let figures = RosterFigures(roster, RosterPlan([]))
    #expect(figures.value(of: .unfilled) == export.reality.leastPlaces)
    #expect(figures.value(of: .belowMinimum) == export.reality.leastPlaces)
  }

  @Test("who may work what in the scenario is who is interested, trained and there")
  func eligibility() throws {
    let export = try fair()
    let roles = ["Gate": EMFCampRole(interested: 30, trained: 12), "Litter": EMFCampRole(interested: 20)]
    let request = EMFCampRequest(volunteerCount: 40, seed: 3, roles: roles)
    let folder = EMFCampImport(export, request, name: "fair")
    #expect(folder.unpublishedRoles == ["Night Watch", "Tea: Cups & Pots"])
    let roster = try #require(try scenario(of: folder).roster)
    #expect(roster.volunteers.count == 40)
    let explainer = RosterExplainer(roster, RosterPlan([]))
    for (volunteer, person) in zip(roster.volunteers, folder.crowd.people) {
      let limit = try #require(volunteer.limits.shiftsPerHorizon.maximum)
      #expect(limit == person.share)
      for (shift, id) in zip(export.shifts, folder.shiftIDs) {
        let day = shift.date.ordinal - export.horizon.start.ordinal
        let mayWork = person.mayWork(shift, day: day, trainedRoles: ["Gate"])
        let placement = explainer.placement(of: volunteer.id, on: ShiftID(id))
        #expect(placement.ineligibility.isEmpty == mayWork, "\(volunteer.id) on \(id)")
      }
    }
  }

  @Test("the same seed gives the same bytes, another seed gives other people")
  func seeds() throws {
    let export = try fair()
    func folder(_ seed: UInt64) -> [String: [UInt8]] {
      bytes(EMFCampImport(export, EMFCampRequest(volunteerCount: 30, seed: seed), name: "fair"))
    }
    #expect(folder(4) == folder(4))
    for table in ["volunteers.csv", "availability.csv"] { #expect(folder(4)[table] != folder(5)[table]) }
    for table in ["shifts.csv", "communities.csv"] { #expect(folder(4)[table] == folder(5)[table]) }
  }

  @Test("the order of the entries does not matter")
  func order() throws {
    var turned = EMFCampText.fair
    turned.entries.reverse()
    let request = EMFCampRequest(volunteerCount: 30, seed: 2)
    let folders = try [EMFCampText.fair, turned].map {
      bytes(EMFCampImport(try EMFCampReader.shifts($0.text).value, request, name: "fair"))
    }
    #expect(folders[0] == folders[1])
  }

  @Test("names that would make the same id get different ones, and any name an id")
  func ids() throws {
    #expect(Slugs(["Stage: A", "stage a", "门口", "=1+1"])["stage a"] == "stage-a-2")
    var text = EMFCampText.fair
    text.entries[0]["role"] = "\"=Gate|1;\\\"x\\\"\""
    text.entries[1]["role"] = "\"gate\""
    text.entries[2]["venue"] = "\"门口, \\n北\""
    text.entries[3] = text.entries[4]
    let export = try EMFCampReader.shifts(text.text).value
    let folder = EMFCampImport(export, EMFCampRequest(volunteerCount: 5, seed: 1), name: "a \"fair\": one")
    #expect(Set(folder.shiftIDs).count == 7)
    #expect(try scenario(of: folder).roster?.shifts.count == 7)
  }

  @Test("README.md says what is real, what is invented, what happened and what was left out")
  func readme() throws {
    var text = EMFCampText.fair
    text.entries[2]["end"] = "\"2030-05-02 08:00:00\""
    let export = try EMFCampReader.shifts(text.text).value
    let folder = EMFCampImport(export, EMFCampRequest(volunteerCount: 8, seed: 7, limit: 1), name: "fair")
    let readme = String(decoding: try #require(bytes(folder)["README.md"]), as: UTF8.self)
    for part in [
      "--volunteers 8 --seed 7 --limit 1", "The 6 shifts", "| shifts that reached their minimum | 5 |",
      "| people missing to the minima | 1 |", "All 8 people", "3 fewer than the sign-ups", "Shift 3, Gate, South Gate",
    ] {
      #expect(readme.contains(part), "\(part)")
    }
  }
}

/// The published exports, which are not part of the project.
struct PublishedEMFCampTests {
  static let folder = PublishedShiftSchedulingTests.folder.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("volunteer-shifts-emf/instances")
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  @Test(
    "the export of 2022 makes a question with as many sign-ups as reality had, and the published shares",
    .enabled(if: isThere, "the published exports are not here: set LINLI_INSTANCES"), arguments: [1, 2, 3, 20])
  func export(limit: Int) throws {
    let export = try EMFCampFile(Self.folder.appendingPathComponent("emf2022_shift.json")).shifts().value
    let histogram = try EMFCampFile(Self.folder.appendingPathComponent("emf2022_volunteer.json")).histogram().value
    let reality = export.reality
    #expect(export.shifts.count == 591 && export.signUpsByRole.count == 24 && export.venues.count == 18)
    #expect(reality.leastPlaces == 740 && reality.mostPlaces == 1372 && reality.signUps == 697)
    #expect(reality.reachedCount == 415 && reality.underCount == 176 && reality.missing == 235 && reality.above == 0)
    #expect(histogram.personCount == 645)
    let request = EMFCampRequest(volunteerCount: 645, seed: 1, limit: limit, histogram: histogram)
    let folder = EMFCampImport(export, request, name: "emf2022_shift")
    #expect(folder.capacity == (limit == 1 ? 645 : 697))
    if limit == 20 {
      let shares = Dictionary(folder.crowd.people.map { ($0.share, 1) }, uniquingKeysWith: +)
      #expect(shares == histogram.people)
    }
    var files = Street()
    for file in folder.files { files.files[file.path] = file.bytes }
    let scenario = try files.scenario()
    #expect(scenario.warnings.isEmpty)
    let roster = try #require(scenario.roster)
    #expect(roster.shifts.count == 591 && roster.volunteers.count == 645)
    #expect(roster.volunteers.allSatisfy { ($0.limits.shiftsPerHorizon.maximum ?? .max) <= limit })
  }
}
