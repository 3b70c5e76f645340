import LinliDomain
import LinliLP

/// Looks for visits to move where a repair leaves them empty.
///
/// A move is another day allowed to the series that breaks no gap kept before. The visits that miss more than before come
/// first, then those that lost somebody and are covered by somebody whom another shift misses, each in the order of time.
/// For each visit the days are tried the nearest first, equally near ones together: the question with the visit on that
/// day is repaired, and the first day with which less is missing is taken; of equally near ones the one that misses less,
/// then takes fewer changes, then fewer new faces, then the earlier. With ``RosterRepair/VisitMoving`` `whenFewerChanges`
/// visits that lost somebody are then moved alike where that takes fewer changes and nothing more is missing. A day on
/// which nobody may work the visit needs no repair to be ruled out.
///
/// In the end each move is tried anew, the others being as they are: it is undone, or made shorter, where that loses
/// nothing of what all of them reached, until none can be. Visits for which no day helped are tried again beside the
/// moves that were found after them.
///
/// What that proves, wherever the repairs tried were proven: no single visit could stay or move less far. It does not
/// prove that no other choice of visits would move fewer or less far. No visit moves as long as nothing is lost without.
struct VisitMoveSearch {
  /// The visits to move, in the order in which they were found.
  private(set) var found: [RosterRepair.MovedVisit] = []
  private let attempts: RepairAttempts
  private let moving: RosterRepair.VisitMoving
  private let first: RepairAttempt
  /// The gaps that are broken without any move.
  private let broken: [VisitSeriesID: Set<AuditedVisits.Gap>]
  private var standing: Standing?
  private var failed: [RosterRepair.StuckVisit] = []

  init(_ first: RepairAttempt, _ attempts: RepairAttempts, _ moving: RosterRepair.VisitMoving) {
    self.first = first
    self.attempts = attempts
    self.moving = moving
    standing = Standing(first)
    var broken: [VisitSeriesID: Set<AuditedVisits.Gap>] = [:]
    for series in first.instance.visits { broken[series.id] = Set(AuditedVisits(first.instance, series).gaps) }
    self.broken = broken
  }

  /// What a repair reached, the better ones first.
  private struct Standing: Comparable {
    var lost: Int
    var changes: Int
    var faces: Int

    init?(_ attempt: RepairAttempt) {
      guard attempt.answer.plan != nil, let lost = attempt.value(of: RosterRepair.coverLost),
        let changes = attempt.value(of: RosterRepair.changes)
      else { return nil }
      self.lost = lost
      self.changes = changes
      faces = attempt.value(of: RosterRepair.newFaces) ?? 0
    }

    static func < (left: Standing, right: Standing) -> Bool {
      (left.lost, left.changes, left.faces) < (right.lost, right.changes, right.faces)
    }
  }

  /// What came of trying days for one visit.
  private struct Trial {
    var move: VisitMove?
    var standing: Standing?
    /// Whether each day that was passed over is proven not to do.
    var isProven = true
  }

  /// Looks for the moves.
  mutating func run() throws {
    guard moving != .never, !first.instance.visits.isEmpty else { return }
    var isFurther = true
    while isFurther, !isOver {
      try cover()
      let movedCount = found.count
      if moving == .whenFewerChanges { try saveChanges() }
      isFurther = try found.count > movedCount || shorten()
    }
    if isOver { for position in failed.indices { failed[position].isProven = false } }
  }

  /// Moves visits until no other move covers more: those that failed are tried again beside the moves that came after.
  private mutating func cover() throws {
    var isFurther = true
    while isFurther, !isOver {
      isFurther = false
      failed = []
      for visit in candidates where !found.contains(where: { $0.move.from == visit }) {
        guard let standing, standing.lost > 0, !isOver else { return }
        let (isMoved, trial) = try move(visit) { $0.lost < standing.lost }
        if isMoved {
          isFurther = isFurther || !failed.isEmpty
        } else {
          failed.append(trial)
        }
      }
    }
  }

  /// Moves visits where that takes fewer changes and covers no less.
  private mutating func saveChanges() throws {
    for visit in candidates where !found.contains(where: { $0.move.from == visit }) {
      guard let standing, !isOver else { return }
      _ = try move(visit) { $0.lost <= standing.lost && $0.changes < standing.changes }
    }
  }

  /// Moves a visit to the nearest day that does, if one does; else tells which days were tried.
  private mutating func move(
    _ visit: ShiftID, _ does: (Standing) -> Bool
  ) throws -> (isMoved: Bool, tried: RosterRepair.StuckVisit) {
    let days = try days(for: visit, beside: found.map(\.move))
    let trial = try nearest(of: days, beside: found.map(\.move), does)
    if let move = trial.move {
      found.append(RosterRepair.MovedVisit(move: move, isProvenNearest: trial.isProven))
      standing = trial.standing
    }
    let tried = RosterRepair.StuckVisit(
      visit: visit, otherDates: days.map(\.toDate).sorted(), isProven: trial.isProven)
    return (trial.move != nil, tried)
  }

  /// The visits for which no day helped and that miss more than before in the end.
  func stuck(in last: RepairAttempt) -> [RosterRepair.StuckVisit] {
    let before = Self.missing(attempts.damage.plan, attempts.damage.instance)
    let after = Self.missing(last.plan, last.instance)
    return failed.filter { after[$0.visit] ?? 0 > before[$0.visit] ?? 0 }
  }

  private var isOver: Bool { attempts.budget.exhausted != nil }

  // MARK: Visits and days

