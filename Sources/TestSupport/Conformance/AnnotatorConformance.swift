public import Corpus

/// The law for everything that is registered as an annotator, whatever it finds.
public enum AnnotatorConformance {
  /// Runs `annotator` over a document and says where it breaks the law.
  ///
  /// It touches only the layers that it provides; every span lies inside the text on scalar
  /// borders; every index points at an entity; the same document gives the same layers twice.
  ///
  /// - Parameters:
  ///   - annotator: the one to judge.
  ///   - document: with the layers that it requires; gets those that it provides.
  /// - Returns: what is wrong, a sentence each; none where it keeps the law.
  public static func faults(
    of annotator: any Annotator,
    over document: inout Document
  ) -> [String] {
    var faults: [String] = []
    let before = document
    var again = document
    do {
      try annotator.annotate(&document)
      try annotator.annotate(&again)
    } catch {
      document = before
      // A document may be refused, but by a stable code.
      return error.code.isEmpty ? ["it refuses without a code: \(error.message)"] : []
    }
    for layer in LayerName.allCases {
      let content = document.content(of: layer)
      if content != again.content(of: layer) { faults.append("\(layer) differ the second time") }
      if !annotator.provides.contains(layer), content != before.content(of: layer) {
        faults.append("it changes \(layer), which it does not provide")
      }
    }
    let text = document.text
    for (span, holder) in document.allSpans {
      if span.end > Int32(text.count) {
        faults.append("\(holder): \(span) is outside of the text")
      } else if !text.isScalarBorder(span.start) || !text.isScalarBorder(span.end) {
        faults.append("\(holder): \(span) cuts a character in two")
      }
    }
    for (index, holder) in document.allEntityIndices
    where !document.entities.indices.contains(index) {
      faults.append("\(holder): there is no entity \(index)")
    }
    return faults
  }
}
