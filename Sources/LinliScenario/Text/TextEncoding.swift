/// The encodings of the tables that offices exchange.
public enum TextEncoding: String, Sendable, Equatable, CaseIterable {
  /// UTF-8 without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-8 with a byte order mark, as Excel writes it.
  case utf8WithMark = "UTF-8 BOM"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// GB18030, which contains GBK and GB 2312.
  case gb18030 = "GB18030"
}

/// Text read strictly: its bytes as UTF-8, and the encoding they came from.
struct DecodedText: Sendable, Equatable {
  /// Valid UTF-8 without byte order mark and without NUL.
  let bytes: [UInt8]
  let encoding: TextEncoding
}

/// Why bytes are not text. Offsets count from the first byte of the file.
enum DecodingFault: Error, Sendable, Equatable {
  case binary(byteOffset: Int, row: Int)
  case undecodable(TextEncoding, byteOffset: Int, row: Int)
}
