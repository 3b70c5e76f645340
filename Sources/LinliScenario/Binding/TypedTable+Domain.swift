internal import LinliDomain

extension TypedTable.Row {
  /// The name in the columns `zh` and `en`.
  var name: LocalizedName { LocalizedName(chinese: text("zh"), english: text("en")) }

  /// A list of ids; nil for `*` and for nothing told.
  func ids<Entity>(_ column: String) -> [Identifier<Entity>]? {
    list(column)?.map { Identifier($0) }
  }

  /// A point in the columns `x` and `y`; nil unless both are told. A place of GCJ-02 is brought to WGS 84, so that
  /// distances are those on the ground.
  func point(_ datum: Datum) -> Point? {
    guard let x = number("x"), let y = number("y") else { return nil }
    guard datum == .gcj02 else { return Point(x: x, y: y) }
    let place = GCJ02.restored(GeographicPoint(latitude: y, longitude: x))
    return Point(x: place.longitude, y: place.latitude)
  }

  /// The community of a row of `communities.csv`; nil without a key.
  func community(_ datum: Datum) -> Community? {
    guard let id = text("id"), let isUrban = flag("urban") else { return nil }
    return Community(
      id: CommunityID(id), name: name, type: text("type_zh"), isUrban: isUrban,
      householdCount: integer("households") ?? 0, personCount: integer("persons") ?? 0, location: point(datum),
      alliance: text("alliance"))
  }
}
