import LinliDomain
import LinliLP
import Testing

@testable import LinliScenario

/// Random bytes and random mutations of the shipped files never crash: they are read or refused with issues.
struct FuzzTests {
  private static let signs: [[UInt8]] =
    [
      ",", ";", "\t", "\"", "\n", "\r", "|", "*", "-", "é", "老", "\u{FEFF}", "1e999", "[", "{", ":", "&a ", "*a", "? ",
      "- ", "#", "'", "%", "@",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0x81], [0xC0], [0xED, 0xA0, 0x80], [0xFF, 0xFE]]

  private static func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let start = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes.insert(contentsOf: signs.randomElement(using: &generator) ?? [], at: start)
      case 1: bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 0...40, using: &generator)))
      case 2 where start < bytes.count: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      default:
        let end = min(bytes.count, start + Int.random(in: 0...60, using: &generator))
        bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &generator))
      }
    }
    return bytes
  }

  @Test("random bytes are text or refused", arguments: UInt64(0)..<20)
  func randomBytes(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var reader = DelimitedReader(file: "t.csv")
      let table = reader.read(bytes)
      #expect(table != nil || !reader.issues.isEmpty, "seed \(seed)")
      _ = YAMLReading.read(bytes, file: "t.yaml")
    }
  }

  @Test("mutated tables are validated or refused", arguments: UInt64(100)..<120)
  func mutatedTables(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let street = try Street.shipped()
    let context = ValidationContext(keys: TableKeys(), horizon: nil, variant: nil)
    for _ in 0..<10 {
      for schema in ScenarioTables.all {
        var reader = DelimitedReader(file: schema.file)
        guard let table = reader.read(Self.mutated(street.files[schema.file] ?? [], &generator)) else { continue }
        let (raw, _, issues) = HeaderReading(schema: schema, familyNames: [:]).read(table, file: schema.file)
        var validation = TableValidation(schema, table: raw, context: context)
        _ = validation.validate()
        for issue in reader.issues + issues + validation.issues { #expect(!issue.text(in: .zh).isEmpty) }
      }
    }
  }

  @Test("mutated settings and variants are read or refused", arguments: UInt64(200)..<220)
  func mutatedSettings(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let street = try Street.shipped()
    let files = street.files.keys.filter { $0.hasSuffix(".yaml") }.sorted()
    for _ in 0..<4 {
      for file in files {
        let bytes = Self.mutated(street.files[file] ?? [], &generator)
        var reading = VariantReading(name: "x", file: file)
        _ = reading.read(bytes)
        guard case .success(let root) = YAMLReading.read(bytes, file: file) else { continue }
        var settings = SettingsReading(file: file)
        _ = settings.read(root)
      }
    }
  }

  @Test("whole folders with several mutated files are read or refused", arguments: UInt64(300)..<340)
  func mutatedFolders(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var street = try Street.shipped()
    for file in street.files.keys.sorted() where Int.random(in: 0..<5, using: &generator) == 0 {
      street.files[file] = Self.mutated(street.files[file] ?? [], &generator)
    }
    try street.inFolder { folder in
      let read = ScenarioFolder(folder)
      for variant in ["base", "emergency_day+joint_C5_C6+equal_rural"] {
        do throws(ScenarioError) {
          _ = try read.scenario(variant: variant)
        } catch {
          #expect(!error.issues.isEmpty, "seed \(seed)")
        }
      }
    }
  }

  @Test("mutated files of the staff-scheduling format are read or refused", arguments: UInt64(400)..<430)
  func mutatedShiftScheduling(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let bytes = Array(ShiftText().text.utf8)
    for _ in 0..<50 {
      do throws(ScenarioError) {
        let problem = try ShiftSchedulingFile.problem(in: Self.mutated(bytes, &generator), named: "tea.txt")
        _ = ShiftSchedulingCheck([], of: problem)
      } catch {
        #expect(!error.issues.isEmpty && !error.text(in: .zh).isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("whole roster folders with mutated files are read or refused", arguments: UInt64(400)..<480)
  func mutatedRosters(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var yard = Street.yard()
    for file in yard.files.keys.sorted() where Int.random(in: 0..<4, using: &generator) == 0 {
      yard.files[file] = Self.mutated(yard.files[file] ?? [], &generator)
    }
    try yard.inFolder { folder in
      do throws(ScenarioError) {
        let scenario = try ScenarioFolder(folder).scenario()
        for warning in scenario.warnings { #expect(!warning.text(in: .zh).isEmpty, "seed \(seed)") }
      } catch {
        #expect(!error.issues.isEmpty, "seed \(seed)")
      }
    }
  }
}
