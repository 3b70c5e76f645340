import LinliLP
import Testing

@Suite("Name map")
struct NameMapTests {
  @Test("variables and constraints are numbered apart, and fields are quoted where needed")
  func csv() {
    var model = Model()
    let x = model.addVariable("assign[v12,n3]")
    model.addVariable("say \"hello\"")
    model.add("社区\nneed", 1 * x, .atLeast(1))
    let expected = """
      short,kind,name
      x1,variable,"assign[v12,n3]"
      x2,variable,"say ""hello""\"
      c1,constraint,"社区
      need"

      """
    #expect(NameMap(of: model).csv == expected)
  }

  @Test("an empty model has a header only")
  func empty() {
    #expect(NameMap(of: Model()).csv == "short,kind,name\n")
  }
}
