import LinliDomain

/// Somebody and what could be relaxed for them.
struct RemedySubject {
  /// What is wanted, their assignment included.
  var goal: RemedyGoal
  /// Who it is about, for ties.
  var volunteer: VolunteerID
  /// What has to be relaxed in any case.
  var required: [RosterRelaxation]
  /// What else may have to be, the cheapest first.
  var optional: [RosterRelaxation]

  /// Everything that could be relaxed.
  var all: [RosterRelaxation] { required + optional }
}

/// The sets of relaxations that are still to be tried, for all people together, the cheapest first: best-first search,
/// each set reached in one way only.
struct RemedyFrontier {
  /// A set to be tried.
  struct Entry {
    /// A position among the subjects.
    var subject: Int
    /// Positions among the subject's optional relaxations, rising.
    var chosen: [Int]
    fileprivate(set) var cost: RelaxationCost
  }

  let subjects: [RemedySubject]
  private var entries: [Entry] = []

  /// The frontier of some people, with nothing relaxed but what has to be.
  init(_ subjects: [RemedySubject]) {
    self.subjects = subjects
    for position in subjects.indices { add(position, []) }
  }

  /// What an entry relaxes.
  func relaxations(of entry: Entry) -> [RosterRelaxation] {
    let subject = subjects[entry.subject]
    return subject.required + entry.chosen.map { subject.optional[$0] }
  }

  /// What the cheapest entry costs; nil if nothing is left.
  var leastCost: RelaxationCost? { entries.first?.cost }

  /// Takes the cheapest entry, of equals the one of the least id.
  mutating func next() -> Entry? { entries.isEmpty ? nil : entries.removeFirst() }

  /// Adds the sets that relax one thing more than an entry.
  mutating func expand(_ entry: Entry) {
    let first = entry.chosen.last.map { $0 + 1 } ?? 0
    for position in subjects[entry.subject].optional.indices.dropFirst(first) {
      add(entry.subject, entry.chosen + [position])
    }
  }

  private mutating func add(_ subject: Int, _ chosen: [Int]) {
    var entry = Entry(subject: subject, chosen: chosen, cost: RelaxationCost([]))
    entry.cost = RelaxationCost(relaxations(of: entry))
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(entry, entries[middle]) { high = middle } else { low = middle + 1 }
    }
    entries.insert(entry, at: low)
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.cost < right.cost { return true }
    if right.cost < left.cost { return false }
    let (first, second) = (subjects[left.subject].volunteer, subjects[right.subject].volunteer)
    if first != second { return first < second }
    if left.subject != right.subject { return left.subject < right.subject }
    return left.chosen.lexicographicallyPrecedes(right.chosen)
  }
}
