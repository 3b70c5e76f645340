public import LinliLP

extension RosterOptimizer {
  /// The method `program`: some levels on the direct program.
  func program(
    _ instance: RosterInstance, _ levels: [RosterLevel], _ options: RosterSolveOptions
  ) throws -> (answer: RosterAnswer, kept: [KeptRosterLevel]) {
    var solve = SolveOptions(timeLimit: options.timeLimit)
    solve.cancellation = options.cancellation
    solve.messages = options.messages
    let budget = TimeBudget(solve)
    let formulation = RosterFormulation(instance, isDemandRequired: options.isDemandRequired)
    let core = Self.core(of: formulation)
    return try solver.withSession(core.relaxation) { session in
      var run = ProgramRun(formulation, core: core, solver, options, budget, session: session)
      let answer = try run.run(levels)
      return (answer, run.kept)
    }
  }

  /// The program without lazy rules. Who can never work a shift, whatever else they work, cannot in a relaxation either.
  static func core(of formulation: RosterFormulation) -> Model {
    var core = formulation.lazyRules.core(of: formulation.model)
    for variable in Probing.variablesNeverOne(in: formulation.model) { core.setBounds(.equal(0), of: variable) }
    return core
  }

  /// The program of a level, the levels before it solved and kept.
  ///
  /// - Parameter name: the level; nil for the first.
  /// - Returns: nil if there is no such level.
  /// - Throws: ``SolverError``; ``SolverError/noIncumbent(_:)`` if a level before it has no roster to keep.
  public func program(
    of name: String?, for instance: RosterInstance, options: RosterSolveOptions
  ) throws -> Model? {
    let levels = instance.options.levels
    guard let position = name.map({ name in levels.firstIndex { $0.name == name } }) ?? 0 else { return nil }
    let formulation = RosterFormulation(instance, isDemandRequired: options.isDemandRequired)
    guard position > 0 else { return formulation.program(of: levels[0], keeping: []) }
    let (answer, kept) = try program(instance, Array(levels[..<position]), options)
    guard kept.count == position else { throw SolverError.noIncumbent(answer.termination) }
    return formulation.program(of: levels[position], keeping: kept)
  }
}
