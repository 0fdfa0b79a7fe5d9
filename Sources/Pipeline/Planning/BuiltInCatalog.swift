import Clean
import Corpus
import Extract
import Ingest
import Load
import Segment

extension ModuleCatalog {
  /// Everything that is registered in the stages.
  static let builtIn = ModuleCatalog(
    stages: [
      .ingest: IngestRegistry.readers.map { Entry($0) },
      .clean: CleanRegistry.normalizers.map { Entry($0) },
      .segment: SegmentRegistry.splitters.map { Entry($0, placement: .first) }
        + SegmentRegistry.annotators.map { Entry($0) },
      .extract: ExtractRegistry.annotators.map { Entry($0) }
        + [Entry(HelperModule.description(in: nil), isUsual: false)],
      .load: LoadRegistry.steps.map { Entry($0) },
    ],
    checks: LoadRegistry.expectations.map { Entry($0) },
    exports: LoadRegistry.exporters.map { Entry($0) }
  )
}

/// The two schemas of the program, as text.
public enum SchemaText {
  /// The JSON Schema of `pipeline.json`.
  public static var pipeline: String {
    String(decoding: PipelineSchema.generate(.builtIn), as: UTF8.self)
  }

  /// The SQL of a dataset.
  public static var dataset: String { DatasetSchema.ddl }
}
