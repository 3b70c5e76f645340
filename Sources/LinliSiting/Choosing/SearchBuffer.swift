/// Memory of a fixed size for inner loops: it stays where it is, and is not checked for bounds in release builds.
final class SearchBuffer<Element: BitwiseCopyable> {
  /// The first element; valid for as long as the object is.
  let base: UnsafeMutablePointer<Element>
  /// Number of elements.
  let count: Int

  /// Memory with one value everywhere.
  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  /// A copy of an array.
  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { base[index] = element }
    count = elements.count
  }

  deinit { base.deallocate() }

  /// The element at a position.
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

  /// Writes one value everywhere.
  func fill(with value: Element) { base.update(repeating: value, count: count) }

  /// Takes over the elements of memory of the same size.
  func copy(_ other: SearchBuffer) {
    assert(other.count == count, "memory of another size")
    base.update(from: other.base, count: count)
  }

  /// A copy of the elements.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
