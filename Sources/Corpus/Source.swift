/// One input, such as a file, as it was found and surveyed: read once from end to end before any
/// record is taken from it, so that its hash and its health are known first.
public struct Source: Sendable, Hashable {
  /// Relative to the configuration file, `/` between parts; `a.zip!/b.html` for a member.
  public let uri: String
  /// Such as `text/plain`, `application/jsonl`.
  public let mediaType: String
  /// Such as `UTF-8`.
  public let charset: String
  /// Invalid byte sequences, each of which becomes one U+FFFD.
  public let replacements: Int
  /// Size in bytes.
  public let byteCount: Int
  /// SHA-256 of the bytes, lower-case hexadecimal.
  public let sha256: String

  public init(
    uri: String,
    mediaType: String,
    charset: String,
    replacements: Int,
    byteCount: Int,
    sha256: String
  ) {
    self.uri = uri
    self.mediaType = mediaType
    self.charset = charset
    self.replacements = replacements
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
