import Foundation
import Load

/// Where a dataset lies that somebody named: a build, a release, an output folder (its `current`
/// is meant), the archive of a release, or a database alone.
///
/// An archive is unpacked into a folder of its own, which goes away with this value.
struct DatasetLocation: ~Copyable {
  /// What was found.
  enum Kind {
    case folder(DatasetFolder)
    /// Absolute path.
    case database(String)
  }

  let kind: Kind
  private let scratch: String?

  /// - Parameters:
  ///   - path: as the user wrote it.
  ///   - environment: where relative paths count from.
  /// - Throws: `PipelineError`: 66 where there is no dataset at the path, 65 where an archive is
  ///   damaged.
  init(_ path: String, in environment: ProgramEnvironment) throws(PipelineError) {
    let absolute = environment.absolute(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else {
      throw PipelineError(.noInput, "\(path): there is no such file or folder")
    }
    if isFolder.boolValue {
      let folders = [absolute, absolute + "/current"]
      let found = folders.first {
        FileManager.default.fileExists(atPath: $0 + "/" + Checksums.fileName)
      }
      guard let found else {
        throw PipelineError(
          .noInput,
          "\(path): holds no \(Checksums.fileName); name output/current, a build or a release"
        )
      }
      kind = .folder(try DatasetFolder(found))
      scratch = nil
    } else if absolute.hasSuffix(".tar.zst") {
      let scratch = FileManager.default.temporaryDirectory.path + "/zhai-" + UUID().uuidString
      try FileTree.makeFolder(scratch)
      do throws(LoadError) {
        kind = .folder(DatasetFolder(path: try ReleaseArchive.unpack(absolute, into: scratch)))
      } catch {
        try? FileTree.remove(scratch)
        throw PipelineError(error.kind == .corrupt ? .dataError : .ioError, error.description)
      }
      self.scratch = scratch
    } else {
      kind = .database(absolute)
      scratch = nil
    }
  }

  deinit { if let scratch { try? FileTree.remove(scratch) } }

  /// Absolute path of the database; nil where a folder does not hold exactly one.
  var database: String? {
    switch kind {
    case .folder(let folder): folder.database.map(folder.absolute)
    case .database(let path): path
    }
  }

  /// What made the data, where the dataset says so.
  var provenance: ReleaseProvenance? {
    guard case .folder(let folder) = kind else { return nil }
    return ReleaseProvenance(folder)
  }
}
