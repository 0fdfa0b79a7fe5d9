public import Corpus
public import Language

/// The annotators of Extract, by the names that `pipeline.json` uses.
///
/// A new extractor is one file in `Extractors/` and one line here.
public enum ExtractRegistry {
  /// In the order in which they work best.
  public static let annotators: [ModuleDescription<DataFolder, any Annotator>] = [
    Contributors.module,
    URLAnnotator.module,
    TimesAnnotator.module,
    QuantitiesAnnotator.module,
    WorkAnnotator.module,
    Names.module,
    Links.module,
    QuotationAnnotator.module,
    GroupAnnotator.module,
    Rules.module,
    StatisticsAnnotator.module,
  ]
}
