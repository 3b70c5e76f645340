internal import Foundation

/// Decides the encoding of a file's bytes and decodes them strictly: nothing is replaced or dropped.
enum TextDecoding {
  /// Decodes the bytes of a whole file.
  ///
  /// A byte order mark decides. Without one, NUL bytes at every second place mean UTF-16; valid UTF-8 is UTF-8; and
  /// bytes that are mostly valid UTF-8 are damaged UTF-8 rather than GB18030, since reading them so would give
  /// wrong characters without a word. All else is read as GB18030.
  static func decode(_ bytes: [UInt8]) throws(DecodingFault) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return try utf8(Array(bytes.dropFirst(3)), encoding: .utf8WithMark, skipped: 3)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try utf16(bytes.dropFirst(2), encoding: .utf16LittleEndian, skipped: 2)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes.dropFirst(2), encoding: .utf16BigEndian, skipped: 2)
    }
    if let encoding = unmarkedUTF16(bytes) { return try utf16(bytes[...], encoding: encoding, skipped: 0) }
    if let nul = bytes.firstIndex(of: 0) { throw .binary(byteOffset: nul, row: row(of: nul, in: bytes)) }
    let scan = UTF8Scan(bytes)
    guard let offset = scan.firstFault else { return DecodedText(bytes: bytes, encoding: .utf8) }
    if scan.validSequenceCount > 4 * scan.faultCount {
      throw .undecodable(.utf8, byteOffset: offset, row: row(of: offset, in: bytes))
    }
    return try gb18030(bytes)
  }

  private static func utf8(
    _ bytes: [UInt8], encoding: TextEncoding, skipped: Int
  ) throws(DecodingFault) -> DecodedText {
    if let nul = bytes.firstIndex(of: 0) { throw .binary(byteOffset: nul + skipped, row: row(of: nul, in: bytes)) }
    if let offset = UTF8Scan(bytes).firstFault {
      throw .undecodable(encoding, byteOffset: offset + skipped, row: row(of: offset, in: bytes))
    }
    return DecodedText(bytes: bytes, encoding: encoding)
  }

  private static func gb18030(_ bytes: [UInt8]) throws(DecodingFault) -> DecodedText {
    if let text = GB18030.decode(bytes[...]) { return DecodedText(bytes: Array(text.utf8), encoding: .gb18030) }
    let offset = GB18030.firstFault(in: bytes)
    throw .undecodable(.gb18030, byteOffset: offset, row: row(of: offset, in: bytes))
  }

  /// UTF-16 code units, decoded with every surrogate in a pair.
  private static func utf16(
    _ bytes: ArraySlice<UInt8>, encoding: TextEncoding, skipped: Int
  ) throws(DecodingFault) -> DecodedText {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var decoder = UTF16()
    var units = UTF16Units(bytes: bytes, isLittleEndian: encoding == .utf16LittleEndian)
    var decoding = true
    while decoding {
      let offset = units.offset
      switch decoder.decode(&units) {
      case .scalarValue("\0"):
        throw .binary(byteOffset: offset + skipped, row: row(of: result.count, in: result))
      case .scalarValue(let scalar): result.append(contentsOf: UTF8.encode(scalar) ?? .init())
      case .emptyInput: decoding = false
      case .error:
        throw .undecodable(encoding, byteOffset: offset + skipped, row: row(of: result.count, in: result))
      }
    }
    if bytes.count % 2 == 1 {
      throw .undecodable(
        encoding, byteOffset: bytes.count - 1 + skipped, row: row(of: result.count, in: result))
    }
    return DecodedText(bytes: result, encoding: encoding)
  }

  /// The byte order of UTF-16 without mark, told by where the zero bytes of ASCII characters stand.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count % 2 == 0, bytes.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (offset, byte) in bytes.prefix(4096).enumerated() where byte == 0 {
      if offset % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = min(bytes.count, 4096) / 2
    if zeros.odd > 4 * zeros.even, zeros.odd * 16 >= pairs { return .utf16LittleEndian }
    if zeros.even > 4 * zeros.odd, zeros.even * 16 >= pairs { return .utf16BigEndian }
    return nil
  }

  /// The row of a table in which a byte stands, line breaks inside quotes not counted.
  ///
  /// Right for UTF-8 and GB18030, whose later bytes of a character are never a quote or line break.
  static func row(of offset: Int, in bytes: [UInt8]) -> Int {
    var row = 1
    var isQuoted = false
    for index in bytes.indices.prefix(offset) {
      switch bytes[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\n") where !isQuoted: row += 1
      case UInt8(ascii: "\r") where !isQuoted:
        let next = bytes.index(after: index)
        if next >= bytes.count || bytes[next] != UInt8(ascii: "\n") { row += 1 }
      default: break
      }
    }
    return row
  }
}

/// The code units of UTF-16 bytes; a last odd byte is left out.
private struct UTF16Units: IteratorProtocol {
  let bytes: ArraySlice<UInt8>
  let isLittleEndian: Bool
  private(set) var offset = 0

  init(bytes: ArraySlice<UInt8>, isLittleEndian: Bool) {
    self.bytes = bytes
    self.isLittleEndian = isLittleEndian
  }

  mutating func next() -> UInt16? {
    guard offset + 1 < bytes.count else { return nil }
    let first = UInt16(bytes[bytes.startIndex + offset])
    let second = UInt16(bytes[bytes.startIndex + offset + 1])
    offset += 2
    return isLittleEndian ? second << 8 | first : first << 8 | second
  }
}
