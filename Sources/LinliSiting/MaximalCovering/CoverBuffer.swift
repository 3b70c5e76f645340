/// An array for the inner loops of covering: its memory stays where it is and is read without bounds checks.
///
/// `@unchecked Sendable` is right because the memory is written in `init` only, before anybody else can see the object,
/// and freed in `deinit`, after everybody has let go of it; in between it is only read.
final class CoverBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The first element; valid for as long as the object is.
  let base: UnsafePointer<Element>
  /// Number of elements.
  let count: Int

  /// A copy of an array.
  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { memory[index] = element }
    base = UnsafePointer(memory)
    count = elements.count
  }

  deinit { UnsafeMutablePointer(mutating: base).deallocate() }

  /// The element at a position.
  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count, "position \(index) of \(count)")
    return base[index]
  }

  /// A copy of the elements.
  var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// Lists of numbers behind each other: list i stands from `starts[i]` to before `starts[i + 1]`.
struct CoverLists: Sendable {
  let starts: CoverBuffer<Int32>
  let members: CoverBuffer<Int32>

  /// Packs lists.
  init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append((starts.last ?? 0) + Int32(list.count)) }
    self.starts = CoverBuffer(starts)
    members = CoverBuffer(lists.flatMap { $0 })
  }

  /// Number of lists.
  var count: Int { starts.count - 1 }

  /// A list.
  @inline(__always)
  subscript(list: Int) -> UnsafeBufferPointer<Int32> {
    let start = Int(starts[list])
    return UnsafeBufferPointer(start: members.base + start, count: Int(starts[list + 1]) - start)
  }
}
