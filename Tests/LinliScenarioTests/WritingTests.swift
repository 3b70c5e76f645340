import Foundation
import LinliMatching
import Testing

@testable import LinliScenario

struct WritingTests {
  @Test(
    "texts a spreadsheet would run are neutralised, numbers are not",
    arguments: [
      (OutputCell.text("=1+1"), "'=1+1"), (.text("+86"), "'+86"), (.text("-x"), "'-x"), (.text("@a"), "'@a"),
      (.text("\ta"), "\"'\ta\""), (.text("\ra"), "\"'\ra\""), (.text("a=b"), "a=b"),
      (.text("=\"a,b\""), "\"'=\"\"a,b\"\"\""),
      (.integer(-5), "-5"), (.number(-2.5, decimals: 2), "-2.5"), (.number(1 / 3, decimals: 4), "0.3333"), (.empty, ""),
    ])
  func hostile(cell: OutputCell, written: String) {
    let bytes = DelimitedWriter.bytes(header: ["a", "b"], rows: [[cell, .integer(1)]])
    #expect(String(decoding: bytes, as: UTF8.self) == "a,b\n\(written),1\n")
  }

  @Test("JSON has sorted keys, stable numbers and escapes")
  func json() {
    let value = JSONValue.object([
      ("b", .number(2.0)), ("a", .array([.integer(1), .null, .bool(true)])), ("c", .string("老\"\\\n\u{1}/")),
      ("d", .object([])), ("e", .number(0.1)),
    ])
    #expect(
      value.text()
        == """
        {
          "a": [1, null, true],
          "b": 2,
          "c": "老\\"\\\\\\n\\u0001/",
          "d": {},
          "e": 0.1
        }

        """)
  }

  @Test("files are written whole, into folders of their own, over old ones")
  func write() throws {
    try Street().inFolder { folder in
      let writer = FolderWriter(folder: folder.appendingPathComponent("plan"))
      try writer.write([("a.csv", Array("1".utf8)), ("calendar/x.ics", Array("2".utf8))])
      try writer.write([("a.csv", Array("3".utf8))])
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["plan", "plan/a.csv", "plan/calendar", "plan/calendar/x.ics"])
      #expect(try String(contentsOf: folder.appendingPathComponent("plan/a.csv"), encoding: .utf8) == "3")
    }
  }

  @Test("a failure leaves the old files as they were and no temporary ones")
  func failure() throws {
    try Street().inFolder { folder in
      let writer = FolderWriter(folder: folder)
      try writer.write([("a.csv", Array("old".utf8)), ("file", [])])
      let error = #expect(throws: WriteError.self) {
        try writer.write([("a.csv", Array("new".utf8)), ("file/inner.csv", Array("x".utf8))])
      }
      #expect(error?.path.hasSuffix("file/inner.csv") == true)
      #expect(error?.reason.isEmpty == false)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.csv", "file"])
      #expect(try String(contentsOf: folder.appendingPathComponent("a.csv"), encoding: .utf8) == "old")
    }
  }

  @Test("paths that lead out of the folder are refused", arguments: ["../x", "/etc/x", "a//b", "", "a/./b"])
  func outside(path: String) throws {
    try Street().inFolder { folder in
      let error = #expect(throws: WriteError.self) { try FolderWriter(folder: folder).write([(path, [])]) }
      #expect(error?.path == path)
    }
  }

  @Test("fingerprints are those of FNV-1a")
  func fingerprints() {
    #expect(Fingerprint(of: []).description == "fnv1a64:cbf29ce484222325")
    #expect(Fingerprint(of: Array("foobar".utf8)).description == "fnv1a64:85944171f73967e8")
  }
}
