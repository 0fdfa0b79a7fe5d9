internal import Corpus

/// One walk through the folders that a pattern leads to.
struct GlobSearch {
  private(set) var files: [(path: FilePath, uri: String)] = []
  private(set) var rejections: [Rejection] = []

  private let pattern: SourcePattern
  private let root: FilePath
  private let followsLinks: Bool
  private var visits: Set<Visit> = []

  private struct Step {
    let folder: FilePath
    /// The pattern's part that names in the folder have to fit.
    let part: Int
    /// Whether the pattern names the folder outright.
    let isNamed: Bool
  }

  /// A folder is walked once for each part of the pattern, whatever links lead back into it.
  private struct Visit: Hashable {
    let folder: FilePath.Identity
    let part: Int
  }

  /// nil: nothing is there, such as behind a broken link.
  private typealias Entry = (path: FilePath, kind: FilePath.Kind?)

  init(_ pattern: SourcePattern, in root: FilePath, followsLinks: Bool) {
    self.pattern = pattern
    self.root = root
    self.followsLinks = followsLinks
  }

  mutating func run() throws(IngestError) {
    var steps = [Step(folder: root, part: 0, isNamed: true)]
    var index = 0
    while index < steps.count {
      steps.append(contentsOf: try take(steps[index]))
      index += 1
    }
  }

  private mutating func take(_ step: Step) throws(IngestError) -> [Step] {
    let isLast = step.part == pattern.parts.count - 1
    switch pattern.parts[step.part] {
    case .name(let name):
      let path = name.isEmpty ? FilePath("/") : step.folder.appending(name)
      if !isLast { return [Step(folder: path, part: step.part + 1, isNamed: step.isNamed)] }
      if let kind = kind(of: path) { arrive(at: (path, kind)) }
      return []
    case .anyDepth:
      guard isFirstVisit(step) else { return [] }
      var steps = [Step(folder: step.folder, part: step.part + 1, isNamed: step.isNamed)]
      for entry in try entries(of: step) where !entry.path.isHidden {
        if let folder = folder(entry) {
          steps.append(Step(folder: folder, part: step.part, isNamed: false))
        }
      }
      return steps
    case .glob(let glob):
      guard isFirstVisit(step) else { return [] }
      var steps: [Step] = []
      for entry in try entries(of: step) where glob.matches(entry.path.name) {
        if isLast {
          arrive(at: entry)
        } else if let folder = folder(entry) {
          steps.append(Step(folder: folder, part: step.part + 1, isNamed: false))
        }
      }
      return steps
    }
  }

  private func kind(of path: FilePath) -> FilePath.Kind? {
    try? path.status(followsLinks: followsLinks).kind
  }

  /// The entry as a folder to go into; a link to one is said to be left out.
  private mutating func folder(_ entry: Entry) -> FilePath? {
    switch entry.kind {
    case .folder: return entry.path
    case .symbolicLink:
      let target = try? entry.path.status(followsLinks: true).kind
      if target == .folder { arrive(at: entry) }
      return nil
    default: return nil
    }
  }

  /// Takes what the whole pattern fits; folders among it are none of its business.
  private mutating func arrive(at entry: Entry) {
    let uri = entry.path.uri(from: root)
    switch entry.kind {
    case .file: files.append((entry.path, uri))
    case .folder: break
    case .symbolicLink:
      reject(uri, .symbolicLink, "is a symbolic link, and links are not followed")
    case .other(let name):
      reject(uri, .notAFile, "is \(name), not a file; leave it out of the pattern")
    case nil:
      reject(uri, .ioUnreadable, "cannot be read: \(FileFault.missing.message)")
    }
  }

  private mutating func reject(_ uri: String, _ code: IngestCode, _ message: String) {
    rejections.append(code.rejection(of: uri, bytes: nil, message))
  }

  private mutating func isFirstVisit(_ step: Step) -> Bool {
    guard let status = try? step.folder.status(followsLinks: true) else { return true }
    return visits.insert(Visit(folder: status.identity, part: step.part)).inserted
  }

  private mutating func entries(of step: Step) throws(IngestError) -> [Entry] {
    let names: [[UInt8]]
    do throws(FileFault) {
      names = try step.folder.names()
    } catch {
      if error.isMissing { return [] }
      if step.isNamed { throw IngestError(error, path: pattern.text) }
      reject(step.folder.uri(from: root), .ioUnreadable, "cannot be read: \(error.message)")
      return []
    }
    return names.map { name in
      let path = step.folder.appending(name)
      return (path, kind(of: path))
    }
  }
}
