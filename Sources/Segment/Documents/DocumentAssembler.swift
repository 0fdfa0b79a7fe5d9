internal import Corpus
internal import Language

/// Makes a document of some lines of a record.
struct DocumentAssembler {
  let scripts: ScriptDetector
  /// Code points.
  let shortBelow: Int

  func document(
    _ lines: ArraySlice<DocumentLine>,
    of text: CleanText,
    _ items: MetadataIndex,
    _ record: Record,
    isFirst: Bool
  ) -> Document {
    let first = lines[lines.startIndex].span
    let span = TextSpan(first.start, lines[lines.endIndex - 1].span.end)
    let source = text.map.map { map -> Range<Int> in
      let stretch = map.source(of: span)
      let offset = record.byteRange.lowerBound
      return offset + Int(stretch.start)..<offset + Int(stretch.end)
    }
    var document = Document(
      text: span == text.text.span ? text.text : text.text.slice(span),
      origin: .init(
        sourceURI: record.sourceURI,
        locator: locator(record, source, isFirst: isFirst),
        byteRange: source
      )
    )
    let roles = ParagraphRoles(lines)
    document.paragraphs.insert(
      contentsOf: lines.indices.map { index in
        Paragraph(
          span: lines[index].span.shifted(by: -span.start),
          role: roles.role(at: index),
          rule: lines[index].rule
        )
      }
    )
    document.metadata = items.items(in: span)
    describe(&document, lines, roles, of: text)
    return document
  }

  private func locator(_ record: Record, _ source: Range<Int>?, isFirst: Bool) -> String? {
    guard !isFirst, let source else { return record.locator }
    return "offset \(source.lowerBound)"
  }

  private func describe(
    _ document: inout Document,
    _ lines: ArraySlice<DocumentLine>,
    _ roles: ParagraphRoles,
    of text: CleanText
  ) {
    DocumentMetadata.fill(&document)
    if document.title == nil, let title = roles.title {
      document.title = text.text[lines[title].span]
    }
    document.language = LanguageDetector.language(of: document.text)
    if document.language == "zh" { document.script = scripts.script(of: document.text) }
    let cut = CutDetector(lines, roles)
    document.isCutAtTail = cut.isCutAtTail
    document.isCutAtHead = cut.isCutAtHead
    if ScalarOffsets(document.text).total < shortBelow { document.flags.append("short") }
  }
}