  /// The visits that may move, those that miss somebody first: they lost somebody or miss more than before, are not too
  /// soon, and nobody is fixed on them.
  private var candidates: [ShiftID] {
    let instance = first.instance
    let before = Self.missing(attempts.damage.plan, attempts.damage.instance)
    let after = Self.missing(first.plan, instance)
    let fixed = Set(instance.pins.filter { $0.kind == .fixed }.map(\.shift))
    let visits = Set(instance.visits.flatMap(\.shifts)).subtracting(fixed).subtracting(first.frozen)
    let ordered = instance.shifts.map(\.id).filter { visits.contains($0) && before[$0] != nil }
    let empty = ordered.filter { after[$0] ?? 0 > before[$0] ?? 0 }
    return empty + ordered.filter { first.task.gaps.contains($0) && !empty.contains($0) }
  }

  /// How many people each shift of a question misses, by heads and by skills.
  private static func missing(_ plan: RosterPlan, _ instance: RosterInstance) -> [ShiftID: Int] {
    var missing = Dictionary(instance.shifts.map { ($0.id, 0) }, uniquingKeysWith: { first, _ in first })
    for unfilled in RosterFigures(instance, plan).unfilled {
      var people = unfilled.heads
      for count in unfilled.skills.values { people += count }
      missing[unfilled.shift] = people
    }
    return missing
  }

  /// The days that a visit may move to beside other moves, the nearest first; none that is too soon.
  private func days(for visit: ShiftID, beside others: [VisitMove]) throws -> [VisitMove] {
    let question = try attempts.question(moving: others)
    let allowed = question.series(of: visit).flatMap { broken[$0.id] } ?? []
    return question.alternatives(to: visit, breaking: allowed).filter { move in
      guard let notice = attempts.damage.notice, var shift = question.shift(visit) else { return true }
      shift.date = move.toDate
      return !notice.freezes(shift)
    }
  }

  // MARK: Trying

  /// The first of some days, sorted by how near they are, that does; of equally near ones the best.
  private func nearest(
    of days: [VisitMove], beside others: [VisitMove], _ does: (Standing) -> Bool
  ) throws -> Trial {
    var trial = Trial()
    for move in days {
      if let best = trial.move, best.days < move.days { break }
      guard !isOver else {
        trial.isProven = false
        break
      }
      let moves = others + [move]
      guard try !attempts.question(moving: moves).eligibleVolunteers(for: move.to).isEmpty else { continue }
      let attempt = try attempts.attempt(moving: moves, isTrial: true)
      if let reached = Standing(attempt), does(reached) {
        if trial.standing.map({ reached < $0 }) ?? true { (trial.move, trial.standing) = (move, reached) }
      } else if !isProven(attempt), trial.move == nil {
        trial.isProven = false
      }
    }
    return trial
  }

  /// Undoes or shortens moves, the others being as they are, until none can be; whether any could.
  private mutating func shorten() throws -> Bool {
    guard found.count > 1 else {
      // A single move was tried with nothing beside it already.
      for position in found.indices where !isProven(first) { found[position].isProvenNearest = false }
      return false
    }
    var (position, settled, isShorter) = (0, 0, false)
    while settled < found.count, let reached = standing, !isOver {
      if try shorten(at: position, reached) {
        (position, settled, isShorter) = (0, 0, true)
      } else {
        settled += 1
        position = (position + 1) % found.count
      }
    }
    if settled < found.count { for position in found.indices { found[position].isProvenNearest = false } }
    return isShorter
  }

  /// Undoes or shortens one move if that can be; else tells whether that is proven.
  private mutating func shorten(at position: Int, _ reached: Standing) throws -> Bool {
    let own = found[position].move
    var others = found.map(\.move)
    others.remove(at: position)
    let staying = try staying(beside: others, reached)
    if let standing = staying.standing {
      found.remove(at: position)
      self.standing = standing
      return true
    }
    let days = try days(for: own.from, beside: others).filter { $0.days < own.days }
    let trial = try nearest(of: days, beside: others) { isNoWorse($0, than: reached) }
    guard let move = trial.move else {
      found[position].isProvenNearest = staying.isProven && trial.isProven
      return false
    }
    found[position].move = move
    standing = trial.standing
    return true
  }

  /// What the other moves alone reach if that is no worse, and if it is worse, whether that is proven.
  private func staying(
    beside others: [VisitMove], _ reached: Standing
  ) throws -> (standing: Standing?, isProven: Bool) {
    guard keepsGaps(try attempts.question(moving: others)) else { return (nil, true) }
    let attempt = others.isEmpty ? first : try attempts.attempt(moving: others, isTrial: true)
    let standing = Standing(attempt).flatMap { isNoWorse($0, than: reached) ? $0 : nil }
    return (standing, isProven(attempt))
  }

  /// Whether no gap is broken that was kept before.
  private func keepsGaps(_ question: RosterInstance) -> Bool {
    question.visits.allSatisfy { Set(AuditedVisits(question, $0).gaps).isSubset(of: broken[$0.id] ?? []) }
  }

  private func isNoWorse(_ reached: Standing, than standing: Standing) -> Bool {
    if reached.lost != standing.lost { return reached.lost < standing.lost }
    return moving == .whenUncovered || reached.changes <= standing.changes
  }

  /// Whether what a repair reached is proven to be least, as far as moves look at it.
  private func isProven(_ attempt: RepairAttempt) -> Bool {
    attempt.isProven(RosterRepair.coverLost)
      && (moving == .whenUncovered || attempt.isProven(RosterRepair.changes))
  }
}
