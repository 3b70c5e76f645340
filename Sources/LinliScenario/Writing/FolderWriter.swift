public import Foundation

/// Why a file could not be written.
public struct WriteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path.
  public let path: String
  /// The system's words.
  public let reason: String

  /// The path and the reason.
  public var description: String { "\(path): \(reason)" }
}

/// Writes the files of a plan folder so that readers find either the old files or the new ones.
///
/// Every file is first written under a temporary name beside its place. Only when all of them are there are they
/// renamed, one by one; a failure before that leaves the folder as it was. Files of an earlier plan that are not
/// among the new ones stay.
public struct FolderWriter: Sendable {
  private let folder: URL

  /// A writer into the folder, which is made when it is not there.
  public init(folder: URL) {
    self.folder = folder
  }

  /// Writes the files in order; their paths are relative to the folder, such as `calendar/V1.ics`.
  ///
  /// - Throws: ``WriteError`` with the path and reason of the first file that could not be written or renamed.
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws(WriteError) {
    var staged: [(temporary: URL, place: URL)] = []
    do throws(WriteError) {
      for file in files {
        let place = try checkedPlace(file.path)
        let temporary = Self.temporary(for: place)
        try stage(file.bytes, at: temporary, for: place)
        staged.append((temporary, place))
      }
      for (temporary, place) in staged { try rename(temporary, to: place) }
    } catch {
      // Those already renamed are gone; a temporary file that cannot be removed must not hide the first failure.
      for (temporary, _) in staged { try? FileManager.default.removeItem(at: temporary) }
      throw error
    }
  }

  /// The place of a file in the folder; a path that leads out of it is refused.
  private func checkedPlace(_ path: String) throws(WriteError) -> URL {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }), !path.utf8.contains(0) else {
      throw WriteError(path: path, reason: "not a path inside the folder")
    }
    let place = folder.appendingPathComponent(path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue {
      throw WriteError(path: place.path, reason: String(cString: strerror(EISDIR)))
    }
    return place
  }

  /// A name in the same folder, so that renaming never copies; the process keeps two runs apart.
  private static func temporary(for place: URL) -> URL {
    let name = ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).partial"
    return place.deletingLastPathComponent().appendingPathComponent(name)
  }

  private func stage(_ bytes: [UInt8], at temporary: URL, for place: URL) throws(WriteError) {
    do {
      let parent = place.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: temporary)
    } catch {
      // What was begun of this file is of no use; the reason of the first failure is what counts.
      try? FileManager.default.removeItem(at: temporary)
      throw WriteError(path: place.path, reason: FileReading.reason(of: error))
    }
  }

  private func rename(_ temporary: URL, to place: URL) throws(WriteError) {
    guard Foundation.rename(temporary.path, place.path) == 0 else {
      throw WriteError(path: place.path, reason: String(cString: strerror(errno)))
    }
  }
}
