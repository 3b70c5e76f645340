import ArgumentParser
import Foundation
import LinliScenario

/// The families of published instances that can be benched.
enum BenchSuite: String, ExpressibleByArgument, CaseIterable {
  /// The staff-scheduling instances of Curtois and Qu (2014).
  case shiftScheduling = "shift-scheduling"
  /// Capacitated warehouse location of the OR-Library, demand may be split.
  case facilityLocation = "facility-location"
  /// The capacitated p-median of the OR-Library.
  case capacitatedMedian = "capacitated-p-median"
  /// The p-median instances of OR-Library, Beasley (1985).
  case pMedian = "p-median"
  /// The same files, asked for p-centers.
  case pCenter = "p-center"
  /// Maximal covering location on census blocks or random points.
  case maximalCovering = "maximal-covering"
  /// The generalized assignment instances of the OR-Library and of Yagiura.
  case generalizedAssignment = "generalized-assignment"

  /// What a file asks, one case for each question.
  ///
  /// - Parameters:
  ///   - file: The instance.
  ///   - facilityLocation: Capacities of facility location where the file tells none.
  ///   - coverage: What maximal covering asks of it.
  /// - Throws: `ScenarioError` with everything that is wrong with the file.
  func cases(
    in file: URL, facilityLocation: FacilityLocationOptions, coverage: CoverageOptions
  ) throws(ScenarioError) -> [any BenchCase] {
    switch self {
    case .shiftScheduling: [try ShiftSchedulingCase(file)]
    case .facilityLocation: try FacilityLocationCase.cases(in: file, capacities: facilityLocation.capacities)
    case .capacitatedMedian: [try CapacitatedMedianCase(file)]
    case .pMedian: [try PathNetworkCase(file, asks: .median)]
    case .pCenter: [try PathNetworkCase(file, asks: .center)]
    case .maximalCovering: try CoverageCase.cases(in: file, coverage)
    case .generalizedAssignment: [try GeneralizedAssignmentCase(file)]
    }
  }
}
