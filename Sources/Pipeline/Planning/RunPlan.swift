import Clean
import Corpus
import Extract
import Foundation
import Ingest
import Language
import Load
import Segment

/// What a run would do, as a value: every module made, every check of the configuration passed,
/// nothing read and nothing written yet.
public struct RunPlan: Sendable {
  let configuration: Configuration
  /// Absolute path of the configuration file's folder.
  let root: String
  let data: DataFolder
  let ingest: IngestContext
  let readers: [(choice: ModuleChoice, module: any Reader)]
  let worker: DocumentWorker
  let steps: [(choice: ModuleChoice, module: any CorpusStep)]
  let expectations: [(choice: ModuleChoice, module: any Expectation)]
  let exporters: [(choice: ModuleChoice, module: any Exporter)]
  /// What the dataset is called and is, as exports say it.
  let description: DatasetDescription

  /// The files of the data folder that each stage was made from, sorted.
  var dataFiles: [StageName: [String]] { worker.dataFiles }

  /// Another output folder than the configuration's; absolute.
  private let otherOutput: String?

  /// Absolute path of the output folder.
  var output: String {
    if let otherOutput { return otherOutput }
    return configuration.output.hasPrefix("/")
      ? configuration.output : root + "/" + configuration.output
  }

  /// Reads the configuration at `path` and makes all modules.
  ///
  /// - Parameters:
  ///   - path: the configuration file.
  ///   - overrides: `stage.module.option=value`.
  ///   - version: of the data, in place of the configuration's.
  ///   - output: the output folder, in place of the configuration's; absolute.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 78 with every fault of the configuration, 66 or 77 where it cannot
  ///   be read.
  public init(
    configuration path: String,
    overrides: [String] = [],
    version: String? = nil,
    output: String? = nil,
    in environment: ProgramEnvironment
  ) throws {
    do {
      let file = try ConfigurationFile(path, overrides: overrides, in: environment)
      try self.init(
        file.configuration,
        root: file.root,
        data: try environment.data(),
        version: version,
        output: output,
        epoch: try environment.sourceDateEpoch()
      )
    } catch let error as ConfigurationError {
      throw PipelineError(.configuration, messages: error.issues.map(\.description))
    }
  }

  /// Makes the modules of `configuration`.
  ///
  /// - Throws: `ConfigurationError` with every fault.
  init(
    _ configuration: Configuration,
    root: String,
    data: DataFolder,
    version: String? = nil,
    output: String? = nil,
    epoch: Int? = nil
  ) throws {
    otherOutput = output
    var assembly = ModuleAssembly(configuration: configuration, root: root)
    let ingest = IngestContext(root: root, recordBytes: configuration.limits.recordBytes)
    readers = assembly.make(.stage(.ingest), from: IngestRegistry.readers, in: ingest)
    let worker = DocumentWorker.make(with: &assembly, data: data)
    description = DatasetDescription(configuration.dataset, version: version, epoch: epoch)
    let load = LoadContext(description)
    steps = assembly.make(.stage(.load), from: LoadRegistry.steps, in: load)
    expectations = assembly.make(.expectations, from: LoadRegistry.expectations, in: load)
    exporters = assembly.make(.exports, from: LoadRegistry.exporters, in: load)
    let issues = assembly.issues + configuration.missingFiles(relativeTo: root)
    guard issues.isEmpty, var worker else { throw ConfigurationError(issues: issues) }
    worker.extras = steps.reduce(into: []) { $0.formUnion($1.module.extras) }
    self.worker = worker
    self.configuration = configuration
    self.root = root
    self.data = data
    self.ingest = ingest
  }
}
