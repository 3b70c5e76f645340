/// A 64-bit fingerprint of a file's bytes (FNV-1a), for the run record.
///
/// It tells whether a file is the one a plan was made from. It is no protection: files with the same fingerprint can be
/// made on purpose.
public struct Fingerprint: Sendable, Equatable, CustomStringConvertible {
  /// The value.
  public let value: UInt64

  /// The fingerprint of the bytes.
  public init(of bytes: [UInt8]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    value = hash
  }

  /// `fnv1a64:` and sixteen hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
