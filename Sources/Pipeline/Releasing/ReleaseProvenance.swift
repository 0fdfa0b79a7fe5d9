import Corpus
import Load

/// What a release says of how it was made, in its `datapackage.json`.
struct ReleaseProvenance: Hashable {
  let version: String
  let created: String
  let configuration: String
  let program: String
  /// Paths and hashes of rules, lexicons and models, as they stand there.
  let data: JSON

  /// nil where `folder` is no release.
  init?(_ folder: DatasetFolder) {
    guard let text = folder.text(of: "datapackage.json"),
      let package = try? JSONParser.parse(Array(text.utf8)),
      let said = package["x_provenance"], let version = package["version"]?.string,
      let created = package["created"]?.string,
      let configuration = said["configuration"]?.string, let program = said["program"]?.string,
      let data = said["data"]
    else { return nil }
    (self.version, self.created, self.configuration, self.program) = (
      version, created, configuration, program
    )
    self.data = data
  }

  /// Why the same text may have given other rows in `later`.
  ///
  /// A file that only one of them read comes and goes with the module that reads it, where the
  /// configuration changed. Where rules and configuration changed both, the rules are named:
  /// nobody can tell them apart.
  func cause(ofChangesIn later: ReleaseProvenance) -> RowChange.Cause? {
    let (before, after) = (Self.hashes(data), Self.hashes(later.data))
    let isSameFile = { (path: String) in before[path] == after[path] }
    if program != later.program || !before.keys.filter({ after[$0] != nil }).allSatisfy(isSameFile)
    {
      return .rule
    }
    return configuration != later.configuration ? .config : .rule
  }

  /// By path.
  private static func hashes(_ data: JSON) -> [String: String] {
    var hashes: [String: String] = [:]
    for file in data.elements ?? [] {
      if let path = file["path"]?.string { hashes[path] = file["hash"]?.string ?? "" }
    }
    return hashes
  }
}
