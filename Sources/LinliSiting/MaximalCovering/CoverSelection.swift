/// Finds the greatest of many keys without sorting all.
enum CoverSelection {
  /// Reorders members so that the first `count` have the greatest keys.
  ///
  /// - Source: Hoare (1961), "Algorithm 65: Find", doi:10.1145/366622.366647.
  static func moveGreatest(
    _ count: Int, of members: UnsafeMutableBufferPointer<Int32>, by keys: UnsafeMutablePointer<Double>
  ) {
    var low = 0
    var high = members.count - 1
    guard count > 0, count <= high else { return }
    let target = count - 1
    while low < high {
      let pivot = keys[Int(members[target])]
      var left = low
      var right = high
      repeat {
        while keys[Int(members[left])] > pivot { left += 1 }
        while keys[Int(members[right])] < pivot { right -= 1 }
        if left <= right {
          members.swapAt(left, right)
          left += 1
          right -= 1
        }
      } while left <= right
      if right < target { low = left }
      if target < left { high = right }
    }
  }
}
