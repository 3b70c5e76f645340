/// The words of a question's measures, and how they may be added.
public struct LevelWords: Sendable, Equatable {
  /// The measures in the order in which they are described.
  public let words: [EnumWord]
  /// Measures that can be added up.
  public let summable: [String]
  /// Whether weights in a sum are whole numbers.
  public let hasWholeWeights: Bool

  init(words: [EnumWord], summable: [String], hasWholeWeights: Bool) {
    self.words = words
    self.summable = summable
    self.hasWholeWeights = hasWholeWeights
  }

  /// The words themselves.
  var names: [String] { words.map(\.word) }
}
