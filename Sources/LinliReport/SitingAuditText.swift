public import LinliDomain
import LinliScenario
public import LinliSiting

/// What an audit of a siting plan found: the broken rules, what is required and missing, and the levels.
public struct SitingAuditText: Sendable {
  private let audit: SitingAudit
  private let instance: SitingInstance
  private let language: Language

  /// The text of an audit of a plan for a question.
  public init(_ audit: SitingAudit, of instance: SitingInstance, in language: Language) {
    self.audit = audit
    self.instance = instance
    self.language = language
  }

  /// The text, ending with a line break.
  public var text: String {
    let broken = audit.violations.map { "  - " + SitingViolationText.sentence(for: $0)[language] }
    let heading = audit.isSound ? Catalogue.auditSound : Catalogue.auditBroken(audit.violations.count)
    let gaps = audit.gaps.map { "  - " + SitingViolationText.sentence(for: $0)[language] }
    let required = gaps.isEmpty ? [] : ["", Catalogue.requiredAndMissing[language]] + gaps
    var table = TextTable([("", .left), ("", .right), ("", .left)])
    for level in instance.options.levels {
      table.add([
        level.name, NumberStyle.grouped(audit.figures.value(of: level), decimals: 2),
        Catalogue.measure(level)[language],
      ])
    }
    return ([heading[language]] + broken + required + [""] + table.lines()).joined(separator: "\n") + "\n"
  }
}
