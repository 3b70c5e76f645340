import LinliLP
import LinliTestSupport
import Testing

@Suite("LP format writer")
struct LPFormatWriterTests {
  @Test("every part of a model has its section")
  func sections() throws {
    var model = Model("二号 model")
    let open = model.addVariable("open[é]", .binary)
    let level = model.addVariable("level", .continuous, .atMost(-2))
    let free = model.addVariable("free", .continuous, .free)
    let count = model.addVariable("count", .integer)
    model.addVariable("idle", .continuous, .equal(0.1))
    var objective = 3 * open + -1 * level
    objective.constant = -12.5
    model.maximize(objective)
    model.add("range", 1 * level + 2 * free, .range(-1, 4))
    model.add("exact", 1 * count, .equal(3))
    model.add("least", 1 * open + -1e-7 * free, .atLeast(-5))
    model.add("open", 1 * count, .free)
    model.add("empty", LinearExpression(), .atMost(2))
    let expected = """
      Maximize
       obj: + 3 x1 - 1 x2 + 0 x5 - 12.5 one
      Subject To
       c1: + 1 x2 + 2 x3 - 1 r1 = 0
       c2: + 1 x4 = 3
       c3: + 1 x1 - 1e-07 x3 >= -5
       c4: + 1 x4 - 1 r4 = 0
       c5: + 0 one <= 2
      Bounds
       one = 1
       -1 <= r1 <= 4
       r4 free
       0 <= x1 <= 1
       -inf <= x2 <= -2
       x3 free
       x5 = 0.1
      General
       x1
       x4
      End

      """
    let file = try model.lpFile()
    #expect(file.text == expected)
    #expect(file.names == NameMap(of: model))
  }

  @Test("an empty model still has an objective and a constraint")
  func empty() throws {
    let expected = """
      Minimize
       obj: + 0 one
      Subject To
       none: + 1 one = 1
      Bounds
       one = 1
      End

      """
    #expect(try Model().lpFile().text == expected)
  }

  @Test("a long sum is wrapped between terms, far below the format's line length")
  func wrapping() throws {
    var model = Model()
    var total = LinearExpression()
    for index in 0..<2000 { total.add(-1.0 / Double(index + 3), model.addVariable("v\(index)")) }
    model.minimize(total)
    model.add("total", total, .range(-1, 1))
    let lines = try model.lpFile().text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 100 })
    let signs = lines.joined().count { $0 == "-" }
    #expect(signs >= 4001)
  }

  @Test("numbers that are none are refused")
  func refused() {
    var model = Model()
    model.minimize(.infinity * model.addVariable("x"))
    #expect(throws: SolverError.self) { try model.lpFile() }
  }

  @Test("every variable is mentioned outside of the bounds")
  func mentioned() throws {
    for seed in UInt64(0)..<100 {
      let model = RandomModels.mixed(seed: seed)
      let text = try model.lpFile().text
      let program = text.split(separator: "Bounds\n", maxSplits: 1)[0]
      let words = Set(program.split { $0 == " " || $0 == "\n" })
      for index in model.variables.indices {
        #expect(words.contains(Substring(NameMap.short(Variable(index: index)))), "seed \(seed)")
      }
    }
  }
}
