import LinliLP
import LinliTestSupport
import Testing

@Suite("Probing")
struct ProbingTests {
  @Test("a shift that forces another which it excludes is never worked")
  func chain() {
    var model = Model()
    let saturday = model.addVariable("saturday", .binary)
    let sunday = model.addVariable("sunday", .binary)
    let other = model.addVariable("other", .binary)
    let weekend = model.addVariable("weekend", .binary)
    // Saturday makes it a weekend, a weekend asks for Sunday too, and Saturday's night excludes Sunday's morning.
    model.add("worked", 1 * saturday - 1 * weekend, .atMost(0))
    model.add("whole", 1 * sunday - 1 * weekend, .atLeast(0))
    model.add("rest", 1 * saturday + 1 * sunday, .atMost(1))
    model.add("free", 1 * other + 1 * sunday, .atMost(1))
    model.minimize(LinearExpression(saturday))
    #expect(Probing.variablesNeverOne(in: model) == [saturday])
  }

  @Test("whole variables of other sizes and open bounds are followed as far as they tell")
  func sizes() {
    var model = Model()
    let taken = model.addVariable("taken", .binary)
    let fine = model.addVariable("fine", .binary)
    let heads = model.addVariable("heads", .integer, .range(0, 3))
    let open = model.addVariable("open", .continuous, .free)
    model.add("many", 7 * taken - 2 * heads, .atMost(0))
    model.add("few", 3 * fine - 2 * heads, .atMost(0))
    model.add("any", 1 * taken + 1 * open, .equal(0))
    model.minimize(LinearExpression(heads))
    #expect(Probing.variablesNeverOne(in: model) == [taken])
  }

  @Test("in random programs it is 0 at every feasible point", arguments: 0..<300)
  func random(seed: UInt64) {
    let model = RandomModels.box(seed: seed)
    for variable in Probing.variablesNeverOne(in: model) {
      var fixed = model
      fixed.setBounds(.equal(1), of: variable)
      #expect(bestByEnumeration(fixed) == nil, "seed \(seed), \(model.variables[variable.index].name)")
    }
  }

  @Test("random programs do have such variables")
  func occurs() {
    let found = (UInt64(0)..<300).reduce(0) { $0 + Probing.variablesNeverOne(in: RandomModels.box(seed: $1)).count }
    #expect(found > 20)
  }
}
