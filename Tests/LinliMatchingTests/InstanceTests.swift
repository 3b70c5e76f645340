import LinliDomain
import LinliMatching
import LinliTestSupport
import Testing

@Suite("Checking a matching question")
struct InstanceTests {
  private func issues(_ data: MatchingData) -> [MatchingIssue] {
    do throws(MatchingInstanceError) {
      _ = try MatchingInstance(data)
      return []
    } catch {
      return error.issues
    }
  }

  private func faults(_ data: MatchingData) -> [MatchingIssue.Fault] { issues(data).map(\.fault) }

  // MARK: What the rules forbid

  @Test("a committee that would enforce the law is refused, with both articles")
  func enforcement() {
    let data = MatchingData.street("C1") { data in
      data.addService("ENF", list: "G", by: "G", needs: ["C1": 0])
      data.addProvider("K1", .committee, hours: 1)
      data.addProvider("G1", .government, hours: 1)
    }
    let expected = MatchingIssue.Fault.committeeBarred(
      service: ServiceID("ENF"), list: ListID("G"), sources: ["S000-3b", "S004-a8b"])
    #expect(issues(data) == [MatchingIssue(.provider(ProviderID("K1")), column: "services", expected)])
  }

  @Test("a kind that is barred from a class is refused, with the article")
  func forbiddenClass() {
    let data = MatchingData.street("C1") { data in
      data.forbiddenPairings = [ForbiddenPairing(kind: .unit, serviceClass: "demolition", source: "S000-3b")]
      data.addService("DEM") { $0.serviceClass = "demolition" }
      data.addProvider("U1", .unit, hours: 1)
      data.addProvider("G1", .government, hours: 1)
    }
    let expected = MatchingIssue.Fault.classForbidden(
      service: ServiceID("DEM"), kind: .unit, serviceClass: "demolition", source: "S000-3b")
    #expect(faults(data) == [expected])
  }

  @Test("volunteers offered for mediation are refused, with what it takes")
  func mediation() {
    let data = MatchingData.street("C1") { data in
      data.addService("MED", list: "L1", by: "KO", needs: ["C1": 2]) {
        $0.volunteersAllowed = false
        $0.qualification = QualificationRequirement("人民调解员")
      }
      data.addProvider("V1", .volunteers, hours: 1)
    }
    let expected = MatchingIssue.Fault.volunteersNotAllowed(
      service: ServiceID("MED"), qualification: "人民调解员", source: "S000-12c")
    #expect(faults(data) == [expected])
  }

  @Test("assigned work of a committee that no account may pay is refused, with the article", arguments: ["L2", "L3"])
  func moneyFollows(list: String) {
    let data = MatchingData.street("C1") { data in
      data.addService("A", list: list, needs: ["C1": 2])
      data.addProvider("K1", .committee, hours: 1, yuan: 20)
      data.addAccount("F1", yuan: 100, kinds: "OV")
    }
    let expected = MatchingIssue.Fault.noAccountMayPay(service: ServiceID("A"), list: ListID(list), source: "S000-3d")
    #expect(faults(data) == [expected])
    #expect(faults(data.with { $0.addAccount("F2", yuan: 0, kinds: "K") }) == [])
    #expect(faults(data.with { $0.change(provider: "K1") { $0.pricePerPersonHour = .zero } }) == [])
    #expect(faults(data.with { $0.options.hasEarmarks = false }) == [])
  }

  @Test("an organization that does not serve a community is no mistake; the need has no eligible provider")
  func notServed() throws {
    let data = MatchingData.street("C1", "C2") { data in
      data.addService("A", needs: ["C1": 1, "C2": 1])
      data.addProvider("O1", hours: 9, serves: ["C1"])
    }
    let instance = try MatchingInstance(data)
    #expect(instance.eligiblePairs.map(\.need) == [NeedID("C1", "A")])
    #expect(MatchingPrecheck(instance).findings == [.hopeless(NeedID("C2", "A"), .noEligibleProvider)])
  }

  @Test("a provider that was told to hold too little is refused")
  func qualification() {
    let data = MatchingData.street("C1") { data in
      data.addService("A") { $0.qualification = QualificationRequirement("a/b + c") }
      data.addProvider("O1", hours: 1) { $0.qualifications = ["b"] }
      data.addProvider("O2", hours: 1) { $0.qualifications = ["b", "c"] }
      data.addProvider("O3", hours: 1)
    }
    #expect(faults(data) == [.qualificationMissing(service: ServiceID("A"), needed: "a/b+c")])
  }

  // MARK: What is no data

