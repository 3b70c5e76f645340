/// What is shared fairly.
public enum FairShare: String, CaseIterable, Hashable, Sendable {
  /// Shifts worked.
  case shifts
  /// Minutes worked.
  case minutes
  /// Shifts that start on a Saturday or Sunday.
  case weekends
  /// Unpopular shifts.
  case unpopular
}

/// A quantity of a roster that a level of the objective may look at; each is to be small.
public enum RosterMeasure: Hashable, Sendable {
  /// Missing people and missing skills at their prices (``HeadCount``, ``SkillDemand``).
  case unfilled
  /// People missing to the minimum heads, uncounted by price.
  case belowMinimum
  /// People above the wanted heads at their prices.
  case overstaffing
  /// Changes against the published roster: published assignments that are not kept, and on shifts with at least one
  /// published assignment the people who were not published for it. Shifts that nobody was published for are free.
  case stability
  /// Most minus least of a share, history included. See ``RosterFigures`` for what counts.
  case fairness(FairShare)
  /// Wishes not granted, by weight (``Wish``).
  case wishes
  /// Visitors beyond the first of each household.
  case continuity
  /// Metres from people's home communities to their shifts, one way for each shift, along the street grid; each way in
  /// whole metres, 0 if one of its ends is not known.
  case travel

  /// The word for it in scenario.yaml and in plan files.
  public var word: String {
    switch self {
    case .unfilled: "unfilled"
    case .belowMinimum: "minimums"
    case .overstaffing: "overstaffing"
    case .stability: "stability"
    case .fairness(.shifts): "fairness"
    case .fairness(.minutes): "fairness_hours"
    case .fairness(.weekends): "fairness_weekends"
    case .fairness(.unpopular): "fairness_unpopular"
    case .wishes: "wishes"
    case .continuity: "continuity"
    case .travel: "travel"
    }
  }

  /// Every measure, in the default order of importance.
  public static let all: [RosterMeasure] = [
    .belowMinimum, .unfilled, .overstaffing, .stability, .fairness(.shifts), .fairness(.minutes), .fairness(.weekends),
    .fairness(.unpopular), .continuity, .wishes, .travel,
  ]

  /// The measure of a word, or nil.
  public init?(word: String) {
    guard let measure = Self.all.first(where: { $0.word == word }) else { return nil }
    self = measure
  }

  /// Whether it is a sum over people and shifts and so may be added to others; fair shares and visitors are not.
  public var isAdditive: Bool {
    switch self {
    case .fairness, .continuity: false
    default: true
    }
  }
}

/// One level of the ordered objective: a measure, or a weighted sum of additive measures.
public struct RosterLevel: Equatable, Sendable {
  /// A measure with its weight in the sum.
  public struct Part: Equatable, Sendable {
    /// What is measured.
    public var measure: RosterMeasure
    /// Its weight, 1 or more.
    public var weight: Int

    /// A part of a sum.
    public init(_ measure: RosterMeasure, weight: Int = 1) {
      self.measure = measure
      self.weight = weight
    }
  }

  /// What the level is called in plans and exports; unique among the levels.
  public var name: String
  /// Its parts, one or more; all additive if there are several.
  public var parts: [Part]

  /// A level of one measure, called by the measure's word.
  public init(_ measure: RosterMeasure) {
    self.name = measure.word
    self.parts = [Part(measure)]
  }

  /// A level of a weighted sum.
  public init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  /// The measure, if the level is just one.
  public var singleMeasure: RosterMeasure? { parts.count == 1 ? parts[0].measure : nil }

  /// All that a published staff-scheduling instance prices, as one sum.
  public static let penalties = RosterLevel(
    name: "penalties", parts: [Part(.unfilled), Part(.overstaffing), Part(.wishes)])
}

/// How the roster question is asked.
public struct RosterOptions: Equatable, Sendable {
  /// The levels, most important first.
  public var levels: [RosterLevel]
  /// Metres a minute on the way from one shift to the next on the same day, along the street grid.
  public var travelMetresPerMinute: Double
  /// Most people who may visit one household in the horizon; nil for no such rule.
  public var visitorsPerHousehold: Int?
  /// How many days before the horizon count for fair shares; nil for all that history tells.
  public var fairnessLookBackDays: Int?

  /// The defaults: unfilled, stability, fairness, wishes, travel; 200 metres a minute (a bicycle).
  public init() {
    levels = [.init(.unfilled), .init(.stability), .init(.fairness(.shifts)), .init(.wishes), .init(.travel)]
    travelMetresPerMinute = 200
  }
}
