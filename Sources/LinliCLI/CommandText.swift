import LinliDomain
import LinliMatching
import LinliReport
import LinliScenario

/// The words of the command itself, Chinese and English side by side.
enum CommandText {
  static func problems(_ count: Int) -> BilingualText {
    BilingualText(
      zh: "数据有 \(count) 处问题,未求解:",
      en: count == 1
        ? "1 problem in the data; nothing was solved:" : "\(count) problems in the data; nothing was solved:")
  }

  static func setAside(_ count: Int) -> BilingualText {
    BilingualText(
      zh: "数据有 \(count) 处问题,已搁置,其余照排:",
      en: count == 1
        ? "1 problem in the data was set aside; the rest is rostered:"
        : "\(count) problems in the data were set aside; the rest is rostered:")
  }

  static let strictSetsNothingAside = BilingualText(
    zh: "--strict 不搁置任何问题,未求解", en: "Under --strict nothing is set aside; nothing was solved")

  static func notAsked(_ question: Question) -> BilingualText {
    let word = question.rawValue
    return BilingualText(
      zh: "该场景没有提出这个问题:\(word)(scenario.yaml 的 questions)",
      en: "The scenario does not ask this question: \(word) (questions in scenario.yaml)")
  }

  static func planOf(_ question: Question, _ place: String) -> BilingualText {
    BilingualText(zh: "\(place)(\(question.rawValue))", en: "\(place) (\(question.rawValue))")
  }

  static func written(_ folder: String) -> BilingualText {
    BilingualText(zh: "方案已写入 \(folder)", en: "The plan was written to \(folder)")
  }

  static func imported(_ folder: String) -> BilingualText {
    BilingualText(zh: "场景已写入 \(folder)", en: "The scenario was written to \(folder)")
  }

  static func notEmpty(_ folder: String) -> BilingualText {
    BilingualText(zh: "无法写入:\(folder) 不是空的", en: "Could not be written: \(folder) is not empty")
  }

  static func notWritten(_ reason: String) -> BilingualText {
    BilingualText(zh: "无法写入:\(reason)", en: "Could not be written: \(reason)")
  }

  static func fault(_ reason: String) -> BilingualText {
    BilingualText(zh: "程序内部错误:\(reason)", en: "Internal fault: \(reason)")
  }

  static let outOfTime = BilingualText(zh: "到达上限,没有得到结果", en: "A limit was reached without a result")
  static let notAllMet = BilingualText(zh: "无法满足全部需求", en: "Not all demand can be met")

  static func notCompleted(_ reason: String) -> BilingualText {
    BilingualText(
      zh: "方案未写明场地和支付,也无法代为安排:\(reason)",
      en: "Rooms and payments that the plan says nothing of could not be found for it: \(reason)")
  }

  static let stopping = BilingualText(
    zh: "正在停止,保留目前最好的方案;再按一次立即退出", en: "Stopping with the best plan so far; once more to leave at once")

  static func progress(_ level: String, incumbent: String, bound: String, gap: String) -> BilingualText {
    BilingualText(
      zh: "\(level):当前 \(incumbent),界限 \(bound),差距 \(gap)",
      en: "\(level): incumbent \(incumbent), bound \(bound), gap \(gap)")
  }

  // MARK: Strict

  static func conflict(isVerified: Bool) -> BilingualText {
    isVerified
      ? BilingualText(
        zh: "无法满足全部需求。下列各项不能同时成立,去掉任何一项即可(已逐项验证):",
        en: "Not all demand can be met. These cannot hold together, and any one less would do (each verified):")
      : BilingualText(
        zh: "无法满足全部需求。下列各项不能同时成立(未能逐项验证):",
        en: "Not all demand can be met. These cannot hold together (not all verified):")
  }

  static func part(_ part: ConflictPart) -> BilingualText {
    switch part {
    case .need(let id): BilingualText(zh: "需求 \(id) 全部满足(needs.csv)", en: "need \(id) is met in full (needs.csv)")
    case .hours(let id): BilingualText(zh: "\(id) 的人时上限(providers.csv)", en: "\(id) has no more hours (providers.csv)")
    case .room(let id): BilingualText(zh: "\(id) 的开放时间(rooms.csv)", en: "\(id) is open no longer (rooms.csv)")
    case .account(let id): BilingualText(zh: "\(id) 的余额(accounts.csv)", en: "\(id) holds no more (accounts.csv)")
    case .rule(let name): BilingualText(zh: "规则 \(name)", en: "rule \(name)")
    }
  }