  @Test("repeated ids are found in every table")
  func duplicates() {
    let once = MatchingData.street("C1") { data in
      data.addService("A", needs: ["C1": 1])
      data.addProvider("O1", hours: 1)
      data.addRoom("R1", hours: 1)
      data.addAccount("F1", yuan: 1)
    }
    let twice = once.with { data in
      data.communities += once.communities
      data.services += once.services
      data.listRules.append(once.listRules[0])
      data.needs += once.needs
      data.providers += once.providers
      data.rooms += once.rooms
      data.accounts += once.accounts
    }
    #expect(faults(once) == [])
    #expect(faults(twice) == Array(repeating: .duplicate, count: 7))
  }

  @Test("numbers that are none, negative or out of range are all found", arguments: [Double.nan, -1, .infinity])
  func numbers(value: Double) {
    let data = MatchingData.street("C1") { data in
      data.addService("A", hours: value, needs: ["C1": value]) { $0.floor = value }
      data.addProvider("O1", hours: value) { $0.minimumContractHours = value }
      data.addRoom("R1", hours: value)
      data.options.priorityWeights = [1: value]
      data.options.governmentShareFloor = value
      data.options.urbanRuralGapLimit = value
      data.listRules[0].leadShare = value
    }
    let columns = [
      "session_h", "floor", "lead_share", "C1", "hours", "min_contract_hours", "hours", "1", "governmentShare",
      "urbanRuralGap",
    ]
    #expect(issues(data).map(\.column) == columns)
  }

  @Test("references to nothing are all found")
  func references() {
    let data = MatchingData.street("C1") { data in
      data.addService("A", list: "none")
      data.addService("B") {
        $0.fee = Money(yuan: 1)
        $0.feeAccount = AccountID("gone")
      }
      data.addService("C") { $0.fee = Money(yuan: 1) }
      data.addService("D", priority: 9)
      data.addNeed("C1", "nothing", 1)
      data.addNeed("nowhere", "A", 1)
      data.addProvider("O1", hours: 1, serves: ["nowhere"], offers: ["nothing"]) { $0.home = CommunityID("gone") }
      data.addRoom("R1", hours: 1, reach: ["nowhere"], fits: ["nothing"]) { $0.home = CommunityID("gone") }
      data.addAccount("F1", yuan: 1, pays: ["nothing"])
    }
    let unknown = { (reference: String) in MatchingIssue.Fault.unknown(reference: reference) }
    #expect(
      faults(data) == [
        unknown("none"), unknown("gone"), .missing(needed: "fee_account"), .noPriorityWeight(priority: 9),
        unknown("nothing"), unknown("nowhere"), unknown("nowhere"), unknown("gone"), unknown("nothing"),
        unknown("nowhere"), unknown("gone"), unknown("nothing"), unknown("nothing"),
      ])
  }

  @Test("counts below one, or a least count above the most, are found")
  func counts() {
    let data = MatchingData.street("C1") { data in
      data.addService("A") { $0.maximumProviderCount = -1 }
      data.addService("B") { $0.minimumKindCount = 0 }
      data.addService("C") {
        $0.minimumProviderCount = 3
        $0.maximumProviderCount = 2
      }
      data.addService("D") {
        $0.minimumProviderCount = 2
        $0.maximumProviderCount = 2
        $0.maximumKindCount = 1
      }
    }
    #expect(issues(data).map(\.column) == ["max_providers", "min_kinds", "max_providers"])
  }

  @Test("levels without parts or with weights that are none, and repeated names, are found")
  func levels() {
    let data = MatchingData.street("C1")
    let part = MatchingLevel.Part(.cost, weight: 1)
    #expect(faults(data.with { $0.options.levels = [] }) == [.missing(needed: "levels")])
    #expect(
      faults(data.with { $0.options.levels = [MatchingLevel(name: "sum", parts: [])] }) == [.missing(needed: "parts")])
    #expect(faults(data.with { $0.options.levels = [MatchingLevel(.cost), MatchingLevel(.cost)] }) == [.duplicate])
    for weight in [0, -1, Double.nan, .infinity] {
      let level = MatchingLevel(name: "sum", parts: [part, .init(.travel, weight: weight)])
      #expect(issues(data.with { $0.options.levels = [level] }).map(\.column) == ["sum"])
    }
    #expect(faults(data.with { $0.options.levels = [MatchingLevel(name: "sum", parts: [part, part])] }) == [])
  }

  @Test("needs of nothing are left out, and everything is sorted as people count")
  func order() throws {
    let data = MatchingData.street("C10", "C2") { data in
      data.addService("A", needs: ["C10": 1, "C2": 0])
      data.addProvider("O10", hours: 1)
      data.addProvider("O9", hours: 1)
    }
    let instance = try MatchingInstance(data)
    #expect(instance.communities.map(\.id.text) == ["C2", "C10"])
    #expect(instance.needs.map(\.id) == [NeedID("C10", "A")])
    #expect(instance.eligiblePairs.map(\.provider.text) == ["O9", "O10"])
    #expect(instance.need(NeedID("C2", "A")) == nil)
  }
}
