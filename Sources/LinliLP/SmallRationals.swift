/// Numbers seen as whole multiples of a common unit: `numbers[i] ≈ units[i] / multiplier`, units without common factor
/// times `divisor`.
///
/// Used where it matters that a sum of whole variables can only take some values.
struct SmallRationals: Equatable {
  /// The least whole number, 1 or more, that makes all numbers whole.
  let multiplier: Int
  /// The greatest common divisor of the numbers times the multiplier, 1 or more.
  let divisor: Int
  /// The numbers times the multiplier, by position.
  let scaled: [Int]

  /// No multiplier above this is looked for.
  static let largestMultiplier = 1_000_000
  /// A number counts as whole when it is off by no more than this part of itself, and by no more than ``largestError``.
  static let relativeError = 1e-12
  /// The greatest distance from a whole number that is ever passed over, however large the number.
  static let largestError = 1e-6
  /// Above this a floating-point number can no longer be told from its neighbours.
  static let largestWhole = 9_007_199_254_740_992.0

  /// The common unit of some numbers, none of them 0; nil if there are none, or if they have no unit this large.
  init?(_ numbers: [Double]) {
    guard !numbers.isEmpty else { return nil }
    var multiplier = 1
    for number in numbers {
      guard let denominator = SmallRationals.denominator(of: number) else { return nil }
      multiplier = multiplier / greatestCommonDivisor(multiplier, denominator) * denominator
      if multiplier > SmallRationals.largestMultiplier { return nil }
    }
    var scaled: [Int] = []
    var divisor = 0
    for number in numbers {
      guard let whole = SmallRationals.whole(number * Double(multiplier)) else { return nil }
      scaled.append(whole)
      divisor = greatestCommonDivisor(divisor, abs(whole))
    }
    self.multiplier = multiplier
    self.divisor = divisor
    self.scaled = scaled
  }

  /// The number as a whole number other than 0, if it is one but for noise.
  private static func whole(_ number: Double) -> Int? {
    guard number.isFinite, abs(number) <= largestWhole else { return nil }
    let nearest = number.rounded()
    let error = abs(number - nearest)
    guard nearest != 0, error <= relativeError * abs(number), error <= largestError else { return nil }
    return Int(nearest)
  }

  /// The least denominator with which a number is a fraction but for noise, along its continued fraction.
  private static func denominator(of number: Double) -> Int? {
    guard number.isFinite, abs(number) <= largestWhole else { return nil }
    var remaining = abs(number)
    var (previous, current) = (0.0, 1.0)
    while current <= Double(largestMultiplier) {
      if whole(abs(number) * current) != nil { return Int(current) }
      let rest = remaining - remaining.rounded(.down)
      guard rest > 0 else { return nil }
      remaining = 1 / rest
      (previous, current) = (current, remaining.rounded(.down) * current + previous)
    }
    return nil
  }
}

/// The greatest number that divides both; the other one if one is 0.
private func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
  var (first, second) = (left, right)
  while second != 0 { (first, second) = (second, first % second) }
  return first
}
