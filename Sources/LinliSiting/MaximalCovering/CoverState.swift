import LinliLP

/// A set of open sites with what a swap is judged by, kept up to date with each change.
///
/// An open site has a slot, 0 to p − 1. Each row knows the slot that alone covers it, so the change by a swap is found by
/// walking the rows of the opened site once, and a move costs the rows of the two sites. Tables of all gains
/// (Resende & Werneck 2007, doi:10.1007/s10479-006-0154-0) make looking cheaper and moving dearer; for annealing, which
/// makes one swap in twenty, this is several times faster.
final class CoverState {
  /// The owner of a row that no open site covers.
  static let nobody: Int32 = -1
  /// The owner of a row that several open sites cover.
  static let several: Int32 = -2

  let program: CoverProgram
  /// Slots: the number of sites to open.
  let slotCount: Int
  /// The site in each slot; −1 for none.
  let siteInSlot: UnsafeMutablePointer<Int32>
  /// The slot of each site; −1 when closed.
  let slotOfSite: UnsafeMutablePointer<Int32>
  /// Demand that only the site of a slot covers.
  let losses: UnsafeMutablePointer<Int32>
  /// The slot that alone covers each row, or one of the two words above.
  private let owners: UnsafeMutablePointer<Int32>
  /// Open sites that cover each row.
  private let counts: UnsafeMutablePointer<Int32>
  /// The slots of the open sites that cover each row, combined by exclusive or: the slot itself when there is one.
  private let slotMarks: UnsafeMutablePointer<Int32>
  /// Covered demand of the rows.
  private(set) var covered = 0

  /// No site open.
  init(_ program: CoverProgram) {
    self.program = program
    slotCount = program.openCount
    siteInSlot = Self.memory(slotCount, -1)
    slotOfSite = Self.memory(program.siteCount, -1)
    losses = Self.memory(slotCount, 0)
    owners = Self.memory(program.rowCount, Self.nobody)
    counts = Self.memory(program.rowCount, 0)
    slotMarks = Self.memory(program.rowCount, 0)
  }

  deinit {
    for memory in [siteInSlot, slotOfSite, losses, owners, counts, slotMarks] { memory.deallocate() }
  }

  private static func memory(_ count: Int, _ value: Int32) -> UnsafeMutablePointer<Int32> {
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
    memory.initialize(repeating: value, count: max(1, count))
    return memory
  }

  /// The open sites, ascending.
  var sites: [Int32] { (0..<slotCount).map { siteInSlot[$0] }.filter { $0 >= 0 }.sorted() }

  /// Demand that opening a site would add, were a slot empty; −1 as the slot for none.
  @inline(__always)
  func gain(opening site: Int, withoutSlot slot: Int32) -> Int32 {
    let weights = program.weights.base
    var gain: Int32 = 0
    for row in program.rowsOfSite[site] {
      let owner = owners[Int(row)]
      gain &+= owner == Self.nobody || owner == slot ? weights[Int(row)] : 0
    }
    return gain
  }

  /// Change of the covered demand if a closed site took a slot over.
  @inline(__always)
  func change(opening site: Int, inSlot slot: Int) -> Int32 {
    gain(opening: site, withoutSlot: Int32(truncatingIfNeeded: slot)) &- losses[slot]
  }

  /// Opens a closed site in an empty slot.
  func open(_ site: Int, inSlot slot: Int) {
    siteInSlot[slot] = Int32(site)
    slotOfSite[site] = Int32(slot)
    let weights = program.weights.base
    for member in program.rowsOfSite[site] {
      let row = Int(member)
      let before = slotMarks[row]
      let count = counts[row]
      counts[row] = count &+ 1
      slotMarks[row] = before ^ Int32(truncatingIfNeeded: slot)
      if count == 0 {
        losses[slot] &+= weights[row]
        covered &+= Int(weights[row])
        owners[row] = Int32(truncatingIfNeeded: slot)
      } else if count == 1 {
        losses[Int(before)] &-= weights[row]
        owners[row] = Self.several
      }
    }
  }

  /// Empties a slot.
  func close(slot: Int) {
    let site = Int(siteInSlot[slot])
    let weights = program.weights.base
    for member in program.rowsOfSite[site] {
      let row = Int(member)
      let after = slotMarks[row] ^ Int32(truncatingIfNeeded: slot)
      let count = counts[row] &- 1
      counts[row] = count
      slotMarks[row] = after
      if count == 0 {
        losses[slot] &-= weights[row]
        covered &-= Int(weights[row])
        owners[row] = Self.nobody
      } else if count == 1 {
        losses[Int(after)] &+= weights[row]
        owners[row] = after
      }
    }
    slotOfSite[site] = -1
    siteInSlot[slot] = -1
  }

  /// Opens these sites and no others.
  func reset(to sites: [Int32]) {
    for slot in 0..<slotCount where siteInSlot[slot] >= 0 { close(slot: slot) }
    for (slot, site) in sites.enumerated() { open(Int(site), inSlot: slot) }
  }

  /// Fills empty slots with the sites that gain most, the first of equal ones.
  func fillGreedily() {
    for slot in 0..<slotCount where siteInSlot[slot] < 0 {
      var best: (site: Int, gain: Int32)?
      for site in 0..<program.siteCount where slotOfSite[site] < 0 {
        let gain = gain(opening: site, withoutSlot: Self.nobody)
        if best.map({ gain > $0.gain }) ?? true { best = (site, gain) }
      }
      if let best { open(best.site, inSlot: slot) }
    }
  }
}
