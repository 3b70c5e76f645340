/// Something of a model that may give way.
public enum ElasticMember: Hashable, Sendable {
  /// A constraint, on either side that is not open.
  case constraint(Constraint)
  /// The bounds of a variable, on either side that is not open. A binary variable becomes an integer one.
  case bounds(of: Variable)
}

/// Leave for a member to give way, at a price.
public struct ElasticAllowance: Equatable, Sendable {
  /// What may give way.
  public var member: ElasticMember
  /// What one unit costs, above 0. Units of different members are made comparable here or nowhere.
  public var price: Double

  /// An allowance from its parts. The price is finite and above 0.
  public init(_ member: ElasticMember, price: Double = 1) {
    precondition(price > 0 && price.isFinite, "a price of \(price)")
    self.member = member
    self.price = price
  }
}

/// A copy of a model in which chosen constraints and variable bounds may give way, and the price of that is minimized.
///
///     minimize    Σ_k price_k · (below_k + above_k)
///     subject to  lower_k ≤ a_k·x + below_k - above_k ≤ upper_k      for every chosen constraint k
///                 lower_j ≤ x_j + below_j - above_j ≤ upper_j        for every variable j with chosen bounds
///                 the rest of the model
///                 below, above ≥ 0
///
/// The objective of the model plays no part. Where the lower bound of a member lies above the upper one, each side is a
/// constraint of its own. If the copy is infeasible, then so is the rest of the model by itself.
public struct ElasticRelaxation: Equatable, Sendable {
  /// The model that is explained.
  public let original: Model
  /// What may give way.
  public let allowances: [ElasticAllowance]
  /// The copy. The variables and constraints of the original come first, with the same indices.
  public private(set) var model: Model

  /// A copy of a model with some allowances, each for another member.
  public init(_ original: Model, allowances: [ElasticAllowance]) {
    precondition(Set(allowances.map(\.member)).count == allowances.count, "a member has two allowances")
    self.original = original
    self.allowances = allowances
    model = original
    model.setObjective(.none)
    var columns: [Column] = []
    for allowance in allowances { columns += loosen(allowance) }
    model.addColumns(columns)
  }

  /// Makes room for a member, and returns the columns that pay for using it.
  private mutating func loosen(_ allowance: ElasticAllowance) -> [Column] {
    switch allowance.member {
    case .constraint(let constraint):
      return slacks(original.name(of: constraint), constraint, original.bounds(of: constraint), allowance.price)
    case .bounds(let variable):
      let definition = original[variable]
      model.setBounds(.free, of: variable)
      if definition.kind == .binary { model.setKind(.integer, of: variable) }
      let row = model.add("bounds[\(definition.name)]", 1 * variable, definition.allowedBounds)
      return slacks(definition.name, row, definition.allowedBounds, allowance.price)
    }
  }

  private mutating func slacks(
    _ name: String, _ constraint: Constraint, _ bounds: Bounds, _ price: Double
  ) -> [Column] {
    var upperSide = constraint
    if bounds.isCrossed {
      var expression = LinearExpression()
      expression.terms = Array(model.terms(of: constraint))
      model.setBounds(.atLeast(bounds.lower), of: constraint)
      upperSide = model.add(name, expression, .atMost(bounds.upper))
    }
    var columns: [Column] = []
    if bounds.lower.isFinite {
      columns.append(Column("below[\(name)]", cost: price, entries: [.init(constraint, 1)]))
    }
    if bounds.upper.isFinite {
      columns.append(Column("above[\(name)]", cost: price, entries: [.init(upperSide, -1)]))
    }
    return columns
  }
}

/// What has to give way for a model to become feasible.
public struct ElasticResult: Equatable, Sendable {
  /// One member that gives way.
  public struct Yield: Equatable, Sendable {
    /// What is broken in the original: its name, activity, bound and the amount.
    public let violation: FeasibilityReport.Violation
    /// The price of one unit.
    public let price: Double
    /// Amount times price; 0 for a member without an amount.
    public var cost: Double { price * (violation.amount ?? 0) }
  }

  /// The result of the copy. Its termination says whether the total price is proven least.
  public let result: SolveResult
  /// A value for every variable of the original, or nil if the copy has no incumbent.
  public let values: [Double]?
  /// What gives way there, found by checking the original, in order of index; empty if it is feasible as it stands, nil
  /// without an incumbent.
  public let yields: [Yield]?
}

extension ElasticRelaxation {
  /// Solves the copy and says what gave way by how much.
  ///
  /// - Throws: ``SolverError``.
  public func solve(
    with solver: some Solver, options: SolveOptions = SolveOptions()
  ) throws(SolverError) -> ElasticResult {
    let result = try solver.solve(model, options: options)
    let values = result.incumbent.map { Array($0.values.prefix(original.variableCount)) }
    return ElasticResult(result: result, values: values, yields: values.map { yields(at: $0, options.tolerances) })
  }

  private func yields(at values: [Double], _ tolerances: Tolerances) -> [ElasticResult.Yield] {
    let prices = Dictionary(uniqueKeysWithValues: allowances.map { ($0.member, $0.price) })
    let report = original.feasibilityReport(of: values, tolerances: tolerances)
    return report.violations.filter(\.isBrokenBound).compactMap { violation in
      prices[violation.elasticMember].map { ElasticResult.Yield(violation: violation, price: $0) }
    }
  }
}

extension FeasibilityReport.Violation {
  /// Whether an activity lies outside its bounds.
  var isBrokenBound: Bool { fault == .belowLower || fault == .aboveUpper }

  /// The member that would have to be elastic for this to be allowed.
  var elasticMember: ElasticMember {
    switch member {
    case .variable(let variable): .bounds(of: variable)
    case .constraint(let constraint): .constraint(constraint)
    }
  }
}
