/// Memory of a fixed size for inner loops, written and read without bounds checks; owned by one thread at a time.
///
/// Public, not `package`: only what is public and inlinable is specialized in other modules, without which inner loops take
/// twice the time.
public final class WorkBuffer<Element: BitwiseCopyable> {
  /// The first element; valid for as long as the object is.
  public let base: UnsafeMutablePointer<Element>
  /// Number of elements.
  public let count: Int

  /// Memory with one value everywhere.
  @inlinable
  public init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
    self.count = count
  }

  /// A copy of an array.
  @inlinable
  public init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { base[index] = element }
    count = elements.count
  }

  @inlinable
  deinit { base.deallocate() }

  /// The element at a position.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
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
  @inlinable
  public func fill(with value: Element) { base.update(repeating: value, count: count) }

  /// Takes over the elements of memory of the same size.
  @inlinable
  public func copy(_ other: WorkBuffer) {
    precondition(other.count == count, "\(other.count) elements for \(count)")
    base.update(from: other.base, count: count)
  }

  /// Takes over the elements of an array of the same size.
  @inlinable
  public func copy(_ elements: [Element]) {
    precondition(elements.count == count, "\(elements.count) elements for \(count)")
    for (index, element) in elements.enumerated() { base[index] = element }
  }

  /// A copy of the elements.
  @inlinable
  public var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
