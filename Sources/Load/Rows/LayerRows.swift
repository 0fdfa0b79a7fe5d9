internal import Corpus

/// Turns the layers of one document into rows: byte spans into code points, references between
/// layers into ordinals, in the order of `RowTable.storedColumns`.
struct LayerRows {
  let document: Document
  let offsets: ScalarOffsets
  var writer = RowWriter()

  init(_ document: Document) {
    self.document = document
    offsets = ScalarOffsets(document.text)
  }

  mutating func write(
    extras: DocumentRows.Extras,
    searchWords: [[String]]
  ) throws(ContractViolation) {
    try checkHead()
    try writeContributors()
    writeMetadata()
    try writeStructure()
    if extras.contains(.tokens) { try writeTokens() }
    if extras.contains(.search) { try writeSearchWords(searchWords) }
    try writeMentions()
    try writeTimes()
    try writeQuantities()
    try writeQuotations()
    try writeRelations()
    try writeGroups()
    try writeStatistics()
    try writeEvents()
  }

  // MARK: What all tables share

  /// Follows the sentences as the annotations of a layer come in text order.
  struct SentenceCursor {
    private let sentences: Layer<Sentence>
    private var index = 0

    init(_ sentences: Layer<Sentence>) { self.sentences = sentences }

    /// The sentence that holds `offset`; nil between sentences.
    mutating func sentence(at offset: Int32) -> Int? {
      while index < sentences.count, sentences[index].span.end <= offset { index += 1 }
      return index < sentences.count && sentences[index].span.start <= offset ? index : nil
    }
  }

  var sentenceCursor: SentenceCursor { SentenceCursor(document.sentences) }

  /// Both ends in code points, in the order of the columns `start` and `end`.
  mutating func writeRange(_ span: TextSpan) {
    writer.integer(offsets(span.start))
    writer.integer(offsets(span.end))
  }

  func check(
    _ annotation: some Annotation,
    _ layer: LayerName
  ) throws(ContractViolation) {
    try check(annotation.span, annotation.rule, layer)
    if annotation.span.isEmpty, layer != .paragraphs {
      throw violation(layer, annotation, "covers no text")
    }
  }

  func check(
    _ span: TextSpan,
    _ rule: String,
    _ layer: LayerName
  ) throws(ContractViolation) {
    let text = document.text
    guard Int(span.end) <= text.count else {
      throw violation(layer, rule, span, "runs past the text's \(text.count) bytes")
    }
    guard text.isScalarBorder(span.start), text.isScalarBorder(span.end) else {
      throw violation(layer, rule, span, "cuts a character")
    }
  }

  /// A value that its column requires.
  func required(
    _ value: String,
    _ column: String,
    _ layer: LayerName,
    _ annotation: some Annotation
  ) throws(ContractViolation) -> String {
    if value.isEmpty { throw violation(layer, annotation, "\(column) is empty") }
    return value
  }

  func entity(
    _ index: Int?,
    _ layer: LayerName,
    _ annotation: some Annotation
  ) throws(ContractViolation) -> Int? {
    if let index, !document.entities.indices.contains(index) {
      throw violation(
        layer,
        annotation,
        "names entity \(index) of \(document.entities.count)"
      )
    }
    return index
  }

  func finite(
    _ value: Double?,
    _ layer: LayerName,
    _ annotation: some Annotation
  ) throws(ContractViolation) -> Double? {
    if let value, !value.isFinite { throw violation(layer, annotation, "\(value) is no figure") }
    return value
  }

  func violation(
    _ layer: LayerName,
    _ annotation: some Annotation,
    _ message: String
  ) -> ContractViolation {
    violation(layer, annotation.rule, annotation.span, message)
  }

  func violation(
    _ layer: LayerName,
    _ rule: String?,
    _ span: TextSpan?,
    _ message: String
  ) -> ContractViolation {
    ContractViolation(
      sourceURI: document.origin.sourceURI,
      locator: document.origin.locator,
      layer: layer,
      rule: rule,
      span: span,
      message: message
    )
  }

  private func checkHead() throws(ContractViolation) {
    if document.text.bytes.contains(0) {
      throw violation(.paragraphs, nil, nil, "the text holds U+0000")
    }
    if document.text.isEmpty { throw violation(.paragraphs, nil, nil, "the text is empty") }
    if let published = document.published, !DateShape.isDate(published) {
      throw violation(.metadata, nil, nil, "published is no ISO 8601 date: \(published)")
    }
  }
}
