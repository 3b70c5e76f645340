import LinliTestSupport
import Testing

@testable import LinliLP

@Suite("Rational")
struct RationalTests {
  @Test("fractions are kept in lowest terms with the sign above")
  func lowestTerms() throws {
    let fraction = try Rational(6, over: -4)
    #expect(fraction.numerator == -3)
    #expect(fraction.denominator == 2)
    #expect(try Rational(0, over: -7) == .zero)
  }

  @Test("short binary numbers are exact", arguments: [0.5, -0.75, 3, 1024, 0.0009765625, -2.625])
  func binary(_ value: Double) throws {
    #expect(try Rational(value).doubleValue == value)
    #expect(try Rational(value).denominator.nonzeroBitCount == 1)
  }

  @Test("a decimal number is the fraction that was written")
  func decimal() throws {
    #expect(try Rational(0.1) == Rational(1, over: 10))
    #expect(try Rational(-2.35) == Rational(-47, over: 20))
    #expect(try Rational(2.0 / 3) == Rational(2, over: 3))
  }

  @Test("a number next to no short fraction keeps its binary value")
  func irrational() throws {
    let root = 2.0.squareRoot()
    #expect(try Rational(root).doubleValue == root)
    #expect(try Rational(root).denominator > Rational.largestSimpleDenominator)
  }

  @Test("every number comes back from its fraction")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let value = Double.random(in: -1000...1000, using: &generator)
      #expect(abs(try Rational(value).doubleValue - value) <= value.ulp)
    }
  }

  @Test("arithmetic agrees with common denominators")
  func arithmetic() throws {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<2000 {
      let (a, b) = (Int128.random(in: -50...50, using: &generator), Int128.random(in: 1...50, using: &generator))
      let (c, d) = (Int128.random(in: -50...50, using: &generator), Int128.random(in: 1...50, using: &generator))
      let (left, right) = (try Rational(a, over: b), try Rational(c, over: d))
      #expect(try left.plus(right) == Rational(a * d + c * b, over: b * d))
      #expect(try left.minus(right) == Rational(a * d - c * b, over: b * d))
      #expect(try left.times(right) == Rational(a * c, over: b * d))
      if c != 0 { #expect(try left.divided(by: right) == Rational(a * d, over: b * c)) }
      #expect((left < right) == (a * d < c * b))
    }
  }

  @Test("rounding down goes towards minus infinity")
  func floor() throws {
    #expect(try Rational(-7, over: 2).roundedDown() == Rational(-4))
    #expect(try Rational(7, over: 2).roundedDown() == Rational(3))
    #expect(Rational(-4).roundedDown() == Rational(-4))
  }

  @Test("what does not fit is thrown")
  func overflow() throws {
    let large = try Rational(Int128.max, over: 1)
    #expect(throws: RationalOverflow()) { try large.plus(.one) }
    #expect(throws: RationalOverflow()) { try large.times(Rational(2)) }
    #expect(throws: RationalOverflow()) { try Rational(1e-300) }
    #expect(throws: RationalOverflow()) { try Rational(1, over: Int128.min) }
  }

  @Test("comparison fits any two fractions")
  func comparison() throws {
    let almost = try Rational(Int128.max - 1, over: Int128.max)
    #expect(almost < .one)
    #expect(try almost > Rational(Int128.max - 2, over: Int128.max - 1))
  }
}
