import LinliDomain
import LinliRostering
import LinliScenario

/// How people, shifts and rules of a roster are called in a text.
struct RosterWording: Sendable {
  let scenario: Scenario
  let instance: RosterInstance
  let language: Language
  /// Whether people's names stand beside their ids; otherwise a text can be hung up as it is.
  let showsNames: Bool

  /// The most columns that a name takes, and a title.
  private static let nameWidth = 24
  private static let titleWidth = 60
  /// How many people are told one by one.
  private static let shownPeople = 8

  func say(_ text: BilingualText) -> String { text[language] }

  func list(_ items: [String]) -> String { items.joined(separator: say(Catalogue.listComma)) }

  /// Several things that belong together: `a, b and c`.
  func all(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return list(items) }
    return list(Array(items.dropLast())) + say(Catalogue.and) + last
  }

  // MARK: People

  /// Somebody's id, with their name if names are shown.
  func person(_ id: VolunteerID) -> String {
    guard showsNames, let name = name(of: id) else { return plain(id.text, Self.nameWidth) }
    return "\(plain(id.text, Self.nameWidth)) \(name)"
  }

  /// Somebody's name if names are shown, else their id: for narrow columns.
  func shortPerson(_ id: VolunteerID) -> String {
    showsNames ? name(of: id) ?? plain(id.text, Self.nameWidth) : plain(id.text, Self.nameWidth)
  }

  private func name(of id: VolunteerID) -> String? {
    instance.volunteer(id)?.name.text(in: language).map { plain($0, Self.nameWidth) }
  }

  /// Several people, the first of them one by one.
  func people(_ ids: [VolunteerID]) -> String {
    let names = ids.prefix(Self.shownPeople).map(person)
    guard ids.count > names.count else { return list(names) }
    return list(names) + say(Catalogue.amongPeople(ids.count, more: ids.count - names.count))
  }

  // MARK: Shifts

  /// A shift's id with what is done: `T5-4A EVT`.
  func title(of shift: Shift) -> String {
    [plain(shift.id.text, Self.titleWidth), work(of: shift)].compactMap { $0 }.joined(separator: " ")
  }

  func title(of id: ShiftID) -> String { instance.shift(id).map { title(of: $0) } ?? plain(id.text, Self.titleWidth) }

  /// What is done on a shift, by its name or its service; nil if not told.
  func work(of shift: Shift) -> String? {
    (shift.name.text(in: language) ?? shift.service).map { plain($0, Self.titleWidth) }
  }

  /// `Thu 06-04 08:30–11:30`.
  func when(_ shift: Shift) -> String { say(TimeStyle.day(shift.date)) + " " + TimeStyle.window(shift.window) }

  /// `Thursday morning`.
  func partOfDay(_ shift: Shift) -> BilingualText { TimeStyle.partOfDay(shift.date, shift.window) }

  /// Whether the shifts are in more than one place, so that each has to be told its own.
  var hasSeveralPlaces: Bool { Set(instance.shifts.map(\.community)).count > 1 }

  /// `C1 老槐社区`; nil if no place is told.
  func place(of shift: Shift) -> String? { shift.community.map { place($0) } }

  func place(_ id: CommunityID) -> String {
    let name = instance.community(id)?.name.text(in: language).map { plain($0, Self.titleWidth) }
    return [plain(id.text, Self.titleWidth), name].compactMap { $0 }.joined(separator: " ")
  }

  /// A text that somebody wrote, on one line and not too long.
  func plain(_ text: String, _ width: Int = titleWidth) -> String {
    DisplayWidth.cut(DisplayWidth.oneLine(text), to: width)
  }

  // MARK: Changes

  /// `unfilled 1 → 2, fairness 1 → 3`; nil if nothing changes.
  func changes(_ changes: [RosterLevelChange]) -> String? {
    guard !changes.isEmpty else { return nil }
    return list(
      changes.map { change in
        let (before, after) = (NumberStyle.grouped(Double(change.before)), NumberStyle.grouped(Double(change.after)))
        return "\(plain(change.level)) \(before) → \(after)"
      })
  }

  /// What keeps some people from a shift.
  func words(for group: HindranceGroup) -> String {
    let names = people(group.volunteers)
    let count = group.volunteers.count
    return switch group.cause {
    case .busy(let shift): say(Catalogue.takenBy(title(of: shift), names))
    case .limit(let rule): say(Catalogue.atLimit(MessageCatalogue.phrase(for: rule), names, count))
    case .company(let word): say(Catalogue.company(word, names))
    case .onlyInExchange: say(Catalogue.onlyInExchange(names))
    case .notWhatIsMissing: say(Catalogue.notWhatIsMissing(names))
    case .nothing: say(Catalogue.couldCome(names))
    case .ineligible(let reason): say(Catalogue.barred(MessageCatalogue.phrase(for: reason), names))
    }
  }
}
