public import LinliDomain
public import LinliRostering
import LinliScenario

/// What an audit of a roster found: the broken rules, or that there are none, and what the roster amounts to level by
/// level.
public struct RosterAuditText: Sendable {
  private let audit: RosterAudit
  private let instance: RosterInstance
  private let language: Language

  /// The text of an audit of a roster for a question.
  public init(_ audit: RosterAudit, of instance: RosterInstance, in language: Language) {
    self.audit = audit
    self.instance = instance
    self.language = language
  }

  /// The text, ending with a line break.
  public var text: String {
    let broken = audit.violations.map { "  - " + RosterViolationText.sentence(for: $0)[language] }
    let heading = audit.isSound ? Catalogue.auditSound : Catalogue.auditBroken(audit.violations.count)
    var table = TextTable([("", .left), ("", .right), ("", .left)])
    for level in instance.options.levels {
      let value = NumberStyle.grouped(Double(audit.figures.value(of: level)))
      table.add([DisplayWidth.oneLine(level.name), value, Catalogue.measure(level)[language]])
    }
    return ([heading[language]] + broken + [""] + table.lines() + unfilled).joined(separator: "\n") + "\n"
  }

  /// The shifts with places left, by id.
  private var unfilled: [String] {
    guard !audit.figures.unfilled.isEmpty else { return [] }
    var table = TextTable([("", .left), ("", .left), ("", .left)])
    for unfilled in audit.figures.unfilled {
      guard let shift = instance.shift(unfilled.shift) else { continue }
      let heads = unfilled.heads > 0 ? [Catalogue.missingHeads(unfilled.heads, of: shift.heads.desired)] : []
      let skills = shift.skills.compactMap { skill in
        unfilled.skills[skill.qualification].map { Catalogue.missingSkill(skill.qualification, $0) }
      }
      table.add([
        DisplayWidth.oneLine(shift.id.text), TimeStyle.day(shift.date)[language] + " " + TimeStyle.window(shift.window),
        (heads + skills).map { $0[language] }.joined(separator: Catalogue.listComma[language]),
      ])
    }
    return ["", Catalogue.unfilledShifts[language]] + table.lines()
  }
}
