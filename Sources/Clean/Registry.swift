public import Corpus
public import Language

/// The modules of Clean, by the names that `pipeline.json` uses.
///
/// A new input format is one file in `Converters/`, a new step one in `Normalizers/`, each with one line here.
public enum CleanRegistry {
  /// What turns a record into text, by media type.
  public static let converters: [ModuleDescription<DataFolder, any Converter>] = [
    TextConverter.module
  ]

  /// The steps after that, in the order in which they work best.
  public static let normalizers: [ModuleDescription<DataFolder, any Normalizer>] = [
    UnicodeNormalizer.module,
    WidthNormalizer.module,
    LineEndings.module,
    NoticeMarker.module,
  ]
}
