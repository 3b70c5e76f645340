internal import CGLPK

/// One way to set GLPK's branch and bound.
///
/// Mixed-integer rounding and Gomory cuts with most-fractional branching did best on whole sessions; whether to presolve
/// differs from model to model, so a caller that may rotate tries both.
struct SearchSettings {
  var presolves: Bool
  var branching: Int32

  private static let rotation = [
    SearchSettings(presolves: true, branching: GLP_BR_MFV),
    SearchSettings(presolves: false, branching: GLP_BR_MFV),
    SearchSettings(presolves: true, branching: GLP_BR_DTH),
    SearchSettings(presolves: false, branching: GLP_BR_DTH),
  ]

  /// The settings with a number, modulo how many there are.
  static func variant(_ number: Int) -> SearchSettings {
    rotation[((number % rotation.count) + rotation.count) % rotation.count]
  }

  /// GLPK's parameters for them.
  var parameters: glp_iocp {
    var parameters = glp_iocp()
    glp_init_iocp(&parameters)
    parameters.msg_lev = GLP_MSG_ON
    // Branches that could gain less than this part of the incumbent are dropped; GLPK's own 1e-7 may be many steps of a
    // large whole objective.
    parameters.tol_obj = 1e-9
    // The linear program of a node tells of itself after a second: only then can it be left.
    parameters.out_dly = 1000
    parameters.presolve = presolves ? GLP_ON : GLP_OFF
    parameters.br_tech = branching
    parameters.bt_tech = GLP_BT_BLB
    parameters.mir_cuts = GLP_ON
    parameters.gmi_cuts = GLP_ON
    return parameters
  }
}
