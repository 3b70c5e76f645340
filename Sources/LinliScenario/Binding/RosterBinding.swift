internal import LinliDomain
internal import LinliRostering

/// Makes the roster question's data of validated tables.
///
/// Rows with an issue are left out: each was reported, so these data never become a scenario. They serve to look for
/// what is wrong beside the other issues.
struct RosterBinding {
  let settings: RosterSettings
  let datum: Datum
  let places: IssuePlaces
  let tables: [String: TypedTable]
  var data: RosterData
  var sources = RosterSources()
  /// What keeps the question from being asked.
  var issues: [ScenarioIssue] = []
  /// What is left out without spoiling the question.
  var warnings: [ScenarioIssue] = []
  /// The times of the shift types that have some.
  private(set) var windows: [String: TimeWindow] = [:]
  /// For each visit that is not planned though its day is allowed, the nearest one of its series that is; nil for none.
  var unplannedVisits: [ShiftID: ShiftID?] = [:]
  private let publications: [Publication]

  init(
    tables: [String: TypedTable], settings: RosterSettings, datum: Datum, places: IssuePlaces,
    publications: [Publication] = []
  ) {
    self.tables = tables
    self.datum = datum
    self.publications = publications
    self.settings = settings
    self.places = places
    data = RosterData(horizon: settings.horizon)
    data.hasDegrees = datum.hasDegrees
  }

  /// Binds every table.
  mutating func bind() {
    data.limits = settings.limits
    data.ageBands = settings.ageBands
    data.options = settings.options
    for band in settings.ageBands { sources.append(key: ["roster", "ageBands", band.name], to: .ageBands) }
    forEachRow(of: "communities") { $0.bindCommunity($1, $2) }
    forEachRow(of: "shift_types") { $0.bindShiftType($1, $2) }
    forEachRow(of: "groups") { $0.bindGroup($1, $2) }
    forEachRow(of: "volunteers") { $0.bindVolunteer($1, $2) }
    forEachRow(of: "shifts") { $0.bindShift($1, $2) }
    bindVisits()
    forEachRow(of: "availability") { $0.bindAvailability($1, $2) }
    bindWeeks()
    forEachRow(of: "pairs") { $0.bindPair($1, $2) }
    forEachRow(of: "history") { $0.bindHistory($1, $2) }
    forEachRow(of: "pins") { $0.bindPin($1, $2) }
    locateLimits()
  }

  mutating func forEachRow(
    of table: String, _ bind: (inout RosterBinding, TypedTable.Row, RosterSources.Row) -> Void
  ) {
    for (index, row) in (tables[table]?.rows ?? []).enumerated() where row.isSound {
      bind(&self, row, RosterSources.Row(table: table, index: index))
    }
  }

  mutating func report(_ issue: ScenarioIssue) { issues.append(issue) }

  mutating func warn(_ issue: ScenarioIssue) { warnings.append(issue) }

  private mutating func bindCommunity(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let community = row.community(datum) else { return }
    data.communities.append(community)
    sources.append(source, to: .communities)
  }

  // MARK: People

  private mutating func bindGroup(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let id = row.text("id") else { return }
    data.groupLimits[id] = limits(row, source)
  }

  private mutating func bindVolunteer(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let id = row.text("id") else { return }
    var volunteer = Volunteer(
      id: VolunteerID(id), name: row.name, communities: row.ids("communities") ?? [], limits: limits(row, source))
    if case .qualifications(let held) = row["qualifications"] { volunteer.qualifications = held }
    volunteer.group = row.text("group")
    volunteer.home = row.text("home").map { CommunityID($0) }
    volunteer.languages = row.list("languages") ?? []
    volunteer.ageBand = row.text("age_band")
    volunteer.isTrainee = row.flag("trainee") ?? false
    data.volunteers.append(volunteer)
    sources.append(source, to: .volunteers)
    bindWeek(row, of: volunteer.id, source)
  }

  private mutating func limits(_ row: TypedTable.Row, _ source: RosterSources.Row) -> LineLimits {
    if row.integer("free_window") != nil, row.integer("free_days") == nil {
      issues.append(places.issue(at: source, "free_days", .missingValue, expectation: .text))
    }
    return LineLimits { row[$0.rawValue] }
  }

  /// The compact week: the times of each shift type on the days that have its letter.
  private mutating func bindWeek(_ row: TypedTable.Row, of volunteer: VolunteerID, _ source: RosterSources.Row) {
    guard case .week(let week) = row["week"] else { return }
    for type in data.shiftTypes {
      let days = Weekday.allCases.filter { week[$0.rawValue].contains(type.id.text) }
      guard !days.isEmpty, let window = windows[type.id.text] else { continue }
      add(AvailabilityEntry(volunteer: volunteer, days: .weekly(days), window: window), source, column: "week")
    }
  }

