import Testing

@testable import LinliScenario

struct NearestNameTests {
  private let columns = ["id", "kind", "hours", "serves", "services", "yuan_per_person_hour"]

  @Test(
    "a misspelled name finds the one it means",
    arguments: [
      ("huors", "hours"), ("HOURS", "hours"), ("hour", "hours"), ("service", "services"), (fullWidth("HOURS"), "hours"),
      ("yuan per person hour", "yuan_per_person_hour"), ("knid", "kind"),
    ])
  func near(name: String, meant: String) {
    #expect(NearestName.find(name, among: columns) == meant)
  }

  @Test("nothing is suggested when nothing is near", arguments: ["", "x", "colour", "K", "hours of opening"])
  func far(name: String) {
    #expect(NearestName.find(name, among: columns) == nil)
  }

  @Test("two-character ids are not turned into one another")
  func shortIDs() {
    #expect(NearestName.find("C9", among: ["C1", "C2"]) == nil)
    #expect(NearestName.find("c2", among: ["C1", "C2"]) == "C2")
  }

  @Test("of equally near names the first is given")
  func ties() {
    #expect(NearestName.find("ROM", among: ["RUM", "RAM"]) == "RUM")
  }

  @Test("a swap of neighbours is one edit")
  func distance() {
    #expect(NearestName.distance(Array("abcd".unicodeScalars), Array("abdc".unicodeScalars)) == 1)
    #expect(NearestName.distance(Array("ca".unicodeScalars), Array("abc".unicodeScalars)) == 3)
    #expect(NearestName.distance([], Array("abc".unicodeScalars)) == 3)
  }
}
