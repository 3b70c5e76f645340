public import LinliDomain
public import LinliMatching
public import LinliRostering
public import LinliSiting
internal import OrderedCollections

/// A scenario read, validated and bound: what the questions are asked of.
public struct Scenario: Sendable, Equatable {
  /// The folder's name.
  public let name: String
  /// What `scenario.yaml` says, variants applied.
  public let settings: ScenarioSettings
  /// The name of the variant, `a+b` when several were applied, `base` for none.
  public let variantName: String
  /// What the variant is called; several titles are joined by `+`.
  public let variantTitle: LocalizedName
  /// The matching question; one without needs if the scenario does not ask it (``asks(_:)``).
  public let matching: MatchingInstance
  /// The roster question; nil if the scenario does not ask it.
  public let roster: RosterInstance?
  /// The siting question; nil if the scenario does not ask it.
  public let siting: SitingInstance?
  /// What is wrong with the data without spoiling a question, and was left out: each names its row.
  public let warnings: [ScenarioIssue]
  /// The tables as validated, variants applied, in the order of ``ScenarioTables/all``.
  public let tables: [RawTable]
  /// How the headers of the tables were understood.
  public let headerMappings: [HeaderMapping]
  /// How cells were understood that are not written plainly, each way of writing once for its file.
  public internal(set) var cellMappings: [CellMapping] = []
  /// The files that were read, in the order of reading.
  public let inputs: [InputFile]
  /// The rosters that were published, by version.
  public internal(set) var publications: [Publication] = []

  /// The same scenario with another roster question.
  func asking(_ roster: RosterInstance) -> Scenario {
    Scenario(
      name: name, settings: settings, variantName: variantName, variantTitle: variantTitle, matching: matching,
      roster: roster, siting: siting, warnings: warnings, tables: tables, headerMappings: headerMappings, inputs: inputs
    )
  }

  /// Whether the scenario asks a question.
  public func asks(_ question: Question) -> Bool { settings.questions.contains(question) }
}

extension ScenarioFolder {
  /// Applies a variant, validates everything and makes the questions' instances.
  ///
  /// - Parameter variant: The name of a variant, several joined by `+` to apply them in order, or `base`.
  /// - Throws: ``ScenarioError`` with all that is wrong with files, tables, settings and variants.
  public func scenario(variant name: String = "base") throws(ScenarioError) -> Scenario {
    let (variants, variantInputs, variantIssues) = variants(named: name)
    var issues = self.issues + variantIssues
    var raw = self.raw
    for variant in variants {
      var application = VariantApplication(variant, name: name, to: raw)
      application.apply()
      raw = application.scenario
      issues += application.issues
    }
    var binding = ScenarioBinding(raw, folder: self, variant: variants.isEmpty ? nil : name)
    let bound = binding.bind(hasIssues: !issues.isEmpty)
    issues += binding.issues
    guard issues.isEmpty, let bound else { throw ScenarioError(issues: issues, warnings: binding.warnings) }
    return Scenario(
      name: self.name, settings: bound.settings, variantName: name, variantTitle: Self.title(of: variants),
      matching: bound.matching, roster: bound.roster, siting: bound.siting,
      warnings: ScenarioError.sorted(binding.warnings),
      tables: Array(raw.tables.values), headerMappings: headerMappings, cellMappings: binding.mappings,
      inputs: inputs + variantInputs, publications: publications)
  }

  private static func title(of variants: [Variant]) -> LocalizedName {
    if variants.isEmpty { return Variant.base.title }
    let chinese = variants.map { $0.title.text(in: .zh) ?? $0.name }
    let english = variants.map { $0.title.text(in: .en) ?? $0.name }
    return LocalizedName(chinese: chinese.joined(separator: " + "), english: english.joined(separator: " + "))
  }
}
