import ArgumentParser
import Foundation
import LinliDomain
import LinliReport
import LinliRostering
import LinliScenario

/// What happened to a roster, as options.
struct RosterChangeOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: "Somebody does not come on a day: V03@2026-06-03. May be repeated, as the others below.")
  var cancel: [String] = []

  @Option(parsing: .singleValue, help: "Somebody is away for some days: V03@2026-06-03..2026-06-07.")
  var absent: [String] = []

  @Option(parsing: .singleValue, help: "A shift that does not take place, by id.")
  var drop: [String] = []

  @Option(
    parsing: .singleValue,
    help: "A room that is closed, for a day or some: R7@2026-06-03..2026-06-04. Its shifts are dropped.")
  var closeRoom: [String] = []

  @Option(help: "A table of new shifts, with the columns of shifts.csv.", completion: .file())
  var addShift: String?

  @Option(help: "The present, such as 2026-06-03T08:00: what has begun is over, what begins soon is only proposed.")
  var now: String?

  @Option(
    help:
      "With --now: hours before its start within which a shift is given to nobody unasked; by default as scenario.yaml says."
  )
  var noticeHours: Int?

  func validate() throws {
    if let noticeHours, noticeHours < 0 {
      throw ValidationError("--notice-hours takes a number, 0 or more, not \(noticeHours).")
    }
    if let now, Self.moment(now) == nil {
      throw ValidationError("--now takes a date and a time such as 2026-06-03T08:00, not \(now).")
    }
  }

  /// Whether nothing happened.
  var isEmpty: Bool { cancel.isEmpty && absent.isEmpty && drop.isEmpty && closeRoom.isEmpty && addShift == nil }

  /// What happened, in words that do not depend on where files lie.
  func texts(_ noticeHours: Int) -> [String] {
    let given = [("cancel", cancel), ("absent", absent), ("drop", drop), ("close-room", closeRoom)]
    let table = addShift.map { [("add-shift", [URL(fileURLWithPath: $0).lastPathComponent])] } ?? []
    let present = now.map { [("now", [$0]), ("notice-hours", [String(noticeHours)])] } ?? []
    return (given + table + present).flatMap { word, values in values.map { "\(word) \($0)" } }
  }

  /// What is too soon; nil without `--now`.
  func notice(_ noticeHours: Int) -> RepairNotice? {
    now.flatMap(Self.moment).map { RepairNotice(date: $0.date, minute: $0.minute, noticeMinutes: noticeHours * 60) }
  }

  private static func moment(_ text: String) -> (date: CalendarDate, minute: Int)? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let date = parts.first.flatMap({ CalendarDate(iso: String($0)) }), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return (date, 0) }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { $0.count == 2 ? Int($0) : nil }
    guard clock.count == 2, let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    return (date, hour * 60 + minute)
  }
}

/// Reads the changes of the command line against a roster, and tells everything that is wrong with them at once.
struct RosterChangeReading {
  let instance: RosterInstance
  let plan: RosterPlan
  private(set) var changes: [RosterChange] = []
  private(set) var problems: [BilingualText] = []

  init(_ options: RosterChangeOptions, _ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    self.plan = plan
    for text in options.cancel { readCancellation(text) }
    for text in options.absent { readAbsence(text) }
    for text in options.drop { readDrop(text) }
    for text in options.closeRoom { readClosure(text) }
  }

  private mutating func readCancellation(_ text: String) {
    guard let (volunteer, first, last) = person(text) else { return }
    guard first == last else { return problems.append(CommandText.oneDay(text)) }
    let shifts = RosterListing(instance, plan).shifts(of: volunteer)
    guard shifts.contains(where: { $0.date == first }) else {
      return problems.append(CommandText.worksNothing(volunteer.text, first, shifts.map(\.date)))
    }
    changes.append(.cancellation(volunteer, first))
  }

  private mutating func readAbsence(_ text: String) {
    guard let (volunteer, first, last) = person(text) else { return }
    changes.append(.absence(volunteer, from: first, until: last))
  }

  private mutating func readDrop(_ text: String) {
    guard instance.shift(ShiftID(text)) != nil else {
      let nearest = NearestName.find(text, among: instance.shifts.map(\.id.text))
      return problems.append(CommandText.unknownShift(text, nearest: nearest))
    }
    changes.append(.droppedShift(ShiftID(text)))
  }

  private mutating func readClosure(_ text: String) {
    guard let (room, first, last) = days(behind: text) else { return }
    let rooms = Set(instance.shifts.compactMap(\.room)).sorted()
    guard rooms.contains(room) else {
      return problems.append(CommandText.unknownRoom(room, nearest: NearestName.find(room, among: rooms)))
    }
    let closed = instance.shifts.filter { $0.room == room && first <= $0.date && $0.date <= last }
    if closed.isEmpty { problems.append(CommandText.nothingInRoom(room, first, last)) }
    for shift in closed where !changes.contains(.droppedShift(shift.id)) { changes.append(.droppedShift(shift.id)) }
  }

  /// A person and the days behind the `@`.
  private mutating func person(_ text: String) -> (VolunteerID, CalendarDate, CalendarDate)? {
    let name = String(text.prefix { $0 != "@" })
    let isKnown = instance.volunteer(VolunteerID(name)) != nil
    if !isKnown, text.contains("@") {
      let nearest = NearestName.find(name, among: instance.volunteers.map(\.id.text))
      problems.append(CommandText.unknownVolunteer(name, nearest: nearest))
    }
    guard let (_, first, last) = days(behind: text), isKnown else { return nil }
    return (VolunteerID(name), first, last)
  }

  /// What stands before the `@`, and the first and last day behind it.
  private mutating func days(behind text: String) -> (String, CalendarDate, CalendarDate)? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      problems.append(CommandText.personAndDay(text))
      return nil
    }
    let days = parts[1].components(separatedBy: "..").map { CalendarDate(iso: $0) }
    guard (1...2).contains(days.count), let first = days[0], let last = days[days.count - 1], first <= last else {
      problems.append(CommandText.noDays(parts[1]))
      return nil
    }
    let horizon = instance.horizon
    guard first <= horizon.end, horizon.start <= last, days.count == 2 || horizon.contains(first) else {
      problems.append(CommandText.outsideHorizon(parts[1], horizon))
      return nil
    }
    return (parts[0], first, last)
  }
}
