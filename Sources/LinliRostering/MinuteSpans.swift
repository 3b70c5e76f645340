/// Stretches of whole numbers (minutes or days of a calendar), in order, none touching another.
struct MinuteSpans: Equatable, Sendable {
  /// The stretches.
  let spans: [Range<Int>]

  /// The union of stretches in any order; stretches that touch become one.
  init(union stretches: [Range<Int>]) {
    var spans: [Range<Int>] = []
    for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) where !stretch.isEmpty {
      if let last = spans.last, stretch.lowerBound <= last.upperBound {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
      } else {
        spans.append(stretch)
      }
    }
    self.spans = spans
  }

  /// Whether all of a stretch lies within.
  func covers(_ stretch: Range<Int>) -> Bool {
    guard let span = span(endingAfter: stretch.lowerBound) else { return false }
    return span.lowerBound <= stretch.lowerBound && stretch.upperBound <= span.upperBound
  }

  /// Whether some of a stretch lies within.
  func meets(_ stretch: Range<Int>) -> Bool {
    guard let span = span(endingAfter: stretch.lowerBound) else { return false }
    return span.lowerBound < stretch.upperBound
  }

  /// The first stretch that ends after a number.
  private func span(endingAfter number: Int) -> Range<Int>? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound > number { high = middle } else { low = middle + 1 }
    }
    return low < spans.count ? spans[low] : nil
  }
}
