internal import Foundation

/// Limits on what is read, so that a wrong file is a message and not an exhausted machine.
public struct ReadingLimits: Sendable, Equatable {
  /// The most bytes a table may have; 200 MB by default.
  public var tableByteCount: Int
  /// The most bytes a YAML file may have; 4 MB by default.
  public var settingsByteCount: Int

  /// Makes limits.
  public init(tableByteCount: Int = 200_000_000, settingsByteCount: Int = 4_000_000) {
    self.tableByteCount = tableByteCount
    self.settingsByteCount = settingsByteCount
  }
}

/// Reads whole files, and says why when it cannot.
enum FileReading {
  /// The bytes of the file, or the problem that keeps them away.
  static func bytes(of url: URL, limit: Int) -> Result<[UInt8], ScenarioProblem.AsError> {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return .failure(.init(.fileMissing))
    }
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
      let type = attributes[.type] as? FileAttributeType
      if isFolder.boolValue || type != .typeRegular { return .failure(.init(.notAFile)) }
      let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
      if size > limit { return .failure(.init(.tooLarge(byteCount: size, limit: limit))) }
      return .success([UInt8](try Data(contentsOf: url)))
    } catch {
      return .failure(.init(.unreadable(reason: reason(of: error))))
    }
  }

  /// The names of the entries of a folder, sorted, or the problem that keeps them away.
  static func names(in folder: URL) -> Result<[String], ScenarioProblem.AsError> {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      return .failure(.init(.folderMissing))
    }
    guard isFolder.boolValue else { return .failure(.init(.notAFolder)) }
    do {
      return .success(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted())
    } catch {
      return .failure(.init(.unreadable(reason: reason(of: error))))
    }
  }

  /// The system's words for an error, without the path, which the issue already names.
  static func reason(of error: any Error) -> String {
    let error = error as NSError
    if let underlying = error.userInfo[NSUnderlyingErrorKey] as? any Error { return reason(of: underlying) }
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
    return error.localizedDescription
  }
}

extension ScenarioProblem {
  /// A problem on its way to the place that knows file and row.
  struct AsError: Error, Equatable {
    let problem: ScenarioProblem

    init(_ problem: ScenarioProblem) {
      self.problem = problem
    }
  }
}
