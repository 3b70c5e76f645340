import LinliLP

/// One of the two threads' share of a search: a tree, a planner, and what it does in the next round.
///
/// `@unchecked Sendable` is right because in a round only the one thread that runs the worker touches it, and between
/// rounds only the thread that started the rounds.
final class AssignmentWorker: @unchecked Sendable {
  enum Role {
    case tree
    case planner
  }

  var role = Role.tree
  /// The part of the tree that is its own to search.
  var tree: AssignmentTree?
  var planner: AssignmentPlanner?
  /// How the tree stood at the end of the last round that it was searched in.
  private(set) var standing = AssignmentTree.Standing.open

  /// Does a round's work.
  func run(work: Int, until deadline: SearchDeadline) {
    switch role {
    case .tree: standing = tree?.advance(work: work, isOver: { deadline.isOver }) ?? .open
    case .planner: planner?.advance(work: work, isOver: { deadline.isOver })
    }
  }

  /// Takes a tree of its own.
  func take(_ tree: AssignmentTree?) {
    self.tree = tree
    standing = .open
  }
}
