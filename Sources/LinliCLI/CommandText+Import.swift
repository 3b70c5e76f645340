import LinliScenario

/// The words of `linli import`.
extension CommandText {
  static func leftOut(_ count: Int) -> BilingualText {
    BilingualText(
      zh: "数据有 \(count) 处不能使用,已略去,其余照常导入:",
      en: count == 1
        ? "1 part of the data cannot be used and was left out; the rest is imported:"
        : "\(count) parts of the data cannot be used and were left out; the rest is imported:")
  }

  static func reality(_ reality: EMFCampExport.Reality, shifts: Int) -> BilingualText {
    BilingualText(
      zh: "现实情况:报名 \(reality.signUps) 人次,\(shifts) 个班次中 \(reality.reachedCount) 个达到最少人数,"
        + "共缺 \(reality.missing) 人",
      en: "In reality \(reality.signUps) sign-ups gave \(reality.reachedCount) of \(shifts) shifts the fewest people "
        + "they need; \(reality.missing) people were missing")
  }

  static func fewerThanSignUps(people: Int, limit: Int, capacity: Int, signUps: Int) -> BilingualText {
    BilingualText(
      zh: "\(people) 人每人至多 \(limit) 班,只能承担 \(capacity) 班,少于现实的报名 \(signUps) 人次",
      en: "\(people) people with at most \(limit) each can take \(capacity) shifts, fewer than the \(signUps) sign-ups "
        + "of reality")
  }

  static func unpublishedRoles(_ roles: [String]) -> BilingualText {
    BilingualText(
      zh: "--roles 中没有这些角色,其意愿按报名人次抽取:\(roles.joined(separator: "、"))",
      en: "Nothing about these roles in --roles; interest in them is drawn by sign-ups: "
        + roles.joined(separator: ", "))
  }
}
