import Foundation
import Testing

@testable import LinliScenario

struct TextDecodingTests {
  private let text = "id,zh\nC1,老槐社区,𠀀\n"

  @Test("the same text is read from every encoding")
  func encodings() throws {
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let gb18030 = try #require(GB18030.encode(text))
    let written: [([UInt8], TextEncoding)] = [
      (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8WithMark),
      ([0xFF, 0xFE] + little, .utf16LittleEndian), ([0xFE, 0xFF] + big, .utf16BigEndian),
      (little, .utf16LittleEndian), (big, .utf16BigEndian), (gb18030, .gb18030),
    ]
    for (bytes, encoding) in written {
      #expect(try TextDecoding.decode(bytes) == DecodedText(bytes: Array(text.utf8), encoding: encoding))
    }
  }

  @Test("GBK text is read as GB18030")
  func gbk() throws {
    let bytes: [UInt8] = [0xC0, 0xCF, 0xBB, 0xB1, 0x2C, 0x31]
    #expect(try TextDecoding.decode(bytes) == DecodedText(bytes: Array("老槐,1".utf8), encoding: .gb18030))
  }

  @Test("damaged UTF-8 is refused and not read as GB18030")
  func damaged() {
    var bytes = Array(String(repeating: "老槐社区,1\n", count: 5).utf8)
    bytes[16] = 0xFF
    #expect(throws: DecodingFault.undecodable(.utf8, byteOffset: 15, row: 2)) { try TextDecoding.decode(bytes) }
  }

  @Test("bytes that are no GB18030 either are refused at the first of them")
  func neither() {
    #expect(throws: DecodingFault.undecodable(.gb18030, byteOffset: 7, row: 2)) {
      try TextDecoding.decode(Array("id,zh\nA".utf8) + [0xFF] + Array("\nB,1\n".utf8))
    }
    #expect(throws: DecodingFault.undecodable(.gb18030, byteOffset: 4, row: 2)) {
      try TextDecoding.decode([0xC0, 0xCF, 0x2C, 0x0A, 0xC0])
    }
  }

  @Test("NUL bytes are binary, wherever they stand")
  func binary() {
    #expect(throws: DecodingFault.binary(byteOffset: 7, row: 2)) {
      try TextDecoding.decode(Array("id,zh\nA\0,b,c,d,e,f\n".utf8))
    }
    #expect(throws: DecodingFault.binary(byteOffset: 5, row: 1)) {
      try TextDecoding.decode([0xEF, 0xBB, 0xBF, 0x41, 0x42, 0x00])
    }
  }

  @Test("broken UTF-16 is refused: lone surrogates and an odd byte")
  func utf16() {
    #expect(throws: DecodingFault.undecodable(.utf16LittleEndian, byteOffset: 4, row: 1)) {
      try TextDecoding.decode([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x41, 0x00])
    }
    #expect(throws: DecodingFault.undecodable(.utf16LittleEndian, byteOffset: 4, row: 1)) {
      try TextDecoding.decode([0xFF, 0xFE, 0x41, 0x00, 0x42])
    }
  }

  @Test("overlong forms and surrogates are no UTF-8")
  func strictUTF8() {
    #expect(UTF8Scan([0xC0, 0x80]).firstFault == 0)
    #expect(UTF8Scan([0x41, 0xE0, 0x80, 0x80]).firstFault == 1)
    #expect(UTF8Scan([0xED, 0xA0, 0x80]).firstFault == 0)
    #expect(UTF8Scan([0xF4, 0x90, 0x80, 0x80]).firstFault == 0)
    #expect(UTF8Scan(Array("老𠀀é".utf8)).firstFault == nil)
  }
}
