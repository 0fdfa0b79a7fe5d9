import Foundation
import Load

/// The state of an output folder, opened for looking at it.
struct StateReader {
  let output: OutputFolder

  /// - Throws: `PipelineError`, where the configuration cannot be read.
  init(configuration path: String, in environment: ProgramEnvironment) throws {
    do {
      let file = try ConfigurationFile(path, overrides: [], in: environment)
      let folder = file.configuration.output
      output = OutputFolder(path: folder.hasPrefix("/") ? folder : file.root + "/" + folder)
    } catch let error as ConfigurationError {
      throw PipelineError(.configuration, messages: error.issues.map(\.description))
    }
  }

  /// What `body` reads from the state.
  ///
  /// - Throws: `PipelineError`: 66 where there is none.
  func read<Result>(_ body: (Store) throws(LoadError) -> Result) throws -> Result {
    let path = output.path + "/" + RunState.fileName
    guard FileManager.default.fileExists(atPath: path) else {
      throw PipelineError(.noInput, "\(path): is not there; nothing has run yet")
    }
    do throws(LoadError) {
      let store = try Store(at: path, durability: .reading)
      let result = try body(store)
      try store.close()
      return result
    } catch {
      throw PipelineError(wrapping: error)
    }
  }
}
