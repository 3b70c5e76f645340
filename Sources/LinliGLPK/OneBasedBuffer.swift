/// An array as GLPK counts: entry 0 is there and never read, the data begin at 1.
struct OneBasedBuffer<Element> {
  private(set) var elements: [Element]

  /// An empty buffer with room for `capacity` entries.
  init(padding: Element, capacity: Int) {
    elements = []
    elements.reserveCapacity(capacity + 1)
    elements.append(padding)
  }

  /// Number of entries, the padding not counted.
  var count: Int { elements.count - 1 }

  /// Adds an entry at the end.
  mutating func append(_ element: Element) {
    elements.append(element)
  }
}

extension Int32 {
  /// A position counted from 0 as GLPK counts it, from 1.
  init(oneBased position: Int) {
    self = Int32(position + 1)
  }
}
