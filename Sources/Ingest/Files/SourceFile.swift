/// A file that is to be read.
public struct SourceFile: Sendable, Hashable {
  /// Relative to the configuration's folder, `/` between parts.
  public let uri: String
  /// Whether the configuration names it outright; one that cannot be read stops the run then.
  public let isNamed: Bool
  let path: FilePath
  let followsLinks: Bool

  init(uri: String, path: FilePath, isNamed: Bool, followsLinks: Bool) {
    self.uri = uri
    self.path = path
    self.isNamed = isNamed
    self.followsLinks = followsLinks
  }
}
