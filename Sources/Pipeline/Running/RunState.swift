import Foundation
import Load
import Logging

/// The state of an output folder: opened, and put aside where it is damaged.
struct RunState {
  static let fileName = "state.sqlite"

  let path: String
  let logger: Logger

  init(_ output: OutputFolder, logger: Logger) {
    path = output.path + "/" + Self.fileName
    self.logger = logger
  }

  /// Opens the state; a damaged one is moved aside, and the run becomes a full one.
  func open() throws -> Store {
    do throws(LoadError) {
      return try Store(at: path, durability: .lasting)
    } catch {
      guard error.kind == .corrupt else { throw error }
      try putAside(error)
      return try Store(at: path, durability: .lasting)
    }
  }

  /// Moves the damaged state to `state.sqlite.corrupt`, in the place of an earlier one.
  func putAside(_ error: LoadError) throws {
    for suffix in ["", "-wal", "-shm"] {
      let aside = path + ".corrupt" + suffix
      try FileTree.remove(aside)
      if FileManager.default.fileExists(atPath: path + suffix) {
        try FileTree.rename(path + suffix, to: aside)
      }
    }
    logger.warning(
      "\(path): is damaged (\(error.message)); moved to \(path).corrupt, everything is worked again",
      metadata: ["event": "state_corrupt"]
    )
  }
}
