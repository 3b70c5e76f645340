import LinliDomain
import LinliLP
public import LinliMatching

extension MatchingData {
  /// The same question with every id written anew, as `rename` says; lists and alliances keep theirs.
  public func renamed(_ rename: (String) -> String) -> MatchingData {
    func new<Entity>(_ id: Identifier<Entity>) -> Identifier<Entity> { Identifier(rename(id.text)) }
    var data = self
    data.communities = communities.map { old in
      var community = old
      community.id = new(old.id)
      return community
    }
    data.services = services.map { old in
      var service = old
      service.id = new(old.id)
      service.feeAccount = old.feeAccount.map(new)
      return service
    }
    data.needs = needs.map { Need(new($0.id.community), new($0.id.service), sessions: $0.sessions) }
    data.providers = providers.map { old in
      var provider = old
      provider.id = new(old.id)
      provider.communities = old.communities.map(new)
      provider.services = old.services.map(new)
      provider.home = old.home.map(new)
      return provider
    }
    data.rooms = rooms.map { old in
      var room = old
      room.id = new(old.id)
      room.home = old.home.map(new)
      room.communities = old.communities.map(new)
      room.fits = old.fits.map { $0.map(new) }
      return room
    }
    data.accounts = accounts.map { old in
      var account = old
      account.id = new(old.id)
      account.services = old.services.map { $0.map(new) }
      return account
    }
    return data
  }

  /// The same question with every table in another order.
  public func shuffled(seed: UInt64) -> MatchingData {
    var generator = SplitMix64(seed: seed)
    var data = self
    data.communities.shuffle(using: &generator)
    data.services.shuffle(using: &generator)
    data.listRules.shuffle(using: &generator)
    data.needs.shuffle(using: &generator)
    data.providers.shuffle(using: &generator)
    data.rooms.shuffle(using: &generator)
    data.accounts.shuffle(using: &generator)
    for index in data.providers.indices {
      data.providers[index].communities.shuffle(using: &generator)
      data.providers[index].services.shuffle(using: &generator)
    }
    return data
  }
}
