internal import LinliDomain

/// Which shifts a row of `shifts.csv` stands for.
///
/// A row whose `days` is a single date is one shift with the row's id. Any other row is a shift on each of its days
/// within the horizon, called id-date (`T1-2026-06-01`), however the days are written; so the id of a shift changes
/// neither with the horizon nor with the other days of its row.
struct ShiftExpansion {
  let horizon: Horizon

  /// The shifts of a row, in the order of time. Dates written one by one count even outside the horizon, so that the
  /// check of the question can name them.
  func shifts(id: String, days: DayList, except: DayList?) -> [(id: ShiftID, date: CalendarDate)] {
    if let date = days.onlyDate { return Self.keeps(date, except) ? [(ShiftID(id), date)] : [] }
    let dates = (days.dates(in: horizon) + days.singleDates(outside: horizon)).sorted()
    return dates.filter { Self.keeps($0, except) }.map { (ShiftID("\(id)-\($0)"), $0) }
  }

  /// The days on which a visit may be, within the horizon and in order.
  func visitDates(days: DayList, except: DayList?) -> [CalendarDate] {
    days.dates(in: horizon).filter { Self.keeps($0, except) }
  }

  /// The ids of the visits of a table before validation, one for each day on which one may be; nil if a row cannot be
  /// read, as references are not judged then.
  func visitIDs(of table: RawTable) -> [String]? {
    var ids: [String] = []
    for row in table.rows.indices {
      guard let id = table.cell(row, "id").map(CellReading.foldedIdentifier), !id.isEmpty,
        let days = self.days(table.cell(row, "days"))
      else { return nil }
      ids += visitDates(days: days, except: self.days(table.cell(row, "except"))).map { "\(id)-\($0)" }
    }
    return ids
  }

  private static func keeps(_ date: CalendarDate, _ except: DayList?) -> Bool {
    guard let except else { return true }
    return !except.weekdays.contains(date.weekday) && !except.stretches.contains { $0.contains(date) }
  }

  /// The ids of all shifts of a table before validation; nil if a row cannot be read, as references are not judged then.
  func ids(of table: RawTable) -> [String]? {
    var ids: [String] = []
    for row in table.rows.indices {
      guard let id = table.cell(row, "id").map(CellReading.foldedIdentifier), !id.isEmpty,
        let days = self.days(table.cell(row, "days"))
      else { return nil }
      ids += shifts(id: id, days: days, except: self.days(table.cell(row, "except"))).map(\.id.text)
    }
    return ids
  }

  private func days(_ cell: String?) -> DayList? {
    guard let cell, !FullWidth.trimmed(cell).isEmpty else { return nil }
    do throws(CellReading.Refusal) {
      return try DayListReading.read(cell, horizon: horizon)
    } catch {
      // The validation of the table reports the cell.
      return nil
    }
  }
}
