import LinliDomain
import LinliScenario

/// The language that the command speaks; can go along to other threads.
struct LanguageChoice: Sendable {
  let language: Language

  init(_ speech: SpeechOptions) {
    language = speech.language
  }

  func say(_ text: BilingualText) -> String { text[language] }
}
