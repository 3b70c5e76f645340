import LinliLP
import LinliTestSupport
import Testing

@Suite("MPS reader")
struct MPSReaderTests {
  private func read(_ text: String, _ reader: MPSReader = MPSReader()) throws -> Model {
    try reader.model(from: text)
  }

  /// A file with some rows, columns x and y in all of them, and more sections.
  private func file(rows: String, _ sections: String) -> String {
    let names = rows.split(separator: "\n").map { String($0.split(separator: " ")[1]) }
    let columns = ["x", "y"].flatMap { column in names.map { " \(column) \($0) 1" } }
    return "NAME test\nROWS\n\(rows)\nCOLUMNS\n\(columns.joined(separator: "\n"))\n\(sections)\nENDATA\n"
  }

  private func issues(_ text: String, _ reader: MPSReader = MPSReader(layout: .free)) -> [MPSIssue] {
    do {
      _ = try read(text, reader)
      return []
    } catch let error as MPSError {
      return error.issues
    } catch {
      return []
    }
  }

  // MARK: - What is read

  @Test("right sides, ranges by row type and sign, and the objective's constant")
  func rows() throws {
    let rows = " N cost\n L most\n G least\n E up\n E down\n E exact\n N spare"
    let text = file(
      rows: rows,
      """
      RHS
       RHS cost -7 most 10
       RHS least 2 up 5
       RHS down 5 exact 5
      RANGES
       RNG most 4 least -3
       RNG up 2 down -2
      """)
    let model = try read(text)
    #expect(model.name == "test")
    #expect(model.objective.sense == .minimize)
    #expect(model.objective.expression.constant == 7)
    #expect(model.objective.expression.terms.count == 2)
    let bounds = model.constraints.map { model.bounds(of: $0) }
    #expect(bounds == [.range(6, 10), .range(2, 5), .range(5, 7), .range(3, 5), .equal(5), .free])
    #expect(model.constraints.map { model.name(of: $0) } == ["most", "least", "up", "down", "exact", "spare"])
  }

  @Test(
    "bound types",
    arguments: [
      ("UP BND x 4", Bounds.range(0, 4), VariableKind.continuous),
      ("UP BND x -4", .atMost(-4), .continuous),
      ("UP BND x 0", .range(0, 0), .continuous),
      ("LO BND x -9\n UP BND x -4", .range(-9, -4), .continuous),
      ("LO BND x 0\n UP BND x -4", .range(0, -4), .continuous),
      ("MI BND x", .free, .continuous),
      ("MI BND x\n UP BND x 3", .atMost(3), .continuous),
      ("UP BND x 3\n PL BND x", .nonNegative, .continuous),
      ("FR BND x", .free, .continuous),
      ("FX BND x 2.5", .equal(2.5), .continuous),
      ("BV BND x", .unit, .binary),
      ("BV BND x 1", .unit, .binary),
      ("LI BND x 2", .atLeast(2), .integer),
      ("UI BND x 9", .range(0, 9), .integer),
      ("LO BND x -1e30\n UP BND x 1e31", .free, .continuous),
      ("UP x 4", .range(0, 4), .continuous),
      ("FR x", .free, .continuous),
      ("up BND x inf", .nonNegative, .continuous),
    ])
  func boundTypes(_ lines: String, _ bounds: Bounds, _ kind: VariableKind) throws {
    let model = try read(file(rows: " N obj\n L row", "BOUNDS\n \(lines)"))
    #expect(model.variables[0].bounds == bounds)
    #expect(model.variables[0].kind == kind)
    #expect(model.variables[1].bounds == .nonNegative)
  }

  @Test(
    "the sense on one line, on two, in any case",
    arguments: ["OBJSENSE MAX", "OBJSENSE\n    max", "OBJSENSE\n MAXIMIZE"])
  func sense(_ section: String) throws {
    let text = "NAME\n\(section)\nROWS\n N obj\nCOLUMNS\n x obj 1\nENDATA"
    #expect(try read(text).objective.sense == .maximize)
  }

  @Test("comments, empty lines, tabs and carriage returns are passed over")
  func layout() throws {
    let text = "* one\r\nNAME t\r\n\r\nROWS\r\n N\tobj\r\n*two\r\nCOLUMNS\r\n\tx\tobj\t1\r\nRHS\r\nENDATA\r\nmore"
    #expect(try read(text).variables.map(\.name) == ["x"])
  }

  @Test("a field that begins with a dollar sign begins a comment", arguments: [MPSReader.Layout.free, .fixed])
  func dollar(_ layout: MPSReader.Layout) throws {
    let text = """
      NAME
      ROWS
       N  obj
       L  row
      COLUMNS
          x         obj                  1   $ a comment
          y         row                  0   $ empty column
      BOUNDS
       FR BND       x         $ free
      ENDATA
      """
    let model = try read(text, MPSReader(layout: layout))
    #expect(model.variables.map(\.name) == ["x", "y"])
    #expect(model.variables[0].bounds == .free)
    #expect(issues("NAME\nROWS\n N $obj\nENDATA").map(\.line) == [3])
  }

  @Test("integer markers, and integer columns without bounds only as told")
  func markers() throws {
    let text = """
      NAME
      ROWS
       N obj
      COLUMNS
       M 'MARKER' 'INTORG'
       x obj 1
       y obj 1
       M 'MARKER' 'INTEND'
       z obj 1
      BOUNDS
       UP BND y 3
      ENDATA
      """
    let found = issues(text)
    #expect(found.map(\.line) == [6])
    #expect(found.first?.read.contains("`x`") == true)
    let unit = try read(text, MPSReader(unstatedIntegerBounds: .unit))
    #expect(unit.variables.map(\.bounds) == [.unit, .range(0, 3), .nonNegative])
    #expect(unit.variables.map(\.kind) == [.integer, .integer, .continuous])
    let open = try read(text, MPSReader(unstatedIntegerBounds: .nonNegative))
    #expect(open.variables[0].bounds == .nonNegative)
  }

