/// A file that is to be read.
public struct SourceFile: Sendable, Hashable {
  /// Relative to the configuration's folder, `/` between parts.
  public let uri: String
  let path: FilePath
  let followsLinks: Bool

  init(uri: String, path: FilePath, followsLinks: Bool) {
    self.uri = uri
    self.path = path
    self.followsLinks = followsLinks
  }

  /// The path as the system has it, to be kept by others; `SourceFinder.file` takes it back.
  public var pathBytes: [UInt8] { path.bytes }
}
