/// A file that was read, for the run record and for `linli check`.
public struct InputFile: Sendable, Equatable {
  /// The path, relative to the scenario folder.
  public let path: String
  /// The number of bytes.
  public let byteCount: Int
  /// The fingerprint of the bytes.
  public let fingerprint: Fingerprint
  /// The encoding found; nil for files that are no table.
  public let encoding: TextEncoding?
  /// The delimiter found; nil for files that are no table.
  public let delimiter: Delimiter?
  /// The rows below the header; nil for files that are no table.
  public let rowCount: Int?

  init(path: String, bytes: [UInt8], table: DelimitedTable? = nil) {
    self.path = path
    byteCount = bytes.count
    fingerprint = Fingerprint(of: bytes)
    encoding = table?.encoding
    delimiter = table?.delimiter
    rowCount = table?.rowNumbers.count
  }
}
