public import LinliDomain
import LinliLP

/// Something there could be a little more or less of.
public enum MatchingResource: Hashable, Sendable {
  /// Yuan in an account.
  case account(AccountID)
  /// Person-hours of a provider.
  case provider(ProviderID)
  /// Hours of a room.
  case room(RoomID)

  /// The constraint that holds it.
  var constraintName: String {
    switch self {
    case .account(let id): "account[\(id)]"
    case .provider(let id): "hours[\(id)]"
    case .room(let id): "room[\(id)]"
    }
  }
}

/// What a step more and a step less of a resource would change, both found by solving again.
public struct MarginalValue: Equatable, Sendable {
  /// The two directions.
  public struct Change: Equatable, Sendable {
    /// How much was added (or taken away, if below 0): yuan or hours. Less than the step where there is less to take.
    public var amount: Double
    /// Change of the unmet level's value; below 0 is better.
    public var objective: Double
    /// Changes of the levels before it, the most important first: with less of something they cannot be kept, with more
    /// of it they come first.
    public var levelsBefore: [LevelChange]
    /// Change of unmet person-hours by priority.
    public var unmet: [Int: Double]
  }

  /// The change of a level's value.
  public struct LevelChange: Equatable, Sendable {
    /// The level.
    public var level: MatchingLevel
    /// The new value less the old one.
    public var change: Double
  }

  /// Of what.
  public var resource: MatchingResource
  /// With a step more.
  public var more: Change
  /// With a step less.
  public var less: Change
}

extension MatchingExplainer {
  /// What a step more and less of each resource changes, in the given order.
  ///
  /// Never read from duals: at an optimum with many tight constraints they hold for one side at best.
  public func marginalValues(of resources: [MatchingResource], step: Double) throws -> [MarginalValue] {
    try resources.compactMap { resource in
      guard let constraint = formulation.model.constraint(named: resource.constraintName) else { return nil }
      let taken = min(step, max(0, available(of: resource)))
      return MarginalValue(
        resource: resource, more: try change(by: step, resource, constraint),
        less: try change(by: -taken, resource, constraint))
    }
  }

  private func available(of resource: MatchingResource) -> Double {
    switch resource {
    case .account(let id): formulation.instance.account(id)?.balance.yuan ?? 0
    case .provider(let id): formulation.instance.provider(id)?.hours ?? 0
    case .room(let id): formulation.instance.room(id)?.hours ?? 0
    }
  }

  private func change(
    by amount: Double, _ resource: MatchingResource, _ constraint: Constraint
  ) throws -> MarginalValue.Change {
    let undo = vary(resource, by: amount, constraint)
    defer { undo() }
    let before = try solveLevelsBefore()
    defer { keepLevelsBefore() }
    let solution = try session.solve(options: options).requireIncumbent()
    let unmet = Self.unmet(formulation, at: solution)
    return MarginalValue.Change(
      amount: amount, objective: solution.objective - baseObjective, levelsBefore: before,
      unmet: unmet.reduce(into: [:]) { $0[$1.key] = $1.value - (baseUnmet[$1.key] ?? 0) })
  }

  /// Makes a resource larger by an amount, and returns what makes it as it was.
  private func vary(_ resource: MatchingResource, by amount: Double, _ constraint: Constraint) -> () -> Void {
    guard case .provider(let id) = resource, let engaged = formulation.engage.variable(for: id) else {
      let bounds = session.model.bounds(of: constraint)
      session.setBounds(Bounds(lower: bounds.lower, upper: bounds.upper + amount), of: constraint)
      return { session.setBounds(bounds, of: constraint) }
    }
    // The hours are there only with the engagement, so the amount comes with a twin of that variable.
    let column = Column("more[\(id)]", .continuous, .unit, cost: 0, entries: [.init(constraint, -amount)])
    let twin = session.addColumns([column])[0]
    let tie = session.add("more[\(id)]", 1 * twin - 1 * engaged, .equal(0))
    return {
      session.setBounds(.equal(0), of: twin)
      session.setBounds(.free, of: tie)
    }
  }

  /// Solves the levels before the unmet level anew, each kept for the next, and leaves the session at the unmet level.
  private func solveLevelsBefore() throws -> [MarginalValue.LevelChange] {
    guard !kept.isEmpty else { return [] }
    let rows = kept.map(constraints(keeping:))
    for row in rows.flatMap(\.self) { session.setBounds(.free, of: row.constraint) }
    let last = session.model.objective
    defer { session.setObjective(last) }
    var changes: [MarginalValue.LevelChange] = []
    for (position, level) in kept.map(\.level).enumerated() {
      session.setObjective(formulation.objective(of: level))
      let value = try session.solve(options: options).requireIncumbent().objective
      changes.append(.init(level: level, change: value - kept[position].value))
      keep(value, level, rows[position])
    }
    return changes
  }

  /// Holds a level at a new value. All coverages together are held by the lowest of them.
  private func keep(_ value: Double, _ level: MatchingLevel, _ rows: [KeptRow]) {
    if level.singleMeasure?.isMaximized == true {
      session.setBounds(.range(value - KeptLevel.tolerance(for: value), 1), of: formulation.lowestCoverage)
    } else {
      let held = formulation.constraints(keeping: KeptLevel(level: level, value: value))
      for (row, constraint) in zip(rows, held) { session.setBounds(constraint.normalBounds, of: row.constraint) }
    }
  }

  /// Puts the levels before the unmet level back to the answer's values.
  private func keepLevelsBefore() {
    guard !kept.isEmpty else { return }
    session.setBounds(.unit, of: formulation.lowestCoverage)
    for row in kept.flatMap(constraints(keeping:)) { session.setBounds(row.bounds, of: row.constraint) }
  }

  /// A constraint of the session that keeps a level, with the bounds that keep it.
  private struct KeptRow {
    var constraint: Constraint
    var bounds: Bounds
  }

  private func constraints(keeping level: KeptLevel) -> [KeptRow] {
    formulation.constraints(keeping: level).compactMap { named in
      session.model.constraint(named: named.name).map { KeptRow(constraint: $0, bounds: named.normalBounds) }
    }
  }

  /// Resources that are used up at the plan the programs started from, judged by their duals: the ones worth a look.
  public var tightResources: [MatchingResource] {
    let instance = formulation.instance
    let all =
      instance.accounts.map { MatchingResource.account($0.id) }
      + instance.providers.map { MatchingResource.provider($0.id) }
      + instance.rooms.map { MatchingResource.room($0.id) }
    return all.filter { resource in
      guard let constraint = formulation.model.constraint(named: resource.constraintName) else { return false }
      return abs(baseDuals?[constraint] ?? 0) > Self.noise
    }
  }
}
