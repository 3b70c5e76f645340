public import Foundation
public import LinliSiting

/// A file in the OR-Library's format of the capacitated p-median (Osman and Christofides 1994).
///
/// Numbers separated by blanks: the number of the problem and the best value known, which is not used; the number of
/// points n, the number of medians p and the capacity Q of each; then for each point its number, its coordinates and its
/// demand. Every point is a customer and a candidate, goes whole to one median, and the distance counts: the Euclidean
/// one, rounded down.
public struct CapacitatedMedianFile: Sendable {
  private static let pointCounts = 1...1_400

  private let file: PublishedFile

  /// Names a file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) { file = PublishedFile(url, limits: limits) }

  /// The name of the instance: that of the file without its ending.
  public var instanceName: String { file.instanceName }

  private struct Point {
    var x = 0.0
    var y = 0.0
    var demand = 0.0
  }

  /// Reads the file; point k of the file is site and customer k − 1 of the instance.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the file; rows are lines of the file from 1, columns
  ///   name what is read and its place in the line.
  public func instance() throws(ScenarioError) -> CapacitatedLocationInstance {
    var words = NumberWords(try file.lines(), file: file.name)
    _ = words.number("problem", .any)
    _ = words.number("best_known", .any)
    let pointCount = words.integer("n", Self.pointCounts)?.value
    let medianCount = words.integer("p", 1...(pointCount ?? Self.pointCounts.upperBound))?.value
    let capacity = words.number("Q")
    let points = pointCount.map { Self.points($0, &words) } ?? []
    guard words.issues.isEmpty, let medianCount, let capacity else { throw ScenarioError(issues: words.issues) }
    let sites = points.map { _ in CapacitatedLocationInstance.Site(fixedCost: 0, capacity: capacity) }
    do throws(CapacitatedLocationError) {
      return try CapacitatedLocationInstance(
        sites: sites, demands: points.map(\.demand), costs: Self.distances(points),
        openCount: medianCount...medianCount, isSplitAllowed: false)
    } catch {
      // Whatever the format allows is an instance: the ranges of the numbers are the same.
      preconditionFailure("\(file.name): \(error)")
    }
  }

  private static func points(_ count: Int, _ words: inout NumberWords) -> [Point] {
    var points = [Point](repeating: Point(), count: count)
    var lines = [Int?](repeating: nil, count: count)
    for entry in 1...count {
      let index = words.integer("index[\(entry)]", 1...count)
      let x = words.number("x[\(entry)]", .any)
      let y = words.number("y[\(entry)]", .any)
      let demand = words.number("demand[\(entry)]")
      guard let index else { continue }
      if let first = lines[index.value - 1] {
        words.report(.duplicateEntry(firstLine: first), at: index.word)
      }
      lines[index.value - 1] = index.word.line
      points[index.value - 1] = Point(x: x ?? 0, y: y ?? 0, demand: demand ?? 0)
    }
    words.requireEnd()
    return points
  }

  private static func distances(_ points: [Point]) -> [Double] {
    points.flatMap { customer in
      points.map { site in
        let (x, y) = (customer.x - site.x, customer.y - site.y)
        return (x * x + y * y).squareRoot().rounded(.down)
      }
    }
  }
}
