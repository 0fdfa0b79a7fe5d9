import Foundation
import Language

/// `zhai train`: a tagger's model from a treebank.
public struct ModelTraining: Sendable {
  /// What is trained from what.
  public struct Request: Sendable {
    /// Treebank that is learned from: lines `number form name pos`, names in IOB2.
    public var training: String
    /// Treebank that says when to stop, and that the report is about.
    public var development: String
    /// Where the model goes.
    public var output: String
    public var seed: UInt64 = 1
    /// Whether names are also trained without each group of features.
    public var withAblation = false

    public init(training: String, development: String, output: String) {
      self.training = training
      self.development = development
      self.output = output
    }
  }

  private let request: Request
  private let lexicon: Lexicon
  private let training: Treebank
  private let development: Treebank

  /// Reads everything that training needs.
  ///
  /// - Throws: `PipelineError`: 66 where a treebank does not exist, 78 where it or the lexicon is
  ///   damaged.
  public init(
    _ request: Request,
    in environment: ProgramEnvironment
  ) throws(PipelineError) {
    self.request = request
    training = try Treebank.read(request.training, in: environment)
    development = try Treebank.read(request.development, in: environment)
    let data = try environment.data()
    do throws(DataError) {
      lexicon = try Lexicon.standard(data)
    } catch {
      throw PipelineError(.configuration, error.description)
    }
  }

  /// Trains, writes the model whole or not at all, and tells how good it is.
  ///
  /// - Parameters:
  ///   - environment: of the process.
  ///   - progress: gets a line now and then.
  /// - Returns: the report.
  /// - Throws: `PipelineError`: 73 or 74 where the model cannot be written.
  public func run(
    in environment: ProgramEnvironment,
    progress: @escaping (String) -> Void
  ) throws(PipelineError) -> String {
    var settings = Trainer.Settings()
    settings.seed = request.seed
    let trainer = Trainer(lexicon, settings: settings, progress: progress)
    let preparation = trainer.prepare(training, development: development)
    let bytes = trainer.trainNames(preparation)
    let path = environment.absolute(request.output)
    try FileTree.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    try FileTree.write(bytes, to: path + ".new")
    try FileTree.rename(path + ".new", to: path)
    var report = "on \(request.development), which decided when to stop:\n"
    report += try evaluation(bytes, on: development).report()
    if request.withAblation {
      report += "names by groups of features, F1 on training and development:\n"
      // One sample is enough to compare groups.
      settings.samples = 1
      let whole = Trainer(lexicon, settings: settings, progress: progress)
      report += try line("all", whole.trainNames(preparation))
      for (bit, group) in Trainer.Settings.groupNames.enumerated() {
        settings.nameGroups = ~(1 << UInt8(bit))
        progress("without \(group)")
        let other = Trainer(lexicon, settings: settings, progress: progress)
        report += try line("without \(group)", other.trainNames(preparation), settings.nameGroups)
      }
    }
    return report
  }

  private func line(
    _ what: String,
    _ bytes: [UInt8],
    _ groups: UInt8 = .max
  ) throws(PipelineError) -> String {
    let seen = try evaluation(bytes, on: training, groups)
    let unseen = try evaluation(bytes, on: development, groups)
    return "\(what): \(seen.names.rounded) \(unseen.names.rounded)\n"
  }

  private func evaluation(
    _ bytes: [UInt8],
    on treebank: Treebank,
    _ groups: UInt8 = .max
  ) throws(PipelineError) -> Evaluation {
    do throws(DataError) {
      let model = try TaggerModel(bytes, name: request.output)
      return Evaluation(Tagger(lexicon, model: model, nameGroups: groups), on: treebank)
    } catch {
      throw PipelineError(.software, error.description)
    }
  }
}

extension Treebank {
  /// The treebank at `path`, as a command names it.
  static func read(
    _ path: String,
    in environment: ProgramEnvironment
  ) throws(PipelineError) -> Treebank {
    let absolute = environment.absolute(path)
    guard FileManager.default.fileExists(atPath: absolute) else {
      throw PipelineError(.noInput, "\(path): there is no such file")
    }
    do throws(DataError) {
      let treebank = try Treebank(contentsOf: absolute)
      guard !treebank.sentences.isEmpty else {
        throw DataError(path: path, message: "holds no sentence")
      }
      return treebank
    } catch {
      throw PipelineError(.dataError, error.description)
    }
  }
}
