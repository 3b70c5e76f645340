import LinliScenario
import LinliSiting

/// What one more rule would do, with the levels before and after, what changes, and how sure it is.
struct SitingConsequenceText {
  private let consequence: SitingConsequence
  private let wording: SitingWording

  init(_ consequence: SitingConsequence, _ wording: SitingWording) {
    self.consequence = consequence
    self.wording = wording
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  /// What ends a heading, alike in both languages.
  private static let colon = ":"

  /// The lines about a rule.
  func lines(mustStay: Bool) -> [String] {
    let rule = consequence.rules.first
    let heading = rule.map { say(Catalogue.heading(for: $0, mustStay: mustStay)) } ?? ""
    guard consequence.plan != nil else { return [heading + Self.colon, "  " + say(verdict)] }
    var lines = [heading + " (\(say(proof)))" + Self.colon]
    if !consequence.releases.isEmpty { lines.append("  " + say(Catalogue.onlyWithout(consequence.releases))) }
    lines += table
    if consequence.isAtNoLoss {
      lines.append("  " + say(Catalogue.atNoLoss(rule)))
    } else if let first = consequence.firstChanged {
      lines.append("  " + say(Catalogue.firstToChange(first.name, change(first))))
    }
    return lines + changes
  }

  /// The lines about the cheapest way to close a gap.
  var cheapestLines: [String] {
    // The level and not the plan's own figure: later levels may have moved that by the noise of the solver.
    let level = consequence.levels.first { $0.level?.singleMeasure == .cost }?.after
    guard let after = level ?? consequence.costAfter else {
      return [say(Catalogue.cheapestOpen) + Self.colon, "  " + say(verdict)]
    }
    let limits = consequence.releases.isEmpty ? [] : [say(Catalogue.letGo(consequence.releases))]
    let heading = Catalogue.cheapestHeading(
      wording.amount(after), more: wording.amount(after - consequence.costBefore))
    let notes = (limits + [say(proof)]).joined(separator: say(Catalogue.listComma))
    return [say(heading) + " (\(notes))" + Self.colon] + changeLines
  }

  private var proof: BilingualText {
    consequence.ending == .proven && consequence.levels.allSatisfy(\.isProven)
      ? Catalogue.solvedProven : Catalogue.solvedOpen
  }

  private var verdict: BilingualText {
    consequence.ending == .impossible ? Catalogue.noSuchPlan : Catalogue.notFoundOut
  }

  // MARK: Levels

  private var table: [String] {
    let tellsBest = consequence.levels.contains { level in level.best.map { !isSame($0, level) } ?? false }
    var table = TextTable(
      [("", .right), ("", .left), (say(Catalogue.inThePlan), .right)]
        + (tellsBest ? [(say(Catalogue.atBest), .right)] : [])
        + [(say(Catalogue.then), .right), (say(Catalogue.difference), .right), ("", .left)])
    for (position, level) in consequence.levels.enumerated() {
      table.add(
        [String(position + 1), DisplayWidth.oneLine(level.name), wording.level(level.planned)]
          + (tellsBest ? [wording.level(level.best)] : [])
          + [
            wording.level(level.after), change(level),
            say(level.level.map(Catalogue.measure) ?? Catalogue.requiredLevel),
          ])
    }
    return table.lines()
  }

  private func isSame(_ best: Double, _ level: SitingLevelChange) -> Bool {
    abs(best - level.planned) <= 1e-5 * max(1, abs(best))
  }

  private func change(_ level: SitingLevelChange) -> String {
    guard let change = level.change else { return "–" }
    return change == 0 ? "0" : (change > 0 ? "+" : "") + wording.level(change)
  }

  // MARK: What changes with it

  private var changes: [String] {
    let lines = changeLines
    return lines.isEmpty ? [] : ["  " + say(Catalogue.differs(isNearest: consequence.isNearest)) + Self.colon] + lines
  }

  private var changeLines: [String] {
    let sites = consequence.changes.map { change in
      say(
        Catalogue.siteChange(
          wording.site(change.site), change, from: change.openingBefore.map(wording.period) ?? "",
          to: change.openingAfter.map(wording.period) ?? ""))
    }
    let areas = consequence.areas.map {
      say(Catalogue.areaChange(wording.community($0.community) + wording.period($0.period), $0))
    }
    var cover: [String] = []
    if !consequence.gained.isEmpty {
      cover.append(say(Catalogue.coveredThen(wording.list(consequence.gained.map(wording.estate)))))
    }
    if !consequence.lost.isEmpty {
      cover.append(say(Catalogue.coveredNoMore(wording.list(consequence.lost.map(wording.estate)))))
    }
    return (sites + areas + cover + cost).map { "  - " + $0 }
  }

  /// The cost, where no level tells it.
  private var cost: [String] {
    guard let after = consequence.costAfter, abs(after - consequence.costBefore) > 0.005,
      !consequence.levels.contains(where: { $0.level?.singleMeasure == .cost })
    else { return [] }
    return [say(Catalogue.costThen(wording.amount(consequence.costBefore), wording.amount(after)))]
  }
}
