/// A fraction that left the range of 128-bit numerators and denominators.
package struct RationalOverflow: Error, Equatable {}

/// An exact fraction in lowest terms with a positive denominator, 128 bits each.
///
/// Arithmetic never rounds: what does not fit throws ``RationalOverflow``. Comparison always fits.
package struct Rational: Hashable, Sendable {
  /// Carries the sign.
  package let numerator: Int128
  /// Above 0.
  package let denominator: Int128

  /// 0.
  package static let zero = Rational(0)
  /// 1.
  package static let one = Rational(1)

  /// A whole number.
  package init(_ whole: Int) {
    self.numerator = Int128(whole)
    self.denominator = 1
  }

  private init(reduced numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// `numerator / denominator` in lowest terms; the denominator is not 0.
  package init(_ numerator: Int128, over denominator: Int128) throws(RationalOverflow) {
    precondition(denominator != 0, "a fraction \(numerator)/0")
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    guard let positive = Int128(exactly: top), let below = Int128(exactly: bottom) else { throw RationalOverflow() }
    self.init(reduced: (numerator < 0) == (denominator < 0) ? positive : -positive, below)
  }
}

// MARK: - From and to floating point

extension Rational {
  /// The largest denominator for which a fraction is taken in place of the binary number next to it.
  package static let largestSimpleDenominator: Int128 = 1_000_000

  /// The fraction that a floating-point number stands for.
  ///
  /// Whole and short binary numbers are exact. A number that is the nearest one to a fraction with a denominator up to
  /// ``largestSimpleDenominator``, like 0.1 or 2/3, becomes that fraction, which is less than one unit of the last
  /// place away; any other number becomes its exact binary value.
  ///
  /// - Throws: ``RationalOverflow`` when neither fits; the number has to be finite.
  package init(_ value: Double) throws(RationalOverflow) {
    precondition(value.isFinite, "\(value) is no fraction")
    if let whole = Int128(exactly: value) {
      self.init(reduced: whole, 1)
      return
    }
    let exact = try Rational.binaryValue(of: value)
    self = exact.simplest(roundingTo: value) ?? exact
  }

  /// The nearest floating-point number, up to one unit of its last place.
  package var doubleValue: Double {
    Double(numerator) / Double(denominator)
  }

  private static func binaryValue(of value: Double) throws(RationalOverflow) -> Rational {
    let shift = Double.significandBitCount - Int(value.exponent)
    guard shift > 0, shift < 126 else { throw RationalOverflow() }
    let mantissa = value.significand * Double(sign: .plus, exponent: Double.significandBitCount, significand: 1)
    let top = Int128(value < 0 ? -mantissa : mantissa)
    return try Rational(top, over: Int128(1) << Int128(shift))
  }

  /// The first convergent of the continued fraction that rounds to `value`.
  private func simplest(roundingTo value: Double) -> Rational? {
    var remaining = (top: numerator.magnitude, bottom: denominator.magnitude)
    var previous = (top: UInt128(0), bottom: UInt128(1))
    var current = (top: UInt128(1), bottom: UInt128(0))
    while remaining.bottom != 0 {
      let (whole, rest) = remaining.top.quotientAndRemainder(dividingBy: remaining.bottom)
      let bottom = whole.multipliedReportingOverflow(by: current.bottom)
      if bottom.overflow || bottom.partialValue > Rational.largestSimpleDenominator.magnitude { return nil }
      let next = (top: whole * current.top + previous.top, bottom: bottom.partialValue + previous.bottom)
      if next.bottom > Rational.largestSimpleDenominator.magnitude { return nil }
      if Double(next.top) / Double(next.bottom) == value.magnitude {
        let top = Int128(next.top)
        return Rational(reduced: value < 0 ? -top : top, Int128(next.bottom))
      }
      remaining = (remaining.bottom, rest)
      previous = current
      current = next
    }
    return nil
  }
}

// MARK: - Arithmetic

extension Rational {
  /// The sum.
  package func plus(_ other: Rational) throws(RationalOverflow) -> Rational {
    if other.numerator == 0 { return self }
    if numerator == 0 { return other }
    if denominator == 1, other.denominator == 1 {
      return Rational(reduced: try checked(numerator.addingReportingOverflow(other.numerator)), 1)
    }
    let shared = Int128(greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
    let left = try checked(numerator.multipliedReportingOverflow(by: other.denominator / shared))
    let right = try checked(other.numerator.multipliedReportingOverflow(by: denominator / shared))
    let bottom = try checked((denominator / shared).multipliedReportingOverflow(by: other.denominator))
    return try Rational(try checked(left.addingReportingOverflow(right)), over: bottom)
  }

  /// The difference.
  package func minus(_ other: Rational) throws(RationalOverflow) -> Rational {
    try plus(try other.negated())
  }

  /// The product.
  package func times(_ other: Rational) throws(RationalOverflow) -> Rational {
    if numerator == 0 || other.numerator == 0 { return .zero }
    if denominator == 1, other.denominator == 1 {
      return Rational(reduced: try checked(numerator.multipliedReportingOverflow(by: other.numerator)), 1)
    }
    let first = try Rational(numerator, over: other.denominator)
    let second = try Rational(other.numerator, over: denominator)
    return Rational(
      reduced: try checked(first.numerator.multipliedReportingOverflow(by: second.numerator)),
      try checked(first.denominator.multipliedReportingOverflow(by: second.denominator)))
  }

  /// The quotient; `other` is not 0.
  package func divided(by other: Rational) throws(RationalOverflow) -> Rational {
    try times(try Rational(other.denominator, over: other.numerator))
  }

  /// The same with the other sign.
  package func negated() throws(RationalOverflow) -> Rational {
    Rational(reduced: try checked(Int128(0).subtractingReportingOverflow(numerator)), denominator)
  }

  /// Whether there is no fractional part.
  package var isWhole: Bool { denominator == 1 }

  /// -1, 0 or 1.
  package var signum: Int { Int(numerator.signum()) }

  /// The greatest whole number that is not above.
  package func roundedDown() -> Rational {
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Rational(reduced: rest < 0 ? quotient - 1 : quotient, 1)
  }

  private func checked(_ result: (partialValue: Int128, overflow: Bool)) throws(RationalOverflow) -> Int128 {
    if result.overflow { throw RationalOverflow() }
    return result.partialValue
  }
}

extension Rational: Comparable {
  /// By value, through products of full width.
  package static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high == second.high ? first.low < second.low : first.high < second.high
  }
}

/// The greatest number that divides both; the other one if one is 0, and 1 for two zeros.
private func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  var (first, second) = (left, right)
  while first > UInt128(UInt64.max) || second > UInt128(UInt64.max) {
    if second == 0 { return first }
    (first, second) = (second, first % second)
  }
  var (short, shorter) = (UInt64(first), UInt64(second))
  while shorter != 0 { (short, shorter) = (shorter, short % shorter) }
  return UInt128(max(short, 1))
}