  @Test("fixed columns, names with blanks in them")
  func fixedLayout() throws {
    let text = """
      NAME          two words
      ROWS
       N  the cost
       L  row 1
      COLUMNS
          a column  the cost           1.5   row 1                2
          b column  row 1               -1
      RHS
          RHS       row 1                7
      BOUNDS
       UP BND       a column             4
       FR BND       b column
      ENDATA
      """
    for layout in [MPSReader.Layout.fixed, .automatic] {
      let model = try read(text, MPSReader(layout: layout))
      #expect(model.name == "two words")
      #expect(model.variables.map(\.name) == ["a column", "b column"])
      #expect(model.variables.map(\.bounds) == [.range(0, 4), .free])
      #expect(model.bounds(of: Constraint(index: 0)) == .atMost(7))
      #expect(model.terms(of: Constraint(index: 0)).map(\.coefficient) == [2, -1])
    }
  }

  // MARK: - What is not read

  @Test("all issues of a file are found, each with its line")
  func allIssues() {
    let text = """
      NAME test
      OBJSENSE
       SIDEWAYS
      ROWS
       N obj
       X odd
       L row
       L row
      COLUMNS
       x obj one row 1
       x row 2
       x lost 3
       y obj nan
       z obj
      RHS
       RHS row 1
       RHS row 2
       OTHER row 3
      RANGES
       RNG obj 1
      BOUNDS
       SC BND x 3
       UP BND w 3
       LO BND x inf
      QUADOBJ
       x x 1
      """
    #expect(issues(text).map(\.line) == [3, 6, 8, 10, 11, 12, 13, 14, 17, 18, 20, 22, 23, 24, 25, 27])
  }

  @Test("an issue says what was read and what was expected")
  func sentence() {
    let found = issues("NAME t\nROWS\n Q obj\nENDATA")
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.read) == ["`Q`"])
    #expect(found.first?.description == "line 3: read `Q`, expected a row type N, L, G or E")
  }

  @Test("data outside of a section and a missing end are issues")
  func frame() {
    #expect(issues(" x obj 1\nENDATA").map(\.line) == [1])
    #expect(issues("").map(\.line) == [1])
    #expect(issues("NAME t\nROWS\n N obj").map(\.line) == [4])
  }

  @Test("no text makes the reader trap", arguments: [MPSReader.Layout.automatic, .free, .fixed])
  func noise(_ layout: MPSReader.Layout) throws {
    var generator = SplitMix64(seed: 11)
    let words = ["NAME", "ROWS", "COLUMNS", "RHS", "BOUNDS", "RANGES", "OBJSENSE", "x", "N", "'MARKER'", "1", " ", "é"]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<60 {
        text += words.randomElement(using: &generator) ?? ""
        text += Bool.random(using: &generator) ? " " : "\n"
      }
      _ = issues(text, MPSReader(layout: layout))
    }
  }

  // MARK: - Round trips

  @Test("random models come back as they were")
  func roundTrip() throws {
    for seed in UInt64(0)..<300 {
      let model = noisy(seed.isMultiple(of: 2) ? RandomModels.linear(seed: seed) : RandomModels.mixed(seed: seed), seed)
      guard model.crossedMembers().isEmpty else { continue }
      let text = try model.mpsFile().text
      let back = try read(text)
      #expect(back.objective == model.objective, "seed \(seed)")
      #expect(back.variables.map(\.bounds) == model.variables.map(\.effectiveBounds), "seed \(seed)")
      #expect(back.variables.map(\.kind.isIntegral) == model.variables.map(\.kind.isIntegral), "seed \(seed)")
      for constraint in model.constraints {
        #expect(Array(back.terms(of: constraint)) == Array(model.terms(of: constraint)), "seed \(seed)")
      }
      if back.constraintCount == model.constraintCount {
        let bounds = back.constraints.map { back.bounds(of: $0) }
        #expect(bounds == model.constraints.map { model.bounds(of: $0) }, "seed \(seed)")
      }
      #expect(try back.mpsFile().text == text, "seed \(seed)")
      for other in [MPSReader.Layout.free, .automatic] { #expect(try read(text, MPSReader(layout: other)) == back) }
    }
  }

  @Test("the conformance table has the same answers after a round trip")
  func answers() throws {
    let solver = ReferenceSolver()
    for row in ConformanceTable.cases {
      let back = try read(try row.model.mpsFile().text)
      let result = try solver.solve(back, options: SolveOptions())
      let expected = try solver.solve(row.model, options: SolveOptions())
      #expect(result.termination == expected.termination, "\(row.name)")
      #expect(result.incumbent?.objective == expected.incumbent?.objective, "\(row.name)")
    }
  }

  /// The same model with numbers that need all their digits.
  private func noisy(_ model: Model, _ seed: UInt64) -> Model {
    var generator = SplitMix64(seed: seed)
    var changed = Model()
    for definition in model.variables { changed.addVariable(definition.name, definition.kind, definition.bounds) }
    for constraint in model.constraints {
      var expression = LinearExpression()
      for term in model.terms(of: constraint) {
        expression.add(term.coefficient * Double.random(in: 0.5...2, using: &generator), term.variable)
      }
      changed.add(model.name(of: constraint), expression, model.bounds(of: constraint))
    }
    var objective = model.objective
    objective.expression.constant *= Double.random(in: 0.5...2, using: &generator)
    changed.setObjective(objective)
    return changed
  }
}
