import LinliDomain
import LinliScenario
import LinliSiting

/// What is so at a site.
struct SiteFactsText {
  private let explanation: SiteExplanation
  private let wording: SitingWording

  init(_ explanation: SiteExplanation, _ wording: SitingWording) {
    self.explanation = explanation
    self.wording = wording
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  var lines: [String] {
    let site = explanation.site
    let title = "\(wording.site(site.id)) (\(say(Catalogue.kind(site.kind)))): \(say(state))"
    var lines = [title]
    if explanation.isNeverAvailable { lines.append("  " + say(Catalogue.neverAvailable(site.availableFrom))) }
    let radius = NumberStyle.grouped(wording.instance.options.radius.rounded())
    lines.append("  " + say(Catalogue.nearEstates(radius, wording.list(explanation.near.map(wording.estate)))))
    if !explanation.onlyHere.isEmpty {
      let estates = wording.list(explanation.onlyHere.map(wording.estate))
      lines.append("  " + say(Catalogue.onlyHere(estates, isOpen: explanation.facility != nil)))
    }
    return lines + area + service
  }

  private var state: BilingualText {
    guard let facility = explanation.facility else { return Catalogue.staysClosed }
    return Catalogue.opensWith(
      wording.amount(facility.addedInTheEnd), area: wording.amount(explanation.site.area + facility.addedInTheEnd),
      cost: wording.amount(explanation.cost), existing: explanation.mustStay)
  }

  private var area: [String] {
    var lines: [String] = []
    if !explanation.countable.isEmpty {
      lines.append("  " + say(Catalogue.countableBy(wording.list(explanation.countable.map(wording.community)))))
    }
    if !explanation.credits.isEmpty {
      let credits = explanation.credits.map {
        "\(wording.community($0.community)) \(wording.amount($0.area)) m²\(wording.period($0.period))"
      }
      lines.append("  " + say(Catalogue.countedBy(wording.list(credits))))
    }
    return lines
  }

  private var service: [String] {
    let estates = Set(explanation.services.map(\.estate)).sorted()
    return estates.isEmpty ? [] : ["  " + say(Catalogue.goThere(wording.list(estates.map(wording.estate))))]
  }
}

/// What is so for an estate.
struct EstateFactsText {
  private let explanation: EstateExplanation
  private let wording: SitingWording

  init(_ explanation: EstateExplanation, _ wording: SitingWording) {
    self.explanation = explanation
    self.wording = wording
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  var lines: [String] {
    let estate = explanation.estate
    let title = say(
      Catalogue.demandOf(
        wording.estate(estate.id), community: wording.community(estate.community),
        demand: wording.amount(explanation.demand)))
    guard let period = explanation.period else { return [title, "  " + say(Catalogue.neverOccupied)] }
    return [title + wording.period(period)] + (cover + reach + service).map { "  " + $0 }
  }

  private var cover: [String] {
    let radius = NumberStyle.grouped(wording.instance.options.radius.rounded())
    let open = wording.list(explanation.covering.map(wording.site))
    let there = open.isEmpty ? [] : [say(Catalogue.coveredBy(open, radius: radius))]
    if explanation.isCovered { return there }
    return [say(Catalogue.notCovered(asked: explanation.asked, there: explanation.covering.count))] + there
  }

  private var reach: [String] {
    if explanation.isCovered { return [] }
    var lines: [String] = []
    if let nearest = explanation.nearestOpen { lines.append(say(Catalogue.nearestOpen(wording.site(nearest)))) }
    if explanation.nearest == nil { lines.append(say(Catalogue.nothingReachable)) }
    if !explanation.near.isEmpty {
      lines.append(say(Catalogue.couldCover(wording.list(explanation.near.map(wording.site)))))
    }
    if let needed = explanation.radiusNeeded {
      let metres = NumberStyle.grouped(needed.metres.rounded(.up))
      lines.append(say(Catalogue.radiusNeeded(metres, site: wording.site(needed.site))))
    }
    return lines
  }

  private var service: [String] {
    let lines = explanation.services.map { service in
      let metres = wording.instance.metres(from: service.estate, to: service.site)
      let event = service.hazard.text.isEmpty ? "" : "\(DisplayWidth.oneLine(service.hazard.text)): "
      let share = service.share < 1 - 1e-6 ? " " + Phrases.share(service.share) : ""
      return "\(event)\(wording.site(service.site)) \(wording.metres(metres))\(share)"
    }
    return lines.isEmpty ? [] : [say(Catalogue.servedAt(wording.list(lines)))]
  }
}

/// What is so for a community.
struct CommunityFactsText {
  private let explanation: CommunityExplanation
  private let wording: SitingWording

  init(_ explanation: CommunityExplanation, _ wording: SitingWording) {
    self.explanation = explanation
    self.wording = wording
  }

  private func say(_ text: BilingualText) -> String { wording.say(text) }

  var lines: [String] {
    [wording.community(explanation.community.id) + wording.period(explanation.period)] + area + uncovered + reason
  }

  private var area: [String] {
    guard let area = explanation.area else { return ["  " + say(Catalogue.normNotAsked)] }
    let standing = Catalogue.standing(
      wanted: wording.amount(area.wanted), credited: wording.amount(area.credited), short: wording.amount(area.short),
      households: explanation.householdCount)
    guard !explanation.sites.isEmpty else { return ["  " + say(standing), "  " + say(Catalogue.noCountableSite)] }
    var table = TextTable([
      (say(Catalogue.site), .left), (say(Catalogue.areaInPlan), .right), (say(Catalogue.areaMost), .right),
      (say(Catalogue.countedHere), .right), (say(Catalogue.countedElsewhere), .right),
    ])
    for site in explanation.sites {
      table.add([
        wording.site(site.site), site.isOpen ? wording.amount(site.area) : say(Catalogue.staysClosed),
        wording.amount(site.most), wording.amount(site.credited), wording.amount(site.creditedToOthers),
      ])
    }
    return ["  " + say(standing)] + table.lines()
  }

  private var uncovered: [String] {
    guard !explanation.uncovered.isEmpty else { return [] }
    return ["  " + say(Catalogue.estatesUncovered(wording.list(explanation.uncovered.map(wording.estate))))]
  }

  private var reason: [String] { explanation.reason.map { [say(Catalogue.reason($0))] } ?? [] }
}
