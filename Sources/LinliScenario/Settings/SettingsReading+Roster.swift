internal import LinliDomain
internal import LinliRostering

extension SettingsReading {
  /// What is told under `roster` and `priorities.roster`; the defaults where nothing is.
  func rosterSettings(
    _ root: YAMLNode, within horizon: Horizon, _ validation: inout KeyValidation
  ) -> RosterSettings {
    RosterSettings(
      horizon: rosterHorizon(root, within: horizon, &validation), limits: limits(root[["roster", "limits"]]),
      ageBands: ageBands(root[["roster", "ageBands"]], &validation), options: rosterOptions(root, &validation),
      noticeHours: number(root[["roster", "noticeHours"]], .integer(.nonNegative)) ?? RosterSettings.usualNoticeHours)
  }

  private func rosterHorizon(
    _ root: YAMLNode, within scenario: Horizon, _ validation: inout KeyValidation
  ) -> Horizon {
    let path = ["roster", "horizon"]
    let horizon = self.horizon(root, path, &validation) ?? scenario
    if Self.questions(root).contains(.roster), horizon.dayCount > RosterSettings.longestHorizon {
      let node = root[path + ["end"]] ?? root[["horizon", "end"]] ?? root
      validation.report(node, path + ["end"], .tooLongForRoster(days: RosterSettings.longestHorizon))
    }
    return horizon
  }

  private func limits(_ node: YAMLNode?) -> LineLimits {
    LineLimits { word in
      guard let value = node?[word.rawValue] else { return .absent }
      switch word.column.type {
      case .flag: return value.text.flatMap(KeyReading.flag).map { .flag($0) } ?? .absent
      case .counts: return .counts(counts(value))
      case let type: return value.text.map { KeyReading.cell($0, as: type) } ?? .absent
      }
    }
  }

  private func counts(_ node: YAMLNode) -> [NamedCount] {
    (node.entries ?? []).compactMap { entry in
      guard let text = entry.value.text, case .integer(let count) = KeyReading.cell(text, as: .integer(.nonNegative))
      else { return nil }
      return NamedCount(name: entry.key, count: count)
    }
  }

  private func ageBands(_ node: YAMLNode?, _ validation: inout KeyValidation) -> [AgeBand] {
    (node?.entries ?? []).map { entry in
      var band = AgeBand(name: entry.key, needsAdult: flag(entry.value["needsAdult"], false))
      band.maximumMinutesPerDay = number(entry.value["maxHoursPerDay"], .duration(.nonNegative))
      guard entry.value["from"] != nil || entry.value["to"] != nil else { return band }
      let start = number(entry.value["from"], .time(isEnd: false)) ?? TimeWindow.wholeDay.startMinute
      let end = number(entry.value["to"], .time(isEnd: true)) ?? TimeWindow.wholeDay.endMinute
      if start >= end, let node = entry.value["to"] ?? entry.value["from"] {
        validation.report(node, ["roster", "ageBands", entry.key, "to"], .endNotAfterStart)
      }
      band.window = TimeWindow(startMinute: start, endMinute: end)
      return band
    }
  }

  private func rosterOptions(_ root: YAMLNode, _ validation: inout KeyValidation) -> RosterOptions {
    var options = RosterOptions()
    options.levels = rosterLevels(root, &validation) ?? options.levels
    let roster = root["roster"]
    if let metres = roster?["travelMetresPerMinute"]?.text.flatMap(KeyReading.number), metres > 0 {
      options.travelMetresPerMinute = metres
    }
    options.visitorsPerHousehold = number(roster?["visitorsPerHousehold"], .integer(NumberRange(minimum: 1)))
    options.fairnessLookBackDays = number(roster?["fairnessLookBackDays"], .integer(.nonNegative))
    return options
  }

  private func rosterLevels(_ root: YAMLNode, _ validation: inout KeyValidation) -> [RosterLevel]? {
    levels(of: .roster, ScenarioKeys.rosterLevels, root, &validation)?.map { level in
      let parts = level.parts.compactMap { part in
        RosterMeasure(word: part.word).map { RosterLevel.Part($0, weight: Int(part.weight)) }
      }
      return RosterLevel(name: level.name, parts: parts)
    }
  }

  /// A whole number or a number of minutes; nil when nothing is told or it was refused, which is an issue of its own.
  private func number(_ node: YAMLNode?, _ type: ColumnType) -> Int? {
    guard let text = node?.text, case .integer(let number) = KeyReading.cell(text, as: type) else { return nil }
    return number
  }
}
