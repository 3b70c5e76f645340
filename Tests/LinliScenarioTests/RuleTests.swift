import LinliDomain
import LinliMatching
import LinliScenario
import Testing

/// Rules of the question that the data break are issues with row, column and article.
struct RuleTests {
  @Test("a committee that offers enforcement is refused with both articles")
  func enforcement() throws {
    var street = try Street.shipped()
    street.replace("GRN|ENT|EMP|DIG|DLB,20\nK2", with: "GRN|ENT|EMP|DIG|ENF,20\nK2", in: "providers.csv")
    let issue = try street.onlyIssue()
    #expect(issue.file == "providers.csv")
    #expect(issue.row == 2)
    #expect(issue.column == IssueColumn(name: "services", position: 6))
    #expect(issue.value == "ENF")
    #expect(issue.source == "S000-3b/S004-a8b")
    #expect(
      issue.problem
        == .matching(
          .committeeBarred(service: ServiceID("ENF"), list: ListID("G"), sources: ["S000-3b", "S004-a8b"])))
  }

  @Test("volunteers may not mediate")
  func volunteers() throws {
    var street = try Street.shipped()
    street.replace("PAT|FIR|EVT|POV,5", with: "PAT|FIR|EVT|POV|MED,5", in: "providers.csv")
    let issue = try street.onlyIssue()
    #expect(issue.value == "MED")
    #expect(issue.row == 23)
    #expect(issue.source == "S000-12c")
  }

  @Test("commissioned work that no account may pay is refused")
  func noAccount() throws {
    var street = try Street.shipped()
    street.replace("EVT|ELG|FIR|EMP|ENT|DIG,K", with: "EVT|FIR|EMP|ENT|DIG,K", in: "accounts.csv")
    let issues = try street.issues()
    #expect(issues.map(\.value) == Array(repeating: "ELG", count: 6))
    #expect(issues.allSatisfy { $0.source == "S000-3d" && $0.file == "providers.csv" })
  }

  @Test("a qualification that is told is checked")
  func qualification() throws {
    var street = try Street.shipped()
    let lines = street["providers.csv"].split(separator: "\n").map { line in
      line.hasPrefix("id,") ? line + ",资质" : line + (line.hasPrefix("O5,") ? ",社会工作者" : ",")
    }
    street["providers.csv"] = lines.joined(separator: "\n")
    let issue = try street.onlyIssue()
    #expect(issue.problem == .matching(.qualificationMissing(service: ServiceID("MED"), needed: "人民调解员")))
    #expect(issue.row == 13)
  }

  @Test("the Zhangjiakou profile bars committees from five classes")
  func forbiddenClass() throws {
    var street = try Street.shipped()
    street.replace("ruleProfile: longgang-2023", with: "ruleProfile: zhangjiakou-2020", in: "scenario.yaml")
    let lines = street["services.csv"].split(separator: "\n").map { line in
      line.hasPrefix("code,") ? line + ",class" : line + (line.hasPrefix("GRN,") ? ",环境整治" : ",")
    }
    street["services.csv"] = lines.joined(separator: "\n")
    let issues = try street.issues()
    #expect(issues.count == 6)
    #expect(issues.allSatisfy { $0.value == "GRN" && $0.source == "S000-3b" })
  }

  @Test("a priority without a weight is named at the service")
  func priority() throws {
    var street = try Street.shipped()
    street.replace(",4,1,0,1,0\nEVT", with: ",4,1,0,7,0\nEVT", in: "services.csv")
    let issue = try street.onlyIssue()
    #expect(issue.problem == .matching(.noPriorityWeight(priority: 7)))
    #expect(issue.column == IssueColumn(name: "priority", position: 10))
  }

  @Test("every profile names an article for every list")
  func profiles() {
    for profile in RuleProfile.allCases {
      #expect(profile.listRules.isEmpty == (profile == .none))
      #expect(profile.listRules.allSatisfy { $0.source.hasPrefix("S00") })
    }
  }
}
