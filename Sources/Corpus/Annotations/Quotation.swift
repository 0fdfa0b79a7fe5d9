/// Something between quotation marks, or said without them.
public struct Quotation: Annotation {
  /// Speech, reported speech, or a term in scare quotes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case direct
    case indirect
    case term
  }

  /// Without the marks.
  public let span: TextSpan
  public let kind: Kind
  /// The span of the first part, where the attribution splits a quotation.
  public let partOf: TextSpan?
  /// As the text names the speaker.
  public let speaker: String?
  /// The index in `Document.entities`.
  public let speakerEntity: Int?
  /// The verb or phrase that says that somebody speaks: 表示, 指出.
  public let cue: String?
  public let rule: String

  public init(
    span: TextSpan,
    kind: Kind,
    partOf: TextSpan? = nil,
    speaker: String? = nil,
    speakerEntity: Int? = nil,
    cue: String? = nil,
    rule: String
  ) {
    self.span = span
    self.kind = kind
    self.partOf = partOf
    self.speaker = speaker
    self.speakerEntity = speakerEntity
    self.cue = cue
    self.rule = rule
  }

  public var label: String { kind.rawValue }
}
