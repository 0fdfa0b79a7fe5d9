internal import Corpus

/// One walk through the folders that a pattern leads to.
struct GlobSearch {
  /// How many files and rejections it has given.
  private(set) var count = 0

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

  /// Gives `found` what the pattern leads to, as the file system has it.
  ///
  /// - Throws: `IngestError`, where a folder that is named cannot be read; what `found` throws.
  mutating func run(_ found: (SourceFinding) throws -> Void) throws {
    var steps = [Step(folder: root, part: 0, isNamed: true)]
    while !steps.isEmpty {
      var deeper: [Step] = []
      for step in steps {
        // By name: with links the first of two ways into a folder counts.
        deeper += try take(step, found).sorted {
          $0.folder.bytes.lexicographicallyPrecedes($1.folder.bytes)
        }
      }
      steps = deeper
    }
  }

  private mutating func take(
    _ step: Step,
    _ found: (SourceFinding) throws -> Void
  ) throws -> [Step] {
    let isLast = step.part == pattern.parts.count - 1
    switch pattern.parts[step.part] {
    case .name(let name):
      let path = name.isEmpty ? FilePath("/") : step.folder.appending(name)
      if !isLast { return [Step(folder: path, part: step.part + 1, isNamed: step.isNamed)] }
      if let kind = kind(of: path) { try arrive(at: (path, kind), found) }
      return []
    case .anyDepth:
      guard isFirstVisit(step) else { return [] }
      var steps = [Step(folder: step.folder, part: step.part + 1, isNamed: step.isNamed)]
      try look(into: step, found) { search, name, kind in
        if name.first == UInt8(ascii: ".") || kind == .file { return }
        let entry = search.entry(name, kind, in: step.folder)
        if let folder = try search.folder(entry, found) {
          steps.append(Step(folder: folder, part: step.part, isNamed: false))
        }
      }
      return steps
    case .glob(let glob):
      guard isFirstVisit(step) else { return [] }
      var steps: [Step] = []
      try look(into: step, found) { search, name, kind in
        guard glob.matches(name) else { return }
        let entry = search.entry(name, kind, in: step.folder)
        if isLast {
          try search.arrive(at: entry, found)
        } else if let folder = try search.folder(entry, found) {
          steps.append(Step(folder: folder, part: step.part + 1, isNamed: false))
        }
      }
      return steps
    }
  }

  /// A folder's entry; its kind is asked for where the folder does not say it, or says that it is
  /// a link that is to be followed.
  private func entry(_ name: [UInt8], _ kind: FilePath.Kind?, in folder: FilePath) -> Entry {
    let path = folder.appending(name)
    let isKnown = kind != nil && !(followsLinks && kind == .symbolicLink)
    return (path, isKnown ? kind : self.kind(of: path))
  }

  private func kind(of path: FilePath) -> FilePath.Kind? {
    try? path.status(followsLinks: followsLinks).kind
  }

  /// The entry as a folder to go into; a link to one is said to be left out.
  private mutating func folder(
    _ entry: Entry,
    _ found: (SourceFinding) throws -> Void
  ) throws -> FilePath? {
    switch entry.kind {
    case .folder: return entry.path
    case .symbolicLink:
      let target = try? entry.path.status(followsLinks: true).kind
      if target == .folder { try arrive(at: entry, found) }
      return nil
    default: return nil
    }
  }

  /// Takes what the whole pattern fits; folders among it are none of its business.
  private mutating func arrive(
    at entry: Entry,
    _ found: (SourceFinding) throws -> Void
  ) throws {
    func reject(_ code: IngestCode, _ message: String) throws {
      count += 1
      try found(.rejection(code.rejection(of: entry.path.uri(from: root), bytes: nil, message)))
    }
    switch entry.kind {
    case .file:
      count += 1
      let uri = entry.path.uri(from: root)
      try found(.file(SourceFile(uri: uri, path: entry.path, followsLinks: followsLinks)))
    case .folder: break
    case .symbolicLink:
      try reject(.symbolicLink, "is a symbolic link, and links are not followed")
    case .other(let name):
      try reject(.notAFile, "is \(name), not a file; leave it out of the pattern")
    case nil:
      try reject(.ioUnreadable, "cannot be read: \(FileFault.missing.message)")
    }
  }

  private mutating func isFirstVisit(_ step: Step) -> Bool {
    guard let status = try? step.folder.status(followsLinks: true) else { return true }
    return visits.insert(Visit(folder: status.identity, part: step.part)).inserted
  }

  /// Calls `body` with each name in the folder and its kind, where the folder says it.
  private mutating func look(
    into step: Step,
    _ found: (SourceFinding) throws -> Void,
    _ body: (inout GlobSearch, [UInt8], FilePath.Kind?) throws -> Void
  ) throws {
    do {
      try step.folder.forEachEntry { try body(&self, $0, $1) }
    } catch let fault as FileFault {
      if fault.isMissing { return }
      if step.isNamed { throw IngestError(fault, path: pattern.text) }
      count += 1
      let uri = step.folder.uri(from: root)
      try found(
        .rejection(
          IngestCode.ioUnreadable.rejection(
            of: uri,
            bytes: nil,
            "cannot be read: \(fault.message)"
          )
        )
      )
    }
  }
}
