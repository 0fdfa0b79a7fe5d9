internal import Corpus

/// Finds the files that patterns name.
public struct SourceFinder: Sendable {
  private let root: FilePath
  private let followsLinks: Bool

  public init(_ context: IngestContext) {
    root = FilePath(context.root)
    followsLinks = context.followsSymbolicLinks
  }

  /// Looks for all of `patterns`, in memory that does not grow with what is found.
  ///
  /// - Parameters:
  ///   - patterns: in any order.
  ///   - found: gets what was found as the file system gives it: in no order, and what two
  ///     patterns lead to twice, with the same uri.
  /// - Throws: `IngestError`, where a named file is not there, is no file or may not be read, and
  ///   where a glob matches nothing; what `found` throws.
  public func find(
    _ patterns: [SourcePattern],
    _ found: (SourceFinding) throws -> Void
  ) throws {
    for pattern in patterns {
      if let file = try namedFile(pattern) {
        try found(.file(file))
        continue
      }
      var search = GlobSearch(pattern, in: root, followsLinks: followsLinks)
      try search.run(found)
      if search.count == 0 {
        throw IngestError(
          .noInput,
          path: pattern.text,
          message: "matches no file; it counts from the folder of the configuration"
        )
      }
    }
  }

  /// A file that was found before.
  ///
  /// - Parameters:
  ///   - uri: its uri.
  ///   - pathBytes: what it gave as such.
  /// - Returns: the same file.
  public func file(uri: String, pathBytes: [UInt8]) -> SourceFile {
    SourceFile(uri: uri, path: FilePath(bytes: pathBytes), followsLinks: followsLinks)
  }

  /// The file that the pattern names outright; nil where it is a glob that names none.
  private func namedFile(_ pattern: SourcePattern) throws(IngestError) -> SourceFile? {
    var path = root
    var uri = FilePath(bytes: [])
    if pattern.isPlain {
      for case .name(let name) in pattern.parts {
        path = name.isEmpty ? FilePath("/") : path.appending(name)
        uri = name.isEmpty ? FilePath("/") : uri.appending(name)
      }
    } else {
      // A file may be called `a[1].txt`.
      uri = FilePath(bytes: pattern.literalPath)
      path = uri.bytes.first == UInt8(ascii: "/") ? uri : root.appending(uri.bytes)
      guard let found = try? path.status(followsLinks: followsLinks), found.kind == .file
      else { return nil }
    }
    try check(path, named: pattern.text)
    return SourceFile(uri: path.uri(from: root), path: path, followsLinks: followsLinks)
  }

  private func check(_ path: FilePath, named text: String) throws(IngestError) {
    let kind: FilePath.Kind
    do throws(FileFault) {
      kind = try path.status(followsLinks: followsLinks).kind
      if kind == .file { _ = try FileStream(path, followsLinks: followsLinks) }
    } catch {
      throw IngestError(error, path: text)
    }
    switch kind {
    case .file: return
    case .folder:
      let folder = text.hasSuffix("/") ? String(text.dropLast()) : text
      throw IngestError(
        .noInput,
        path: text,
        message: "is a folder; write `\(folder)/*.txt` for the files in it, or "
          + "`\(folder)/**/*.txt` for those in its folders too"
      )
    case .symbolicLink:
      throw IngestError(
        .noInput,
        path: text,
        message: "is a symbolic link; name the file that it leads to, or let links be followed"
      )
    case .other(let name):
      throw IngestError(.noInput, path: text, message: "is \(name), not a file")
    }
  }
}

extension IngestError {
  init(_ fault: FileFault, path: String) {
    if fault.isMissing {
      self.init(
        .noInput,
        path: path,
        message: "there is no such file; it counts from the folder of the configuration"
      )
    } else if fault.isForbidden {
      self.init(
        .noPermission,
        path: path,
        message: "may not be read; let the user who runs this read it"
      )
    } else {
      self.init(.inputOutput, path: path, message: "cannot be read: \(fault.message)")
    }
  }
}
