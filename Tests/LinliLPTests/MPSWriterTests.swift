import LinliLP
import LinliTestSupport
import Testing

@Suite("MPS writer")
struct MPSWriterTests {
  @Test("every part of a model has its section")
  func sections() throws {
    var model = Model("二号 model")
    let open = model.addVariable("open[é]", .binary)
    let level = model.addVariable("level", .continuous, .atMost(-2))
    let free = model.addVariable("free", .continuous, .free)
    let count = model.addVariable("count", .integer)
    model.addVariable("idle", .continuous, .equal(0.1))
    var objective = 3 * open + -1 * level
    objective.constant = 12.5
    model.maximize(objective)
    model.add("range", 1 * level + 2 * free, .range(-1, 4))
    model.add("exact", 1 * count, .equal(3))
    model.add("least", 1 * open + 1e-7 * free, .atLeast(-5))
    model.add("none", 1 * count, .free)
    let file = try model.mpsFile()
    let expected = """
      NAME          linli     FREE
      OBJSENSE
          MAX
      ROWS
       N  obj
       L  c1
       E  c2
       G  c3
       N  c4
      COLUMNS
          M1        'MARKER'                 'INTORG'
          x1        obj       3
          x1        c3        1
          M2        'MARKER'                 'INTEND'
          x2        obj       -1
          x2        c1        1
          x3        c1        2
          x3        c3        1e-07
          M4        'MARKER'                 'INTORG'
          x4        c2        1
          x4        c4        1
          M5        'MARKER'                 'INTEND'
          x5        obj       0
      RHS
          RHS       obj       -12.5
          RHS       c1        4
          RHS       c2        3
          RHS       c3        -5
      RANGES
          RNG       c1        5
      BOUNDS
       BV BND       x1
       MI BND       x2
       UP BND       x2        -2
       FR BND       x3
       LO BND       x4        0
       PL BND       x4
       FX BND       x5        0.1
      ENDATA

      """
    #expect(file.text == expected)
    #expect(file.text.utf8.allSatisfy { $0 < 128 })
    #expect(file.names == NameMap(of: model))
  }

  @Test("bounds that cross are a row of their own, not a mistake in the file")
  func crossed() throws {
    var model = Model()
    let x = model.addVariable("x", .integer, .range(0.2, 0.8))
    model.add("band", 1 * x, .range(5, 4))
    let file = try model.mpsFile()
    #expect(file.names.entries.map(\.name) == ["x", "band", "band", "x"])
    let read = try MPSReader().model(from: file.text)
    #expect(try ReferenceSolver().solve(read, options: SolveOptions()).termination == .infeasible)
    #expect(read.crossedMembers().isEmpty)
  }

  @Test("two bounds that no range gives back exactly are two rows")
  func split() throws {
    var generator = SplitMix64(seed: 3)
    var splitCount = 0
    for _ in 0..<2000 {
      var model = Model()
      let lower = Double.random(in: 0.5...1, using: &generator)
      let bounds = Bounds.range(-lower, Double.random(in: 0.5...1, using: &generator))
      model.add("band", 1 * model.addVariable("x"), bounds)
      let read = try MPSReader().model(from: try model.mpsFile().text)
      let found = read.constraints.map { read.bounds(of: $0) }
      #expect(found == [bounds] || found == [.atLeast(bounds.lower), .atMost(bounds.upper)])
      splitCount += found.count - 1
    }
    #expect(splitCount > 0)
  }

  @Test("numbers that are none are refused")
  func refused() {
    var model = Model()
    model.minimize(.nan * model.addVariable("x"))
    #expect(throws: SolverError.self) { try model.mpsFile() }
  }
}
