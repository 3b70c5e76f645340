public import LinliDomain

/// People whom the same thing keeps from a shift.
public struct HindranceGroup: Equatable, Sendable {
  /// What keeps them.
  public enum Cause: Hashable, Sendable {
    /// They work another shift that cannot be worked beside it.
    case busy(ShiftID)
    /// A rule of their lines.
    case limit(LineRule)
    /// A rule about several people, by its word: `traineeAlone`, `noAdult`, `pair`, `visitors`, ...
    case company(String)
    /// They could come in somebody's place only.
    case onlyInExchange
    /// They do not hold what is missing.
    case notWhatIsMissing
    /// Nothing keeps them.
    case nothing
    /// They have no time, are on leave, lack something, ...: the one that is told of somebody with several is the first
    /// about their time, else the first.
    case ineligible(Ineligibility)
  }

  /// What keeps them.
  public var cause: Cause
  /// Who, by id.
  public var volunteers: [VolunteerID]

  /// A stable word for the cause: `busy`, the word of a line's rule or of an ineligibility, ...
  public var word: String {
    switch cause {
    case .busy: "busy"
    case .limit(let rule): rule.rawValue
    case .company(let word): word
    case .onlyInExchange: "onlyInExchange"
    case .notWhatIsMissing: "notWhatIsMissing"
    case .nothing: "nothing"
    case .ineligible(let reason): reason.word
    }
  }

  /// Whether they have time for the shift as far as their availability goes.
  public var isFree: Bool {
    if case .ineligible(let reason) = cause { return !reason.isOfTime }
    return true
  }

  /// Gathers people by what keeps them: first those who are free at that time, each kind of cause in the order in which
  /// it is met.
  public static func groups(of people: [ShiftHindrance]) -> [HindranceGroup] {
    var groups: [HindranceGroup] = []
    for person in people {
      let cause = cause(of: person.obstacle)
      if let position = groups.firstIndex(where: { $0.cause == cause }) {
        groups[position].volunteers.append(person.volunteer)
      } else {
        groups.append(HindranceGroup(cause: cause, volunteers: [person.volunteer]))
      }
    }
    return groups.enumerated().sorted { left, right in
      let (first, second) = (left.element.rank, right.element.rank)
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }

  private static func cause(of obstacle: ShiftObstacle) -> Cause {
    switch obstacle {
    case .ineligible(let reasons):
      (reasons.first(where: \.isOfTime) ?? reasons.first).map { .ineligible($0) } ?? .nothing
    case .busy(let shifts): shifts.first.map { .busy($0) } ?? .limit(.overlap)
    case .limits(let breaches): breaches.first.map { .limit($0.rule) } ?? .limit(.overlap)
    case .company(let violations): .company(violations.first?.word ?? "pair")
    case .onlyInExchange: .onlyInExchange
    case .notWhatIsMissing: .notWhatIsMissing
    case .nothing: .nothing
    }
  }

  private var rank: Int {
    switch cause {
    case .nothing: 0
    case .busy: 1
    case .limit: 2
    case .company: 3
    case .onlyInExchange: 4
    case .notWhatIsMissing: 5
    case .ineligible(let reason): reason.isOfTime ? 7 : 6
    }
  }
}