  mutating func add(_ entry: AvailabilityEntry, _ source: RosterSources.Row, column: String?) {
    data.availability.append(entry)
    sources.append(RosterSources.Row(table: source.table, index: source.index, column: column), to: .availability)
  }

  // MARK: Times

  private mutating func bindShiftType(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let id = row.text("id"), let window = window(row, source, usual: nil) else { return }
    windows[id] = window
    data.shiftTypes.append(
      ShiftType(
        id: ShiftTypeID(id), name: row.name, forbiddenSuccessors: row.ids("forbidden_next") ?? [],
        isNight: row.flag("night") ?? false))
    sources.append(source, to: .shiftTypes)
  }

  /// The times of a row: its own, each completed by the usual ones; nil with an issue when they make no stretch.
  mutating func window(
    _ row: TypedTable.Row, _ source: RosterSources.Row, usual: TimeWindow?
  ) -> TimeWindow? {
    let own = (start: row.integer("from"), end: row.integer("to"))
    guard let start = own.start ?? usual?.startMinute, var end = own.end ?? usual?.endMinute else {
      let column = own.start == nil ? "from" : "to"
      issues.append(places.issue(at: source, column, .missingValue, expectation: .time(isEnd: own.start != nil)))
      return nil
    }
    // An own end before an own start lies on the next day, and so does one beside usual times that pass midnight.
    let passesMidnight = own.start != nil || (usual?.endMinute ?? 0) > TimeWindow.wholeDay.endMinute
    if own.end != nil, end < start, passesMidnight { end += TimeWindow.wholeDay.endMinute }
    guard end > start else {
      let column = own.end == nil ? "from" : "to"
      issues.append(
        places.issue(at: source, column, .endNotAfterStart, expectation: .time(isEnd: own.end != nil)))
      return nil
    }
    return TimeWindow(startMinute: start, endMinute: end)
  }

  /// Whether a row needs the times of a type that has none: the type is unknown, or an issue was reported for it.
  func lacksTimes(_ row: TypedTable.Row) -> Bool {
    guard let type = row.text("type"), windows[type] == nil else { return false }
    return row["from"] == .absent || row["to"] == .absent
  }

  // MARK: Shifts

  private mutating func bindShift(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let id = row.text("id"), let days = row.days("days"), let type = row.text("type"), !lacksTimes(row),
      let window = window(row, source, usual: windows[type])
    else { return }
    checkPlace(row, source)
    let expansion = ShiftExpansion(horizon: settings.horizon)
    let shifts = expansion.shifts(id: id, days: days, except: row.days("except"))
    if shifts.isEmpty { warnings.append(places.issue(at: source, "days", .noDayInHorizon)) }
    for (id, date) in shifts {
      data.shifts.append(shift(row, id, ShiftTypeID(type), date, window))
      sources.append(source, to: .shifts)
    }
  }

  func shift(
    _ row: TypedTable.Row, _ id: ShiftID, _ type: ShiftTypeID, _ date: CalendarDate, _ window: TimeWindow
  ) -> Shift {
    var shift = Shift(
      id: id, service: row.text("service"), type: type, date: date, window: window,
      community: row.text("community").map { CommunityID($0) }, heads: heads(row))
    shift.name = row.name
    shift.place = row.point(datum)
    shift.skills = row.counts("skills").map { demand in
      demand.price.map { SkillDemand(demand.name, count: demand.count, missingPrice: $0) }
        ?? SkillDemand(demand.name, count: demand.count)
    }
    shift.requiredQualifications = row.list("requires") ?? []
    shift.languages = row.list("languages") ?? []
    shift.household = row.text("household")
    shift.room = row.text("room")
    shift.isAllOrNothing = row.flag("team") ?? false
    shift.isUnpopular = row.flag("unpopular") ?? false
    return shift
  }

  private func heads(_ row: TypedTable.Row) -> HeadCount {
    let desired = row.integer("heads") ?? 0
    return HeadCount(
      minimum: row.integer("min") ?? 0, desired: desired,
      maximum: row.isAll("max") ? nil : row.integer("max") ?? desired, understaffingPrice: row.integer("price") ?? 1,
      minimumPrice: row.integer("min_price") ?? 0, overstaffingPrice: row.integer("over_price") ?? 0)
  }

  mutating func checkPlace(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    for (known, missing) in [("x", "y"), ("y", "x")] where row.number(known) != nil && row.number(missing) == nil {
      issues.append(places.issue(at: source, missing, .missingValue, expectation: .number(.any, unit: .metres)))
    }
  }

  // MARK: Availability and wishes

