import ArgumentParser
import Foundation
import LinliScenario

/// The families of published instances that can be benched.
enum BenchSuite: String, ExpressibleByArgument, CaseIterable {
  /// The staff-scheduling instances of Curtois and Qu (2014).
  case shiftScheduling = "shift-scheduling"
  /// Maximal covering location on census blocks or random points.
  case maximalCovering = "maximal-covering"

  /// What a file asks, one case for each question.
  ///
  /// - Parameters:
  ///   - file: The instance.
  ///   - coverage: What maximal covering asks of it.
  /// - Throws: `ScenarioError` with everything that is wrong with the file.
  func cases(in file: URL, _ coverage: CoverageOptions) throws(ScenarioError) -> [any BenchCase] {
    switch self {
    case .shiftScheduling: [try ShiftSchedulingCase(file)]
    case .maximalCovering: try CoverageCase.cases(in: file, coverage)
    }
  }
}
