public import Corpus
public import Language

/// Tells the documents of a record apart: one file may hold several articles, whole or cut.
public struct DocumentSplitter: Splitter {
  public static let module = ModuleDescription<DataFolder, any Splitter>(
    "documents",
    summary: "Tells the articles of one file apart and names their paragraphs.",
    options: [
      OptionSpecification(
        "split",
        .boolean,
        default: .boolean(true),
        summary: "Whether a record may hold several documents."
      )
    ],
    make: { (options, _) throws(ModuleError) in
      DocumentSplitter(splits: options.boolean("split"))
    }
  )

  private let splits: Bool

  public init(splits: Bool = true) { self.splits = splits }

  public func split(_ text: CleanText, of record: Record) throws(StageError) -> [Document] {
    if text.text.isEmpty { throw SegmentCode.empty.error("the record holds no text") }
    var document = Document(
      text: text.text,
      origin: .init(sourceURI: record.sourceURI, locator: record.locator, byteRange: nil)
    )
    document.paragraphs.insert(
      contentsOf: Line.all(in: text.text).map {
        Paragraph(span: $0, role: .body, rule: "documents")
      }
    )
    return [document]
  }
}
