import LinliScenario

/// What `linli check` says of cells.
extension CommandText {
  static let cells = BilingualText(zh: "识别的日期与时间", en: "Dates and times as understood")

  /// One way of writing, with what it was taken for.
  static func cell(_ mapping: CellMapping) -> BilingualText {
    let sense = "\(mapping.file): \(mapping.header) “\(mapping.value)” → \(mapping.meaning)"
    let english = "\(mapping.file): \(mapping.header) \"\(mapping.value)\" → \(mapping.meaning)"
    if mapping.count == 1 { return BilingualText(zh: sense, en: english) }
    return BilingualText(zh: sense + "（\(mapping.count) 处）", en: english + " (\(mapping.count) cells)")
  }
}
