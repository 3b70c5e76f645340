import ArgumentParser

/// The command `linli`.
@main
struct Linli: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Matches volunteers, organizations and shared facilities to neighbourhood needs.",
    discussion: """
      A scenario is a folder of tables that people edit; see the README. Data goes to standard output, everything else \
      to standard error.

      Exit codes: 0 plan, audited; 1 the audit found a difference; 2 infeasible under --strict; 3 a limit was reached \
      without a plan; 64 usage; 65 input data; 70 internal fault; 74 a file could not be written.
      """,
    version: ProgramVersion.text,
    subcommands: [
      SolveCommand.self, SiteCommand.self, MatchCommand.self, RosterCommand.self, CheckCommand.self, AuditCommand.self,
      ExplainCommand.self, ReplanCommand.self, SuggestCommand.self, SwapCommand.self, PublishCommand.self,
      CloseCommand.self,
      ExportCommand.self, FormatsCommand.self, ImportCommand.self, BenchCommand.self,
    ])
}

/// What this program calls itself.
enum ProgramVersion {
  static let number = "0.1.0"
  static let text = "linli " + number
}
