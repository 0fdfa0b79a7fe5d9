import Corpus
import Foundation

/// A configuration read from its file, with its overrides applied.
struct ConfigurationFile {
  let configuration: Configuration
  /// Absolute path of the file's folder: what relative paths count from.
  let root: String

  /// Reads and decodes `path`.
  ///
  /// - Parameters:
  ///   - path: as the user wrote it; messages name it so.
  ///   - overrides: `stage.module.option=value`.
  ///   - environment: where relative paths count from.
  /// - Throws: `PipelineError` with 66 or 77 where the file cannot be read; `ConfigurationError`
  ///   with every fault where it is invalid.
  init(
    _ path: String,
    overrides: [String],
    in environment: ProgramEnvironment
  ) throws {
    let absolute = environment.absolute(path)
    let bytes = try Self.read(absolute, named: path)
    let decoded = try Configuration.decode(bytes, path: path, catalog: .builtIn)
    configuration = try decoded.applying(overrides, catalog: .builtIn)
    root = URL(fileURLWithPath: absolute).deletingLastPathComponent().path
  }

  private static func read(_ path: String, named name: String) throws(PipelineError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw PipelineError(
        .noInput,
        "\(name): there is no such file; `zhai init FOLDER` writes a first one"
      )
    }
    if isFolder.boolValue {
      throw PipelineError(.noInput, "\(name): is a folder; name the pipeline.json in it")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PipelineError(.noPermission, "\(name): cannot be read: \(SystemError.current.text)")
    }
    return Array(data)
  }
}
