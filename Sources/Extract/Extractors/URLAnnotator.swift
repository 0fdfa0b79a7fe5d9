import Corpus
import Language

/// Finds the addresses that a text names and keeps them as metadata with the key `link`.
struct URLAnnotator: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "urls",
    summary: "Addresses in the text, as metadata with the key `link`."
  ) { _, _ throws(ModuleError) in URLAnnotator() }

  let requires: Set<LayerName> = [.paragraphs]
  let provides: Set<LayerName> = [.metadata]

  func annotate(_ document: inout Document) {
    for paragraph in document.paragraphs {
      for span in URLScanner.urls(in: document.text, paragraph.span) {
        document.metadata.append(
          MetadataItem(key: "link", value: document.text[span], basis: "text", span: span)
        )
      }
    }
  }
}
