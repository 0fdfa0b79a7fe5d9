import Foundation

/// A folder that goes away with the test.
public final class ScratchFolder: Sendable {
  /// Absolute path.
  public let path: String

  public init() {
    path = FileManager.default.temporaryDirectory.path + "/zhai-test-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no scratch folder: \(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it.
  public func write(_ bytes: some Sequence<UInt8>, to relative: String) throws {
    let url = URL(fileURLWithPath: path + "/" + relative)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
  }

  public func write(_ text: String, to relative: String) throws {
    try write(text.utf8, to: relative)
  }

  public func bytes(of relative: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + relative).map(Array.init)
  }

  public func exists(_ relative: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + relative)
  }

  /// Every file below `relative` that is no link, with its bytes; keys are paths below it.
  public func files(below relative: String) -> [String: [UInt8]] {
    let root = URL(fileURLWithPath: path + "/" + relative).resolvingSymlinksInPath().path
    var found: [String: [UInt8]] = [:]
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    for name in names {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      found[name] = FileManager.default.contents(atPath: root + "/" + name).map(Array.init)
    }
    return found
  }
}
