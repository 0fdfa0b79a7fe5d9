public import Corpus

/// Finds the files that patterns name, each once, in an order that no file system has a say in.
public struct SourceFinder: Sendable {
  /// What was found.
  public struct Findings: Sendable, Hashable {
    /// Sorted by the bytes of their uris.
    public internal(set) var files: [SourceFile] = []
    /// What lay on the way and is no file to read, sorted likewise.
    public internal(set) var rejections: [Rejection] = []
  }

  private let root: FilePath
  private let followsLinks: Bool

  public init(_ context: IngestContext) {
    root = FilePath(context.root)
    followsLinks = context.followsSymbolicLinks
  }

  /// Looks for all of `patterns`.
  ///
  /// - Parameter patterns: in any order; what two of them name is found once.
  /// - Returns: files and rejections.
  /// - Throws: `IngestError`, where a named file is not there, is no file or may not be read, and
  ///   where a glob matches nothing.
  public func find(_ patterns: [SourcePattern]) throws(IngestError) -> Findings {
    var files: [String: SourceFile] = [:]
    var rejections: [String: Rejection] = [:]
    for pattern in patterns {
      if let file = try namedFile(pattern) {
        files[file.uri] = file
        continue
      }
      var search = GlobSearch(pattern, in: root, followsLinks: followsLinks)
      try search.run()
      if search.files.isEmpty, search.rejections.isEmpty {
        throw IngestError(
          .noInput,
          path: pattern.text,
          message: "matches no file; it counts from the folder of the configuration"
        )
      }
      for (path, uri) in search.files where files[uri] == nil {
        files[uri] = SourceFile(uri: uri, path: path, isNamed: false, followsLinks: followsLinks)
      }
      for rejection in search.rejections { rejections[rejection.sourceURI] = rejection }
    }
    var findings = Findings()
    for uri in files.keys.sorted(by: Self.precedes) {
      if let file = files[uri] { findings.files.append(file) }
    }
    for uri in rejections.keys.sorted(by: Self.precedes) where files[uri] == nil {
      if let rejection = rejections[uri] { findings.rejections.append(rejection) }
    }
    return findings
  }

  private static func precedes(_ lhs: String, _ rhs: String) -> Bool {
    lhs.utf8.lexicographicallyPrecedes(rhs.utf8)
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
    let relative = path.uri(from: root)
    return SourceFile(uri: relative, path: path, isNamed: true, followsLinks: followsLinks)
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
