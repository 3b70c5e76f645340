/// Memory for inner loops that is written and read without bounds checks, by one thread.
final class CoverMemory<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  /// Memory filled with a value.
  init(_ count: Int, _ value: Element) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "position \(index) of \(count)")
      return base[index]
    }
    set {
      assert(index >= 0 && index < count, "position \(index) of \(count)")
      base[index] = newValue
    }
  }

  /// A copy of the elements.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Takes the elements of an array of the same length.
  func assign(_ elements: [Element]) {
    precondition(elements.count == count, "\(elements.count) elements for \(count)")
    for (index, element) in elements.enumerated() { base[index] = element }
  }
}
