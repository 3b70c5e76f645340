/// What a performer has to hold to deliver a service: several qualifications, each with alternatives.
///
/// Written as in the catalogue: `教学+未成年人保护审查` needs both, `律师/公证员` one of them, `无` or `none` nothing.
///
/// - Source: S000-8a, S000-12c, S004-a13.
public struct QualificationRequirement: Hashable, Sendable {
  /// Each inner list names alternatives, of which one is enough; all inner lists have to be met.
  public let alternatives: [[String]]

  /// A requirement from its written form.
  public init(_ text: String) {
    let trimmed = text.filter { !$0.isWhitespace }
    let needsNothing = trimmed.isEmpty || trimmed == "无" || trimmed.lowercased() == "none"
    alternatives =
      needsNothing ? [] : trimmed.split(separator: "+").map { $0.split(separator: "/").map(String.init) }
  }

  /// Whether somebody who holds `qualifications` meets it.
  public func isMet(by qualifications: [String]) -> Bool {
    alternatives.allSatisfy { $0.contains { qualifications.contains($0) } }
  }

  /// The written form, `A/B+C`; empty when nothing is needed.
  public var text: String {
    alternatives.map { $0.joined(separator: "/") }.joined(separator: "+")
  }
}