  // MARK: Check

  static let noProblems = BilingualText(zh: "数据没有问题", en: "No problem in the data")
  static let headers = BilingualText(zh: "识别的列名", en: "Headers as understood")
  static let inputs = BilingualText(zh: "读取的文件", en: "Files read")
  static func input(_ file: InputFile) -> BilingualText {
    guard let rows = file.rowCount, let encoding = file.encoding, let delimiter = file.delimiter else {
      return BilingualText(file.path)
    }
    let separator =
      switch delimiter {
      case .comma: BilingualText(zh: "逗号分隔", en: "commas")
      case .semicolon: BilingualText(zh: "分号分隔", en: "semicolons")
      case .tab: BilingualText(zh: "制表符分隔", en: "tabs")
      }
    return BilingualText(
      zh: "\(file.path):\(rows) 行,\(encoding.rawValue),\(separator.zh)",
      en: "\(file.path): \(rows) rows, \(encoding.rawValue), \(separator.en)")
  }
  static let findings = BilingualText(zh: "从数字就能看出的问题", en: "What the numbers already tell")
  static let noFindings = BilingualText(zh: "从数字看不出明显的缺口", en: "The numbers alone show no gap")

  static func finding(_ finding: MatchingFinding) -> BilingualText {
    switch finding {
    case .hopeless(let need, let cause):
      let words = Phrases.cause(cause)
      return BilingualText(zh: "\(need):\(words.zh)", en: "\(need): \(words.en)")
    case .hoursShort(let service, let asked, let offered):
      return short("\(service)", asked, offered, BilingualText(zh: "人时", en: "person-hours"))
    case .allHoursShort(let asked, let offered):
      return BilingualText(
        zh: "全部需求 \(Phrases.amount(asked)) 人时,全部承担者只有 \(Phrases.amount(offered)) 人时",
        en: "all needs ask for \(Phrases.amount(asked)) person-hours, all providers have \(Phrases.amount(offered))")
    case .moneyShort(let least, let available):
      return BilingualText(
        zh: "满足全部需求至少要 \(Phrases.amount(least)) 元,各账户共 \(Phrases.amount(available)) 元",
        en:
          "meeting all needs costs at least \(Phrases.amount(least)) yuan, all accounts hold \(Phrases.amount(available))"
      )
    case .roomsShort(let community, let asked, let open):
      return short("\(community)", asked, open, BilingualText(zh: "场地小时", en: "room-hours"))
    case .uselessProvider(let id):
      return BilingualText(zh: "\(id) 没有任何可承担的需求", en: "\(id) may do none of the needs")
    case .uselessAccount(let id):
      return BilingualText(zh: "\(id) 没有任何可支付的需求", en: "\(id) may pay for none of the needs")
    }
  }

  private static func short(_ what: String, _ asked: Double, _ there: Double, _ unit: BilingualText) -> BilingualText {
    BilingualText(
      zh: "\(what):需要 \(Phrases.amount(asked)) \(unit.zh),最多只有 \(Phrases.amount(there))",
      en: "\(what): \(Phrases.amount(asked)) \(unit.en) asked for, at most \(Phrases.amount(there)) there")
  }

  // MARK: Explain

  static func unknownNeed(_ text: String, nearest: String?) -> BilingualText {
    let hint = nearest.map { BilingualText(zh: "是否想写 \($0)?", en: " Did you mean \($0)?") } ?? BilingualText("")
    return BilingualText(
      zh: "没有需求 \(text);应写作 社区:服务,如 C5:TOD。\(hint.zh)",
      en: "There is no need \(text); it is written community:service, as in C5:TOD.\(hint.en)")
  }

  // MARK: Export

  static func unknownStage(_ name: String, known: [String]) -> BilingualText {
    BilingualText(
      zh: "没有目标 \(name);有:\(known.joined(separator: "、"))",
      en: "There is no stage \(name); there are: \(known.joined(separator: ", "))")
  }
}
