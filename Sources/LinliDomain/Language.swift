/// A language that text for people is written in.
public enum Language: String, Sendable, CaseIterable, Codable {
  /// Chinese.
  case zh
  /// English.
  case en
}

/// A name as the neighbourhood writes it, in Chinese, in English, or both.
public struct LocalizedName: Hashable, Sendable {
  /// The Chinese name, or nil.
  public var chinese: String?
  /// The English name, or nil.
  public var english: String?

  /// A name from what there is of it.
  public init(chinese: String? = nil, english: String? = nil) {
    self.chinese = chinese
    self.english = english
  }

  /// The name in a language; in the other one if that is missing; nil if there is none.
  public func text(in language: Language) -> String? {
    language == .zh ? chinese ?? english : english ?? chinese
  }
}
