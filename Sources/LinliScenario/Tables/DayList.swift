internal import Foundation
internal import LinliDomain
internal import LinliRostering

/// The days that a cell names: weekdays, and dates or stretches of them.
struct DayList: Equatable {
  /// Days of every week, in the order of the week, each once.
  var weekdays: [Weekday] = []
  /// Stretches of dates as written, a single date being one of length 1.
  var stretches: [ClosedRange<CalendarDate>] = []

  /// The date, if that is all the cell names.
  var onlyDate: CalendarDate? {
    guard weekdays.isEmpty, stretches.count == 1, stretches[0].lowerBound == stretches[0].upperBound else { return nil }
    return stretches[0].lowerBound
  }

  /// The days within a horizon, in order, each once.
  func dates(in horizon: Horizon) -> [CalendarDate] {
    horizon.dates.filter { date in
      weekdays.contains(date.weekday) || stretches.contains { $0.contains(date) }
    }
  }

  /// Dates written one by one that lie outside a horizon, in order.
  func singleDates(outside horizon: Horizon) -> [CalendarDate] {
    stretches.filter { $0.lowerBound == $0.upperBound && !horizon.contains($0.lowerBound) }.map(\.lowerBound).sorted()
  }

  /// The same days as selections of which no two share a day.
  var selections: [DaySelection] {
    var selections: [DaySelection] = weekdays.isEmpty ? [] : [.weekly(weekdays)]
    if weekdays.count == Weekday.allCases.count { return selections }
    for stretch in disjointStretches { selections += pieces(of: stretch).map { .dates($0.lowerBound, $0.upperBound) } }
    return selections
  }

  /// The stretches sorted, with those that overlap or touch made one.
  private var disjointStretches: [ClosedRange<CalendarDate>] {
    var merged: [ClosedRange<CalendarDate>] = []
    for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, stretch.lowerBound.ordinal <= last.upperBound.ordinal + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, stretch.upperBound)
      } else {
        merged.append(stretch)
      }
    }
    return merged
  }

  /// The parts of a stretch between the days that the weekdays name already.
  private func pieces(of stretch: ClosedRange<CalendarDate>) -> [ClosedRange<CalendarDate>] {
    if weekdays.isEmpty { return [stretch] }
    var pieces: [ClosedRange<CalendarDate>] = []
    for date in stretch.dates where !weekdays.contains(date.weekday) {
      if let last = pieces.last, date.ordinal == last.upperBound.ordinal + 1 {
        pieces[pieces.count - 1] = last.lowerBound...date
      } else {
        pieces.append(date...date)
      }
    }
    return pieces
  }
}

extension ClosedRange<CalendarDate> {
  /// Its days in order.
  var dates: [CalendarDate] {
    (lowerBound.ordinal...upperBound.ordinal).compactMap(CalendarDate.init(ordinal:))
  }
}

extension Horizon {
  /// Its days in order.
  var dates: [CalendarDate] { (start...end).dates }
}

extension DayList: CustomStringConvertible {
  /// The days in the form that means the same everywhere: `mon|wed|2026-06-01..2026-06-05`.
  var description: String {
    let named = weekdayRuns.flatMap { run -> [String] in
      let words = run.map(DayWords.word)
      return words.count > 2 ? ["\(words[0])..\(words[words.count - 1])"] : words
    }
    return (named + stretches.map(Self.text)).joined(separator: "|")
  }

  /// The weekdays, those that follow each other together.
  private var weekdayRuns: [[Weekday]] {
    weekdays.reduce(into: []) { runs, day in
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
  }

  /// `2026-06-01` of a single date, else `2026-06-01..2026-06-05`.
  static func text(of stretch: ClosedRange<CalendarDate>) -> String {
    stretch.lowerBound == stretch.upperBound
      ? "\(stretch.lowerBound)" : "\(stretch.lowerBound)..\(stretch.upperBound)"
  }
}
