/// Something that happened, with those who took part.
public struct Event: Annotation {
  /// One part in an event.
  public struct Role: Sendable, Hashable {
    /// Such as `agent`, `patient`, `recipient`, `object`, `amount`, `place`.
    public let role: String
    /// The index in `Document.entities`.
    public let entity: Int?
    public let span: TextSpan

    public init(role: String, entity: Int?, span: TextSpan) {
      self.role = role
      self.entity = entity
      self.span = span
    }
  }

  public let span: TextSpan
  /// Such as `award`, `issue`, `found`, `appoint`, `launch`, `deal`, `financing`, `meeting`.
  public let type: String
  /// The value of its time.
  public let time: String?
  /// The index in `Document.entities`.
  public let place: Int?
  public let roles: [Role]
  public let rule: String

  public init(
    span: TextSpan,
    type: String,
    time: String? = nil,
    place: Int? = nil,
    roles: [Role],
    rule: String
  ) {
    self.span = span
    self.type = type
    self.time = time
    self.place = place
    self.roles = roles
    self.rule = rule
  }

  public var label: String { type }
}
