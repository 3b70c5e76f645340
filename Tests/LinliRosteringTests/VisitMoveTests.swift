import LinliDomain
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// Moves of visits against every roster on every day, judged by the audit.
@Suite("Visits that move when somebody cannot come")
struct VisitMoveTests {
  /// A week and two days with one visit for each of some households and some other shifts, and who can come when.
  private static func data(seed: UInt64, households: Int) -> RosterData {
    var generator = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    return RosterData.days(9) { data in
      for person in ["V1", "V2", "V3"] {
        data.addVolunteer(person, isAvailable: false)
        // With several households the first visitor has most of them, and falls ill.
        let share = households == 1 ? 45 : person == "V1" ? 90 : 30
        let days = (1...9).map { _ in number(1...100) <= share ? "A" : "." }
        data.addPattern(person, days.joined(separator: "/"))
      }
      for household in 1...households {
        let day = number(3...6)
        var series = VisitSeries(
          id: VisitSeriesID("H\(household)"), household: "户\(household)",
          dates: (1...9).filter { $0 == day || number(1...100) <= 70 }.map(data.date), minimumGap: number(1...4),
          maximumGap: 7, last: data.date(-number(0...1)), shifts: [])
        let id = series.shiftID(on: data.date(day))
        data.addShift("\(day)A") { shift in
          shift.id = id
          shift.household = series.household
        }
        series.shifts = [id]
        data.visits.append(series)
      }
      for index in 0..<number(1...2) { data.addShift("T\(index)-\(number(2...8))A") }
    }
  }

  private struct Case {
    var instance: RosterInstance
    var plan: RosterPlan
    var change: RosterChange
  }

