/// An amount of money, counted in whole fen (1 yuan = 100 fen) so that sums are exact.
public struct Money: Hashable, Comparable, Sendable {
  /// The amount in fen.
  public var fen: Int

  /// An amount in fen.
  public init(fen: Int) {
    self.fen = fen
  }

  /// Whole yuan.
  public init(yuan: Int) {
    self.fen = yuan * 100
  }

  /// Nothing.
  public static let zero = Money(fen: 0)

  /// The amount in yuan, for the model and for print.
  public var yuan: Double { Double(fen) / 100 }

  /// Order of amount.
  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
  /// The sum.
  public static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
  /// The difference.
  public static func - (left: Money, right: Money) -> Money { Money(fen: left.fen - right.fen) }
}
