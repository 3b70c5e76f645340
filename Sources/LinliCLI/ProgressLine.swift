import LinliLP
import LinliReport
import Synchronization

/// One line on the terminal that says how far a search is, written over itself.
final class ProgressLine: Sendable {
  private let language: LanguageChoice
  private let last = Mutex<(shownAt: ContinuousClock.Instant?, text: String)>((nil, ""))

  init(_ language: LanguageChoice) {
    self.language = language
  }

  /// Shows what is known, at most five times a second.
  func show(_ level: String, _ progress: SolveProgress) {
    last.withLock { last in
      let now = ContinuousClock.now
      if let shownAt = last.shownAt, now - shownAt < .milliseconds(200) { return }
      last.shownAt = now
      let text = language.say(
        CommandText.progress(
          level, incumbent: shown(progress.incumbent), bound: shown(progress.bestBound), gap: gap(progress)))
      if text != last.text { Console.overwrite(text) }
      last.text = text
    }
  }

  /// Takes the line away.
  func clear() {
    last.withLock { last in
      if last.shownAt != nil { Console.overwrite("") }
      last.shownAt = nil
    }
  }

  private func shown(_ value: Double?) -> String { value.map(Phrases.level) ?? "–" }

  private func gap(_ progress: SolveProgress) -> String {
    guard let incumbent = progress.incumbent, let bound = progress.bestBound else { return "–" }
    return Phrases.share(abs(incumbent - bound) / (abs(incumbent) + 1e-10))
  }
}
