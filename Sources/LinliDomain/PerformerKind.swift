/// The kinds of actor that deliver services, each with its own job.
///
/// - Source: S000-2 (five kinds of actor); S000-12 (volunteers).
public enum PerformerKind: String, Sendable, CaseIterable, Comparable, Codable {
  /// 政府派驻 posted government staff.
  case government = "G"
  /// 社区居民委员会与服务站 the residents' committee with its service station.
  case committee = "K"
  /// 社会组织 social organizations, contractors and alliances.
  case organization = "O"
  /// 驻社区单位 resident units.
  case unit = "U"
  /// 志愿队伍 volunteer teams, in-service party members who report to their community among them.
  case volunteers = "V"

  /// Order of the letters.
  public static func < (left: PerformerKind, right: PerformerKind) -> Bool { left.rawValue < right.rawValue }
}
