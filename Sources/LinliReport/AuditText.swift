public import LinliDomain
public import LinliMatching
import LinliScenario

/// What an audit found: the broken rules, or that there are none, and what the plan amounts to level by level.
public struct AuditText: Sendable {
  private let audit: MatchingAudit
  private let instance: MatchingInstance
  private let language: Language

  /// The text of an audit of a plan for a question.
  public init(_ audit: MatchingAudit, of instance: MatchingInstance, in language: Language) {
    self.audit = audit
    self.instance = instance
    self.language = language
  }

  /// The text, ending with a line break.
  public var text: String {
    let broken = audit.violations.map { "  - " + ViolationText.sentence(for: $0)[language] }
    let heading = audit.isSound ? Catalogue.auditSound : Catalogue.auditBroken(audit.violations.count)
    var table = TextTable([("", .left), ("", .right), ("", .left)])
    for level in instance.levels {
      let value = NumberStyle.grouped(audit.figures.value(of: level), decimals: level.isShare ? 6 : 2)
      table.add([level.name, value, Catalogue.measure(level)[language]])
    }
    return ([heading[language]] + broken + [""] + table.lines()).joined(separator: "\n") + "\n"
  }
}

extension MatchingLevel {
  /// Whether its value is a share of 1.
  var isShare: Bool { singleMeasure?.isMaximized == true }
}
