import LinliDomain
public import LinliRostering

/// Every roster of a tiny question, tried one by one and judged by the audit alone.
///
/// First each person's lines: those with a broken rule of the line itself are dropped, as no company of others mends them.
/// Then all combinations of what is left.
public struct AllRosters {
  private let instance: RosterInstance
  private let isDemandRequired: Bool
  private let lines: [[[RosterAssignment]]]

  /// All rosters of a question; nil if there are more than `limit` to try.
  public init?(_ instance: RosterInstance, isDemandRequired: Bool = false, limit: Int = 3000) {
    self.instance = instance
    self.isDemandRequired = isDemandRequired
    var lines: [[[RosterAssignment]]] = []
    var count = 1
    for volunteer in instance.volunteers {
      let open = instance.shifts.filter { instance.ineligibility(of: volunteer.id, for: $0.id).isEmpty }
      guard open.count <= 8 else { return nil }
      let legal = (0..<1 << open.count).map { choice in
        open.indices.filter { choice & 1 << $0 != 0 }.map {
          RosterAssignment(volunteer: volunteer.id, shift: open[$0].id)
        }
      }.filter { Self.isLine($0, of: volunteer.id, instance) }
      count *= legal.count
      guard count <= limit else { return nil }
      lines.append(legal)
    }
    self.lines = lines
  }

  private static func isLine(_ line: [RosterAssignment], of volunteer: VolunteerID, _ instance: RosterInstance) -> Bool
  {
    RosterAudit(instance, RosterPlan(line)).violations.allSatisfy { violation in
      guard case .line(volunteer, _, _, _, _) = violation else { return true }
      return false
    }
  }

  /// The number of rosters to try.
  public var count: Int { lines.reduce(1) { $0 * $1.count } }

  /// The rosters that keep every rule.
  public var legal: [RosterPlan] {
    var legal: [RosterPlan] = []
    func extend(_ person: Int, _ chosen: [RosterAssignment]) {
      guard person < lines.count else {
        let plan = RosterPlan(chosen)
        if RosterAudit(instance, plan, isDemandRequired: isDemandRequired).isSound { legal.append(plan) }
        return
      }
      for line in lines[person] { extend(person + 1, chosen + line) }
    }
    extend(0, [])
    return legal
  }

  /// The values of the levels in the best of all rosters, the levels compared in order; nil if no roster keeps the rules.
  public var bestValues: [Int]? {
    legal.map { plan in
      let figures = RosterFigures(instance, plan)
      return instance.options.levels.map { figures.value(of: $0) }
    }.min { $0.lexicographicallyPrecedes($1) }
  }
}
