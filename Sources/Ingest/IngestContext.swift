/// What a reader is made with, beside its own options.
public struct IngestContext: Sendable, Hashable {
  /// 64 MiB: a book is 1, a long web page 10.
  public static let defaultRecordBytes = 64 << 20

  /// Absolute path of the folder that paths are relative to: the configuration file's.
  public let root: String
  /// The largest record, in bytes; a larger one is a rejection.
  public let recordBytes: Int
  /// Whether symbolic links are followed.
  public let followsSymbolicLinks: Bool

  public init(
    root: String,
    recordBytes: Int = IngestContext.defaultRecordBytes,
    followsSymbolicLinks: Bool = false
  ) {
    self.root = root
    self.recordBytes = recordBytes
    self.followsSymbolicLinks = followsSymbolicLinks
  }
}
