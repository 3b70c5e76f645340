internal import Foundation

/// GB18030 through Foundation, with the place of the first byte that cannot be decoded.
enum GB18030 {
  /// Foundation's GB_18030_2000; the number for GBK gives nothing on Linux, and GB18030 contains GBK.
  private static let encoding = String.Encoding(rawValue: 0x8000_0632)

  /// The text of the bytes; nil when some of them cannot be decoded.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    String(data: Data(bytes), encoding: encoding)
  }

  /// The bytes of a text.
  static func encode(_ text: String) -> [UInt8]? {
    text.data(using: encoding).map(Array.init)
  }

  /// The offset of the first character that cannot be decoded, given that the bytes as a whole cannot.
  ///
  /// Bisects over character boundaries: a prefix that decodes stays decodable when shortened by characters.
  static func firstFault(in bytes: [UInt8]) -> Int {
    let starts = characterStarts(in: bytes)
    var decodable = 0
    var failing = starts.count - 1
    while decodable + 1 < failing {
      let middle = (decodable + failing) / 2
      if decode(bytes[starts[decodable]..<starts[middle]]) != nil { decodable = middle } else { failing = middle }
    }
    return starts[decodable]
  }

  /// The offsets at which characters begin, by the form of their bytes, and the end of the last one.
  ///
  /// The list stops after the first character whose form is wrong.
  private static func characterStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var offset = 0
    while offset < bytes.count {
      let length = characterLength(in: bytes, at: offset)
      offset += max(length, 1)
      starts.append(min(offset, bytes.count))
      if length == 0 { break }
    }
    return starts
  }

  private static func characterLength(in bytes: [UInt8], at offset: Int) -> Int {
    guard bytes[offset] >= 0x81 else { return 1 }
    guard bytes[offset] != 0xFF, offset + 1 < bytes.count else { return 0 }
    switch bytes[offset + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case 0x30...0x39: return offset + 3 < bytes.count ? 4 : 0
    default: return 0
    }
  }
}
