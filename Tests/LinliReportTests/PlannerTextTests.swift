import Foundation
import LinliDomain
import LinliMatching
import LinliScenario
import Testing

@testable import LinliReport

@Suite("What a planner reads")
struct PlannerTextTests {
  @Test("the worked street's text has the audit's figures in both languages", arguments: [Language.zh, .en])
  func qingyang(_ language: Language) throws {
    let report = try Reports.qingyang()
    let text = PlannerText(report, in: language).text
    let figures = try #require(report.figures)
    var expected = report.instance.levels.map { level in
      let value = figures.value(of: level)
      switch level.name {
      case "fairness": return NumberStyle.percent(value, decimals: 4)
      case "cost": return NumberStyle.grouped(value)
      default: return NumberStyle.grouped(value, decimals: 2)
      }
    }
    #expect(expected == ["1,708.87", "87.7613 %", "124,996"])
    expected += [figures.total.asked, figures.total.unmet].map { NumberStyle.grouped($0, decimals: 1) }
    for account in figures.accounts { expected.append(NumberStyle.grouped(account.value.used)) }
    for community in figures.communities { expected.append(NumberStyle.grouped(community.value.unmet, decimals: 1)) }
    for figure in expected { #expect(text.contains(figure), "\(figure)") }
  }

  @Test("a text speaks one language: headings of the other do not occur")
  func oneLanguage() throws {
    let report = try Reports.qingyang()
    let (chinese, english) = (PlannerText(report, in: .zh).text, PlannerText(report, in: .en).text)
    let words = [
      Catalogue.synthetic, Catalogue.levels, Catalogue.coverage, Catalogue.money, Catalogue.margins,
      Catalogue.missing, Catalogue.available, Catalogue.whyIdle, Catalogue.places, Catalogue.street,
      Catalogue.auditSound, Catalogue.proven, Catalogue.cause(.moneyExhausted),
    ]
    for word in words {
      #expect(chinese.contains(word.zh) && !chinese.contains(word.en), "\(word.en)")
      #expect(english.contains(word.en) && !english.contains(word.zh), "\(word.zh)")
    }
  }

  @Test("the small scenario's text is the golden one", arguments: [Language.zh, .en])
  func golden(_ language: Language) throws {
    let text = PlannerText(try Reports.report(on: Reports.courtyards()), in: language).text
    let name = language == .zh ? "expected.zh.txt" : "expected.txt"
    let expected = try String(contentsOf: Reports.goldenCase.appendingPathComponent(name), encoding: .utf8)
    #expect(text == expected)
  }

  @Test("everything met is said, and no needs are listed")
  func allMet() throws {
    var files = try Reports.courtyards()
    files["needs.csv"] = "code,A,B\nHAIR,4,0\nWALK,1,1\n"
    let report = try Reports.report(on: files)
    #expect(report.figures?.unmet.isEmpty == true)
    #expect(PlannerText(report, in: .en).text.contains(Catalogue.allMet.en))
    #expect(PlannerText(report, in: .zh).text.contains(Catalogue.allMet.zh))
    #expect(!PlannerText(report, in: .en).text.contains("Not met"))
  }

  @Test("a plan that does nothing is a plan: everything unmet, and sound")
  func nothing() throws {
    var files = try Reports.courtyards()
    files["providers.csv"] = files["providers.csv"]?.replacing(",10,A", with: ",0,A").replacing(",5,A", with: ",0,A")
    let report = try Reports.report(on: files)
    #expect(report.review.answer.plan?.deliveries.isEmpty == true)
    #expect(report.review.audit?.isSound == true)
    let text = PlannerText(report, in: .en).text
    #expect(text.contains("proven optimal"))
    #expect(text.contains("0.0 %"))
    #expect(text.contains("Not met: 3 needs, 12.0 of 12.0 person-hours"))
  }

  @Test("with whole sessions the text says what its estimates rest on")
  func wholeSessions() throws {
    var files = try Reports.courtyards()
    files["scenario.yaml"]? += "  wholeSessions: true\n"
    files["providers.csv"] = files["providers.csv"]?.replacing(",5,A", with: ",5.5,A")
    let report = try Reports.report(on: files)
    #expect(report.review.audit?.isSound == true)
    #expect(report.review.answer.plan?.deliveries.allSatisfy { $0.sessions == $0.sessions.rounded() } == true)
    #expect(PlannerText(report, in: .en).text.contains(Catalogue.divisibleEstimate.en))
  }
}
