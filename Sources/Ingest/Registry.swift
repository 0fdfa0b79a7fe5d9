public import Corpus

/// The readers of Ingest, by the names that `pipeline.json` uses.
///
/// A new input format is one file in `Readers/` and one line here.
public enum IngestRegistry {
  public static let readers: [ModuleDescription<IngestContext, any Reader>] = [
    TextReader.module,
    JSONLinesReader.module,
  ]
}
