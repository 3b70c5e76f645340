public import Foundation
public import LinliSiting

/// A file in the OR-Library's format of capacitated warehouse location (Beasley 1988); demand may be split.
///
/// Numbers separated by blanks: the number of sites m and of customers n; for each site its capacity and its fixed cost;
/// for each customer the demand and the cost of serving all of it from each site. In some files the word `capacity`
/// stands for a number that is given from outside, and which is the same for all sites.
public struct FacilityLocationFile: Sendable {
  /// An instance with its name: that of the file without its ending, with the capacity if it was given from outside.
  public struct Named: Sendable, Equatable {
    /// The name, such as `cap41` or `capa-8000`.
    public var name: String
    /// What the file asks.
    public var instance: CapacitatedLocationInstance
  }

  /// The word that stands for a capacity.
  static let placeholder = "capacity"

  private static let siteCounts = 1...10_000
  private static let customerCounts = 1...100_000
  /// The most costs that a file may have; the largest published ones have a million.
  private static let pairLimit = 2_000_000

  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { file.instanceName }

  /// Reads the file: one instance, or one for each capacity when the word stands for it.
  ///
  /// - Parameter capacities: what the word `capacity` stands for, each above 0; not used where numbers stand.
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1, columns
  ///   name what is read and its place in the line. The word without a capacity is refused.
  public func instances(capacities: [Double] = []) throws(ScenarioError) -> [Named] {
    var words = NumberWords(try file.lines(), file: file.name)
    var reading = Reading()
    reading.read(&words, wantsCapacity: capacities.isEmpty)
    guard words.issues.isEmpty else { throw ScenarioError(issues: words.issues) }
    if !reading.capacities.contains(nil) { return [Named(name: instanceName, instance: try instance(reading, 0))] }
    var named: [Named] = []
    for capacity in capacities {
      named.append(
        Named(name: "\(instanceName)-\(Self.text(of: capacity))", instance: try instance(reading, capacity)))
    }
    return named
  }

  /// `8000`, `0.5`.
  private static func text(of capacity: Double) -> String {
    Int(exactly: capacity).map { String($0) } ?? String(capacity)
  }

  private func instance(_ reading: Reading, _ capacity: Double) throws(ScenarioError) -> CapacitatedLocationInstance {
    let sites = zip(reading.capacities, reading.fixedCosts).map {
      CapacitatedLocationInstance.Site(fixedCost: $1, capacity: $0 ?? capacity)
    }
    do throws(CapacitatedLocationError) {
      return try CapacitatedLocationInstance(
        sites: sites, demands: reading.demands, costs: reading.costs, isSplitAllowed: true)
    } catch {
      // Whatever the format allows is an instance: the ranges of the numbers are the same.
      preconditionFailure("\(file.name): \(error)")
    }
  }

  /// The numbers of a file in their order.
  private struct Reading {
    var capacities: [Double?] = []
    var fixedCosts: [Double] = []
    var demands: [Double] = []
    var costs: [Double] = []

    mutating func read(_ words: inout NumberWords, wantsCapacity: Bool) {
      guard let sites = words.integer("m", FacilityLocationFile.siteCounts),
        let customers = words.integer("n", FacilityLocationFile.customerCounts)
      else { return }
      guard sites.value * customers.value <= FacilityLocationFile.pairLimit else {
        let most = NumberRange(minimum: 1, maximum: Double(FacilityLocationFile.pairLimit / sites.value))
        words.report(.outOfRange, at: customers.word, expected: .integer(most, unit: nil))
        return
      }
      for site in 1...sites.value {
        capacity(site, &words, wantsCapacity)
        fixedCosts.append(words.number("fixed_cost[\(site)]", .any) ?? 0)
      }
      for customer in 1...customers.value {
        demands.append(words.number("demand[\(customer)]") ?? 0)
        for site in 1...sites.value { costs.append(words.number("cost[\(customer),\(site)]") ?? 0) }
      }
      words.requireEnd()
    }

    private mutating func capacity(_ site: Int, _ words: inout NumberWords, _ wantsCapacity: Bool) {
      let expected = ScenarioExpectation.number(.nonNegative, unit: nil)
      guard let word = words.word("capacity[\(site)]", expected: expected) else {
        capacities.append(0)
        return
      }
      if word.text.lowercased() == FacilityLocationFile.placeholder {
        // Once is enough: the word stands for the same number everywhere.
        if wantsCapacity, !capacities.contains(nil) {
          words.report(.capacityNotGiven, at: word, expected: .capacityOption)
        }
        capacities.append(nil)
      } else {
        capacities.append(words.number(word, .nonNegative, expected: expected) ?? 0)
      }
    }
  }
}
