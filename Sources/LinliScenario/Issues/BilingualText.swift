public import LinliDomain

/// The same text in Chinese and in English.
public struct BilingualText: Sendable, Equatable {
  /// The Chinese text.
  public let zh: String
  /// The English text.
  public let en: String

  /// Makes a text from its two languages.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// Makes a text that reads the same in both languages, as a title written once does.
  public init(_ text: String) {
    self.init(zh: text, en: text)
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
