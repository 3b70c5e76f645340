internal import LinliDomain

/// The README.md of an imported export: where it comes from, what is real and what is not, and what happened in reality.
struct EMFCampReadme {
  private let folder: EMFCampImport
  private let reality: EMFCampExport.Reality

  init(_ folder: EMFCampImport) {
    self.folder = folder
    reality = folder.export.reality
  }

  /// The text in Markdown.
  var text: String {
    ([heading, whatIsReal, whatHappened, whatIsInvented, shares] + (setAside.map { [$0] } ?? []) + [howToRead])
      .joined(separator: "\n")
  }

  private var heading: String {
    let request = folder.request
    let people = request.histogram == nil ? "" : " --histogram FILE"
    let roles = request.roles == nil ? "" : " --roles FILE"
    return """
      # \(folder.name): real shifts, invented people

      Made by `linli import emf-camp \(folder.name).json --volunteers \(request.volunteerCount) --seed \(request.seed) \
      --limit \(request.limit)\(people)\(roles)` of the anonymous export that the Electromagnetic Field festival, run by \
      volunteers, publishes of its volunteer system (github.com/emfcamp/Website, folder `exports`). The export has no \
      licence of its own: do not pass this folder on before you have settled that.

      """
  }

  private var whatIsReal: String {
    """
    ## Real

    The \(folder.export.shifts.count) shifts with role, venue, start, end, fewest and most people: \
    \(folder.export.signUpsByRole.count) roles, \(folder.export.venues.count) venues, \
    \(folder.export.horizon.start) to \(folder.export.horizon.end).

    """
  }

  private var whatHappened: String {
    var rows: [(String, Int)] = [
      ("places needed at least", reality.leastPlaces), ("places at most", reality.mostPlaces),
      ("sign-ups", reality.signUps), ("shifts that reached their minimum", reality.reachedCount),
      ("shifts under their minimum", reality.underCount), ("people missing to the minima", reality.missing),
      ("people above the maxima", reality.above),
    ]
    rows += reality.states.sorted { $0.key < $1.key }.map { ("sign-ups in the end \"\($0.key)\"", $0.value) }
    return "## What happened in reality\n\n| | |\n| --- | --- |\n"
      + rows.map { "| \($0.0) | \($0.1) |\n" }.joined()
  }

  private var whatIsInvented: String {
    let habits = EMFCampCrowd.habits.map {
      "\(EMFCampImport.clock($0.startMinute)) to \(EMFCampImport.clock($0.endMinute))"
    }
    return """
      ## Invented

      All \(folder.request.volunteerCount) people, drawn with the seed \(folder.request.seed):

      - Days: half of them are there from the first day, the others come on any day of the first half; they leave likewise.
      - Hours: each is willing to work between the same hours on every day, one of \(habits.joined(separator: ", ")) \
      (hours above 24 are those of the next day), each as likely.
      - \(interest)
      - Rules: one shift at a time, \(EMFCampImport.shiftsPerDay) shifts a day at most, \(EMFCampImport.restHours) hours of \
      rest between days. Nobody needs time from one venue to another.

      """
  }

  private var interest: String {
    guard folder.request.roles != nil else {
      return """
        Interest: people work only the roles they are interested in, \(EMFCampCrowd.usualInterests) on average; how many \
        are interested in a role is in proportion to its sign-ups. No role needs training.
        """
    }
    let others = folder.unpublishedRoles.joined(separator: ", ")
    let left =
      others.isEmpty ? "" : " Nothing is published about \(others): in proportion to sign-ups, without training."
    let scaled = folder.request.histogram == nil ? "" : " (scaled to the people drawn)"
    return """
      Interest and training: people work only the roles they are interested in, and are trained for where training is \
      needed; how many that are for each role is published\(scaled), who they are is drawn.\(left)
      """
  }

  private var shares: String {
    var counts: [Int: Int] = [:]
    for person in folder.crowd.people { counts[person.share, default: 0] += 1 }
    let rows = counts.sorted { $0.key < $1.key }.map { shifts, people in
      "| \(shifts) | \(people) | \(folder.request.histogram.map { "\($0.people[shifts] ?? 0)" } ?? "") |\n"
    }
    let rest = reality.signUps - folder.capacity
    let short =
      rest > 0 ? " That is \(rest) fewer than the sign-ups of reality: people with at most this many take no more." : ""
    return """
      ## How many shifts people take at most

      Together \(folder.capacity), nobody above \(folder.request.limit).\(short)

      | shifts | people | published |
      | --- | --- | --- |

      """ + rows.joined()
  }

  private var setAside: String? {
    if folder.export.setAside.isEmpty { return nil }
    let lines = folder.export.setAside.map { "- \(MessageCatalogue.setAside($0).en)\n" }
    return "## Left out\n\n" + lines.joined()
  }

  private var howToRead: String {
    """
    ## Goals

    First the people missing to the minima, each counted once; then nobody above them. A plan cannot be compared with \
    reality person by person: it shows what as many sign-ups could reach if they were handed out together.

    """
  }
}
