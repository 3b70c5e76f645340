public import LinliDomain
import LinliRostering
import LinliScenario

/// The calendars of a roster: one file a person and one a place, people known by their ids alone.
///
/// An event has the same id in every version of a roster, so that a calendar that is read again updates and does not double.
/// What earlier files said decides the numbers of versions, and which events are cancelled.
public struct RosterCalendars: Sendable {
  private let report: RosterReport
  private let wording: RosterWording
  private let time: UniversalTime

  /// The calendars of a report; nil without a roster, or if the scenario's time zone is not known here.
  public init?(_ report: RosterReport, in language: Language) {
    guard report.review.answer.plan != nil, let time = UniversalTime(zone: report.scenario.settings.timeZone) else {
      return nil
    }
    self.report = report
    self.time = time
    wording = RosterWording(
      scenario: report.scenario, instance: report.instance, language: language, showsNames: false)
  }

  /// A calendar that was there before and was not written by Linli: it is not overwritten.
  public struct ForeignCalendar: Error, Equatable, Sendable {
    /// Its path in the plan folder.
    public var path: String
  }

  /// The folder of the calendars in a plan folder.
  public static let folder = "calendar"

  /// The files, by path in the plan folder. Somebody who had a calendar before gets one again, be it with cancelled events
  /// alone.
  ///
  /// - Parameter earlier: the calendars that are there already, by path in the plan folder.
  /// - Throws: ``ForeignCalendar`` for one that is not ours.
  public func files(
    after earlier: [String: [UInt8]] = [:]
  ) throws(ForeignCalendar) -> [(path: String, bytes: [UInt8])] {
    var calendars: [String: CalendarFile] = [:]
    for volunteer in report.instance.volunteers {
      let events = report.listing.shifts(of: volunteer.id).compactMap { event($0, of: volunteer.id) }
      calendars[Self.path(of: "person", volunteer.id.text)] = calendar(volunteer.id.text, events)
    }
    for place in Set(report.instance.shifts.compactMap(\.community)).sorted() {
      let events = report.instance.shifts.filter { $0.community == place }.compactMap { event($0, of: nil) }
      calendars[Self.path(of: "place", place.text)] = calendar(wording.place(place), events)
    }
    var files: [(path: String, bytes: [UInt8])] = []
    for path in Set(calendars.keys).union(earlier.keys.filter { $0.hasSuffix(".ics") }).sorted() {
      var events: [CalendarFile.Event] = []
      if let bytes = earlier[path] {
        guard let read = CalendarFile.events(bytes) else { throw ForeignCalendar(path: path) }
        events = read
      }
      let calendar = (calendars[path] ?? calendar(path, [])).following(events)
      if !calendar.events.isEmpty { files.append((path, calendar.bytes)) }
    }
    return files
  }

  private func calendar(_ name: String, _ events: [CalendarFile.Event]) -> CalendarFile {
    let title = report.scenario.settings.title.text(in: wording.language) ?? report.scenario.name
    let start = report.instance.horizon.start.description.replacing("-", with: "")
    return CalendarFile(name: "\(wording.plain(title)) \(name)", stampDate: start, events: events)
  }

  /// What a person works, or with nobody named, what takes place with whom.
  private func event(_ shift: Shift, of volunteer: VolunteerID?) -> CalendarFile.Event? {
    guard let start = time.text(shift.date, minute: shift.window.startMinute),
      let end = time.text(shift.date, minute: shift.window.endMinute)
    else { return nil }
    let crew = report.listing.volunteers(on: shift.id).filter { $0 != volunteer }
    if volunteer == nil && crew.isEmpty { return nil }
    let people = wording.list(crew.map(\.text))
    let who = [report.scenario.name, shift.id.text, volunteer?.text ?? ""].joined(separator: "/")
    return CalendarFile.Event(
      uid: "linli:" + who, start: start, end: end, summary: wording.work(of: shift) ?? shift.id.text,
      location: wording.place(of: shift) ?? "",
      notes: crew.isEmpty
        ? shift.id.text : shift.id.text + "\n" + wording.say(Catalogue.crew(people, isPlace: volunteer == nil)))
  }

  /// The path of a calendar: what an id must not put into a file name is written as its octets.
  private static func path(of kind: String, _ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
      if isPlain {
        name.unicodeScalars.append(scalar)
      } else {
        for octet in String(scalar).utf8 { name += "%" + String(octet, radix: 16, uppercase: true) }
      }
    }
    return "\(folder)/\(kind)-\(name).ics"
  }
}
