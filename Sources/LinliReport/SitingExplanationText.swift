public import LinliDomain
import LinliScenario
public import LinliSiting

/// Why a site is open or closed, an estate left out, a community short of the norm, told on a terminal: what is so, and
/// what would be otherwise as found by solving again.
public struct SitingExplanationText: Sendable {
  private let explanation: SitingExplanation
  private let wording: SitingWording

  /// The text of an explanation.
  public init(_ explanation: SitingExplanation, of instance: SitingInstance, in language: Language) {
    self.explanation = explanation
    wording = SitingWording(instance: instance, language: language)
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = ([facts] + [planNotes] + consequences).filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  private var facts: [String] {
    switch explanation.finding {
    case .site(let site): SiteFactsText(site, wording).lines
    case .estate(let estate): EstateFactsText(estate, wording).lines
    case .community(let community): CommunityFactsText(community, wording).lines
    }
  }

  private var planNotes: [String] {
    var lines: [String] = []
    if explanation.isCompleted { lines.append(say(Catalogue.sitesCompleted)) }
    if !explanation.violations.isEmpty {
      lines.append(say(Catalogue.planBreaksRules(explanation.violations.count)))
      lines += explanation.violations.map { "  - " + say(SitingViolationText.sentence(for: $0)) }
    }
    if !explanation.isBest, !explanation.isWorse { lines.append(say(Catalogue.planNotProven)) }
    if explanation.isWorse {
      lines.append(say(Catalogue.planNotBest))
      var table = TextTable([
        ("", .right), ("", .left), (say(Catalogue.inThePlan), .right), (say(Catalogue.atBest), .right), ("", .left),
      ])
      for (position, level) in explanation.levels.enumerated() {
        table.add([
          String(position + 1), level.name, wording.level(level.planned), wording.level(level.best),
          say(level.level.map(Catalogue.measure) ?? Catalogue.requiredLevel),
        ])
      }
      lines += table.lines()
    }
    return lines
  }

  private var consequences: [[String]] {
    switch explanation.finding {
    case .site(let site):
      [site.consequence].compactMap { $0 }.map { lines(of: $0, mustStay: site.mustStay) }
    case .estate(let estate): [estate.consequence].compactMap { $0 }.map { lines(of: $0) }
    case .community(let community):
      [community.within].compactMap { $0 }.map { lines(of: $0) }
        + [community.cheapest].compactMap { $0 }.map { SitingConsequenceText($0, wording).cheapestLines }
    }
  }

  private func lines(of consequence: SitingConsequence, mustStay: Bool = false) -> [String] {
    SitingConsequenceText(consequence, wording).lines(mustStay: mustStay)
  }
}

/// Ids, names and amounts as an explanation writes them.
struct SitingWording {
  let instance: SitingInstance
  let language: Language

  /// The most columns that a name takes, and the most members that a list tells.
  private static let (nameWidth, longestList) = (40, 30)

  func say(_ text: BilingualText) -> String { text[language] }

  func amount(_ value: Double) -> String { Phrases.amount(value) }

  func level(_ value: Double?) -> String {
    value.map { NumberStyle.grouped($0, decimals: abs($0 - $0.rounded()) < 1e-6 * max(1, abs($0)) ? 0 : 2) } ?? "–"
  }

  func metres(_ metres: Double) -> String { say(Catalogue.metres(NumberStyle.grouped(metres.rounded()))) }

  func list(_ items: [String]) -> String {
    let told = items.prefix(Self.longestList).joined(separator: say(Catalogue.listComma))
    let further = items.count - min(items.count, Self.longestList)
    return told + (further > 0 ? " … +\(further)" : "")
  }

  private func label<Entity>(_ id: Identifier<Entity>, _ name: LocalizedName?) -> String {
    let words = name?.text(in: language).map { DisplayWidth.cut(DisplayWidth.oneLine($0), to: Self.nameWidth) }
    return [DisplayWidth.oneLine(id.text), words].compactMap { $0 }.joined(separator: " ")
  }

  func site(_ id: SiteID) -> String { label(id, instance.site(id)?.name) }
  func estate(_ id: EstateID) -> String { label(id, instance.estate(id)?.name) }
  func community(_ id: CommunityID) -> String { label(id, instance.community(id)?.name) }

  func site(_ distance: SiteDistance) -> String { "\(site(distance.site)) \(metres(distance.metres))" }
  func estate(_ distance: EstateDistance) -> String { "\(estate(distance.estate)) \(metres(distance.metres))" }

  /// The period's name after a blank, where there are several.
  func period(_ period: Int) -> String {
    instance.periods.count > 1 && instance.periods.indices.contains(period)
      ? " [" + DisplayWidth.oneLine(instance.periods[period].name) + "]" : ""
  }
}
