import ArgumentParser
import Foundation
import LinliScenario

/// The families of published instances that can be benched.
enum BenchSuite: String, ExpressibleByArgument, CaseIterable {
  /// The staff-scheduling instances of Curtois and Qu (2014).
  case shiftScheduling = "shift-scheduling"
  /// The generalized assignment instances of the OR-Library and of Yagiura.
  case generalizedAssignment = "generalized-assignment"

  /// What a file asks, one case for each question.
  ///
  /// - Throws: `ScenarioError` with everything that is wrong with the file.
  func cases(in file: URL) throws(ScenarioError) -> [any BenchCase] {
    switch self {
    case .shiftScheduling: [try ShiftSchedulingCase(file)]
    case .generalizedAssignment: [try GeneralizedAssignmentCase(file)]
    }
  }
}
