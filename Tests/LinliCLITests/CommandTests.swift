import Foundation
import Testing

@Suite("A command answers, and its exit code says how")
struct CommandTests {
  private let street = LinliProcess.street.path

  @Test("solving ends with 0 and says everything on standard output", arguments: ["zh", "en"])
  func solve(_ language: String) throws {
    let run = try LinliProcess.run("solve", street, "--lang", language, "--quiet")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    for figure in ["1,708.87", "87.7613 %", "124,996", "7,418.0", "907.9"] { #expect(run.text.contains(figure)) }
    let words = ["zh": ["已证明最优", "独立核查:通过"], "en": ["proven optimal", "Independent audit: passed"]]
    for (spoken, words) in words {
      for word in words { #expect(run.text.contains(word) == (spoken == language), "\(word) in \(language)") }
    }
  }

  @Test("without --lang the locale decides, LC_ALL before LANG")
  func locale() throws {
    let arguments = ["check", street]
    let english = try LinliProcess.run(arguments)
    let chinese = try LinliProcess.run(arguments, environment: ["LANG": "zh_CN.UTF-8"])
    let overruled = try LinliProcess.run(arguments, environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"])
    #expect(english.text.contains("No problem in the data"))
    #expect(chinese.text.contains("数据没有问题"))
    #expect(overruled.output == english.output)
  }

  @Test("the check lists the needs that nobody can do")
  func check() throws {
    let run = try LinliProcess.run("check", street, "--lang", "en")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    let hopeless = run.text.split(separator: "\n").filter { $0.hasSuffix("no eligible provider") }
    #expect(hopeless == ["  - C5:TOD: no eligible provider", "  - C6:TOD: no eligible provider"])
  }

  @Test("an explanation tells why a need is unmet and who could do it")
  func explain() throws {
    let run = try LinliProcess.run("explain", street, "--need", "C5:TOD", "--lang", "en")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    #expect(run.text.contains("no eligible provider"))
    #expect(run.text.contains("O3"))
  }

  @Test("a need that is not there ends with 64 and the nearest name", arguments: ["C5:TOX", "C5", "C5:TOD:1", ""])
  func unknownNeed(_ need: String) throws {
    let run = try LinliProcess.run("explain", street, "--need", need, "--lang", "en")
    #expect(run.exitCode == 64)
    #expect(run.output.isEmpty)
    if need == "C5:TOX" { #expect(run.errors.contains("C5:TOD?")) }
  }

  @Test(
    "wrong usage ends with 64 and nothing on standard output",
    arguments: [
      ["--nonsense"], ["--excel"], ["--time-limit", "-1"], ["--time-limit", "nan"], ["--time-limit", "soon"],
      ["--lang", "fr"], ["--quiet", "--verbose"], ["--out", ""],
    ])
  func usage(_ options: [String]) throws {
    let run = try LinliProcess.run(["solve", street] + options)
    #expect(run.exitCode == 64)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test("an unknown command, and none at all, do not pass for an answer")
  func noCommand() throws {
    #expect(try LinliProcess.run("solv", street).exitCode == 64)
    #expect(try LinliProcess.run("solve").exitCode == 64)
    #expect(try LinliProcess.run("--version").text.hasPrefix("linli "))
  }

  @Test("a rule that the data break ends with 65, quoting articles, file, row and column")
  func brokenRule() throws {
    let change = (file: "providers.csv", old: "EMP|DIG|DLB,20\nK2", new: "EMP|DIG|ENF,20\nK2")
    try LinliProcess.inStreet([change]) { (folder: URL) throws in
      for command in ["solve", "match", "check"] {
        let run = try LinliProcess.run(command, folder.path, "--lang", "en")
        #expect(run.exitCode == 65)
        #expect(run.output.isEmpty)
        for part in ["S000-3b", "S004-a8b", "providers.csv", "ENF", "services", "2"] {
          #expect(run.errors.contains(part), "\(part) in \(run.errors)")
        }
      }
    }
  }

  @Test("a folder that is not there ends with 65")
  func missingFolder() throws {
    let run = try LinliProcess.run("solve", street + "-that-is-not-there")
    #expect(run.exitCode == 65)
    #expect(run.output.isEmpty)
  }

  @Test("a variant that is not there ends with 65 and the nearest name")
  func missingVariant() throws {
    let run = try LinliProcess.run("solve", street, "--variant", "law_plus_9h")
    #expect(run.exitCode == 65)
    #expect(run.errors.contains("law_plus_8h"))
  }

  @Test("all demand required and not to be met ends with 2 and the conflict by name")
  func strict() throws {
    let run = try LinliProcess.run("solve", street, "--strict", "--lang", "en")
    #expect(run.exitCode == 2)
    #expect(run.text.contains("proven infeasible"))
    #expect(run.errors.contains("C5:TOD") || run.errors.contains("C6:TOD"))
    #expect(!run.errors.contains("not all verified"))
  }

  @Test("no time at all ends with 3 and no plan")
  func noTime() throws {
    let run = try LinliProcess.run("match", street, "--time-limit", "0", "--json")
    #expect(run.exitCode == 3)
    let document = try run.object()
    #expect(document["termination"] as? String == "timeLimit")
    #expect((document["assignments"] as? [Any])?.isEmpty == true)
  }

  @Test("a time limit beyond every clock is none", arguments: ["1e9", "1e19", "1e30", "1e300"])
  func endless(_ seconds: String) throws {
    let run = try LinliProcess.run("match", street, "--time-limit", seconds, "--json", "--quiet")
    #expect(run.exitCode == 0)
    #expect(!run.wasSignalled)
  }

  @Test(
    "every variant is answered and proven",
    arguments: [
      "burden_relief", "emergency_day", "equal_rural", "fairness_first", "joint_C5_C6", "law_plus_8h", "no_street_tier",
      "org_exit", "pooled_funds", "rooms_50", "rooms_75", "school_closed", "work_funds_minus_1000",
      "work_funds_plus_1000", "law_plus_8h+rooms_75",
    ])
  func variant(_ name: String) throws {
    let run = try LinliProcess.run("match", street, "--variant", name, "--quiet", "--json")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    let document = try run.object()
    #expect(document["termination"] as? String == "optimal")
    #expect(document["variant"] as? String == name)
    #expect((document["audit"] as? [String: Any])?["isSound"] as? Bool == true)
  }
}
