public import LinliDomain

/// Something that happens to a roster after it was made.
public enum RosterChange: Hashable, Sendable {
  /// Somebody does not come to what starts on one day.
  case cancellation(VolunteerID, CalendarDate)
  /// Somebody is away from one day to another, both included, and from whatever touches these days.
  case absence(VolunteerID, from: CalendarDate, until: CalendarDate)
  /// Somebody is let off one shift, at their own wish.
  case release(VolunteerID, ShiftID)
  /// A shift does not take place.
  case droppedShift(ShiftID)
}

extension RosterChange {
  /// Who is let off what, if that is the change.
  var released: RosterAssignment? {
    guard case .release(let volunteer, let shift) = self else { return nil }
    return RosterAssignment(volunteer: volunteer, shift: shift)
  }
}

extension RosterData {
  /// The data after some changes: who cancelled may not be asked for that day, who is away has leave, dropped shifts are
  /// gone with all that speaks of them, and what else was settled for people who no longer can is no longer settled.
  func changed(by changes: [RosterChange], adding added: [Shift]) -> RosterData {
    var data = self
    data.shifts += added
    for change in changes {
      switch change {
      case .cancellation(let volunteer, let date):
        let shifts = data.shifts.filter { $0.date == date }.map(\.id)
        data.pins.removeAll { $0.volunteer == volunteer && shifts.contains($0.shift) }
        data.pins += shifts.map { Pin(volunteer: volunteer, shift: $0, kind: .forbidden) }
      case .absence(let volunteer, let first, let last):
        data.availability.append(AvailabilityEntry(volunteer: volunteer, days: .dates(first, last), kind: .leave))
        let away = first.ordinal...max(first, last).ordinal
        let shifts = Set(data.shifts.filter { $0.touches(away) }.map(\.id))
        data.pins.removeAll { $0.volunteer == volunteer && $0.kind == .fixed && shifts.contains($0.shift) }
      case .release(let volunteer, let shift):
        data.pins.removeAll { $0.volunteer == volunteer && $0.shift == shift }
        // A visit that moves takes place on another day, for which nobody is let off.
        guard data.shifts.contains(where: { $0.id == shift }) else { continue }
        data.pins.append(Pin(volunteer: volunteer, shift: shift, kind: .forbidden))
      case .droppedShift(let shift):
        data.callOff(shift)
        data.shifts.removeAll { $0.id == shift }
        data.pins.removeAll { $0.shift == shift }
        data.wishes.removeAll { $0.shift == shift }
      }
    }
    return data
  }
}

extension Shift {
  /// Whether any minute of it lies on some days.
  fileprivate func touches(_ days: ClosedRange<Int>) -> Bool {
    let last = date.ordinal + max(0, window.endMinute - 1) / 1440
    return date.ordinal <= days.upperBound && days.lowerBound <= last
  }
}
