import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliScenario

@Suite("The people drawn for an export")
struct EMFCampCrowdTests {
  private func export(_ text: EMFCampText = .fair) throws -> EMFCampExport {
    try EMFCampReader.shifts(text.text).value
  }

  private static func histogram(_ generator: inout SplitMix64) throws -> EMFCampHistogram {
    var people: [Int: Int] = [Int.random(in: 0...3, using: &generator): 1]
    for _ in 0..<4 {
      people[Int.random(in: 0...6, using: &generator)] = Int.random(in: 0...9, using: &generator)
    }
    people[1, default: 0] += 1
    return try #require(EMFCampHistogram(people: people))
  }

  @Test("shares add up to the sign-ups as far as the limit allows, and nobody is above it", arguments: 0..<60)
  func shares(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let text = EMFCampText.random(shiftCount: Int.random(in: 1...20, using: &generator), seed: seed)
    let export = try export(text)
    let histogram = try Bool.random(using: &generator) ? Self.histogram(&generator) : nil
    let request = EMFCampRequest(
      volunteerCount: Int.random(in: 1...30, using: &generator), seed: seed,
      limit: Int.random(in: 1...4, using: &generator), histogram: histogram)
    let shares = EMFCampCrowd(request, for: export).people.map(\.share)
    #expect(shares.count == request.volunteerCount)
    #expect(shares.allSatisfy { (0...request.limit).contains($0) })
    #expect(shares.reduce(0, +) == min(export.reality.signUps, request.volunteerCount * request.limit))
    if histogram == nil, let least = shares.min(), let most = shares.max(), Set(shares).count > 2 {
      // Even shares differ by more than one only where somebody may work too little to have their part.
      #expect(most - least <= request.limit)
    }
  }

  @Test("shares are the histogram's where it has as many people and sign-ups and the limit cuts nothing off")
  func histogram() throws {
    let histogram = try #require(EMFCampHistogram(people: [0: 3, 1: 4, 2: 2, 3: 1]))
    let request = EMFCampRequest(volunteerCount: 10, seed: 9, histogram: histogram)
    let shares = EMFCampCrowd(request, for: try export()).people.map(\.share)
    #expect(Dictionary(shares.map { ($0, 1) }, uniquingKeysWith: +) == histogram.people)
  }

  @Test("what the limit cuts off goes to people below it, and what is too much is taken away")
  func cutOff() throws {
    var generator = SplitMix64(seed: 1)
    let histogram = try #require(EMFCampHistogram(people: [0: 4, 1: 2, 9: 1]))
    let request = EMFCampRequest(volunteerCount: 7, seed: 1, limit: 2, histogram: histogram)
    let reach = Array(repeating: 9, count: 7)
    let counts = { (shares: [Int]) in Dictionary(shares.map { ($0, 1) }, uniquingKeysWith: +) }
    let more = EMFCampCrowd.shares(request, within: reach, of: 11, &generator)
    #expect(more.reduce(0, +) == 11 && more.allSatisfy { $0 <= 2 })
    let less = EMFCampCrowd.shares(request, within: reach, of: 3, &generator)
    #expect(less.reduce(0, +) == 3)
    let same = EMFCampCrowd.shares(request, within: reach, of: 4, &generator)
    #expect(counts(same) == [0: 4, 1: 2, 2: 1])
  }

  @Test("nobody has more than they may work while somebody could change with them", arguments: 0..<40)
  func reach(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let histogram = try #require(EMFCampHistogram(people: [0: 6, 1: 2, 3: 4]))
    let request = EMFCampRequest(volunteerCount: 12, seed: seed, limit: 3, histogram: histogram)
    let reach = (0..<12).map { _ in Int.random(in: 0...3, using: &generator) }
    let shares = EMFCampCrowd.shares(request, within: reach, of: 14, &generator)
    #expect(shares.reduce(0, +) == 14)
    for person in shares.indices where shares[person] > reach[person] {
      let could = shares.indices.contains { shares[$0] <= reach[person] && reach[$0] >= shares[person] }
      #expect(!could, "\(shares) \(reach)")
    }
  }

