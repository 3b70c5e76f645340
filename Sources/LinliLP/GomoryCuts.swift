/// Gomory's mixed-integer cuts from the rows of a simplex tableau (Gomory 1960; Marchand, Martin, Weismantel and Wolsey
/// 2002, section 3).
///
/// A tableau's row is a sum of the program's rows that says of a basic variable z and of members N that rest at bounds
///
///     z + Σ_{j∈N} d_j·t_j = β         t_j ≥ 0 the distance of member j from its bound, f₀ = β − ⌊β⌋ > 0
///
/// Members are variables and rows; a row is whole if its variables and coefficients are. Where z is whole in every point
/// that counts, all of them keep
///
///     Σ_{whole, f_j ≤ f₀} f_j/f₀·t_j + Σ_{whole, f_j > f₀} (1−f_j)/(1−f₀)·t_j
///       + Σ_{others, d_j ≥ 0} d_j/f₀·t_j − Σ_{others, d_j < 0} d_j/(1−f₀)·t_j ≥ 1         f_j = d_j − ⌊d_j⌋
///
/// while the vertex itself, all t_j = 0, breaks it. A cut holds for the bounds at hand and for all narrower ones.
///
/// Only cuts that can be written with small whole coefficients over whole variables are given: these have no noise, their
/// right-hand sides are rounded up, and cuts of cuts stay that way.
public struct GomoryCuts: Sendable {
  /// A row that every whole point keeps.
  public struct Cut: Sendable {
    /// The row.
    public var row: LinearExpression
    /// The least it may be.
    public var least: Double
    /// How far the vertex is on the wrong side, in the Euclidean norm.
    public var depth: Double
  }

  /// The program, with its whole variables.
  private let program: Model
  private let isWholeRow: [Bool]

  private enum Limits {
    /// Values nearer to a whole number than this give cuts that are mostly noise.
    static let leastPart = 0.01
    /// What a coefficient may be off a whole number.
    static let wholeness = 1e-5
    /// Multiples of a cut that are tried for whole coefficients.
    static let largestMultiple = 12
    /// The largest of these coefficients, the smallest being 1 or a few.
    static let largestCoefficient = 100.0
    /// Cuts that the vertex breaks by less than this distance are not worth a row.
    static let leastDepth = 1e-3
    /// What the noise of a whole cut adds up to at most: so much less is asked before it is rounded up.
    static let slack = 1e-3
    /// What is noise in a tableau.
    static let noise = 1e-9
    /// What a member that rests at no bound may come to for its coefficient to be noise.
    static let leftOut = 1e-7
    /// How far from its bound a member may be that rests there, as the simplex tells values.
    static let atBound = 1e-7
  }

  /// Cuts for a program with whole variables.
  public init(for program: Model) {
    self.program = program
    isWholeRow = program.constraints.map { row in
      program.terms(of: row).allSatisfy {
        program.variables[$0.variable.index].kind.isIntegral && $0.coefficient == $0.coefficient.rounded()
      }
    }
  }

  /// The deepest cuts of an optimal vertex of the program without wholeness, deepest first.
  ///
  /// - Parameters:
  ///   - values: the vertex.
  ///   - session: where it was found: the same rows and variables, none of them whole.
  ///   - limit: how many at most.
  public func deepest(at values: [Double], in session: any SolverSession, limit: Int) throws(SolverError) -> [Cut] {
    let activities = program.constraints.map { program.activity(of: $0, at: values) }
    var found: [Cut] = []
    for (index, definition) in program.variables.enumerated() where definition.kind.isIntegral {
      let part = values[index] - values[index].rounded(.down)
      guard part > Limits.leastPart, part < 1 - Limits.leastPart else { continue }
      guard let multipliers = try session.multipliers(of: Variable(index: index)) else { continue }
      var draft = Draft(columns: Array(repeating: 0, count: values.count))
      if let cut = cut(index, multipliers, values, activities, &draft) { found.append(cut) }
    }
    let order = found.indices.sorted { (-found[$0].depth, $0) < (-found[$1].depth, $1) }
    var kept: [Cut] = []
    for cut in order.map({ found[$0] }) where kept.count < limit && !kept.contains(where: { $0.row == cut.row }) {
      kept.append(cut)
    }
    return kept
  }
}

// MARK: - One cut

extension GomoryCuts {
  /// A part of the sum.
  private enum Member {
    case row(Constraint)
    case variable(Variable)
  }

  /// A member that rests at a bound.
  private struct Resting {
    var member: Member
    /// The coefficient of its distance from the bound in the tableau's row.
    var entry: Double
    var bound: Double
    var isAtUpper: Bool
    /// Whether the distance is whole.
    var isWhole: Bool
  }

  private struct Draft {
    /// A coefficient a variable.
    var columns: [Double]
    var resting: [Resting] = []
    /// β.
    var value = 0.0
  }

