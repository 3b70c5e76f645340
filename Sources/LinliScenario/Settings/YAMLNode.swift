/// A value of a YAML file with the place where it stands, so that every issue has line and character.
struct YAMLNode: Sendable, Equatable {
  var content: Content
  var mark: Mark
  /// The variant that put the value here; nil for values of the file.
  var variant: VariantMark?

  enum Content: Sendable, Equatable {
    /// One value as written; plain ones stand without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Entry: Sendable, Equatable {
    var key: String
    var mark: Mark
    var value: YAMLNode
  }

  /// Line and character from 1; 0 for a file without content.
  struct Mark: Sendable, Equatable {
    var line: Int
    var column: Int
  }

  init(_ content: Content, mark: Mark = Mark(line: 0, column: 0), variant: VariantMark? = nil) {
    self.content = content
    self.mark = mark
    self.variant = variant
  }

  var shape: YAMLShape {
    switch content {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    }
  }

  /// Whether nothing is told: an empty value, `~` or `null`.
  var isNull: Bool {
    if case .scalar(let text, true) = content { return ["", "~", "null", "Null", "NULL"].contains(text) }
    return false
  }

  var text: String? {
    if case .scalar(let text, _) = content, !isNull { return text }
    return nil
  }

  var elements: [YAMLNode]? {
    if case .sequence(let elements) = content { return elements }
    return nil
  }

  var entries: [Entry]? {
    if case .mapping(let entries) = content { return entries }
    return nil
  }

  /// The value of a key; nil when it is not there or nothing is told.
  subscript(key: String) -> YAMLNode? {
    guard let value = entries?.first(where: { $0.key == key })?.value, !value.isNull else { return nil }
    return value
  }

  /// The value at the end of a path of keys.
  subscript(path: [String]) -> YAMLNode? {
    var node: YAMLNode? = self
    for key in path { node = node?[key] }
    return node
  }

  /// Puts a value at the end of a path, making mappings on the way where there are none; nil takes the key away.
  mutating func set(_ path: ArraySlice<String>, to value: YAMLNode?) {
    guard let key = path.first else {
      if let value { self = value }
      return
    }
    var entries = self.entries ?? []
    let index = entries.firstIndex { $0.key == key }
    if path.count == 1, value == nil {
      if let index { entries.remove(at: index) }
    } else {
      var child = index.map { entries[$0].value } ?? YAMLNode(.mapping([]), mark: mark)
      child.set(path.dropFirst(), to: value)
      let entry = Entry(key: key, mark: index.map { entries[$0].mark } ?? child.mark, value: child)
      if let index { entries[index] = entry } else { entries.append(entry) }
    }
    content = .mapping(entries)
  }
}
