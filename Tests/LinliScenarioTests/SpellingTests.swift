import Foundation
import LinliDomain
import LinliMatching
import Testing

@testable import LinliScenario

/// The same data spelled otherwise are the same scenario.
struct SpellingTests {
  private func check(_ change: (inout Street, String) throws -> Void) throws {
    let shipped = try Street.shipped()
    var changed = shipped
    for table in shipped.tables { try change(&changed, table) }
    let expected = try shipped.scenario()
    let scenario = try changed.scenario()
    #expect(scenario.matching == expected.matching)
    #expect(scenario.roster == expected.roster)
    #expect(scenario.settings == expected.settings)
    #expect(scenario.tables.map { $0.rows.map(\.cells) } == expected.tables.map { $0.rows.map(\.cells) })
  }

  @Test("UTF-8 with a byte order mark")
  func mark() throws {
    try check { street, table in street.files[table] = [0xEF, 0xBB, 0xBF] + (street.files[table] ?? []) }
  }

  @Test("UTF-16, with and without a mark, either byte order", arguments: [true, false], [true, false])
  func utf16(isLittle: Bool, isMarked: Bool) throws {
    try check { street, table in
      var units = Array(street[table].utf16)
      if isMarked { units.insert(0xFEFF, at: 0) }
      street.files[table] = units.flatMap { unit in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittle ? bytes : bytes.reversed()
      }
    }
  }

  @Test("GB18030")
  func gb18030() throws {
    try check { street, table in street.files[table] = GB18030.encode(street[table]) }
  }

  @Test("other delimiters", arguments: [";", "\t"])
  func delimiters(sign: String) throws {
    try check { street, table in
      // No cell of the shipped tables holds a comma or needs quotes.
      street[table] = street[table].replacing(",", with: sign)
    }
  }

  @Test("other line breaks", arguments: ["\r\n", "\r"])
  func lineBreaks(sign: String) throws {
    try check { street, table in street[table] = street[table].replacing("\n", with: sign) }
  }

  @Test("quotes around every cell, blanks around quotes, blank rows and empty columns at the end")
  func quotes() throws {
    try check { street, table in
      let rows = street[table].split(separator: "\n").map { row in
        row.split(separator: ",", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : " \"\($0)\" " }
          .joined(separator: ",") + ",,"
      }
      street[table] = rows.joined(separator: "\n") + "\n\n,,\n"
    }
  }

  @Test("full-width digits and signs in numbers, lists and ids")
  func fullWidthCells() throws {
    let shipped = try Street.shipped()
    var changed = shipped
    changed.replace(
      "K1,老槐社区居委会+服务站,K,470,C1,",
      with: "\(fullWidth("K1")),老槐社区居委会+服务站,\(fullWidth("K,470").replacing(fullWidth(","), with: ",")),C1,",
      in: "providers.csv")
    changed.replace("C3|C1,CUL|LEC|HLT", with: fullWidth("C3|C1") + "," + fullWidth("CUL|LEC|HLT"), in: "rooms.csv")
    #expect(try changed.scenario().matching == shipped.scenario().matching)
  }

  @Test("Chinese headers, and the mapping is reported")
  func chineseHeaders() throws {
    let shipped = try Street.shipped()
    var changed = shipped
    for schema in ScenarioTables.all where shipped.files[schema.file] != nil {
      var lines = changed[schema.file].components(separatedBy: "\n")
      lines[0] = lines[0].split(separator: ",").map { name in
        schema.column(String(name))?.aliases.first ?? communityName(String(name))
      }.joined(separator: ",")
      changed[schema.file] = lines.joined(separator: "\n")
    }
    let scenario = try changed.scenario()
    #expect(scenario.matching == (try shipped.scenario().matching))
    #expect(scenario.roster == (try shipped.scenario().roster))
    #expect(scenario.headerMappings.allSatisfy { $0.isTranslated })
    #expect(
      scenario.headerMappings.contains(
        HeaderMapping(file: "needs.csv", header: "石桥社区", column: "C6", position: 7)))
  }

  private func communityName(_ id: String) -> String {
    ["C1": "老槐社区", "C2": "新港社区", "C3": "铁厂社区", "C4": "商汇社区", "C5": "柳湾社区", "C6": "石桥社区"][id] ?? id
  }

  @Test("the order of rows does not matter to the question")
  func order() throws {
    let shipped = try Street.shipped()
    var changed = shipped
    for table in shipped.tables {
      let lines = shipped[table].split(separator: "\n").map(String.init)
      changed[table] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    }
    #expect(try changed.scenario().matching == shipped.scenario().matching)
  }
}