  /// A sound roster, and somebody who cannot come to a visit, or for some days.
  private static func randomCase(_ seed: UInt64, households: Int, days: Int) throws -> Case? {
    let instance = try RosterInstance(data(seed: seed, households: households))
    let solved = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: RosterSolveOptions())
    guard let plan = solved.plan, RosterAudit(instance, plan).isSound else { return nil }
    let visits = plan.assignments.filter { instance.series(of: $0.shift) != nil }
    guard let lost = visits.first, let date = instance.shift(lost.shift)?.date,
      let until = date.adding(days: days - 1)
    else { return nil }
    return Case(instance: instance, plan: plan, change: .absence(lost.volunteer, from: date, until: until))
  }

  /// The least cover lost, and the fewest changes with it, of all rosters of a question with visits on other days; nil
  /// if a gap is broken or there are too many rosters.
  private static func best(_ tried: Case, _ moves: [VisitMove]) throws -> [Int]? {
    let changed = try RosterInstance(tried.instance.data.moving(moves).changed(by: [tried.change], adding: []))
    let isBroken = RosterAudit(changed, RosterPlan([])).violations.contains { $0.word == "visitGap" }
    guard !isBroken, let all = AllRosters(changed, limit: 4000) else { return nil }
    let task = RepairTask(changed, tried.plan, of: tried.instance, frozen: [])
    let kept = Set(task.kept)
    return all.legal.map { plan in
      let figures = RosterFigures(changed, plan)
      let lost = task.cover.map { max(0, figures.value(of: $0.level) - $0.value) }.reduce(0, +)
      return [lost, task.lostCount + kept.symmetricDifference(plan.assignments).count]
    }.min { $0.lexicographicallyPrecedes($1) }
  }

  /// Every other day of a visit that its series allows.
  private static func moves(of visit: ShiftID, _ instance: RosterInstance) -> [VisitMove] {
    guard let series = instance.series(of: visit), let shift = instance.shift(visit) else { return [] }
    return series.dates.filter { $0 != shift.date }.map {
      VisitMove(series: series.id, from: visit, to: series.shiftID(on: $0), fromDate: shift.date, toDate: $0)
    }
  }

  private static func repair(_ tried: Case, _ moving: RosterRepair.VisitMoving = .whenUncovered) throws -> RosterRepair
  {
    try RosterRepairer(solver: GLPKSolver()).repair(
      tried.plan, of: tried.instance, after: [tried.change], moving: moving, options: RosterSolveOptions())
  }

  private static func reached(_ repair: RosterRepair) -> [Int] {
    [RosterRepair.coverLost, RosterRepair.changes].map { name in
      Int((repair.answer.stages.first { $0.name == name }?.objective ?? -1).rounded())
    }
  }

  @Test("a visit stays on its day if it can be covered, else it moves to the nearest day on which it can")
  func nearest() throws {
    var (stayed, moved, stuck) = (0, 0, 0)
    for seed in UInt64(0)..<150 {
      guard let tried = try Self.randomCase(seed, households: 1, days: 1),
        let own = try Self.best(tried, [])
      else { continue }
      let visit = tried.instance.visits[0].shifts[0]
      let repair = try Self.repair(tried)
      let plan = try #require(repair.answer.plan, "seed \(seed)")
      #expect(RosterAudit(repair.instance, plan).violations == [], "seed \(seed)")
      let days = try Self.moves(of: visit, tried.instance).compactMap { move in
        try Self.best(tried, [move]).map { (move: move, best: $0) }
      }.filter { $0.best[0] < own[0] }
      guard own[0] > 0, let distance = days.map(\.move.days).min() else {
        #expect(repair.moves.isEmpty, "seed \(seed)")
        #expect(Self.reached(repair) == own, "seed \(seed)")
        if own[0] > 0 { stuck += 1 } else { stayed += 1 }
        continue
      }
      moved += 1
      let found = try #require(repair.moves.first, "seed \(seed)")
      #expect(repair.moves.count == 1 && found.isProvenNearest, "seed \(seed)")
      #expect(found.move.days == distance, "seed \(seed)")
      let best = days.filter { $0.move.days == distance }.map(\.best).min { $0.lexicographicallyPrecedes($1) }
      #expect(Self.reached(repair) == best, "seed \(seed)")
      #expect(repair.difference.count == best?[1], "seed \(seed)")
      let reasons = repair.difference.people.flatMap(\.entries).map(\.reason)
      #expect(reasons.contains(.isMovedFrom(found.move.fromDate)), "seed \(seed)")
      #expect(reasons.contains(.cannotCome), "seed \(seed)")
    }
    #expect(stayed > 10 && moved > 10 && stuck > 1, "\(stayed) \(moved) \(stuck)")
  }

  @Test("of several moves none could be left out or be shorter, and no further one helps, the others being as they are")
  func several() throws {
    var (severalCount, stuckCount) = (0, 0)
    for seed in UInt64(0)..<150 {
      guard let tried = try Self.randomCase(seed, households: 3, days: 5) else { continue }
      let repair = try Self.repair(tried)
      guard repair.moves.count + repair.stuck.count > 1 else { continue }
      let plan = try #require(repair.answer.plan, "seed \(seed)")
      #expect(RosterAudit(repair.instance, plan).violations == [], "seed \(seed)")
      let all = repair.moves.map(\.move)
      guard let reached = try Self.best(tried, all) else { continue }
      #expect(Self.reached(repair) == reached, "seed \(seed)")
      severalCount += all.count > 1 ? 1 : 0
      for (position, found) in repair.moves.enumerated() {
        #expect(found.isProvenNearest, "seed \(seed)")
        var others = all
        others.remove(at: position)
        let nearer = Self.moves(of: found.move.from, tried.instance).filter { $0.days < found.move.days }
        for choice in [others] + nearer.map({ others + [$0] }) {
          if let best = try Self.best(tried, choice) { #expect(best[0] > reached[0], "seed \(seed): \(choice)") }
        }
      }
      for stuck in repair.stuck {
        stuckCount += 1
        #expect(stuck.isProven, "seed \(seed)")
        for move in Self.moves(of: stuck.visit, tried.instance) {
          if let best = try Self.best(tried, all + [move]) { #expect(best[0] >= reached[0], "seed \(seed): \(move)") }
        }
      }
    }
    #expect(severalCount > 4 && stuckCount > 4, "\(severalCount) \(stuckCount)")
  }

  @Test("a move for fewer changes is taken only where it is asked for, and takes fewer", arguments: UInt64(0)..<40)
  func fewerChanges(seed: UInt64) throws {
    guard let tried = try Self.randomCase(seed, households: 2, days: 2), let own = try Self.best(tried, [])
    else { return }
    let repair = try Self.repair(tried, .whenFewerChanges)
    let plan = try #require(repair.answer.plan)
    #expect(RosterAudit(repair.instance, plan).violations == [])
    #expect(!own.lexicographicallyPrecedes(Self.reached(repair)))
    if !repair.moves.isEmpty { #expect(Self.reached(repair) != own) }
    let needed = try Self.repair(tried)
    if own[0] == 0 { #expect(needed.moves.isEmpty) }
  }

  @Test("another day is taken instead of a chain of changes only where that is asked for")
  func chain() throws {
    let data = Self.illness { data in
      data.addAvailability("V2", days: data.dates(4, 4))
      data.addVolunteer("V3", isAvailable: false)
      data.addAvailability("V3", days: data.dates(4, 4))
      data.addShift("T-4A")
      data.pin("V3", data.visits[0].shifts[0].text, .forbidden)
    }
    var tried = try Self.ill(data, 4...4)
    tried.plan = RosterPlan(
      tried.plan.assignments + [RosterAssignment(volunteer: VolunteerID("V2"), shift: ShiftID("T-4A"))])
    let stays = try Self.repair(tried)
    #expect(stays.moves.isEmpty && Self.reached(stays) == [0, 4])
    let moves = try Self.repair(tried, .whenFewerChanges)
    #expect(moves.moves.map(\.move.toDate) == [data.date(3)] && Self.reached(moves) == [0, 2])
    #expect(moves.moves.map(\.isProvenNearest) == [true])
  }

  /// V1 visits on day 4 and falls ill for two days; V2 could come on day 7, V1 again on day 6.
  private static func illness(_ change: (inout RosterData) -> Void = { _ in }) -> RosterData {
    RosterData.days(9) { data in
      data.addVolunteer("V1")
      data.addVolunteer("V2", isAvailable: false)
      data.addAvailability("V2", days: data.dates(7, 7))
      var series = VisitSeries(
        id: VisitSeriesID("H"), household: "户1", dates: (1...9).map(data.date), minimumGap: 5, maximumGap: 8,
        last: data.date(-2), shifts: [])
      let id = series.shiftID(on: data.date(4))
      data.addShift("4A") { shift in
        shift.id = id
        shift.household = series.household
      }
      series.shifts = [id]
      data.visits = [series]
      change(&data)
    }
  }

  private static func ill(_ data: RosterData, _ days: ClosedRange<Int>) throws -> Case {
    let instance = try RosterInstance(data)
    let plan = RosterPlan([RosterAssignment(volunteer: VolunteerID("V1"), shift: data.visits[0].shifts[0])])
    let change = RosterChange.absence(
      VolunteerID("V1"), from: data.date(days.lowerBound), until: data.date(days.upperBound))
    return Case(instance: instance, plan: plan, change: change)
  }

  @Test("gaps, too soon, what is fixed and never are respected; who was there before is preferred")
  func bounds() throws {
    let data = Self.illness()
    let later = try Self.repair(Self.ill(data, 4...5))
    #expect(later.moves.map(\.move.toDate) == [data.date(3)])
    let illLong = try Self.repair(Self.ill(data, 2...6))
    // No other day within the gaps lies outside the absence.
    #expect(illLong.moves.map(\.move.toDate) == [])
    #expect(illLong.stuck.map(\.otherDates) == [[3, 5, 6].map(data.date)])
    #expect(illLong.stuck.map(\.isProven) == [true])
    // Both can come on day 7; V1 knows the household.
    let wide = Self.illness { $0.visits[0].maximumGap = 12 }
    let face = try Self.repair(Self.ill(wide, 2...6))
    #expect(face.moves.map(\.move.toDate) == [data.date(7)])
    #expect(face.answer.plan?.assignments.map(\.volunteer.text) == ["V1"])
    #expect(face.answer.stages.contains { $0.name == RosterRepair.newFaces && $0.objective == 0 })
    let never = try Self.repair(Self.ill(data, 4...5), .never)
    #expect(never.moves.isEmpty)
    let tried = try Self.ill(data, 4...5)
    let soon = try RosterRepairer(solver: GLPKSolver()).repair(
      tried.plan, of: tried.instance, after: [tried.change],
      notice: RepairNotice(date: data.date(1), minute: 0, noticeMinutes: 2 * 1440 + 720), moving: .whenUncovered,
      options: RosterSolveOptions())
    #expect(soon.moves.map(\.move.toDate) == [data.date(6)], "day 3 is too soon")
  }

  @Test("a visit on which somebody is fixed stays, and leaves a place empty")
  func fixed() throws {
    let both = Self.illness { data in
      data.addAvailability("V2", days: data.dates(3, 4))
      data.shifts[0].heads = HeadCount(2)
    }
    for (data, isMoved) in [(both, true), (both.with { $0.pin("V2", $0.visits[0].shifts[0].text) }, false)] {
      var tried = try Self.ill(data, 4...5)
      tried.plan = RosterPlan(
        ["V1", "V2"].map { RosterAssignment(volunteer: VolunteerID($0), shift: data.visits[0].shifts[0]) })
      let repair = try Self.repair(tried)
      #expect(repair.moves.map(\.move.toDate) == (isMoved ? [data.date(3)] : []))
      #expect(Self.reached(repair)[0] == (isMoved ? 0 : 1))
    }
  }

  @Test("with no time left no move is claimed")
  func noTime() throws {
    let tried = try Self.ill(Self.illness(), 4...5)
    var options = RosterSolveOptions()
    options.timeLimit = .zero
    let repair = try RosterRepairer(solver: GLPKSolver()).repair(
      tried.plan, of: tried.instance, after: [tried.change], moving: .whenUncovered, options: options)
    #expect(repair.moves.isEmpty && repair.stuck.isEmpty)
  }
}
