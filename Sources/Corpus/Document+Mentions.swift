extension Document {
  /// The entity of the mention that covers exactly a span.
  ///
  /// - Parameter span: bytes of the text.
  /// - Returns: an index into `entities`; nil where no mention has this span, or it has no entity.
  public func mentionEntity(at span: TextSpan) -> Int? {
    mentions.index(of: span).flatMap { mentions[$0].entity }
  }
}
