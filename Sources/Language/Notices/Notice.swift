public import Corpus

/// A line that says where a text comes from and what may be done with it.
public struct Notice: Sendable, Hashable {
  /// Where in an article such a line stands.
  public enum Place: String, Sendable, Hashable, CaseIterable {
    case head
    case foot
    case any
  }

  /// One thing that the line says.
  public struct Item: Sendable, Hashable {
    /// `url`, `publisher`, `source`, `original_title`.
    public let key: String
    public let value: String
    public let span: TextSpan
  }

  /// The rule that recognised it, such as `repost`.
  public let rule: String
  public let place: Place
  public let items: [Item]
}
