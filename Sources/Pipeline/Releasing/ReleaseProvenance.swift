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
  /// Where rules and configuration changed both, the rules are named: nobody can tell them apart.
  func cause(ofChangesIn later: ReleaseProvenance) -> RowChange.Cause? {
    if program != later.program || Self.files(data) != Self.files(later.data) { return .rule }
    return configuration != later.configuration ? .config : .rule
  }

  private static func files(_ data: JSON) -> [String] {
    (data.elements ?? []).map { ($0["path"]?.string ?? "") + " " + ($0["hash"]?.string ?? "") }
  }
}
