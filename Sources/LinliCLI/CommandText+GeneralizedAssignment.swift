import LinliScenario
import LinliSiting

/// The command's words about generalized assignments.
extension CommandText {
  static func violation(_ violation: GeneralizedAssignmentAudit.Violation) -> BilingualText {
    switch violation {
    case .jobCount(let count, let expected):
      BilingualText(
        zh: "分派了 \(count) 项任务,实有 \(expected) 项", en: "\(count) jobs have an agent, but there are \(expected)")
    case .unknownAgent(let job, let agent):
      BilingualText(zh: "任务 \(job):没有代理 \(agent)", en: "job \(job): there is no agent \(agent)")
    case .overCapacity(let agent, let used, let capacity):
      BilingualText(
        zh: "代理 \(agent):用量 \(used) 超过能力 \(capacity)",
        en: "agent \(agent): its jobs use \(used), more than its capacity of \(capacity)")
    }
  }
}
