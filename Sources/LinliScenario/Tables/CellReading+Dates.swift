internal import LinliDomain

/// Cells that hold one date.
extension CellReading {
  /// The date of a cell, in any notation that tells its year and has one reading.
  func date(_ cell: String, _ isWithin: Bool) throws(Refusal) -> CalendarDate {
    let date = try Self.date(FullWidth.trimmed(FullWidth.folded(cell)), rosterHorizon)
    if isWithin, let horizon, !horizon.contains(date) {
      let expectation = ScenarioExpectation.dateWithin(start: "\(horizon.start)", end: "\(horizon.end)")
      throw Refusal(.outsideHorizon, expectation: expectation)
    }
    return date
  }

  private static func date(_ text: String, _ horizon: Horizon?) throws(Refusal) -> CalendarDate {
    if let date = CalendarDate(iso: text) { return date }
    let readings = WrittenDate.readings(of: text)
    let dates = readings.compactMap { reading in reading.year.flatMap(reading.date) }
    if dates.count > 1 { throw Refusal(.ambiguous(readings: dates.prefix(4).map(\.description))) }
    guard let date = dates.first, let reading = readings.first else { throw undated(text, readings, horizon) }
    guard reading.isCertain else { throw Refusal(.notADate, nearest: "\(date)") }
    if let weekday = reading.weekday, weekday != date.weekday {
      throw Refusal(.ambiguous(readings: ["\(date)", DayWords.word(of: weekday)]))
    }
    return date
  }

  /// Why a text is no date with a year.
  private static func undated(_ text: String, _ readings: [WrittenDate], _ horizon: Horizon?) -> Refusal {
    if let date = WrittenDate.ofSerial(text) { return Refusal(.serialDate, nearest: "\(date)") }
    if let blank = text.firstIndex(of: " "), text[blank...].contains(":") {
      return Refusal(.notADate, nearest: dateLike(String(text[..<blank]))?.description)
    }
    guard let reading = readings.first(where: { $0.month != nil }) else { return Refusal(.notADate) }
    let near = horizon.map { YearResolution(horizon: $0).stretches(from: reading, to: reading) } ?? []
    return Refusal(.noYear, nearest: near.count == 1 ? "\(near[0].lowerBound)" : nil)
  }

  /// The date that a text means, if it means only one and tells the year.
  static func dateLike(_ text: String) -> CalendarDate? {
    let dates = WrittenDate.readings(of: text).compactMap { reading in reading.year.flatMap(reading.date) }
    return dates.count == 1 ? dates[0] : nil
  }
}
