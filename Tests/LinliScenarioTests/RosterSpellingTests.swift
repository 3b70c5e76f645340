import Foundation
import LinliDomain
import LinliRostering
import Testing

@testable import LinliScenario

/// The same roster spelled otherwise is the same question.
struct RosterSpellingTests {
  private func check(_ change: (inout Street, String) throws -> Void) throws {
    let plain = Street.yard()
    var changed = plain
    for table in plain.tables { try change(&changed, table) }
    #expect(try changed.scenario().roster?.data == plain.scenario().roster?.data)
  }

  @Test("UTF-8 with a byte order mark, and GB18030")
  func encodings() throws {
    try check { yard, table in yard.files[table] = [0xEF, 0xBB, 0xBF] + (yard.files[table] ?? []) }
    try check { yard, table in yard.files[table] = GB18030.encode(yard[table]) }
  }

  @Test("semicolons, tabs and other line breaks", arguments: [";", "\t"], ["\n", "\r\n", "\r"])
  func separators(sign: String, lineBreak: String) throws {
    try check { yard, table in
      yard[table] = yard[table].replacing(",", with: sign).replacing("\n", with: lineBreak)
    }
  }

  @Test("Chinese headers and words")
  func chinese() throws {
    try check { yard, table in
      guard let schema = ScenarioTables.all.first(where: { $0.file == table }) else { return }
      var lines = yard[table].components(separatedBy: "\n")
      lines[0] = lines[0].split(separator: ",").map { name in
        schema.column(String(name))?.aliases.first ?? String(name)
      }.joined(separator: ",")
      yard[table] = lines.joined(separator: "\n")
    }
    let words = [
      ("availability.csv", "unavailable", "不可排"), ("availability.csv", "leave", "请假"),
      ("availability.csv", "wish_against", "不希望"), ("pairs.csv", "mentor", "带教"), ("pairs.csv", "at_most", "至多同班"),
      ("pairs.csv", "together", "同班"), ("pairs.csv", "apart", "分开"), ("pins.csv", "fixed", "必排"),
      ("pins.csv", "forbidden", "不排"),
    ]
    try check { yard, table in
      for (file, word, chinese) in words where file == table { yard.replace(word, with: chinese, in: file) }
    }
  }

  @Test("full-width digits, signs and letters in times, weeks, days, counts and ids")
  func fullWidthCells() throws {
    try check { yard, table in
      let rows = yard[table].components(separatedBy: "\n").enumerated().map { index, row in
        if index == 0 { return row }
        return fullWidth(row).replacing("，", with: ",")
      }
      // Texts that are shown or compared as they are stay: names, services, households, qualifications, bands.
      guard ["shift_types.csv", "pairs.csv", "pins.csv", "history.csv"].contains(table) else { return }
      yard[table] = rows.joined(separator: "\n").replacing(fullWidth("morning"), with: "morning")
        .replacing(fullWidth("evening"), with: "evening").replacing(fullWidth("night"), with: "night")
    }
  }

  @Test("the order of rows does not matter to the question")
  func order() throws {
    let plain = Street.yard()
    var changed = plain
    for table in plain.tables {
      let lines = plain[table].split(separator: "\n").map(String.init)
      changed[table] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    }
    let (one, other) = (try #require(try plain.scenario().roster), try #require(try changed.scenario().roster))
    #expect(one.volunteers == other.volunteers)
    #expect(one.shifts == other.shifts)
    #expect(one.history == other.history)
    #expect(one.pins == other.pins)
    #expect(Set(one.availability) == Set(other.availability))
    #expect(Set(one.wishes) == Set(other.wishes))
    #expect(Set(one.pairs) == Set(other.pairs))
    for volunteer in one.volunteers {
      for shift in one.shifts {
        let reasons = one.ineligibility(of: volunteer.id, for: shift.id)
        #expect(reasons == other.ineligibility(of: volunteer.id, for: shift.id))
      }
    }
  }
}
