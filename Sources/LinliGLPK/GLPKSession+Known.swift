import LinliLP

/// What is known of a model before it is solved: a feasible starting point, or a value to beat.
struct KnownBefore {
  var start: Solution?
  var cutoff: Double?

  /// Only a strictly better objective is wanted; nil for any.
  var value: Double? { start?.objective ?? cutoff }
}

extension GLPKSession {
  /// What the options tell: the start if it is feasible and better than the cutoff, otherwise the cutoff.
  func knownBefore(_ options: SolveOptions) -> KnownBefore {
    let cutoff = cutoff(options)
    guard let start = startingPoint(options) else { return KnownBefore(start: nil, cutoff: cutoff) }
    if let cutoff, !isBetter(start.objective, than: cutoff) {
      return KnownBefore(start: nil, cutoff: cutoff)
    }
    return KnownBefore(start: start, cutoff: nil)
  }

  /// The cutoff, or nil if everything is better: infinity when minimizing.
  func cutoff(_ options: SolveOptions) -> Double? {
    options.cutoff.flatMap { $0 == .infinity * model.objective.sense.sign ? nil : $0 }
  }

  /// The start with its whole values made whole, or nil if it is none or not feasible then.
  private func startingPoint(_ options: SolveOptions) -> Solution? {
    guard var values = options.start, values.count == model.variableCount else { return nil }
    for (index, definition) in model.variables.enumerated() where definition.kind.isIntegral {
      guard abs(values[index] - values[index].rounded()) <= options.tolerances.integrality else { return nil }
      values[index] = values[index].rounded()
    }
    guard model.feasibilityReport(of: values, tolerances: options.tolerances).isFeasible else { return nil }
    return Solution(values: values, of: model)
  }

  /// Whether an objective is better than another by more than half of ``leastImprovement(on:)``.
  func isBetter(_ objective: Double, than other: Double) -> Bool {
    let sense = model.objective.sense
    return sense.prefers(objective + sense.sign * Self.leastImprovement(on: other) / 2, to: other)
  }

  /// What a point has to gain to be looked for at all: the optimality tolerance. Less than that a solver also finds in
  /// what constraints may be broken by, and would call the same point better for ever.
  static func leastImprovement(on objective: Double) -> Double {
    Tolerances.standard.optimality * max(1, abs(objective))
  }
}

extension IntegralObjective {
  /// Half a step behind the last attainable value that is better than `value`, attainable itself or not: a limit that
  /// neither cuts that value off nor lets `value` pass. nil where steps cannot be told from noise.
  func middle(before value: Double) -> Double? {
    let position = (value - constant) / step * sense.sign
    let allowance = IntegralObjective.noise + IntegralObjective.relativeNoise * abs(position)
    guard position.isFinite, allowance < 0.25 else { return nil }
    let last = (position - allowance).rounded(.up) - 1
    return constant + (last + 0.5) * step * sense.sign
  }
}
