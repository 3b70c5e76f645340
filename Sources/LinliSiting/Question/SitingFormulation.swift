import LinliDomain
public import LinliLP

/// The siting question as a mixed-integer program. Parts exist only where a rule or a level speaks of them.
///
///     levels, most important first, each as small or as large as the ones before it allow:
///       sites      min  Σ_j y_jT
///       cost       min  what is in the row of money at T
///       newArea    min  Σ_{j not idle} a_jT
///       shortfall  min  Σ_ct s_ct                      covered   max  Σ_et w_e·v_et
///       distance   min  Σ_ejht w_e·d_ej·x_ejht         backup    max  Σ_et w_e·b_et
///       farthest   min  z                              unserved  min  Σ_eht q_eh·u_eht
///       functions  min  Σ_cft l_cft                    projects  max  Σ_p b_p·z_pT, also class by class
///       office     min  Σ_j F_j·y_jT − o_jT            resident  max  Σ_j (A0_j − F_j)·y_jT + a_jT + o_jT
///     subject to
///       y_jt ≤ y_j,t+1,  a_jt ≤ a_j,t+1                 what opened stays                 stay[j,t]
///       a_jt ≤ A_j·y_jt                                only what is open grows           grow[j,t]
///       Σ_j y_jt ≤ p                                   most facilities                   sites[t]
///       Σ_j f_j·y_jt + k_j·a_jt + κ_j·o_jt + Σ_p c_p·z_pt ≤ budget_t      money           budget[t]
///       and the parts of area, cover, service, rooms and projects: see `SitingFormulation+Area`, `+Cover`, `+Service`,
///       `+Rooms`, `+Projects`
///       y whole in 0...1,  a ≥ 0
///
/// - Sets: sites j, estates e, communities c, periods t of which T is the last, hazards h.
/// - Data: f yuan for opening, k yuan per m², κ yuan per m² of office made space for residents, c yuan of a project, A m²
///   that can be added, w demand, d metres, q people who need a place, b worth of a project.
/// - Size: one y and a for each site and period; the parts add a variable for each near pair.
/// - Source: model family SITE; Laporte, Nickel & Saldanha da Gama (2019), Location Science, 2nd edition.
public struct SitingFormulation: Sendable {
  /// The question.
  public let instance: SitingInstance
  /// Whether what is required (norm, cover, places) may be missed, which is then counted by ``missing``.
  public let isRelaxed: Bool
  /// The program, without an objective: the levels set it.
  public internal(set) var model: Model
  /// Whether a facility is open, by site and period.
  public let open: VariableFamily<SiteTime>
  /// m² added so far, by site and period.
  public let added: VariableFamily<SiteTime>
  /// m² of a site that a community counts as its own.
  public internal(set) var credit: VariableFamily<CreditKey>
  /// m² that a community is short of the norm.
  public internal(set) var short: VariableFamily<CommunityTime>
  /// Whether a community meets the norm; only where a share of communities has to.
  public internal(set) var meets: VariableFamily<CommunityTime>
  /// Whether an estate is covered.
  public internal(set) var covered: VariableFamily<EstateTime>
  /// Whether an estate is covered with a backup.
  public internal(set) var backed: VariableFamily<EstateTime>
  /// Whether all estates of a community are covered.
  public internal(set) var coveredCommunity: VariableFamily<CommunityTime>
  /// The share of an estate's people served at a site.
  public internal(set) var serve: VariableFamily<ServiceKey>
  /// The share of an estate's people for whom there is no place.
  public internal(set) var unserved: VariableFamily<UnservedKey>
  /// m² of office made space for residents so far, by site and period.
  public internal(set) var converted: VariableFamily<SiteTime>
  /// m² of a site that a community uses for a function while it takes place.
  public internal(set) var uses: VariableFamily<UseKey>
  /// m² that a community lacks for a function.
  public internal(set) var lacking: VariableFamily<FunctionTime>
  /// Whether a project is done, by project and period.
  public internal(set) var chosen: VariableFamily<ProjectTime>
  /// Metres of the demand that has it farthest; nil if no level asks.
  public internal(set) var farthest: Variable?
  /// What is missing to what is required, in a relaxed program: an expression to be made least before anything else.
  public internal(set) var missing = LinearExpression()

