public import Corpus

/// What the stage hands to its modules when they are made.
public struct LoadContext: Sendable, Hashable {
  /// What the dataset is called and is.
  public let description: DatasetDescription

  public init(_ description: DatasetDescription) { self.description = description }

  /// Of a dataset of which nothing but the name is known.
  public init(name: String) { self.init(DatasetDescription(name: name)) }

  /// The dataset's name.
  public var name: String { description.name }
}

/// The modules of Load, by the names that `pipeline.json` uses.
///
/// A new one is one file and one line here.
public enum LoadRegistry {
  /// The corpus-wide steps.
  public static let steps: [ModuleDescription<LoadContext, any CorpusStep>] = [
    DuplicateStep.module, EntityStep.module, TokenStep.module, SearchStep.module,
  ]

  /// The formats beside SQLite.
  public static let exporters: [ModuleDescription<LoadContext, any Exporter>] = [
    CSVFormat.module, ExcelCSVFormat.module, TSVFormat.module, JSONLinesFormat.module,
    DocumentExporter.module, LinkedDataExporter.module, DatasetteExporter.module,
    SpreadsheetExporter.module,
  ]

  /// The checks of a built dataset.
  public static let expectations: [ModuleDescription<LoadContext, any Expectation>] = [
    RowCount.module, NullShare.module, Unique.module, ValueSet.module, ValueRange.module,
    Pattern.module, Reference.module, RejectShare.module, Drift.module,
  ]
}
