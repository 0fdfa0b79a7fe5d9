public import Corpus

/// Who made a text, as a line or a bracket in it says.
public struct Byline: Sendable, Hashable {
  /// One person or medium and what they did.
  public struct Credit: Sendable, Hashable {
    /// `reporter`, `editor`, `photographer`, `source` and the like.
    public let role: String
    /// As in the text, without blanks that only spread it out.
    public let name: String
    public let span: TextSpan
  }

  /// A date that stands beside them.
  public struct Published: Sendable, Hashable {
    /// ISO 8601, as precise as the text.
    public let value: String
    public let span: TextSpan
  }

  public internal(set) var credits: [Credit] = []
  public internal(set) var published: Published?

  /// Whether somebody is named who wrote or reported, as at an article's head.
  public var namesAuthor: Bool {
    credits.contains { ["reporter", "author", "correspondent", "intern"].contains($0.role) }
  }

  /// The medium that the line says the text is from.
  public var source: Credit? { credits.first { $0.role == "source" } }
}
