import ArgumentParser

/// What of a siting plan is to be explained.
struct SiteExplanationOptions: ParsableArguments {
  @Option(help: "The site, by id: why it is open or closed, and what the other way would do.")
  var site: String?

  @Option(help: "The estate, by id: what covers and serves it, and what it would take.")
  var estate: String?

  @Option(help: "The community, by id: how it stands to the area norm, why, and what it would take.")
  var community: String?

  /// Whether anything is.
  var isAsked: Bool { count > 0 }

  private var count: Int { [site, estate, community].count { $0 != nil } }

  func validate() throws {
    if count > 1 { throw ValidationError("Name one of --site, --estate and --community.") }
  }
}
