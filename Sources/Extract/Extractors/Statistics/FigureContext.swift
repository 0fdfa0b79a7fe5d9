import Corpus

/// What all sentences of a document are read with.
///
/// A class, so that handing it on costs one count and not one for each layer of the document.
final class FigureContext {
  let document: Document
  let lexicon: StatisticsLexicon
  let anaphors: AnaphorResolver

  init(_ document: Document, _ lexicon: StatisticsLexicon, _ anaphors: AnaphorResolver) {
    self.document = document
    self.lexicon = lexicon
    self.anaphors = anaphors
  }
}
