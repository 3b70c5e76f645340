import LinliDomain
import Testing

@Suite("Dates by number")
struct CalendarDateTests {
  @Test("the days of the calendar are numbered one after the other")
  func numbered() {
    for years in [1...5, 96...104, 1899...1904, 1996...2032, 9996...9999] {
      var next: Int?
      for year in years {
        for month in 1...12 {
          for day in 1...31 {
            guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
            #expect(date.ordinal == next ?? date.ordinal)
            next = date.ordinal + 1
          }
        }
      }
    }
    #expect(CalendarDate(iso: "0001-01-01")?.ordinal == 0)
    #expect(CalendarDate(iso: "2026-06-01")?.ordinal == 739_767)
    #expect(CalendarDate(iso: "2026-06-01")?.weekday == .monday)
  }

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
