/// A quantity of a matching plan that a level of the objective may look at.
public enum MatchingMeasure: Hashable, Sendable {
  /// Unmet person-hours times the weight of their priority; with a priority given, the plain unmet person-hours of it.
  case unmet(priority: Int?)
  /// The lowest coverage of any community, to be large (max–min).
  case lowestCoverage
  /// The coverages of all communities, the lowest as large as possible, then the next, and so on (lexicographic max–min).
  case allCoverages
  /// What the plan costs in yuan: prices, transfers, expenses and start costs.
  case cost
  /// Person-kilometres from the providers' homes to the communities they serve, there and back.
  case travel
  /// Person-hours by which basic-service floors are missed.
  case floorShortfall

  /// The word for it in scenario.yaml and in plan files: `unmet`, `unmet1`, `fairness`, `leximin`, `cost`, ...
  public var word: String {
    switch self {
    case .unmet(let priority): "unmet" + (priority.map(String.init) ?? "")
    case .lowestCoverage: "fairness"
    case .allCoverages: "leximin"
    case .cost: "cost"
    case .travel: "travel"
    case .floorShortfall: "floors"
    }
  }

  /// The measure of a word, or nil.
  public init?(word: String) {
    switch word {
    case "unmet": self = .unmet(priority: nil)
    case "unmet1": self = .unmet(priority: 1)
    case "unmet2": self = .unmet(priority: 2)
    case "unmet3": self = .unmet(priority: 3)
    case "fairness": self = .lowestCoverage
    case "leximin": self = .allCoverages
    case "cost": self = .cost
    case "travel": self = .travel
    case "floors": self = .floorShortfall
    default: return nil
    }
  }

  /// Whether a large value is wanted.
  public var isMaximized: Bool { self == .lowestCoverage || self == .allCoverages }
}

/// One level of the ordered objective: a measure, or a weighted sum of measures.
public struct MatchingLevel: Equatable, Sendable {
  /// A measure with its weight in the sum.
  public struct Part: Equatable, Sendable {
    /// What is measured.
    public var measure: MatchingMeasure
    /// Its weight, above 0; a measure that is to be large counts negatively in a sum.
    public var weight: Double

    /// A part of a sum.
    public init(_ measure: MatchingMeasure, weight: Double) {
      self.measure = measure
      self.weight = weight
    }
  }

  /// What the level is called in plans and exports; unique among the levels.
  public var name: String
  /// Its parts, one or more.
  public var parts: [Part]

  /// A level of one measure, called by the measure's word.
  public init(_ measure: MatchingMeasure) {
    self.name = measure.word
    self.parts = [Part(measure, weight: 1)]
  }

  /// A level of a weighted sum.
  public init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  /// The measure, if the level is just one.
  public var singleMeasure: MatchingMeasure? { parts.count == 1 ? parts[0].measure : nil }
}

/// How the matching question is asked.
public struct MatchingOptions: Equatable, Sendable {
  /// Weight of an unmet person-hour by priority. Every priority that a service has needs one.
  public var priorityWeights: [Int: Double]
  /// The levels, most important first.
  public var levels: [MatchingLevel]
  /// Whether sessions are whole numbers.
  public var hasWholeSessions: Bool
  /// Whether accounts pay only what they are meant for. Off is a what-if, never advice to divert money.
  public var hasEarmarks: Bool
  /// Least share of all spending that comes from government accounts (S004-a19a); nil for no such rule.
  public var governmentShareFloor: Double?
  /// By how much the coverage of rural communities together may lag behind the urban ones together (S003-P2b), as a
  /// share of 1; nil for no such rule.
  public var urbanRuralGapLimit: Double?

  /// The defaults: weights 100, 10 and 1; unmet, fairness, cost; divisible sessions; earmarks hold.
  public init() {
    priorityWeights = [1: 100, 2: 10, 3: 1]
    levels = [MatchingLevel(.unmet(priority: nil)), MatchingLevel(.lowestCoverage), MatchingLevel(.cost)]
    hasWholeSessions = false
    hasEarmarks = true
  }
}