  /// The cut of one basic variable; nil if it is not worth a row.
  private func cut(
    _ basic: Int, _ multipliers: [Double], _ values: [Double], _ activities: [Double], _ draft: inout Draft
  ) -> Cut? {
    // Σ_i m_i·(row i) − Σ_j (m·A)_j·x_j = 0.
    for (index, multiplier) in multipliers.enumerated() where abs(multiplier) > Limits.noise {
      for term in program.terms(of: Constraint(index: index)) {
        draft.columns[term.variable.index] -= multiplier * term.coefficient
      }
    }
    guard abs(draft.columns[basic] - 1) < 1e-6 else { return nil }
    for (index, multiplier) in multipliers.enumerated() where abs(multiplier) > Limits.noise {
      let row = Constraint(index: index)
      guard rest(.row(row), multiplier, activities[index], program.bounds(of: row), isWholeRow[index], &draft)
      else { return nil }
    }
    for (index, definition) in program.variables.enumerated()
    where index != basic && abs(draft.columns[index]) > Limits.noise {
      guard
        rest(
          .variable(Variable(index: index)), draft.columns[index], values[index], definition.effectiveBounds,
          definition.kind.isIntegral, &draft)
      else { return nil }
    }
    return written(draft, at: values)
  }

  /// Notes a member of the tableau's row; false if it rests at no bound.
  private func rest(
    _ member: Member, _ coefficient: Double, _ value: Double, _ bounds: Bounds, _ isWhole: Bool, _ draft: inout Draft
  ) -> Bool {
    let isAtUpper = abs(bounds.upper - value) < abs(value - bounds.lower)
    let bound = isAtUpper ? bounds.upper : bounds.lower
    guard bound.isFinite, abs(value - bound) <= Limits.atBound * max(1, abs(bound)) else {
      let size = [1, abs(value), abs(bounds.lower), abs(bounds.upper)].filter(\.isFinite).max() ?? 1
      return abs(coefficient) * size <= Limits.leftOut
    }
    draft.value -= coefficient * bound
    if bounds.lower == bounds.upper { return true }
    draft.resting.append(
      Resting(
        member: member, entry: isAtUpper ? -coefficient : coefficient, bound: bound, isAtUpper: isAtUpper,
        isWhole: isWhole && bound == bound.rounded()))
    return true
  }

  /// The cut over variables alone.
  private func written(_ draft: Draft, at values: [Double]) -> Cut? {
    let part = draft.value - draft.value.rounded(.down)
    guard part > Limits.leastPart, part < 1 - Limits.leastPart else { return nil }
    var columns = Array(repeating: 0.0, count: values.count)
    var least = 1.0
    for resting in draft.resting {
      let factor = Self.factor(resting.entry, isWhole: resting.isWhole, part: part)
      let signed = resting.isAtUpper ? -factor : factor
      least += signed * resting.bound
      switch resting.member {
      case .row(let row):
        for term in program.terms(of: row) { columns[term.variable.index] += signed * term.coefficient }
      case .variable(let variable):
        columns[variable.index] += signed
      }
    }
    return worth(columns, least, at: values)
  }

  /// What t_j is multiplied by in the cut.
  private static func factor(_ entry: Double, isWhole: Bool, part: Double) -> Double {
    guard isWhole else { return entry >= 0 ? entry / part : -entry / (1 - part) }
    let own = entry - entry.rounded(.down)
    return own <= part ? own / part : (1 - own) / (1 - part)
  }

  /// A cut with whole coefficients, deep enough to be worth a row; nil if it has none.
  private func worth(_ columns: [Double], _ least: Double, at values: [Double]) -> Cut? {
    let sizes = columns.map(abs)
    guard let largest = sizes.max(), let smallest = sizes.filter({ $0 > largest * Limits.noise }).min() else {
      return nil
    }
    for multiple in 1...Limits.largestMultiple where largest * Double(multiple) <= smallest * Limits.largestCoefficient
    {
      guard let (row, least) = rounded(columns, least, scale: Double(multiple) / smallest) else { continue }
      let norm = row.terms.reduce(0) { $0 + $1.coefficient * $1.coefficient }.squareRoot()
      let depth = (least - row.value(at: values)) / norm
      return depth > Limits.leastDepth ? Cut(row: row, least: least, depth: depth) : nil
    }
    return nil
  }

  /// A multiple of a row with its coefficients made whole, and the least that it may be, which is whole then: nil if that
  /// changes a coefficient by more than noise, or the sum by a considerable part of one.
  private func rounded(
    _ columns: [Double], _ least: Double, scale: Double
  ) -> (row: LinearExpression, least: Double)? {
    var row = LinearExpression()
    var change = Limits.slack
    for (index, coefficient) in columns.enumerated() where coefficient != 0 {
      let exact = coefficient * scale
      let whole = exact.rounded()
      let definition = program.variables[index]
      let bounds = definition.effectiveBounds
      change += abs(exact - whole) * max(abs(bounds.lower), abs(bounds.upper))
      guard abs(exact - whole) < Limits.wholeness, change < Limits.leastPart else { return nil }
      if whole == 0 { continue }
      guard definition.kind.isIntegral else { return nil }
      row.add(whole, Variable(index: index))
    }
    return (row, (least * scale - change).rounded(.up))
  }
}
