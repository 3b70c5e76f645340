internal import LinliDomain

/// Reads the lines of both formats into points, noting every problem on the way.
struct CoverageReading: PublishedReading {
  /// Bounds that keep every sum within 32 bits, as the search asks; no instance comes near them.
  enum Bound {
    static let pointCount = NumberRange(minimum: 1, maximum: 1_000_000)
    static let demand = NumberRange(minimum: 0, maximum: Double(Int32.max))
    static let latitude = NumberRange(minimum: -90, maximum: 90)
    static let longitude = NumberRange(minimum: -180, maximum: 180)
  }

  /// The names of fields, as issues give them.
  enum Field {
    static let dimension = "DIMENSION"
    static let census = ["latitude", "longitude"]
    static let demand = "demand"
    static let plane = ["index", "x", "y", "cost", "demand"]
  }

  let file: String
  var issues: [ScenarioIssue] = []

  init(file: String) {
    self.file = file
  }

  // MARK: Random points

  /// Points in a plane; nil when a problem keeps them from being made.
  mutating func plane(_ lines: [PublishedLine]) -> CoveragePoints? {
    let count = integer(lines[0].field(0, named: Field.dimension), Bound.pointCount)
    let body = lines.dropFirst()
    var places: [SIMD2<Double>] = []
    var demands: [Int] = []
    for (position, line) in body.enumerated() {
      guard hasFields(Field.plane.count, line) else { continue }
      let index = integer(line.field(0, named: Field.plane[0]), .nonNegative)
      if let index, index != position {
        report(.outOfRange, at: line.field(0, named: Field.plane[0]), expected: .value(String(position)))
      }
      let x = number(line.field(1, named: Field.plane[1]), .any)
      let y = number(line.field(2, named: Field.plane[2]), .any)
      _ = number(line.field(3, named: Field.plane[3]), .any)
      let demand = integer(line.field(4, named: Field.plane[4]), Bound.demand)
      if let x, let y, let demand {
        places.append(SIMD2(x, y))
        demands.append(demand)
      }
    }
    checkCount(body.count, count, at: lines[0].number)
    return points(.plane, places, demands)
  }

  // MARK: Census blocks

  /// Points on the globe; nil when a problem keeps them from being made.
  mutating func census(_ lines: [PublishedLine]) -> CoveragePoints? {
    var layout = CoverageLayout(lines, file: file)
    layout.reportMissing()
    issues += layout.issues
    let dimension = layout.dimension
    let count = dimension.flatMap { integer($0.field($0.fields.count - 1, named: Field.dimension), Bound.pointCount) }
    let places = layout.coordinates.lines.compactMap { line in place(line) }
    let demands = layout.demands.lines.compactMap { line -> Int? in
      hasFields(1, line) ? integer(line.field(0, named: Field.demand), Bound.demand) : nil
    }
    for section in [layout.coordinates, layout.demands] {
      if let header = section.header, !section.lines.isEmpty { checkCount(section.lines.count, count, at: header) }
    }
    return points(.geographic, places, demands)
  }

  private mutating func place(_ line: PublishedLine) -> SIMD2<Double>? {
    guard hasFields(Field.census.count, line) else { return nil }
    let latitude = number(line.field(0, named: Field.census[0]), Bound.latitude)
    let longitude = number(line.field(1, named: Field.census[1]), Bound.longitude)
    guard let latitude, let longitude else { return nil }
    return SIMD2(latitude, longitude)
  }

  // MARK: Fields

  private mutating func points(
    _ coordinates: CoveragePoints.Coordinates, _ places: [SIMD2<Double>], _ demands: [Int]
  ) -> CoveragePoints? {
    guard issues.isEmpty, places.count == demands.count else { return nil }
    let total = demands.reduce(0, +)
    guard Bound.demand.contains(Double(total)) else {
      issues.append(
        ScenarioIssue(
          file: file, column: IssueColumn(name: Field.demand), value: String(total), problem: .outOfRange,
          expectation: .integer(Bound.demand, unit: nil)))
      return nil
    }
    return CoveragePoints(coordinates: coordinates, places: places, demands: demands)
  }

  private mutating func checkCount(_ count: Int, _ expected: Int?, at line: Int) {
    guard let expected, expected != count else { return }
    report(.lineCount(count), line: line, expected: .value(String(expected)))
  }

  private mutating func hasFields(_ count: Int, _ line: PublishedLine) -> Bool {
    if line.fields.count == count { return true }
    report(.fieldCount(line.fields.count), line: line.number, value: line.text, expected: .fieldCount(count))
    return false
  }
}
