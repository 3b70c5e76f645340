/// An array for inner loops: its memory stays where it is and is read without bounds checks.
///
/// Public, not `package`: only what is public and inlinable is specialized in other modules, without which inner loops take
/// twice the time.
///
/// `@unchecked Sendable` is right because the memory is written in `init` only, before anybody else can see the object,
/// and freed in `deinit`, after everybody has let go of it; in between it is only read.
public final class FrozenBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The first element; valid for as long as the object is.
  public let base: UnsafePointer<Element>
  /// Number of elements.
  public let count: Int

  /// A copy of an array.
  @inlinable
  public init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { memory[index] = element }
    base = UnsafePointer(memory)
    count = elements.count
  }

  @inlinable
  deinit { UnsafeMutablePointer(mutating: base).deallocate() }

  /// The element at a position.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    assert(index >= 0 && index < count, "position \(index) of \(count)")
    return base[index]
  }

  /// A copy of the elements.
  @inlinable
  public var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