  /// States the question as a program.
  ///
  /// - Parameters:
  ///   - instance: the question.
  ///   - isRelaxed: whether what is required may be missed; without it the program may be infeasible.
  public init(_ instance: SitingInstance, isRelaxed: Bool = false) {
    self.instance = instance
    self.isRelaxed = isRelaxed
    var model = Model("site")
    let times = instance.periods.indices.flatMap { period in
      instance.sites.map { SiteTime(site: $0.id, period: period) }
    }
    let label = TimeLabel(instance)
    open = model.addVariables(over: times, .binary, bounds: { Self.openBounds(instance, $0) }) {
      "open[\(label.name($0.site, $0.period))]"
    }
    added = model.addVariables(over: times, bounds: { .range(0, instance.site($0.site)?.mostAdded ?? 0) }) {
      "add[\(label.name($0.site, $0.period))]"
    }
    self.model = model
    credit = .none
    short = .none
    meets = .none
    covered = .none
    backed = .none
    coveredCommunity = .none
    serve = .none
    unserved = .none
    converted = .none
    uses = .none
    lacking = .none
    chosen = .none
    addSites(label)
    addRooms(label)
    addProjects(label)
    addLimits(label)
    addArea(label)
    addCover(label)
    addService(label)
  }

  private static func openBounds(_ instance: SitingInstance, _ key: SiteTime) -> Bounds {
    guard let site = instance.site(key.site) else { return .equal(0) }
    if instance.staysOpen(site) { return .equal(1) }
    return instance.isAvailable(site, in: instance.periods[key.period]) ? .unit : .equal(0)
  }

  private mutating func addSites(_ label: TimeLabel) {
    for key in open.keys {
      guard let site = instance.site(key.site) else { continue }
      let name = label.name(key.site, key.period)
      if site.mostAdded > 0, !instance.staysOpen(site) {
        model.add("grow[\(name)]", 1 * added[key] - site.mostAdded * open[key], .atMost(0))
      }
      let next = SiteTime(site: key.site, period: key.period + 1)
      guard next.period < instance.periods.count else { continue }
      model.add("stayOpen[\(name)]", 1 * open[key] - 1 * open[next], .atMost(0))
      if site.mostAdded > 0 { model.add("stay[\(name)]", 1 * added[key] - 1 * added[next], .atMost(0)) }
    }
  }

  private mutating func addLimits(_ label: TimeLabel) {
    for period in instance.periods.indices {
      if let most = instance.options.mostSites {
        model.add(label.name("sites", period), openCount(in: period), .atMost(Double(most)))
      }
      let last = period == instance.periods.count - 1
      let limits = [instance.periods[period].budget, last ? instance.options.budget : nil].compactMap { $0 }
      if let budget = limits.min() {
        model.add(label.name("budget", period), cost(in: period), .atMost(budget.yuan))
      }
    }
  }
}

/// Names of variables and constraints: periods and events are named only where there are several.
struct TimeLabel {
  private let periods: [String]
  private let hazards: [String]

  init(_ instance: SitingInstance) {
    periods = instance.periods.count > 1 ? instance.periods.map { "," + $0.name } : [""]
    hazards = instance.hazards.count > 1 ? instance.hazards.map { "," + $0.id.text } : [""]
  }

  func name(_ text: some CustomStringConvertible, _ period: Int) -> String { "\(text)\(periods[period])" }

  func name(_ text: some CustomStringConvertible, _ hazard: Int, _ period: Int) -> String {
    "\(text)\(hazards[hazard])\(periods[period])"
  }
}

extension VariableFamily {
  /// No variables.
  static var none: VariableFamily<Key> {
    var model = Model()
    return model.addVariables(over: []) { (_: Key) in "" }
  }
}
