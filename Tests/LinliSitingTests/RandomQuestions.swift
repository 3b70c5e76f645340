import LinliDomain
import LinliLP

@testable import LinliSiting

/// Small invented siting questions.
struct RandomQuestions {
  var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// Two or three communities with a few estates and three to five sites on a square of 2 km.
  mutating func data() -> SitingData {
    var data = SitingData()
    let communityCount = number(2...3)
    data.communities = (1...communityCount).map { Community(id: CommunityID("C\($0)")) }
    data.estates = (1...number(3...6)).map { position in
      Estate(
        id: EstateID("E\(position)"), community: CommunityID("C\((position - 1) % communityCount + 1)"),
        householdCount: 10 * number(1...20), personCount: number(20...400), location: place())
    }
    data.sites = (1...number(3...5)).map { position in
      var site = Site(
        id: SiteID("S\(position)"), kind: SiteKind.allCases[number(0...3)], location: place(),
        area: Double(number(0...4) * 10), mostAdded: Double(number(0...6) * 10),
        fixedCost: Money(yuan: number(0...5) * 100), costPerSquareMetre: Money(yuan: number(1...9)))
      if number(0...1) == 1 { site.capacity = number(100...600) }
      return site
    }
    data.options.radius = Double(number(3...9) * 100)
    data.options.reach = 1500
    return data
  }

  private mutating func place() -> Point { Point(x: Double(number(0...20) * 100), y: Double(number(0...20) * 100)) }
}

extension SitingInstance {
  /// Every choice of open sites that the rules on sites allow; in one period.
  var openings: [Set<SiteID>] {
    let free = sites.filter { !staysOpen($0) }.map(\.id)
    let always = Set(sites.filter { staysOpen($0) }.map(\.id))
    return (0..<(1 << free.count)).map { mask in
      always.union(free.enumerated().compactMap { (mask >> $0.offset) & 1 == 1 ? $0.element : nil })
    }.filter { open in options.mostSites.map { open.count <= $0 } ?? true }
  }

  /// Metres from an estate to the nearest of some sites.
  func nearest(_ estate: Estate, among open: Set<SiteID>) -> Double {
    open.map { metres(from: estate.id, to: $0) }.min() ?? .infinity
  }
}
