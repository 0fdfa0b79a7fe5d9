import Corpus

/// The sources of a first configuration: which reader takes which files of a folder.
struct DraftSources {
  /// The elements of `stages.ingest`; at least one.
  let modules: [JSON]
  /// The paths of the files that they take.
  let taken: [String]

  private static let readers: [(endings: [String], module: String)] = [
    (["txt", "text"], "text"),
    (["jsonl", "ndjson"], "json-lines"),
  ]

  /// Files that are read alike: the same module with the same fields.
  private struct Kind: Hashable {
    let module: String
    let fields: [JSON.Member]
  }

  /// - Parameters:
  ///   - files: sorted.
  ///   - catalog: what there is to choose from.
  init(_ files: [ConfigurationDraft.FoundFile], catalog: ModuleCatalog) {
    var kinds: [Kind] = []
    var paths: [Kind: [String]] = [:]
    for file in files {
      guard let kind = Self.kind(of: file, in: catalog) else { continue }
      if paths[kind] == nil { kinds.append(kind) }
      paths[kind, default: []].append(file.path)
    }
    let counts = Self.counts(of: files.map(\.path))
    taken = kinds.flatMap { paths[$0] ?? [] }
    let found = kinds.map { kind in
      var members: [JSON.Member] = [
        .init("module", JSON(.string(kind.module))),
        .init("paths", Self.patterns(for: paths[kind] ?? [], counts: counts)),
      ]
      if !kind.fields.isEmpty { members.append(.init("fields", JSON(.object(kind.fields)))) }
      return JSON(.object(members))
    }
    modules =
      found.isEmpty ? [.object(["module": "text", "paths": JSON(.array(["*.txt"]))])] : found
  }

  /// Hidden files, what the program wrote, and the configuration itself.
  static func isPassedOver(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.first == "output" || path == "pipeline.json"
      || parts.contains { $0.utf8.first == UInt8(ascii: ".") }
  }

  private static func kind(
    of file: ConfigurationDraft.FoundFile,
    in catalog: ModuleCatalog
  ) -> Kind? {
    let ending = ending(of: file.path).lowercased()
    guard let reader = readers.first(where: { $0.endings.contains(ending) }),
      let entry = catalog.entry(reader.module, in: .stage(.ingest))
    else { return nil }
    let fields = entry.options.first { $0.name == "fields" }
    guard let fields, case .stringMap(let keys) = fields.kind else {
      return Kind(module: reader.module, fields: [])
    }
    return Kind(module: reader.module, fields: FieldGuess.fields(for: keys, from: file.sample))
  }

  /// Globs for the folders whose files of one ending all belong here, else the files by name.
  ///
  /// - Parameters:
  ///   - paths: sorted.
  ///   - counts: how many files of the whole folder each glob finds.
  /// - Returns: a list of strings.
  private static func patterns(for paths: [String], counts: [String: Int]) -> JSON {
    let own = self.counts(of: paths)
    var patterns: [String] = []
    var seen: Set<String> = []
    for path in paths {
      let glob = glob(for: path)
      let pattern = own[glob] == counts[glob] ? glob : escaped(path)
      if seen.insert(pattern).inserted { patterns.append(pattern) }
    }
    return JSON(.array(patterns.map { JSON(.string($0)) }))
  }

  private static func counts(of paths: [String]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for path in paths { counts[glob(for: path), default: 0] += 1 }
    return counts
  }

  /// The files of the same folder with the same ending.
  private static func glob(for path: String) -> String {
    escaped(folder(of: path)) + "*." + ending(of: path)
  }

  /// With its slash; empty for a file that lies in no folder.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  /// What stands behind the last point of the name, as it is written.
  private static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.utf8.lastIndex(of: UInt8(ascii: ".")).map {
      String(name[name.utf8.index(after: $0)...])
    } ?? ""
  }

  /// The path as a pattern that means itself.
  private static func escaped(_ path: String) -> String {
    var escaped = ""
    for scalar in path.unicodeScalars {
      if "*?[]\\".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
