internal import CGLPK
import LinliLP

/// Hands the wishes and sinks of ``SolveOptions`` to the C side for the length of one solve.
///
/// The C side calls back on the solve's own thread while the solve runs, and only then, so the object is used by one
/// thread at a time.
final class SolveWatch {
  private let options: SolveOptions
  /// Any of them stops the solve.
  private let cancellations: [Cancellation]
  /// What a value of GLPK's objective is divided by to be one of ours.
  private let scale: Double

  init(_ options: SolveOptions, _ cancellations: [Cancellation], scale: Double) {
    self.options = options
    self.cancellations = cancellations
    self.scale = scale
  }

  /// The C side's view of it, valid as long as the object lives.
  func cWatch(deadline: Double) -> linli_watch {
    var watch = linli_watch()
    watch.context = Unmanaged.passUnretained(self).toOpaque()
    watch.deadline = deadline
    if !cancellations.isEmpty { watch.should_stop = { SolveWatch.of($0).shouldStop } }
    if options.progress != nil { watch.report = { SolveWatch.of($0).report($1) } }
    if options.messages != nil { watch.text = { SolveWatch.of($0).pass($1) } }
    return watch
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> SolveWatch {
    guard let context else { preconditionFailure("a watch is always given its context") }
    return Unmanaged<SolveWatch>.fromOpaque(context).takeUnretainedValue()
  }

  private var shouldStop: Int32 { cancellations.contains(where: \.isRaised) ? 1 : 0 }

  private func report(_ state: UnsafePointer<linli_search_state>?) {
    guard let state = state?.pointee else { return }
    options.progress?(
      SolveProgress(
        incumbent: state.has_incumbent != 0 ? state.incumbent / scale : nil,
        bestBound: state.has_bound != 0 ? state.bound / scale : nil, nodeCount: Int(state.node_count)))
  }

  private func pass(_ line: UnsafePointer<CChar>?) {
    if let line { options.messages?(String(cString: line)) }
  }
}
