public import Corpus
public import Language

/// The modules of Segment, by the names that `pipeline.json` uses.
public enum SegmentRegistry {
  /// What makes documents of cleaned text; one of them comes first in every configuration.
  public static let splitters: [ModuleDescription<DataFolder, any Splitter>] = [
    DocumentSplitter.module
  ]

  /// What works on one document, in the order in which it works best.
  public static let annotators: [ModuleDescription<DataFolder, any Annotator>] = [
    SentenceAnnotator.module,
    Tokens.module,
  ]
}
