import LinliDomain
import LinliLP
import Testing

@testable import LinliScenario

struct RoundTripTests {
  private static let characters: [Character] = [
    "a", "B", "7", "老", "𠀀", "é", ",", ";", "\t", "\"", "\n", "\r\n", " ", "\u{3000}", "|", "=", "+", "-", "@", "'",
    "*", "\u{FEFF}", "，",
  ]

  @Test("every written table is read back as it was", arguments: UInt64(0)..<200)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let width = Int.random(in: 1...5, using: &generator)
    let header = (0..<width).map { "column\($0)" }
    let rows = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
      (0..<width).map { _ in Self.text(&generator) }
    }
    let bytes = DelimitedWriter.bytes(
      header: header, rows: rows.map { $0.map { .text($0) } }, hasByteOrderMark: seed.isMultiple(of: 2))
    var reader = DelimitedReader(file: "t.csv")
    let found = reader.read(bytes)
    let table = try #require(found, "seed \(seed): \(reader.issues)")
    #expect(reader.issues.isEmpty, "seed \(seed)")
    let written = rows.filter { $0.contains { !$0.isEmpty } }.flatMap { $0.map(DelimitedWriter.harmless) }
    #expect(table.cells == written, "seed \(seed)")
  }

  private static func text(_ generator: inout SplitMix64) -> String {
    String(
      (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in characters.randomElement(using: &generator) })
  }
}
