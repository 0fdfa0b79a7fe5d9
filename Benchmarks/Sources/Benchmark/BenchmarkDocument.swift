import Corpus

/// One generated document as the parts get it.
struct BenchmarkDocument: Sendable {
  /// From 0.
  let number: Int
  let text: Text
  let published: String

  /// The document with a paragraph for each line.
  var plain: Document {
    let origin = Document.Origin(sourceURI: "benchmark", locator: nil, byteRange: nil)
    var document = Document(text: text, origin: origin)
    document.published = published
    document.paragraphs = Layer(lines)
    return document
  }

  private var lines: [Paragraph] {
    var lines: [Paragraph] = []
    var start = 0
    for end in 0...text.count where end == text.count || text.bytes[end] == 0x0A {
      if end > start {
        lines.append(Paragraph(span: TextSpan(start..<end), role: .body, rule: "lines"))
      }
      start = end + 1
    }
    return lines
  }
}

extension Array where Element == any Annotator {
  /// Adds to documents what the annotators find, each annotator to all of them before the next, as
  /// a run does.
  func annotate(_ documents: inout [Document]) {
    for annotator in self {
      for index in documents.indices {
        do {
          try annotator.annotate(&documents[index])
        } catch {
          preconditionFailure("an annotator refused generated text: \(error)")
        }
      }
    }
  }
}
