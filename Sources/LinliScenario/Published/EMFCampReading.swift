internal import LinliDomain

/// Reads the parts of an export, and notes all that is wrong with them.
struct EMFCampReading {
  private(set) var fields: JSONFields

  init(file: String) {
    fields = JSONFields(file: file)
  }

  /// What keeps the file from being used.
  var issues: [ScenarioIssue] { fields.issues }
  /// What is left out of it.
  var warnings: [ScenarioIssue] { fields.warnings }

  // MARK: Shifts

  /// The shifts of an export; nil if something keeps them from being used.
  mutating func shifts(_ root: YAMLNode) -> EMFCampExport? {
    guard let elements = fields.elements(of: root, "") else { return nil }
    var shifts: [EMFCampExport.Shift] = []
    var setAside: [SetAsideShift] = []
    for (position, element) in elements.enumerated() {
      switch shift(element, number: position + 1) {
      case .shift(let shift)?: shifts.append(shift)
      case .setAside(let left)?: setAside.append(left)
      case nil: continue
      }
    }
    guard let export = EMFCampExport(shifts: shifts, setAside: setAside) else {
      if issues.isEmpty { fields.report(root, "", .noShift) }
      return nil
    }
    if export.horizon.dayCount > RosterSettings.longestHorizon {
      fields.report(root, "", .tooLongForRoster(days: RosterSettings.longestHorizon))
    }
    return issues.isEmpty ? export : nil
  }

  private enum Entry {
    case shift(EMFCampExport.Shift)
    case setAside(SetAsideShift)
  }

  private static let counts = NumberRange(minimum: 0, maximum: 100_000)
  private static let keys = ["end", "entry_states", "max_needed", "min_needed", "role", "signed_up", "start", "venue"]

  private mutating func shift(_ node: YAMLNode, number: Int) -> Entry? {
    let place = "#\(number)"
    guard fields.check(node, place, keys: Self.keys) else { return nil }
    let start = fields.time(of: "start", in: node, place)
    let end = fields.time(of: "end", in: node, place)
    let role = fields.name(of: "role", in: node, place)
    let venue = fields.name(of: "venue", in: node, place)
    let minimum = fields.count(of: "min_needed", in: node, place, Self.counts)
    let maximum = fields.count(of: "max_needed", in: node, place, Self.counts)
    let signedUp = fields.count(of: "signed_up", in: node, place, Self.counts)
    let states = states(node, place)
    if let minimum, let maximum, minimum > maximum, let stands = node["min_needed"] {
      fields.report(stands, "\(place).min_needed", .minimumAboveMaximum(maximum: maximum))
      return nil
    }
    guard let start, let end, let role, let venue, let minimum, let maximum, let signedUp else { return nil }
    let window = TimeWindow(startMinute: start.minute, endMinute: end.minutes(after: start.date))
    if let reason = Self.fault(of: window) {
      let left = SetAsideShift(
        entry: number, role: role, venue: venue, start: start.text, end: end.text, reason: reason)
      fields.warn(node["end"] ?? node, "\(place).end", .shiftSetAside(left))
      return .setAside(left)
    }
    return .shift(
      EMFCampExport.Shift(
        entry: number, role: role, venue: venue, date: start.date, window: window, minimum: minimum, maximum: maximum,
        signedUp: signedUp, states: states))
  }

  /// Why no roster can have a shift of these times; nil if it can.
  private static func fault(of window: TimeWindow) -> SetAsideShift.Reason? {
    if window.minutes <= 0 { return .endNotAfterStart }
    return window.endMinute > 2 * TimeWindow.wholeDay.minutes ? .endAfterNextDay : nil
  }

  /// How sign-ups ended, of an entry; empty where nothing is told.
  private mutating func states(_ node: YAMLNode, _ place: String) -> [String: Int] {
    guard let list = node["entry_states"] else { return [:] }
    var states: [String: Int] = [:]
    for (position, element) in (fields.elements(of: list, "\(place).entry_states") ?? []).enumerated() {
      let inner = "\(place).entry_states#\(position + 1)"
      guard fields.check(element, inner, keys: ["count", "state"]) else { continue }
      let state = fields.name(of: "state", in: element, inner)
      let count = fields.count(of: "count", in: element, inner, Self.counts)
      if let state, let count { states[state, default: 0] += count }
    }
    return states
  }

  // MARK: People

  /// The histogram of an export; nil if something keeps it from being used.
  mutating func histogram(_ root: YAMLNode) -> EMFCampHistogram? {
    let key = "shift_histogram"
    guard fields.check(root, "", keys: [key]), let node = fields.member(key, of: root, "") else { return nil }
    guard let entries = node.entries else {
      fields.report(node, key, .wrongShape(found: node.shape), expectation: .shape(.mapping))
      return nil
    }
    var people: [Int: Int] = [:]
    for entry in entries {
      let name = YAMLNode(.scalar(entry.key, isPlain: true), mark: entry.mark)
      let shifts = fields.count(name, "\(key).\(entry.key)", Self.counts)
      let count = fields.count(of: entry.key, in: node, key, Self.counts)
      if let shifts, let count { people[shifts, default: 0] += count }
    }
    guard issues.isEmpty else { return nil }
    let histogram = EMFCampHistogram(people: people)
    if histogram == nil { fields.report(node, key, .nobody) }
    return histogram
  }

  /// The figures of roles by name; nil if something keeps them from being used.
  mutating func roles(_ root: YAMLNode) -> [String: EMFCampRole]? {
    let inner = root["roles"]
    let node = inner?.entries == nil ? root : inner ?? root
    guard let entries = node.entries else {
      fields.report(node, "roles", .wrongShape(found: node.shape), expectation: .shape(.mapping))
      return nil
    }
    var roles: [String: EMFCampRole] = [:]
    for entry in entries {
      let place = "roles.\(entry.key)"
      guard fields.check(entry.value, place, keys: Self.roleKeys) else { continue }
      let interested = fields.people(of: "interested_volunteers", in: entry.value, place, Self.counts)
      let needsTraining = entry.value.entries?.contains { $0.key == "trained_volunteers" } ?? false
      let trained =
        needsTraining ? fields.people(of: "trained_volunteers", in: entry.value, place, Self.counts) : nil
      let hasTotal = entry.value["total_volunteers"] != nil
      let total = hasTotal ? fields.count(of: "total_volunteers", in: entry.value, place, Self.counts) : nil
      if let interested { roles[entry.key] = EMFCampRole(interested: interested, trained: trained, total: total) }
    }
    return issues.isEmpty ? roles : nil
  }

  private static let roleKeys = [
    "interested_volunteers", "shift_histogram", "total_volunteers", "trained_volunteers",
  ]
}
