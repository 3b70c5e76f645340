import LinliLP
import Testing

@testable import LinliRostering

@Suite("Best line of a person")
struct LineSearchTests {
  @Test("the search finds the cheapest legal line for any prices", arguments: 0..<25)
  func wholeHorizon(seed: UInt64) {
    let problem = RandomLineProblems.problem(seed: seed, people: 1, days: 6)
    let lines = RandomLineProblems.legalLines(of: problem, person: 0)
    let empty = Array(repeating: LineRoster.off, count: problem.dayCount)
    let window = LineWindow(problem, person: 0, line: empty, days: 0..<problem.dayCount)
    let search = LineSearch(problem, window, LineMemory(problem))
    var generator = SplitMix64(seed: seed &+ 1000)
    for _ in 0..<5 {
      expectBest(search, among: lines, days: 0..<problem.dayCount, &generator, "seed \(seed)")
    }
  }

  @Test("inside a fixed line the search keeps what the days around ask", arguments: 0..<25)
  func windows(seed: UInt64) throws {
    let problem = RandomLineProblems.problem(seed: seed, people: 1, days: 7)
    let lines = RandomLineProblems.legalLines(of: problem, person: 0)
    var generator = SplitMix64(seed: seed &+ 2000)
    guard let fixed = lines.randomElement(using: &generator) else { return }
    let first = Int.random(in: 0..<4, using: &generator)
    let days = first..<Int.random(in: first + 2...7, using: &generator)
    let inside = lines.filter { line in (0..<7).allSatisfy { days.contains($0) || line[$0] == fixed[$0] } }
    let window = LineWindow(problem, person: 0, line: fixed, days: days)
    let search = LineSearch(problem, window, LineMemory(problem))
    for _ in 0..<5 {
      expectBest(search, among: inside.map { Array($0[days]) }, days: days, &generator, "seed \(seed), days \(days)")
    }
  }

  /// Draws prices and compares the search with the enumeration.
  private func expectBest(
    _ search: LineSearch, among lines: [[Int16]], days: Range<Int>, _ generator: inout SplitMix64, _ label: String
  ) {
    let problem = search.problem
    let start = problem.dutyStart[days.lowerBound]
    var prices = (start..<problem.dutyStart[days.upperBound]).map { duty in
      problem.dutyCost[search.window.person * problem.dutyCount + duty] == LineProblem.forbidden
        ? Float.infinity : Float(Int.random(in: -20...20, using: &generator)) / 4
    }
    let values = lines.map { line in
      var sum: Float = 0
      for (offset, duty) in line.enumerated() where duty != LineRoster.off {
        sum += prices[problem.dutyStart[days.lowerBound + offset] - start + Int(duty)]
      }
      return sum
    }
    let given = prices
    var line = Array(repeating: LineRoster.off, count: days.count)
    let found = search.best(prices: &prices, isExact: true, into: &line)
    #expect(found?.value == values.min().map { Double($0) }, "\(label)")
    guard let found else { return }
    #expect(found.relaxed <= found.value, "\(label)")
    #expect(lines.contains(line), "\(label): not a legal line")
    var sum: Float = 0
    for (offset, duty) in line.enumerated() where duty != LineRoster.off {
      sum += given[problem.dutyStart[days.lowerBound + offset] - start + Int(duty)]
    }
    #expect(Double(sum) == found.value, "\(label): the line does not cost what was said")
  }
}
