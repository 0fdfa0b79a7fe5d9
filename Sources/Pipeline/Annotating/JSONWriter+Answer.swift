import Corpus
import Load

extension JSONWriter {
  /// One line: the identity, and a list for each family.
  mutating func answer(
    _ identity: AnnotationRequest.Identity,
    _ document: Document,
    withTokens: Bool
  ) throws {
    let extras: DocumentRows.Extras = withTokens ? [.tokens] : []
    begin(identity)
    if document.text.isEmpty {
      DocumentRows.writeNothing(into: &self, withTokens: withTokens)
    } else {
      let rows = try DocumentRows(document, extras: extras)
      try rows.write(into: &self, withTokens: withTokens)
    }
    endObject()
    endLine()
  }

  /// One line: the identity, and what was wrong.
  mutating func failure(_ identity: AnnotationRequest.Identity, _ message: String) {
    begin(identity)
    key("error")
    string(message)
    endObject()
    endLine()
  }

  private mutating func begin(_ identity: AnnotationRequest.Identity) {
    beginObject()
    switch identity {
    case .id(let id):
      key("id")
      value(id)
    case .line(let number):
      key("line")
      integer(number)
    }
  }
}
