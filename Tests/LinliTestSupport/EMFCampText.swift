import LinliLP

/// A small export of an invented village fair, in the JSON of festival exports, to be changed here and there.
public struct EMFCampText: Sendable {
  /// An entry of the list of shifts; values are JSON.
  public struct Entry: Sendable {
    /// The keys with their values, in order.
    public var members: [(key: String, value: String)]

    /// A shift.
    public init(
      _ role: String, _ venue: String, _ start: String, _ end: String, _ least: Int, _ most: Int, signedUp: Int
    ) {
      members = [
        ("end", "\"\(end)\""), ("max_needed", "\(most)"), ("min_needed", "\(least)"), ("role", "\"\(role)\""),
        ("signed_up", "\(signedUp)"), ("start", "\"\(start)\""), ("venue", "\"\(venue)\""),
      ]
    }

    /// The value of a key; nil takes the key away, a new key comes last.
    public subscript(key: String) -> String? {
      get { members.first { $0.key == key }?.value }
      set {
        let position = members.firstIndex { $0.key == key }
        if let position, let newValue {
          members[position].value = newValue
        } else if let position {
          members.remove(at: position)
        } else if let newValue {
          members.append((key, newValue))
        }
      }
    }
  }

  /// The entries.
  public var entries: [Entry]

  /// An export of some entries.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The text.
  public var text: String {
    let objects = entries.map { entry in
      "    {\n" + entry.members.map { "        \"\($0.key)\": \($0.value)" }.joined(separator: ",\n") + "\n    }"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// Three days with four roles at three venues, in no order; 11 people signed up for 7 shifts.
  public static let fair = EMFCampText([
    Entry("Tea: Cups & Pots", "Tea Tent", "2030-05-03 10:00:00", "2030-05-03 12:15:00", 2, 3, signedUp: 1),
    Entry("Gate", "North Gate", "2030-05-02 08:00:00", "2030-05-02 10:00:00", 1, 2, signedUp: 2),
    Entry("Gate", "South Gate", "2030-05-02 08:00:00", "2030-05-02 10:00:00", 1, 2, signedUp: 0),
    Entry("Tea: Cups & Pots", "Tea Tent", "2030-05-03 12:00:00", "2030-05-03 14:15:00", 2, 3, signedUp: 2),
    Entry("Night Watch", "North Gate", "2030-05-03 23:00:00", "2030-05-04 01:15:00", 1, 1, signedUp: 1),
    Entry("Litter", "Tea Tent", "2030-05-04 09:00:00", "2030-05-04 11:00:00", 3, 9, signedUp: 4),
    Entry("Gate", "North Gate", "2030-05-04 08:00:00", "2030-05-04 10:00:00", 1, 1, signedUp: 1),
  ])

  /// Invented shifts of two days, as many as asked for.
  public static func random(shiftCount: Int, seed: UInt64) -> EMFCampText {
    var generator = SplitMix64(seed: seed)
    return EMFCampText(
      (0..<shiftCount).map { _ in
        let role = ["Gate", "Tea", "Litter"][Int.random(in: 0..<3, using: &generator)]
        let day = Int.random(in: 1...2, using: &generator)
        let hour = Int.random(in: 6...20, using: &generator)
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let least = Int.random(in: 0...2, using: &generator)
        return Entry(
          role, "Green", "2030-05-0\(day) \(digits(hour)):00:00", "2030-05-0\(day) \(digits(hour + 2)):00:00", least,
          least + Int.random(in: 0...2, using: &generator), signedUp: Int.random(in: 0...3, using: &generator))
      })
  }
}
