import LinliDomain

/// The layers of the dynamic programme of ``VisitDates``: layer m has, for each allowed day, the least value of m visits
/// of which the first is on that day, up to the end of the horizon.
struct VisitLayers {
  private typealias Cost = (dropped: Int, gaps: Int, load: Int)

  private let question: VisitDates
  private let days: [Int]
  /// What each day costs by itself: −1 if it is to be kept, and its load.
  private let own: [Cost]
  private let greatestGap: Int
  /// The last layer; nil where no such visits are.
  private var costs: [Cost?]
  /// For each layer and day the day of the visit that follows.
  private var followers: [[Int?]] = []

  init(_ question: VisitDates, load: [CalendarDate: Int]) {
    self.question = question
    days = question.dates.map(\.ordinal)
    own = question.dates.map { (question.kept.contains($0) ? -1 : 0, 0, 2 * (load[$0] ?? 0) + 1) }
    greatestGap = question.maximumGap ?? .max
    costs = []
  }

  /// The best set of days of any number.
  mutating func best() -> VisitDates.Choice? {
    var best = choiceOfNone
    for count in stride(from: 1, through: question.times ?? days.count, by: 1) {
      // More visits than wanted only help to keep days, or where fewer cannot be.
      let further = count - question.wantedCount
      if let best, best.value.droppedCount == 0, further > best.value.countDeviation { break }
      guard addLayer() else { break }
      guard question.times.map({ $0 == count }) ?? true, let choice = choice(of: count) else { continue }
      if best.map({ !($0.value < choice.value) }) ?? true { best = choice }
    }
    return best
  }

  /// The numbers of visits for which there is a set of days, in order.
  mutating func possibleCounts() -> [Int] {
    var counts = choiceOfNone == nil ? [] : [0]
    for count in stride(from: 1, through: days.count, by: 1) {
      guard addLayer() else { break }
      if choice(of: count) != nil { counts.append(count) }
    }
    return counts
  }

  /// No visit at all; nil if that leaves too long a gap or visits are told.
  private var choiceOfNone: VisitDates.Choice? {
    let days = question.horizon.end.ordinal + 1 - question.origin
    guard question.times ?? 0 == 0, days <= greatestGap else { return nil }
    return VisitDates.Choice(
      dates: [],
      value: .init(
        droppedCount: question.kept.count, countDeviation: question.wantedCount, gapDeviation: 0, load: 0))
  }

  /// Adds a layer with one visit more; false if no day is left in it.
  private mutating func addLayer() -> Bool {
    var next: [Cost?] = Array(repeating: nil, count: days.count)
    var follower: [Int?] = Array(repeating: nil, count: days.count)
    for day in days.indices {
      if followers.isEmpty {
        if question.horizon.end.ordinal + 1 - days[day] <= greatestGap { next[day] = own[day] }
      } else {
        (next[day], follower[day]) = best(from: day)
      }
    }
    costs = next
    followers.append(follower)
    return next.contains { $0 != nil }
  }

  /// The least value with a visit on a day before those of the last layer, and the day that follows it.
  private func best(from day: Int) -> (Cost?, Int?) {
    var best: (cost: Cost, follower: Int)?
    for follower in days.indices[(day + 1)...] {
      let gap = days[follower] - days[day]
      if gap > greatestGap { break }
      guard gap >= question.minimumGap, let rest = costs[follower] else { continue }
      let cost = sum(own[day], (0, deviation(gap), 0), rest)
      if best.map({ cost < $0.cost }) ?? true { best = (cost, follower) }
    }
    return (best?.cost, best?.follower)
  }

  /// The best of the last layer that the visit before the horizon allows.
  private func choice(of count: Int) -> VisitDates.Choice? {
    var best: (cost: Cost, first: Int)?
    for day in days.indices {
      let gap = days[day] - question.origin
      if gap > greatestGap { break }
      guard question.last == nil || gap >= question.minimumGap, let rest = costs[day] else { continue }
      let cost = question.last == nil ? rest : sum((0, deviation(gap), 0), rest)
      if best.map({ cost < $0.cost }) ?? true { best = (cost, day) }
    }
    guard let best else { return nil }
    return VisitDates.Choice(
      dates: dates(from: best.first),
      value: .init(
        droppedCount: question.kept.count + best.cost.dropped,
        countDeviation: abs(count - question.wantedCount), gapDeviation: best.cost.gaps, load: best.cost.load))
  }

  private func dates(from first: Int) -> [CalendarDate] {
    var dates: [CalendarDate] = []
    var day: Int? = first
    for layer in followers.reversed() {
      guard let at = day else { break }
      dates.append(question.dates[at])
      day = layer[at]
    }
    return dates
  }

  private func deviation(_ gap: Int) -> Int {
    let (aimed, per) = question.aim
    let difference = per * gap - aimed
    return difference * difference
  }

  private func sum(_ parts: Cost...) -> Cost {
    var total: Cost = (0, 0, 0)
    for part in parts {
      total.dropped += part.dropped
      total.gaps += part.gaps
      total.load += part.load
    }
    return total
  }
}
