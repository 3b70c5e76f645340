/// Ids made of names: lower case, with hyphens for all that ids do not have; each name has one of its own.
struct Slugs {
  private var slugs: [String: String] = [:]
  private var taken: Set<String> = []

  /// The ids of some names in order: of two that would be alike, the second gets a number.
  init(_ names: [String]) {
    for name in names where slugs[name] == nil { slugs[name] = add(Self.plain(name)) }
  }

  /// The id of a name that was given.
  subscript(name: String) -> String {
    guard let slug = slugs[name] else { preconditionFailure("\(name) has no id") }
    return slug
  }

  /// An id like this one that is not taken yet; takes it.
  mutating func add(_ slug: String) -> String {
    var free = slug
    var number = 2
    while !taken.insert(free).inserted {
      free = "\(slug)-\(number)"
      number += 1
    }
    return free
  }

  private static func plain(_ name: String) -> String {
    let words = name.lowercased().split { character in
      !character.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
    return words.isEmpty ? "x" : words.joined(separator: "-")
  }
}
