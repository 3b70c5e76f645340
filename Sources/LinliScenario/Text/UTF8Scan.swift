/// One pass over bytes that says whether they are UTF-8, and how nearly so when they are not.
struct UTF8Scan {
  /// The offset of the first byte that belongs to no valid sequence; nil when all are valid.
  private(set) var firstFault: Int?
  /// Bytes that belong to no valid sequence.
  private(set) var faultCount = 0
  /// Valid sequences of two bytes and more.
  private(set) var validSequenceCount = 0

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count {
        if buffer[offset] < 0x80 {
          offset += 1
          continue
        }
        let length = Self.sequenceLength(buffer, at: offset)
        if length == 0 {
          if firstFault == nil { firstFault = offset }
          faultCount += 1
          offset += 1
        } else {
          validSequenceCount += 1
          offset += length
        }
      }
    }
  }

  /// The length of the valid sequence of two to four bytes at the offset; 0 when there is none.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are refused by the range of the second byte.
  private static func sequenceLength(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = buffer[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard offset + length <= buffer.count, second.contains(buffer[offset + 1]) else { return 0 }
    for next in 2..<max(length, 2) where buffer[offset + next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
