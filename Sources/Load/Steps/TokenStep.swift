internal import Corpus

/// Fills the table `tokens`, which is left empty otherwise: it has more rows than all others.
struct TokenStep: CorpusStep {
  var requires: Set<LayerName> { [.tokens] }
  var extras: DocumentRows.Extras { [.tokens] }

  static let module = ModuleDescription<LoadContext, any CorpusStep>(
    "tokens",
    summary: "Writes every word of the texts to the table tokens."
  ) { _, _ throws(ModuleError) in TokenStep() }
}
