/// A named set with the members that the text lists: “AI六小虎”(零一万物、MiniMax…).
public struct Group: Annotation {
  /// One member, in the text's order.
  public struct Member: Sendable, Hashable {
    /// The index in `Document.entities`.
    public let entity: Int?
    public let name: String
    public let span: TextSpan

    public init(entity: Int?, name: String, span: TextSpan) {
      self.entity = entity
      self.name = name
      self.span = span
    }
  }

  public let span: TextSpan
  public let name: String
  /// How many the text says there are; the list may hold fewer.
  public let declaredSize: Int?
  public let members: [Member]
  public let rule: String

  public init(
    span: TextSpan,
    name: String,
    declaredSize: Int?,
    members: [Member],
    rule: String
  ) {
    self.span = span
    self.name = name
    self.declaredSize = declaredSize
    self.members = members
    self.rule = rule
  }

  public var label: String { name }
}
