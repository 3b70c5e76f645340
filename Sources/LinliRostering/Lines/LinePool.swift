import LinliLP

/// Lines of whole horizons that were good once, kept for the first columns of later masters.
struct LinePool: Sendable {
  /// One line of a person.
  private struct Entry: Sendable {
    var duties: [Int16]
    /// The price of the line after the root's duals, lower is better; see ``score(_:)``.
    var score: Double
  }

  private let problem: LineProblem
  private var entries: [[Entry]]
  private var known: [Set<[Int16]>]
  /// By cell, the dual of the last relaxation of everybody; 0 before.
  private(set) var duals: [Double]

  /// Most lines kept for a person.
  private static let limit = 1600

  /// An empty pool.
  init(_ problem: LineProblem) {
    self.problem = problem
    entries = Array(repeating: [], count: problem.personCount)
    known = Array(repeating: [], count: problem.personCount)
    duals = Array(repeating: 0, count: problem.cellCount)
  }

  /// Takes note of the duals of a relaxation of everybody.
  mutating func learn(_ duals: [Double]) {
    self.duals = duals
    for person in entries.indices {
      for position in entries[person].indices {
        entries[person][position].score = score(entries[person][position].duties, of: person)
      }
    }
  }

  /// Takes a line in; it has to be legal.
  mutating func add(_ duties: [Int16], of person: Int) {
    guard known[person].insert(duties).inserted else { return }
    entries[person].append(Entry(duties: duties, score: score(duties, of: person)))
    if entries[person].count > Self.limit { drop(person) }
  }

  /// Takes in all lines of a roster.
  mutating func add(_ roster: LineRoster) {
    for person in 0..<problem.personCount { add(Array(roster.line(of: person)), of: person) }
  }

  /// Keeps the better half of a person's lines.
  private mutating func drop(_ person: Int) {
    let kept = entries[person].enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
    entries[person] = kept.prefix(Self.limit / 2).sorted { $0.offset < $1.offset }.map(\.element)
    known[person] = Set(entries[person].map(\.duties))
  }

  /// What a line costs by itself, less what its cells are worth.
  private func score(_ duties: [Int16], of person: Int) -> Double {
    var score = 0.0
    for (day, duty) in duties.enumerated() where duty != LineRoster.off {
      let global = problem.dutyStart[day] + Int(duty)
      score += Double(problem.cost(person, day, duty))
      for position in Int(problem.cellStart[global])..<Int(problem.cellStart[global + 1]) {
        let cell = Int(problem.dutyCells[position])
        if problem.counts(person, in: cell) { score -= duals[cell] }
      }
    }
    return score
  }

  /// The best lines of some people on some days that are legal with the rest of a roster.
  func seeds(for people: [Int], days: Range<Int>, in roster: LineRoster, perPerson count: Int) -> [LineSolve.Seed] {
    var seeds: [LineSolve.Seed] = []
    let isWhole = days == 0..<problem.dayCount
    for person in people {
      let ordered = entries[person].enumerated().sorted {
        ($0.element.score, $0.offset) < ($1.element.score, $1.offset)
      }
      var taken: Set<[Int16]> = []
      for (_, entry) in ordered {
        if taken.count == count { break }
        let part = Array(entry.duties[days])
        guard !taken.contains(part), isWhole || isLegal(part, of: person, days, in: roster) else { continue }
        taken.insert(part)
        seeds.append(.init(person: person, duties: part))
      }
    }
    return seeds
  }

  private func isLegal(_ part: [Int16], of person: Int, _ days: Range<Int>, in roster: LineRoster) -> Bool {
    var line = Array(roster.line(of: person))
    line.replaceSubrange(days, with: part)
    return LineCheck(problem, person: person, line: line).isLegal
  }
}
