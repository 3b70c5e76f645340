/// Something in an MPS file that cannot be read.
public struct MPSIssue: Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1; one past the last for something that is missing at the end.
  public let line: Int
  /// What stands there.
  public let read: String
  /// What was expected.
  public let expected: String

  /// A sentence in English.
  public var description: String { "line \(line): read \(read), expected \(expected)" }
}

/// An MPS file that cannot be read as a model.
public struct MPSError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Everything that was found, by line.
  public let issues: [MPSIssue]

  /// One line per issue, in English.
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}

/// Reads models from MPS text.
///
/// Both layouts are read: free, with fields set apart by blanks, and fixed, with fields in columns 2, 5, 15, 25, 40 and
/// 50 and names that may contain blanks. Sections: NAME, OBJSENSE (on one line or two), ROWS, COLUMNS with integer
/// markers, RHS, RANGES, BOUNDS, ENDATA; lines beginning with `*` are comments, as is the rest of a line from a `$` at
/// the beginning of a field after the second. Anything else is refused by name, as are
/// semi-continuous variables. The first row of type N is the objective, minus its right side the constant; further ones
/// become constraints without bounds. A range R on an equality reaches from the right side to the right side + R. A
/// negative upper bound without a stated lower one opens the lower side. Numbers from ±1e30 on are infinite bounds.
public struct MPSReader: Sendable {
  /// How fields are told apart.
  public enum Layout: Sendable {
    /// As free text; if that fails, as fixed columns.
    case automatic
    /// By blanks.
    case free
    /// By columns.
    case fixed
  }

  /// What bounds an integer variable has that stands between markers and in no line of BOUNDS.
  public enum UnstatedBounds: Sendable {
    /// The file is refused, naming the variable: other readers disagree.
    case refused
    /// 0 to 1.
    case unit
    /// 0 or more.
    case nonNegative
  }

  /// How fields are told apart.
  public var layout: Layout
  /// The bounds of integer variables for which the file states none.
  public var unstatedIntegerBounds: UnstatedBounds

  /// A reader with its choices.
  public init(layout: Layout = .automatic, unstatedIntegerBounds: UnstatedBounds = .refused) {
    self.layout = layout
    self.unstatedIntegerBounds = unstatedIntegerBounds
  }

  /// The model in a text, with the names of the file.
  ///
  /// - Throws: ``MPSError`` with all issues that were found. If neither layout fits, the issues of the one with fewer.
  /// - Complexity: linear in the text.
  public func model(from text: String) throws(MPSError) -> Model {
    switch layout {
    case .free: return try model(from: text, isFixed: false)
    case .fixed: return try model(from: text, isFixed: true)
    case .automatic:
      let free: MPSError
      do {
        return try model(from: text, isFixed: false)
      } catch {
        free = error
      }
      do {
        return try model(from: text, isFixed: true)
      } catch {
        throw error.issues.count < free.issues.count ? error : free
      }
    }
  }

  private func model(from text: String, isFixed: Bool) throws(MPSError) -> Model {
    var parser = MPSParser(isFixed: isFixed)
    for card in MPSCards(text) { parser.read(card) }
    parser.finish()
    var issues = parser.issues
    let model = parser.draft.model(unstated: unstatedIntegerBounds, issues: &issues)
    if issues.isEmpty { return model }
    throw MPSError(issues: issues.sorted { $0.line < $1.line })
  }
}
