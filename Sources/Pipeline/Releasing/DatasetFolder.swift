import Foundation
import Load

/// A folder that holds a finished dataset: a build, or a release.
struct DatasetFolder: Sendable {
  /// With every link in it resolved.
  let path: String
  /// All files below it, relative, sorted.
  let files: [String]

  /// A folder that was made just now, and whose files can be listed.
  init(path: String) {
    self.path = path
    files = (try? FileTree(root: path).files()) ?? []
  }

  /// - Throws: `PipelineError` where the folder cannot be listed.
  init(_ path: String) throws(PipelineError) {
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    files = try FileTree(root: self.path).files()
  }

  /// The folder's own name; for a build its identifier.
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  var isBuild: Bool {
    URL(fileURLWithPath: path).deletingLastPathComponent().lastPathComponent == "builds"
  }

  /// The one database, relative; nil where there is none, or more than one.
  var database: String? {
    let found = files.filter { $0.hasSuffix(".sqlite") && !$0.contains("/") }
    return found.count == 1 ? found[0] : nil
  }

  func absolute(_ file: String) -> String { path + "/" + file }

  /// The text of a file; nil where it is missing or no UTF-8.
  func text(of file: String) -> String? {
    FileManager.default.contents(atPath: absolute(file)).flatMap {
      String(validating: $0, as: UTF8.self)
    }
  }
}
