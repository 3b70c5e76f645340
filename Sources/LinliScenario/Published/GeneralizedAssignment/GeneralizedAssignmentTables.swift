/// The table that a run on a published generalized assignment instance leaves behind.
public enum GeneralizedAssignmentTables {
  /// An assignment as CSV with the columns `job,agent`, both from 0 as the published solutions count, a row for each job
  /// in the order of the file.
  ///
  /// - Parameter agents: The agent of each job.
  public static func assignment(_ agents: [Int]) -> String {
    var text = "job,agent\n"
    for (job, agent) in agents.enumerated() { text += "\(job),\(agent)\n" }
    return text
  }
}