  @Test("each role has the published people, trained ones among the interested, scaled to the people drawn")
  func published() throws {
    let roles = [
      "Gate": EMFCampRole(interested: 60, trained: 20), "Litter": EMFCampRole(interested: 10),
      "Night Watch": EMFCampRole(interested: 4, trained: 9), "Tea: Cups & Pots": EMFCampRole(interested: 100),
    ]
    let histogram = try #require(EMFCampHistogram(people: [1: 100]))
    for (count, expected) in [(100, [60, 10, 4, 100]), (50, [30, 5, 2, 50]), (10, [6, 1, 0, 10])] {
      let request = EMFCampRequest(volunteerCount: count, seed: 6, histogram: histogram, roles: roles)
      let people = EMFCampCrowd(request, for: try export()).people
      for (role, number) in zip(roles.keys.sorted(), expected) {
        let interested = people.filter { $0.roles.contains(role) }
        #expect(interested.count == number, "\(role) of \(count)")
        let trained = people.filter { $0.trained.contains(role) }
        #expect(trained.allSatisfy { $0.roles.contains(role) })
        let published = roles[role]?.trained.map { min(number, (2 * $0 * count + 100) / 200) }
        #expect(trained.count == published ?? 0, "\(role) of \(count)")
      }
    }
  }

  @Test("without published figures roles have people in proportion to sign-ups, and everybody has a role")
  func interests() throws {
    let request = EMFCampRequest(volunteerCount: 110, seed: 8)
    let people = EMFCampCrowd(request, for: try export()).people
    // Three roles a person: 330 over 11 sign-ups.
    for (role, signUps) in [("Gate", 3), ("Litter", 4), ("Night Watch", 1), ("Tea: Cups & Pots", 3)] {
      #expect(people.count { $0.roles.contains(role) } == min(110, 30 * signUps), "\(role)")
    }
    #expect(people.allSatisfy { !$0.roles.isEmpty && $0.roles == $0.roles.sorted() && $0.trained.isEmpty })
  }

  @Test("a limit changes nobody but in the shifts they take")
  func limits() throws {
    let crowds = try [1, 2, 3].map { limit in
      EMFCampCrowd(EMFCampRequest(volunteerCount: 6, seed: 4, limit: limit), for: try export()).people.map { person in
        var person = person
        person.share = 0
        return person
      }
    }
    #expect(crowds[0] == crowds[1] && crowds[1] == crowds[2])
  }

  @Test("people stay within the festival and keep one of the habits", arguments: [1, 2, 3, 7])
  func stays(dayCount: Int) throws {
    let entries = (1...dayCount).map { day in
      EMFCampText.Entry("Gate", "Gate", "2030-05-0\(day) 08:00:00", "2030-05-0\(day) 10:00:00", 1, 1, signedUp: 1)
    }
    let export = try export(EMFCampText(entries))
    let people = EMFCampCrowd(EMFCampRequest(volunteerCount: 200, seed: 3), for: export).people
    for person in people {
      #expect(person.stay.lowerBound >= 0 && person.stay.upperBound < dayCount)
      #expect(EMFCampCrowd.habits.contains(person.hours))
    }
    #expect(Set(people.map(\.hours)).count == EMFCampCrowd.habits.count)
  }

  @Test("parts are whole, add up, and are as near to the proportion as whole parts can be", arguments: 0..<50)
  func apportionment(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let weights = (0..<Int.random(in: 1...6, using: &generator)).map { _ in Int.random(in: 0...9, using: &generator) }
    let total = Int.random(in: 0...40, using: &generator)
    let parts = Apportionment.parts(of: total, by: weights)
    let sum = weights.reduce(0, +)
    #expect(parts.reduce(0, +) == (sum == 0 ? 0 : total))
    for (part, weight) in zip(parts, weights) where sum > 0 {
      #expect(part * sum > total * weight - sum && part * sum < total * weight + sum)
    }
  }
}
