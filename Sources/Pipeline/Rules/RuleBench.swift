import Corpus
import Extract
import Foundation
import Language

/// The annotators up to the rules, and the rules, for trying texts on.
struct RuleBench {
  let rules: Rules
  private let worker: DocumentWorker

  /// - Parameters:
  ///   - paths: one `pipeline.json`, or packs; none for the built-in pipeline.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 78 where a pack or the configuration is invalid.
  init(_ paths: [String], in environment: ProgramEnvironment) throws {
    let data = try environment.data()
    do {
      let configuration: Configuration
      var root = environment.workingFolder
      if let path = paths.first, paths.count == 1, Self.isPipeline(environment.absolute(path)) {
        let file = try ConfigurationFile(path, overrides: [], in: environment)
        (configuration, root) = (file.configuration, file.root)
      } else if paths.isEmpty {
        configuration = try Configuration.builtIn()
      } else {
        let packs = JSON(.array(paths.map { JSON(.string(environment.absolute($0))) }))
        var writer = JSONWriter()
        writer.value(packs)
        let list = String(decoding: writer.bytes, as: UTF8.self)
        configuration = try Configuration.builtIn().applying(
          ["extract.rules.packs=\(list)", "extract.rules.shipped=false"],
          catalog: .builtIn
        )
      }
      var assembly = ModuleAssembly(configuration: configuration, root: root)
      let worker = DocumentWorker.make(with: &assembly, data: data)
      guard assembly.issues.isEmpty, let worker else {
        throw ConfigurationError(issues: assembly.issues)
      }
      guard let rules = worker.rules else {
        throw PipelineError(.configuration, "the pipeline has no module `rules`")
      }
      self.worker = worker
      self.rules = rules
    } catch let error as ConfigurationError {
      throw PipelineError(.configuration, messages: error.issues.map(\.description))
    }
  }

  private static func isPipeline(_ path: String) -> Bool {
    guard let json = try? DataFolder.json(ofFile: path) else { return false }
    return json["stages"] != nil
  }

  /// A text annotated up to the rules, with names that its author vouches for.
  func document(_ text: String, _ names: [RulePack.Example.Name] = []) throws -> Document {
    let text = Text(text)
    var document = Document(
      text: text,
      origin: .init(sourceURI: "example", locator: nil, byteRange: nil)
    )
    document.paragraphs.insert(
      contentsOf: [Paragraph(span: text.span, role: .body, rule: "example")]
    )
    try worker.annotateUpToRules(&document)
    Rules.insert(names, into: &document)
    return document
  }
}
