extension Ineligibility {
  /// A stable word for files and messages: `notAvailable`, `lacks`, ...
  public var word: String {
    switch self {
    case .notAvailable: "notAvailable"
    case .unavailable: "unavailable"
    case .onLeave: "onLeave"
    case .lacks: "lacks"
    case .notValidOnDate: "notValidOnDate"
    case .language: "language"
    case .community: "community"
    case .ageBand: "ageBand"
    case .pinned: "pinned"
    }
  }

  /// Whether it is about the person's time and not about what they hold or where they work.
  public var isOfTime: Bool {
    switch self {
    case .notAvailable, .unavailable, .onLeave: true
    case .lacks, .notValidOnDate, .language, .community, .ageBand, .pinned: false
    }
  }
}

extension UnfilledProof {
  /// A stable word for files: `atThatTime`, `levelIsLeast`, `open`, `notAsked`.
  public var word: String {
    switch self {
    case .atThatTime: "atThatTime"
    case .levelIsLeast: "levelIsLeast"
    case .open: "open"
    case .notAsked: "notAsked"
    }
  }
}

extension RosterAudit.Violation {
  /// A stable word for files and messages: the rule of a line (`shiftsPerWeek`), else the kind of violation (`pair`).
  public var word: String {
    switch self {
    case .unknownAssignment: "unknownAssignment"
    case .notEligible(_, let reason): reason.word
    case .line(_, let rule, _, _, _): rule.rawValue
    case .tooManyHeads: "tooManyHeads"
    case .incompleteTeam: "incompleteTeam"
    case .traineeAlone: "traineeAlone"
    case .noAdult: "noAdult"
    case .pair: "pair"
    case .visitors: "visitors"
    case .visitGap: "visitGap"
    case .pin: "pin"
    case .demandNotMet: "demandNotMet"
    case .claim: "claim"
    case .unknownLevel: "unknownLevel"
    }
  }

  /// Whether it is about what one person works, and not about several people.
  public var isOfOneLine: Bool {
    if case .line = self { return true }
    return false
  }
}
