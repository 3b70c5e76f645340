import LinliDomain
public import LinliRostering
public import LinliScenario

/// The sentences of a roster's audit. People and shifts are called by their ids.
public enum RosterViolationText {
  /// What a broken rule says, in both languages.
  public static func sentence(for violation: RosterAudit.Violation) -> BilingualText {
    switch violation {
    case .unknownAssignment(let assignment):
      BilingualText(zh: "\(name(assignment)):数据中没有", en: "\(name(assignment)): not in the data")
    case .notEligible(let assignment, let reason): about(name(assignment), MessageCatalogue.phrase(for: reason))
    case .line(let volunteer, _, _, _, _):
      about("\(volunteer)", violation.lineBreach.map { Catalogue.breach($0) } ?? BilingualText(violation.word))
    case .tooManyHeads(let shift, let count, let maximum):
      BilingualText(zh: "\(shift):\(count) 人,至多 \(maximum)", en: "\(shift): \(count) people, at most \(maximum)")
    case .incompleteTeam(let shift, let count, let needed):
      BilingualText(
        zh: "\(shift):只有 \(count) 人,须凑齐 \(needed) 人或不办",
        en: "\(shift): \(count) of \(needed) people; it takes place with all of them or not at all")
    case .traineeAlone(let assignment):
      BilingualText(
        zh: "\(name(assignment)):新人没有带教人同班", en: "\(name(assignment)): a trainee without a mentor on the shift")
    case .noAdult(let assignment):
      BilingualText(zh: "\(name(assignment)):没有成年人同班", en: "\(name(assignment)): no adult on the shift")
    default: severalPeople(violation)
    }
  }

  private static func severalPeople(_ violation: RosterAudit.Violation) -> BilingualText {
    switch violation {
    case .pair(let rule, let shift, let count): pair(rule, shift, count)
    case .visitors(let household, let count, let maximum):
      BilingualText(
        zh: "住户 \(household):\(count) 名探访者,至多 \(maximum)",
        en: "household \(household): \(count) visitors, at most \(maximum)")
    case .visitGap(_, let household, let from, let until, let days, let limit):
      Catalogue.visitGap(household, from: from, until: until, days: days, limit: limit)
    case .pin(let pin): self.pin(pin)
    case .demandNotMet(let shift, let missing):
      BilingualText(zh: "\(shift):缺 \(missing)", en: "\(shift): \(missing) missing")
    case .claim(let level, let claimed, let counted):
      BilingualText(
        zh: "\(level):数出 \(NumberStyle.short(counted)),方案中为 \(NumberStyle.short(claimed))",
        en: "\(level): \(NumberStyle.short(counted)) by counting, but the plan has \(NumberStyle.short(claimed))")
    case .unknownLevel(let level, let claimed):
      BilingualText(
        zh: "\(level):没有这个目标,方案中却为 \(NumberStyle.short(claimed))",
        en: "\(level): there is no such goal, but the plan has \(NumberStyle.short(claimed))")
    default: BilingualText("\(violation)")
    }
  }

  private static func pair(_ rule: PairRule, _ shift: ShiftID?, _ count: Int) -> BilingualText {
    let words = Catalogue.pair(rule)
    if let shift { return BilingualText(zh: "\(shift):\(words.zh)", en: "\(shift): \(words.en)") }
    return BilingualText(zh: "\(words.zh),实际 \(count)", en: "\(words.en), but there are \(count)")
  }

  private static func pin(_ pin: Pin) -> BilingualText {
    let name = "\(pin.volunteer) → \(pin.shift)"
    return switch pin.kind {
    case .fixed: BilingualText(zh: "\(name):已定要上,却没有", en: "\(name): settled, but not in the roster")
    case .forbidden: BilingualText(zh: "\(name):已定不上,却排了", en: "\(name): settled that not, but in the roster")
    case .published: BilingualText(zh: "\(name):已公布,却没有", en: "\(name): published, but not in the roster")
    }
  }

  private static func name(_ assignment: RosterAssignment) -> String {
    "\(assignment.volunteer) → \(assignment.shift)"
  }

  private static func about(_ what: String, _ words: BilingualText) -> BilingualText {
    BilingualText(zh: "\(what):\(words.zh)", en: "\(what): \(words.en)")
  }
}
