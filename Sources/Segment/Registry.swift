public import Corpus
public import Language

/// The annotators of Segment, by the names that `pipeline.json` uses.
///
/// `documents`, the splitter, comes first in every configuration and is not one of them.
public enum SegmentRegistry {
  public static let annotators: [ModuleDescription<DataFolder, any Annotator>] = [
    Tokens.description
  ]
}
