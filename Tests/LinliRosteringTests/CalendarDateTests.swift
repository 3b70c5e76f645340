import LinliDomain
import Testing

@Suite("Dates by number")
struct CalendarDateTests {
  @Test("every date comes back from its number, and numbers outside the calendar do not")
  func thereAndBack() throws {
    for ordinal in stride(from: 0, to: 3_652_059, by: 97) {
      #expect(CalendarDate(ordinal: ordinal)?.ordinal == ordinal)
    }
    let leap = try #require(CalendarDate(iso: "2028-02-29"))
    #expect(leap.adding(days: 1) == CalendarDate(iso: "2028-03-01"))
    #expect(leap.adding(days: -60) == CalendarDate(iso: "2027-12-31"))
    #expect(CalendarDate(ordinal: -1) == nil)
    #expect(CalendarDate(ordinal: 3_652_058) == CalendarDate(iso: "9999-12-31"))
    #expect(CalendarDate(ordinal: 3_652_059) == nil)
  }
}
