internal import LinliDomain
internal import LinliSiting

extension SettingsReading {
  /// What is told under `site` and `priorities.site`; the defaults where nothing is.
  func sitingSettings(_ root: YAMLNode, _ validation: inout KeyValidation) -> SitingSettings {
    var options = SitingOptions()
    options.levels = sitingLevels(root, &validation) ?? options.levels
    guard let site = root["site"] else { return SitingSettings(options: options, periods: []) }
    readMeasuring(site, &options)
    readLimits(site, &options)
    return SitingSettings(options: options, periods: periods(site["periods"]))
  }

  private func readMeasuring(_ site: YAMLNode, _ options: inout SitingOptions) {
    switch site["weight"]?.text {
    case nil, "households"?: options.weight = .households
    case "persons"?: options.weight = .persons
    case let name?: options.weight = .group(name)
    }
    options.metric = site["metric"]?.text.flatMap { SitingMetric(rawValue: $0.lowercased()) } ?? options.metric
    options.way = site["way"]?.text.flatMap { SitingWay(rawValue: $0.lowercased()) } ?? options.way
    options.weeklyHours = amount(site["weeklyHours"]) ?? options.weeklyHours
    options.officePerWorker = amount(site["officePerWorker"]) ?? options.officePerWorker
    options.metresPerMinute = amount(site["metresPerMinute"]) ?? options.metresPerMinute
    options.radius = amount(site["radius"]) ?? (amount(site["minutes"]) ?? 15) * options.metresPerMinute
    options.serviceRadius = amount(site["serviceRadius"])
    options.areaNorm = amount(site["areaNorm"]) ?? options.areaNorm
    options.reach = amount(site["reach"]) ?? options.reach
    options.reachShare = amount(site["reachShare"]) ?? options.reachShare
    options.personsPerHousehold = amount(site["personsPerHousehold"]) ?? options.personsPerHousehold
    options.placeShare = amount(site["placeShare"]) ?? options.placeShare
  }

  private func readLimits(_ site: YAMLNode, _ options: inout SitingOptions) {
    options.mostSites = count(site["mostSites"])
    options.budget = money(site["budget"])
    options.keepsExisting = flag(site["keepExisting"], true)
    options.normShare = amount(site["normShare"])
    options.coveredShare = amount(site["coveredShare"])
    options.coveredCommunities = amount(site["coveredCommunities"])
    options.backupCount = count(site["backup"]) ?? options.backupCount
    options.requiresBackup = flag(site["requireBackup"], false)
    options.isBasicFirst = flag(site["basicFirst"], false)
    options.isSingleSource = flag(site["singleSource"], false)
  }

  private func periods(_ node: YAMLNode?) -> [SitingPeriod] {
    (node?.entries ?? []).compactMap { entry in
      guard let end = entry.value["end"]?.text.flatMap({ CalendarDate(iso: $0) }) else { return nil }
      return SitingPeriod(name: entry.key, end: end, budget: money(entry.value["budget"]))
    }
  }

  private func sitingLevels(_ root: YAMLNode, _ validation: inout KeyValidation) -> [SitingLevel]? {
    levels(of: .site, ScenarioKeys.siteLevels, root, &validation)?.map { level in
      let parts = level.parts.compactMap { part in
        SitingMeasure(rawValue: part.word).map { SitingLevel.Part($0, weight: part.weight) }
      }
      return SitingLevel(name: level.name, parts: parts)
    }
  }

  private func amount(_ node: YAMLNode?) -> Double? { node?.text.flatMap(KeyReading.number) }

  private func count(_ node: YAMLNode?) -> Int? {
    guard let text = node?.text, case .integer(let count) = KeyReading.cell(text, as: .integer(.nonNegative)) else {
      return nil
    }
    return count
  }

  private func money(_ node: YAMLNode?) -> Money? {
    guard let text = node?.text, case .money(let money) = KeyReading.cell(text, as: .money) else { return nil }
    return money
  }
}