  private mutating func bindAvailability(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let kind = row.text("kind"), let days = row.days("days") else { return }
    let volunteers = row.isAll("volunteer") ? data.volunteers.map(\.id) : row.ids("volunteer") ?? []
    guard let availability = AvailabilityEntry.Kind(rawValue: kind) else {
      return bindWishes(row, isFor: kind == "wish_for", of: volunteers, on: days, source)
    }
    for column in ["shift", "weight"] where row[column] != .absent {
      issues.append(places.issue(at: source, column, .notBeside(word: kind)))
    }
    if lacksTimes(row) { return }
    let usual = row.text("type").flatMap { windows[$0] } ?? .wholeDay
    guard let window = window(row, source, usual: usual) else { return }
    for volunteer in volunteers {
      for selection in days.selections {
        add(
          AvailabilityEntry(volunteer: volunteer, days: selection, window: window, kind: availability), source,
          column: nil)
      }
    }
  }

  private mutating func bindWishes(
    _ row: TypedTable.Row, isFor: Bool, of volunteers: [VolunteerID], on days: DayList, _ source: RosterSources.Row
  ) {
    let hasWindow = row.integer("from") != nil || row.integer("to") != nil
    let window = hasWindow ? window(row, source, usual: .wholeDay) : nil
    if hasWindow, window == nil { return }
    if warnOfUnplannedVisit(row, source) { return }
    for volunteer in volunteers {
      for selection in days.selections {
        data.wishes.append(
          Wish(
            volunteer: volunteer, days: selection, type: row.text("type").map { ShiftTypeID($0) },
            shift: row.text("shift").map { ShiftID($0) }, window: window, isFor: isFor,
            weight: row.integer("weight") ?? 1))
        sources.append(source, to: .wishes)
      }
    }
  }

  // MARK: Pairs, history, pins

  private mutating func bindPair(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let first = row.text("a"), let second = row.text("b"), let rule = row.text("rule") else { return }
    let times = row.integer("times")
    if rule != "at_most", times != nil { issues.append(places.issue(at: source, "times", .notBeside(word: rule))) }
    let kind: PairRule.Kind
    switch (rule, times) {
    case ("together", _): kind = .together
    case ("apart", _): kind = .apart
    case ("mentor", _): kind = .mentor
    case (_, let times?): kind = .atMostTogether(times)
    case (_, nil):
      issues.append(
        places.issue(at: source, "times", .missingValue, expectation: .integer(.nonNegative, unit: .shifts)))
      return
    }
    data.pairs.append(PairRule(VolunteerID(first), VolunteerID(second), kind))
    sources.append(source, to: .pairs)
  }

  private mutating func bindHistory(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let volunteer = row.text("volunteer"), let date = row.date("date") else { return }
    // Days of the horizon that are closed count once the horizon has moved on.
    if settings.horizon.contains(date), publications.current(on: date)?.isClosed(date) ?? false { return }
    if lacksTimes(row) {
      warnOfOldType(row, source)
      return
    }
    guard let window = window(row, source, usual: row.text("type").flatMap { windows[$0] }) else { return }
    data.history.append(
      WorkedShift(
        volunteer: VolunteerID(volunteer), date: date, window: window, type: row.text("type").map { ShiftTypeID($0) },
        isUnpopular: row.flag("unpopular") ?? false))
    sources.append(source, to: .history)
  }

  /// History may speak of a type that is no more; without times of its own the row says too little.
  private mutating func warnOfOldType(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    let known = (tables["shift_types"]?.rows ?? []).compactMap { $0.text("id") }
    guard let type = row.text("type"), !known.contains(type) else { return }
    warnings.append(
      places.issue(
        at: source, "type", .unknownReference(table: "shift_types"), expectation: .keyOf(table: "shift_types"),
        nearest: NearestName.find(type, among: known)))
  }

  private mutating func bindPin(_ row: TypedTable.Row, _ source: RosterSources.Row) {
    guard let volunteer = row.text("volunteer"), let shift = row.text("shift"),
      let kind = row.text("kind").flatMap(Pin.Kind.init(rawValue:)), !warnOfUnplannedVisit(row, source)
    else { return }
    data.pins.append(Pin(volunteer: VolunteerID(volunteer), shift: ShiftID(shift), kind: kind))
    sources.append(source, to: .pins)
  }

  // MARK: Limits

  /// Limits stand in the order of the question: those of everybody, then those of groups by name.
  private mutating func locateLimits() {
    sources.append(key: ["roster", "limits"], to: .limits)
    let groups = (tables["groups"]?.rows ?? []).map { $0.text("id") }
    for group in data.groupLimits.keys.sorted() {
      guard let index = groups.firstIndex(of: group) else { continue }
      sources.append(RosterSources.Row(table: "groups", index: index), to: .limits)
    }
  }
}
