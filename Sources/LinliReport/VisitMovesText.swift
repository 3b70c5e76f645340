import LinliDomain
import LinliRostering
import LinliScenario

/// The visits that a repair moves and those that it cannot help, with what is proven of that.
struct VisitMovesText {
  let wording: RosterWording

  /// The lines; none where no visit moves or is left empty.
  func lines(_ repair: RosterRepair) -> [String] { moved(repair) + stuck(repair) }

  private func moved(_ repair: RosterRepair) -> [String] {
    if repair.moves.isEmpty { return [] }
    let lines = repair.moves.map { moved in
      let move = moved.move
      let household = repair.instance.shift(move.to)?.household ?? move.series.text
      return Catalogue.moved(
        wording.plain(household), from: TimeStyle.day(move.fromDate), to: TimeStyle.day(move.toDate),
        isProvenNearest: moved.isProvenNearest)
    }
    let proofs = [Catalogue.changesGivenMoves] + (lines.count > 1 ? [Catalogue.movesOneByOne] : [])
    return [wording.say(Catalogue.visitsMove)] + lines.map { "  - " + wording.say($0) } + proofs.map(wording.say)
  }

  private func stuck(_ repair: RosterRepair) -> [String] {
    let lines = repair.stuck.compactMap { stuck in
      repair.instance.shift(stuck.visit).map { shift in
        Catalogue.stuck(
          "\(wording.when(shift))  \(wording.title(of: shift))", days: stuck.otherDates.map { TimeStyle.day($0) },
          isProven: stuck.isProven)
      }
    }
    return lines.isEmpty ? [] : [wording.say(Catalogue.visitsStuck)] + lines.map { "  - " + wording.say($0) }
  }
}
