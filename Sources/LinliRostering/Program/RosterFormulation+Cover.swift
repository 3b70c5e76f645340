import LinliDomain
import LinliLP

/// Heads, skills and teams of every shift:
///
///     heads    Σ_v x_vs + below_s + short_s − over_s = desired_s
///     skill    Σ_{v holds k on the day} x_vs + missing_sk ≥ count_sk
///     team     team·t_s ≤ Σ_v x_vs ≤ most·t_s,  x_vs ≤ t_s,  t_s ∈ {0,1}
///
/// A missing person is first one above the minimum, then one below: below costs at least as much as short.
extension RosterFormulation {
  mutating func addCover(_ workers: [[Worker]]) {
    for (position, shift) in instance.shifts.enumerated() {
      let count = sum(workers[position]) { LinearExpression($0.variable) }
      addHeads(shift, count)
      for (number, skill) in shift.skills.enumerated() { addSkill(shift, skill, number, workers[position]) }
      if shift.isAllOrNothing { addTeam(shift, count, workers[position]) }
    }
  }

  private mutating func addHeads(_ shift: Shift, _ count: LinearExpression) {
    let heads = shift.heads
    var cover = count
    if !isDemandRequired {
      if heads.minimum > 0 {
        let below = addDefined(
          "below[\(shift.id)]", .integer, .range(0, Double(heads.minimum)),
          as: LinearExpression(Double(heads.minimum)) - count)
        cover.add(1, below)
        terms.unfilled.add(Double(heads.understaffingPrice + heads.minimumPrice), below)
        terms.belowMinimum.add(1, below)
      }
      if heads.desired > heads.minimum {
        let short = addDefined(
          "short[\(shift.id)]", .integer, .range(0, Double(heads.desired - heads.minimum)),
          as: LinearExpression(Double(heads.desired)) - count)
        cover.add(1, short)
        terms.unfilled.add(Double(heads.understaffingPrice), short)
      }
    }
    if heads.maximum != heads.desired {
      let most = heads.maximum.map { Double($0 - heads.desired) } ?? .infinity
      let over = addDefined(
        "over[\(shift.id)]", .integer, .range(0, most), as: count - LinearExpression(Double(heads.desired)))
      cover.add(-1, over)
      terms.overstaffing.add(Double(heads.overstaffingPrice), over)
    }
    add("heads[\(shift.id)]", cover, .equal(Double(heads.desired)), of: .heads(shift.id))
  }

  private mutating func addSkill(_ shift: Shift, _ skill: SkillDemand, _ number: Int, _ workers: [Worker]) {
    var holders = sum(workers.filter { instance.volunteers[$0.person].holds(skill.qualification, on: shift.date) }) {
      LinearExpression($0.variable)
    }
    let name = "[\(shift.id),\(skill.qualification)]"
    if !isDemandRequired {
      let missing = addDefined(
        "missing\(name)", .integer, .range(0, Double(skill.count)),
        as: LinearExpression(Double(skill.count)) - holders)
      holders.add(1, missing)
      missingOfSkill["\(shift.id),\(skill.qualification)"] = missing
      terms.unfilled.add(Double(skill.missingPrice), missing)
    }
    add("skill\(name)", holders, .atLeast(Double(skill.count)), of: .skill(shift.id, skill.qualification))
  }

  private mutating func addTeam(_ shift: Shift, _ count: LinearExpression, _ workers: [Worker]) {
    guard shift.teamSize > 1, !workers.isEmpty else { return }
    let takesPlace = addDefined("takesPlace[\(shift.id)]", .binary, .unit, as: count)
    let part = RosterConflictPart.team(shift.id)
    add("team[\(shift.id)]", count - Double(shift.teamSize) * takesPlace, .atLeast(0), of: part)
    for worker in workers {
      let id = instance.volunteers[worker.person].id
      add("team[\(id),\(shift.id)]", 1 * worker.variable - 1 * takesPlace, .atMost(0), of: part)
    }
    if let maximum = shift.heads.maximum, maximum < workers.count {
      add("team[\(shift.id),most]", count - Double(maximum) * takesPlace, .atMost(0), of: part)
    }
  }
}
