import LinliDomain

/// Looks for all that is wrong with the data of a siting question.
struct SitingCheck {
  let data: SitingData
  var issues: [SitingIssue] = []

  init(_ data: SitingData) {
    self.data = data
  }

  mutating func run() -> [SitingIssue] {
    let communities = Set(data.communities.map(\.id))
    unique(data.communities.map(\.id)) { .community($0) }
    unique(data.estates.map(\.id)) { .estate($0) }
    unique(data.sites.map(\.id)) { .site($0) }
    unique(data.hazards.map(\.id)) { .hazard($0) }
    unique(data.functions.map(\.id)) { .function($0) }
    unique(data.projects.map(\.id)) { .project($0) }
    if data.estates.isEmpty { issues.append(SitingIssue(.option("estates"), column: "id", .empty)) }
    if data.sites.isEmpty { issues.append(SitingIssue(.option("sites"), column: "id", .empty)) }
    for estate in data.estates.sorted(by: { $0.id < $1.id }) { check(estate, communities) }
    for site in data.sites.sorted(by: { $0.id < $1.id }) { check(site) }
    checkTravel()
    checkPlaces()
    checkHazards()
    checkFunctions()
    checkProjects()
    checkOptions()
    return issues
  }

  private mutating func unique<ID: Hashable & Comparable>(_ ids: [ID], _ subject: (ID) -> SitingSubject) {
    var seen: Set<ID> = []
    for id in ids.sorted() where !seen.insert(id).inserted {
      issues.append(SitingIssue(subject(id), column: "id", .duplicate))
    }
  }

  mutating func within(
    _ value: Double, _ least: Double, _ subject: SitingSubject, _ column: String,
    most: Double = .greatestFiniteMagnitude
  ) {
    // So stated that what is no number is out of range.
    if !(value >= least && value <= most) {
      issues.append(SitingIssue(subject, column: column, .numberOutOfRange(value: value, least: least, most: most)))
    }
  }

  private mutating func check(_ estate: Estate, _ communities: Set<CommunityID>) {
    let subject = SitingSubject.estate(estate.id)
    within(Double(estate.householdCount), 0, subject, "households")
    if let persons = estate.personCount { within(Double(persons), 0, subject, "persons") }
    for group in estate.groups.keys.sorted() { within(Double(estate.groups[group] ?? 0), 0, subject, "groups") }
    if !communities.contains(estate.community) {
      issues.append(SitingIssue(subject, column: "community", .unknown(reference: estate.community.text)))
    }
  }

  private mutating func check(_ site: Site) {
    let subject = SitingSubject.site(site.id)
    within(site.area, 0, subject, "area_now")
    within(site.mostAdded, 0, subject, "area_add_max")
    within(site.fixedCost.yuan, 0, subject, "fixed_yuan")
    within(site.costPerSquareMetre.yuan, 0, subject, "yuan_per_m2")
    if let capacity = site.capacity { within(Double(capacity), 0, subject, "capacity") }
    within(site.officeArea, 0, subject, "office_now")
    within(Double(site.workerCount), 0, subject, "workers")
    within(site.conversionCost.yuan, 0, subject, "convert_yuan_per_m2")
    if let hours = site.weeklyHours { within(hours, 0, subject, "hours", most: Self.weekHours) }
    if site.officeArea > site.area {
      issues.append(
        SitingIssue(subject, column: "office_now", .moreThanAll(value: site.officeArea, all: site.area)))
    }
  }

  private mutating func checkTravel() {
    let estates = Set(data.estates.map(\.id))
    let sites = Set(data.sites.map(\.id))
    var seen: Set<TravelPair> = []
    for entry in data.travel {
      let subject = SitingSubject.travel(entry.estate, entry.site)
      if !estates.contains(entry.estate) {
        issues.append(SitingIssue(subject, column: "from", .unknown(reference: entry.estate.text)))
      }
      if !sites.contains(entry.site) {
        issues.append(SitingIssue(subject, column: "to", .unknown(reference: entry.site.text)))
      }
      within(entry.metres, 0, subject, "metres")
      if let back = entry.metresBack { within(back, 0, subject, "back_metres") }
      if !seen.insert(TravelPair(estate: entry.estate, site: entry.site)).inserted {
        issues.append(SitingIssue(subject, column: "from", .duplicate))
      }
    }
  }

  /// Every estate and site needs a place unless a table alone tells distances.
  private mutating func checkPlaces() {
    guard data.options.metric != .table else { return }
    let places =
      data.estates.sorted { $0.id < $1.id }.map { (SitingSubject.estate($0.id), $0.location) }
      + data.sites.sorted { $0.id < $1.id }.map { (SitingSubject.site($0.id), $0.location) }
    for (subject, place) in places {
      guard let place else {
        issues.append(SitingIssue(subject, column: "x", .noPlace))
        continue
      }
      if data.hasDegrees {
        if !(-180...180).contains(place.x) {
          issues.append(SitingIssue(subject, column: "x", .notDegrees(value: place.x)))
        }
        if !(-90...90).contains(place.y) {
          issues.append(SitingIssue(subject, column: "y", .notDegrees(value: place.y)))
        }
      }
    }
  }

  private mutating func checkHazards() {
    let estates = Set(data.estates.map(\.id))
    let sites = Set(data.sites.map(\.id))
    for hazard in data.hazards.sorted(by: { $0.id < $1.id }) {
      within(hazard.share, 0, .hazard(hazard.id), "share", most: 1)
      for estate in hazard.estates ?? [] where !estates.contains(estate) {
        issues.append(SitingIssue(.hazard(hazard.id), column: "estates", .unknown(reference: estate.text)))
      }
      for site in hazard.closed where !sites.contains(site) {
        issues.append(SitingIssue(.hazard(hazard.id), column: "closed_sites", .unknown(reference: site.text)))
      }
    }
  }

  private mutating func checkOptions() {
    let options = data.options
    if case .group(let name) = options.weight, !data.estates.contains(where: { $0.groups[name] != nil }) {
      issues.append(SitingIssue(.option("weight"), column: "weight", .unknownGroup(name)))
    }
    for (key, value) in [
      ("radius", options.radius), ("reach", options.reach), ("norm", options.areaNorm),
      ("serviceRadius", options.serviceRadius ?? 0), ("metresPerMinute", options.metresPerMinute),
      ("personsPerHousehold", options.personsPerHousehold), ("officePerWorker", options.officePerWorker),
    ] {
      within(value, 0, .option(key), key)
    }
    within(options.weeklyHours, 0, .option("weeklyHours"), "weeklyHours", most: Self.weekHours)
    for (key, value) in [
      ("reachShare", options.reachShare), ("placeShare", options.placeShare), ("normShare", options.normShare ?? 0),
      ("coveredShare", options.coveredShare ?? 0), ("coveredCommunities", options.coveredCommunities ?? 0),
    ] {
      within(value, 0, .option(key), key, most: 1)
    }
  }
}

/// An estate and a site.
struct TravelPair: Hashable {
  var estate: EstateID
  var site: SiteID
}
