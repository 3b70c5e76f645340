import LinliMatching

@testable import LinliScenario

/// A scenario with another question, for names that no reader would let pass.
func scenario(_ scenario: Scenario, asking instance: MatchingInstance) -> Scenario {
  Scenario(
    name: scenario.name, settings: scenario.settings, variantName: scenario.variantName,
    variantTitle: scenario.variantTitle, matching: instance, roster: scenario.roster, siting: scenario.siting,
    warnings: scenario.warnings,
    tables: scenario.tables, headerMappings: scenario.headerMappings, inputs: scenario.inputs)
}
