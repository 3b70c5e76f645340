import Foundation
import LinliDomain
import LinliLP
import LinliRostering
import LinliScenario
import Testing

@testable import LinliReport

@Suite("What a coordinator reads of a roster")
struct RosterTextTests {
  @Test("the week's text is the golden one", arguments: [Language.zh, .en])
  func golden(_ language: Language) throws {
    let text = RosterText(try RosterReports.qingyangWeek(), in: language).text
    #expect(try text == RosterReports.golden("roster.\(language.rawValue).txt"))
  }

  @Test("the texts about a person, a shift and both are the golden ones", arguments: [Language.zh, .en])
  func goldenExplanations(_ language: Language) throws {
    let report = try RosterReports.qingyangWeek()
    #expect(try Self.explanations(report, language) == RosterReports.golden("explain.\(language.rawValue).txt"))
  }

  /// The texts of some explanations, one after the other.
  static func explanations(_ report: RosterReport, _ language: Language) throws -> String {
    let explainer = RosterExplainer(report.instance, try #require(report.review.answer.plan))
    let placements = [
      ("V02", "T5-2026-06-04"), ("V03", "T2-2026-06-05"), ("V09", "T2-2026-06-01"), ("V03", "T1-2026-06-01"),
      ("V01", "T5-2026-06-04"),
    ]
    var texts = placements.map { volunteer, shift in
      PlacementText(
        explainer.placement(of: VolunteerID(volunteer), on: ShiftID(shift)), of: report.instance, in: report.scenario,
        language
      ).text
    }
    texts.append(VolunteerText(report, try #require(report.instance.volunteer(VolunteerID("V02"))), in: language).text)
    for id in ["T5-2026-06-04", "T2-2026-06-01"] {
      let shift = try #require(report.instance.shift(ShiftID(id)))
      let missing = report.review.unfilled.first { $0.unfilled.shift == shift.id }
      texts.append(
        ShiftText(shift, missing: missing, explainer, of: report.instance, in: report.scenario, language).text)
    }
    return texts.joined(separator: "----\n")
  }

  @Test("a text speaks one language: headings of the other do not occur")
  func oneLanguage() throws {
    let report = try RosterReports.qingyangWeek()
    let (chinese, english) = (RosterText(report, in: .zh).text, RosterText(report, in: .en).text)
    let words = [
      Catalogue.fairShares, Catalogue.byPerson, Catalogue.byDay, Catalogue.byPlace, Catalogue.openPlace,
      Catalogue.auditSound, Catalogue.proven, Catalogue.rosterQuestion, Catalogue.leastNote,
    ]
    for word in words {
      #expect(chinese.contains(word.zh) && !chinese.contains(word.en), "\(word.en)")
      #expect(english.contains(word.en) && !english.contains(word.zh), "\(word.zh)")
    }
  }

  @Test("people go by their ids; their names are shown only when they are asked for", arguments: [Language.zh, .en])
  func names(_ language: Language) throws {
    let report = try RosterReports.qingyangWeek()
    let (plain, named) = (
      RosterText(report, in: language).text, RosterText(report, in: language, showsNames: true).text
    )
    for volunteer in report.instance.volunteers {
      let name = try #require(volunteer.name.text(in: language))
      #expect(!plain.contains(name) && plain.contains(volunteer.id.text))
      #expect(named.contains("\(volunteer.id) \(name)"))
    }
  }

  @Test("only the views that are asked for are shown, in that order")
  func views() throws {
    let report = try RosterReports.qingyangWeek()
    let text = RosterText(report, in: .en, views: [.day]).text
    #expect(text.contains("By day") && !text.contains("By person") && !text.contains("By place"))
    #expect(text.contains("Not filled: 1 of 41 places"))
  }

  @Test("what is not proven is said to be so, with its bound")
  func notProven() throws {
    let proven = try RosterReports.qingyangWeek()
    let plan = try #require(proven.review.answer.plan)
    let open = RosterReports.report(on: proven.scenario, proven.instance, plan, termination: .limit(.time))
    let text = RosterText(open, in: .en).text
    #expect(text.contains("stopped by the time limit (0 of 2 goals)"))
    #expect(!text.contains("proven optimal"))
  }

  @Test("an unsound roster is told with its broken rules first")
  func unsound() throws {
    let report = try RosterReports.qingyangWeek()
    let plan = RosterPlan(
      try #require(report.review.answer.plan).assignments
        + [RosterAssignment(volunteer: VolunteerID("V03"), shift: ShiftID("T2-2026-06-05"))])
    let text = RosterText(RosterReports.report(on: report.scenario, report.instance, plan), in: .en).text
    #expect(text.contains("rules broken"))
    #expect(text.contains("T2-2026-06-05: 3 people, at most 2"))
  }

  @Test("without a roster the text says so and shows none")
  func noRoster() throws {
    let report = try RosterReports.qingyangWeek()
    let answer = RosterAnswer(plan: nil, stages: [], levelCount: 2, method: "program")
    let none = RosterReport(
      scenario: report.scenario, instance: report.instance, review: RosterReview(answer, of: report.instance),
      solver: "")
    let text = RosterText(none, in: .en).text
    #expect(text.contains("No plan was found"))
    #expect(!text.contains("By day"))
    #expect(RosterTables(none).files.isEmpty)
  }

  @Test("times after midnight, weekdays and hours are written for people")
  func times() throws {
    #expect(TimeStyle.window(TimeWindow(startMinute: 510, endMinute: 690)) == "08:30–11:30")
    #expect(TimeStyle.window(TimeWindow(startMinute: 1320, endMinute: 1800)) == "22:00–06:00 +1")
    #expect(TimeStyle.window(.wholeDay) == "00:00–24:00")
    #expect(TimeStyle.hours(450) == "7.5" && TimeStyle.hours(720) == "12")
    let thursday = try #require(CalendarDate(iso: "2026-06-04"))
    #expect(TimeStyle.day(thursday) == BilingualText(zh: "周四 06-04", en: "Thu 06-04"))
    let parts = [
      (240, "night"), (299, "night"), (300, "morning"), (720, "afternoon"), (1080, "evening"), (1320, "night"),
    ]
    for (start, part) in parts {
      let window = TimeWindow(startMinute: start, endMinute: start + 60)
      #expect(TimeStyle.partOfDay(thursday, window).en == "Thursday \(part)")
    }
  }
}
