import LinliLP

/// Lists of numbers behind each other: list i stands from `starts[i]` to before `starts[i + 1]`.
struct CoverLists: Sendable {
  let starts: FrozenBuffer<Int32>
  let members: FrozenBuffer<Int32>

  /// Packs lists.
  init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append((starts.last ?? 0) + Int32(list.count)) }
    self.starts = FrozenBuffer(starts)
    members = FrozenBuffer(lists.flatMap { $0 })
  }

  /// Lists that are packed already.
  init(starts: [Int32], members: [Int32]) {
    self.starts = FrozenBuffer(starts)
    self.members = FrozenBuffer(members)
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
