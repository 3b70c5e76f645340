/// Memory that is used again and again and grows when it has to; its contents are undefined after ``require(_:)``.
final class Scratch<Element: BitwiseCopyable> {
  /// The first element; valid until the next ``require(_:)``.
  private(set) var base: UnsafeMutablePointer<Element>
  private var capacity: Int

  /// Room for nothing yet.
  init() {
    capacity = 64
    base = .allocate(capacity: 64)
  }

  deinit { base.deallocate() }

  /// Makes room for a number of elements.
  func require(_ count: Int) {
    guard count > capacity else { return }
    base.deallocate()
    capacity = max(count, capacity * 2)
    base = .allocate(capacity: capacity)
  }

  /// Makes room for a number of elements, all of one value.
  func fill(_ count: Int, with value: Element) {
    require(count)
    base.update(repeating: value, count: count)
  }
}
