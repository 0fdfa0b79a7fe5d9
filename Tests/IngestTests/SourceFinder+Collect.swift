import Ingest

extension SourceFinder {
  /// All files that the patterns lead to, each once, sorted as a run sorts them.
  func files(_ patterns: [SourcePattern]) throws -> [SourceFile] {
    var files: Set<SourceFile> = []
    try find(patterns) { if case .file(let file) = $0 { files.insert(file) } }
    return files.sorted { $0.uri.utf8.lexicographicallyPrecedes($1.uri.utf8) }
  }
}
