import LinliGLPK
import LinliLP
import LinliSiting
import Testing

/// A question on distances of which p sites to open, with its search, its audit and its program.
private protocol SiteChoice {
  var distances: SiteDistances { get }
  var openCount: Int { get }

  func answer(_ options: LocationSearchOptions) -> LocationAnswer<SiteAssignment>
  func audit(_ choice: SiteAssignment) -> (violations: [SiteAssignmentViolation], objective: Double?)
  /// The program, and what a solution of it stands for.
  func program() -> (model: Model, choice: (Solution) -> SiteAssignment)
}

extension PMedianInstance: SiteChoice {
  func answer(_ options: LocationSearchOptions) -> LocationAnswer<SiteAssignment> {
    PMedianOptimizer().solve(self, options: options)
  }

  func audit(_ choice: SiteAssignment) -> (violations: [SiteAssignmentViolation], objective: Double?) {
    let audit = PMedianAudit(choice, of: self)
    return (audit.violations, audit.objective)
  }

  func program() -> (model: Model, choice: (Solution) -> SiteAssignment) {
    let formulation = PMedianFormulation(self)
    return (formulation.model, formulation.choice)
  }
}

extension PCenterInstance: SiteChoice {
  func answer(_ options: LocationSearchOptions) -> LocationAnswer<SiteAssignment> {
    PCenterOptimizer().solve(self, options: options)
  }

  func audit(_ choice: SiteAssignment) -> (violations: [SiteAssignmentViolation], objective: Double?) {
    let audit = PCenterAudit(choice, of: self)
    return (audit.violations, audit.objective)
  }

  func program() -> (model: Model, choice: (Solution) -> SiteAssignment) {
    let formulation = PCenterFormulation(self)
    return (formulation.model, formulation.choice)
  }
}

/// What p-medians and p-centers have in common.
@Suite("p-medians and p-centers")
struct SiteChoiceTests {
  /// Which of the two is asked.
  enum Question: CaseIterable {
    case median, center

    fileprivate func random(seed: Int, isWhole: Bool, hasGaps: Bool) throws -> any SiteChoice {
      var random = RandomSites(seed: UInt64(seed))
      return switch self {
      case .median: try random.median(isWhole: isWhole, hasGaps: hasGaps)
      case .center: try random.center(isWhole: isWhole, hasGaps: hasGaps)
      }
    }

    fileprivate func instance(_ distances: SiteDistances, openCount: Int) throws -> any SiteChoice {
      switch self {
      case .median: try PMedianInstance(distances: distances, openCount: openCount)
      case .center: try PCenterInstance(distances: distances, openCount: openCount)
      }
    }
  }

  static let seeds = 1...60

  /// The least objective over all sets of p sites; nil if none reaches every demand.
  private func least(_ instance: any SiteChoice) -> Double? {
    let choices = sets(of: instance.openCount, among: instance.distances.siteCount).map {
      SiteAssignment(nearestOf: $0, instance.distances)
    }
    return choices.compactMap { instance.audit($0).objective }.min()
  }

  private func check(_ instance: any SiteChoice, seed: Int) throws {
    let answer = instance.answer(LocationSearchOptions())
    guard let least = least(instance) else {
      #expect(answer.termination == .infeasible && answer.choice == nil, "seed \(seed)")
      return
    }
    #expect(answer.termination == .optimal, "seed \(seed)")
    let audit = instance.audit(try #require(answer.choice, "seed \(seed)"))
    #expect(audit.violations.isEmpty, "seed \(seed)")
    #expect(audit.objective == answer.objective && answer.bound == answer.objective, "seed \(seed)")
    let objective = try #require(answer.objective)
    #expect(abs(objective - least) <= 1e-9 * (least + 1), "seed \(seed): \(objective), least \(least)")
    // A center's objective is one of the distances, which nothing rounds.
    if instance is PCenterInstance { #expect(objective == least, "seed \(seed)") }
  }

  @Test("the choice is the best of all sets of sites", arguments: Question.allCases, seeds)
  func whole(_ question: Question, seed: Int) throws {
    try check(question.random(seed: seed, isWhole: true, hasGaps: false), seed: seed)
  }

  @Test("so it is with fractional distances", arguments: Question.allCases, seeds)
  func fractional(_ question: Question, seed: Int) throws {
    try check(question.random(seed: 1000 + seed, isWhole: false, hasGaps: false), seed: seed)
  }

  @Test("so it is where some sites cannot serve some demands", arguments: Question.allCases, seeds)
  func gaps(_ question: Question, seed: Int) throws {
    try check(question.random(seed: 2000 + seed, isWhole: seed % 2 == 0, hasGaps: true), seed: seed)
  }

  @Test("the program has the same optimum", arguments: Question.allCases, 1...20)
  func program(_ question: Question, seed: Int) throws {
    let instance = try question.random(seed: 3000 + seed, isWhole: seed % 2 == 0, hasGaps: seed % 3 == 0)
    let answer = instance.answer(LocationSearchOptions())
    let program = instance.program()
    let result = try GLPKSolver().solve(program.model, options: SolveOptions())
    guard let solution = result.incumbent else {
      #expect(result.termination == .infeasible && answer.termination == .infeasible)
      return
    }
    let objective = try #require(answer.objective)
    #expect(abs(solution.objective - objective) <= 1e-6 * (objective + 1), "seed \(seed)")
    let counted = try #require(instance.audit(program.choice(solution)).objective)
    #expect(abs(counted - objective) <= 1e-6 * (objective + 1), "seed \(seed)")
  }

  @Test("points of a plane need branching, and the bound is proven", arguments: Question.allCases, [1, 2, 3])
  func plane(_ question: Question, seed: UInt64) throws {
    var random = RandomSites(seed: seed)
    let points = (0..<14).map { _ in (x: random.integer(0...50), y: random.integer(0...50)) }
    let values = points.flatMap { a in points.map { b in Double(abs(a.x - b.x) + abs(a.y - b.y)) } }
    let distances = SiteDistances(demandCount: 14, siteCount: 14, values: values)
    try check(question.instance(distances, openCount: 4), seed: Int(seed))
  }

  @Test("a raised cancellation ends the search, and what is proven by then is a bound", arguments: Question.allCases)
  func cancelled(_ question: Question) throws {
    var random = RandomSites(seed: 9)
    let distances = random.distances(isWhole: true, hasGaps: false, demands: 30, sites: 30)
    let instance = try question.instance(distances, openCount: 5)
    let least = try #require(instance.answer(LocationSearchOptions()).objective)
    var options = LocationSearchOptions()
    let cancellation = Cancellation()
    cancellation.raise()
    options.cancellation = cancellation
    let answer = instance.answer(options)
    let (objective, bound) = (try #require(answer.objective), try #require(answer.bound))
    #expect(answer.termination == .limit(.interrupted) && bound <= least && least <= objective)
    #expect(instance.audit(try #require(answer.choice)).objective == objective)
  }

  @Test("the same instance has the same answer every time", arguments: Question.allCases)
  func deterministic(_ question: Question) throws {
    var random = RandomSites(seed: 5)
    let distances = random.distances(isWhole: true, hasGaps: false, demands: 40, sites: 40)
    let instance = try question.instance(distances, openCount: 6)
    #expect(instance.answer(LocationSearchOptions()) == instance.answer(LocationSearchOptions()))
  }
}
