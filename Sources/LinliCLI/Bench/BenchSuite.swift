import ArgumentParser
import Foundation
import LinliScenario

/// The families of published instances that can be benched.
enum BenchSuite: String, ExpressibleByArgument, CaseIterable {
  /// The staff-scheduling instances of Curtois and Qu (2014).
  case shiftScheduling = "shift-scheduling"
  /// The p-median instances of OR-Library, Beasley (1985).
  case pMedian = "p-median"
  /// The same files, asked for p-centers.
  case pCenter = "p-center"

  /// What a file asks, one case for each question.
  ///
  /// - Throws: `ScenarioError` with everything that is wrong with the file.
  func cases(in file: URL) throws(ScenarioError) -> [any BenchCase] {
    switch self {
    case .shiftScheduling: [try ShiftSchedulingCase(file)]
    case .pMedian: [try PathNetworkCase(file, asks: .median)]
    case .pCenter: [try PathNetworkCase(file, asks: .center)]
    }
  }
}
