public import LinliDomain

/// Ids of tests are written as they are.
extension Identifier: ExpressibleByStringLiteral {
  /// An id from a literal.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}
