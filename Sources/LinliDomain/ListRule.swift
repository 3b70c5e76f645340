/// The id of an items list: `L1` own duties, `L2` assistance, `L3` commissioned, `M` mutual aid, `P` purchased,
/// `G` government only.
public typealias ListID = Identifier<ListRule>

/// Who answers for the items of a list, who may help, and whether money has to come with the work.
///
/// - Source: S004-a8a (three lists), S000-3b (what a committee may not answer for), S000-3d (money follows the task).
public struct ListRule: Equatable, Sendable {
  /// Which list.
  public var id: ListID
  /// Its name.
  public var name: LocalizedName
  /// The kinds that may answer for an item (责任主体), in order of their letters.
  public var leads: [PerformerKind]
  /// The kinds that may help (协助), in order of their letters.
  public var helpers: [PerformerKind]
  /// Whether the committee may have any part in it.
  public var isCommitteeAllowed: Bool
  /// Whether work by the committee has to be paid from an account that may pay it.
  public var moneyMustFollow: Bool
  /// Least share of the delivered person-hours of a need that lead kinds have to do themselves; 0 for no such rule.
  public var leadShare: Double
  /// The article the rule rests on: `S004-a8a`.
  public var source: String

  /// A rule from its parts.
  public init(
    id: ListID, name: LocalizedName = LocalizedName(), leads: [PerformerKind], helpers: [PerformerKind] = [],
    isCommitteeAllowed: Bool = true, moneyMustFollow: Bool = false, leadShare: Double = 0, source: String = ""
  ) {
    self.id = id
    self.name = name
    self.leads = leads.sorted()
    self.helpers = helpers.sorted()
    self.isCommitteeAllowed = isCommitteeAllowed
    self.moneyMustFollow = moneyMustFollow
    self.leadShare = leadShare
    self.source = source
  }

  /// Whether a kind may lead or help.
  public func admits(_ kind: PerformerKind) -> Bool {
    if kind == .committee && !isCommitteeAllowed { return false }
    return leads.contains(kind) || helpers.contains(kind)
  }
}

/// A kind of performer that may never do a class of services, whatever the lists say.
///
/// - Source: S000-3b (五类事项: enforcement, demolition, environment, city management, investment promotion).
public struct ForbiddenPairing: Equatable, Sendable {
  /// The kind that is barred.
  public var kind: PerformerKind
  /// The service class it is barred from, as in ``Service/serviceClass``.
  public var serviceClass: String
  /// The article: `S000-3b`.
  public var source: String

  /// A pairing from its parts.
  public init(kind: PerformerKind, serviceClass: String, source: String) {
    self.kind = kind
    self.serviceClass = serviceClass
    self.source = source
  }
}
