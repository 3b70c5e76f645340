import LinliLP
import LinliSiting
import Testing

@Suite("Sizes of programs are known before they are built")
struct FormulationSizeTests {
  static let seeds = 1...20

  /// Coefficients that turn out 0 are in the size and not in the program.
  private func check(_ size: ModelSize, _ model: Model, zeroCount: Int, seed: Int) {
    #expect(size.variableCount == model.size.variableCount, "seed \(seed)")
    #expect(size.constraintCount == model.size.constraintCount, "seed \(seed)")
    #expect(size.nonzeroCount == model.size.nonzeroCount + zeroCount, "seed \(seed)")
  }

  @Test("of p-medians and p-centers", arguments: seeds)
  func choices(seed: Int) throws {
    var random = RandomSites(seed: UInt64(seed))
    let median = try random.median(isWhole: true, hasGaps: seed % 2 == 0)
    check(PMedianFormulation.size(of: median), PMedianFormulation(median).model, zeroCount: 0, seed: seed)
    let center = try random.center(isWhole: true, hasGaps: seed % 2 == 0)
    let zeros = center.distances.values.count { $0 == 0 }
    check(PCenterFormulation.size(of: center), PCenterFormulation(center).model, zeroCount: zeros, seed: seed)
  }

  @Test("of capacitated location", arguments: seeds)
  func capacitated(seed: Int) throws {
    var random = RandomLocations(seed: UInt64(seed))
    let instance = try random.next(isSplitAllowed: seed % 2 == 0)
    let (sites, demands) = (instance.sites, instance.demands)
    let idle = demands.indices.filter { demands[$0] == 0 }.reduce(0) { count, customer in
      count + sites.indices.count { instance.cost(customer: customer, site: $0).isFinite }
    }
    check(
      CapacitatedLocationFormulation.size(of: instance), CapacitatedLocationFormulation(instance).model,
      zeroCount: idle + sites.count { $0.capacity == 0 }, seed: seed)
  }

  @Test("of generalized assignment", arguments: seeds)
  func assignment(seed: Int) throws {
    var random = RandomSites(seed: UInt64(seed))
    let (agents, jobs) = (random.integer(1...4), random.integer(1...6))
    let uses = (0..<agents * jobs).map { _ in random.integer(1...9) }
    let instance = try GeneralizedAssignmentInstance(
      jobCount: jobs, costs: uses.map { 10 - $0 }, uses: uses,
      capacities: (0..<agents).map { _ in random.integer(4...12) })
    check(
      GeneralizedAssignmentFormulation.size(of: instance), GeneralizedAssignmentFormulation(instance).model,
      zeroCount: 0, seed: seed)
  }

  @Test("of maximal covering", arguments: seeds)
  func covering(seed: Int) throws {
    var random = RandomSites(seed: UInt64(seed))
    let sites = random.integer(2...9)
    let lists = (0..<random.integer(1...12)).map { _ in (0..<sites).filter { _ in random.integer(0...2) == 0 } }
    let instance = try MaximalCoverInstance(
      demands: lists.map { _ in random.integer(0...9) }, candidateSiteCount: sites, coveringSites: lists,
      siteCount: 1, openSites: seed % 2 == 0 ? [0] : [])
    check(
      MaximalCoverFormulation.size(of: instance), MaximalCoverFormulation(instance).model, zeroCount: 0, seed: seed)
  }

  @Test("the bytes of program and names are of the order that is told")
  func bytes() throws {
    var random = RandomSites(seed: 3)
    let distances = random.distances(isWhole: true, hasGaps: false, demands: 120, sites: 120)
    let model = PMedianFormulation(try PMedianInstance(distances: distances, openCount: 9)).model
    let file = try model.mpsFile()
    let written = Double(file.text.utf8.count + file.names.csv.utf8.count)
    let told = Double(model.size.fileByteCount)
    #expect(written <= told && told <= 1.5 * written, "\(written) bytes, told \(told)")
  }
}
