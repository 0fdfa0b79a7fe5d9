import Corpus

/// A first `pipeline.json` for the files of a folder.
public struct ConfigurationDraft: Sendable, Hashable {
  /// A file that was found.
  public struct FoundFile: Sendable, Hashable {
    /// Relative to the folder, `/` between parts.
    public let path: String
    /// The beginning of the content, its first line at least; only looked at for JSON Lines.
    public let sample: [UInt8]

    public init(path: String, sample: [UInt8] = []) {
      self.path = path
      self.sample = sample
    }
  }

  /// The configuration, for people to read and to edit; it decodes without an issue.
  public let bytes: [UInt8]
  /// The files that its sources take.
  public let taken: [String]
  /// The files for which there is no reader.
  public let left: [String]
}

extension Configuration {
  /// Writes a first configuration for the files of a folder.
  ///
  /// Its modules are the usual ones of the catalog, in the catalog's order; its sources are globs
  /// by folder and ending; the fields of JSON Lines are guessed from the keys of the first line.
  ///
  /// - Parameters:
  ///   - files: what is in the folder, in any order; hidden files and the output are passed over.
  ///   - folder: the folder's name, which becomes the dataset's.
  ///   - schema: the path of the schema for editors; nil leaves it out.
  ///   - catalog: what there is to choose from.
  /// - Returns: the draft.
  public static func draft(
    for files: [ConfigurationDraft.FoundFile],
    folder: String,
    schema: String?,
    catalog: ModuleCatalog
  ) -> ConfigurationDraft {
    let files = files.filter { !DraftSources.isPassedOver($0.path) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let sources = DraftSources(files, catalog: catalog)
    let taken = Set(sources.taken)
    let name = datasetName(from: folder)
    var members: [JSON.Member] = []
    if let schema { members.append(.init("$schema", JSON(.string(schema)))) }
    members.append(
      .init(
        "dataset",
        .object([
          "name": JSON(.string(name)),
          "version": "0.1.0",
          "title": JSON(.string(folder.isEmpty ? name : folder)),
          "licence": "NOASSERTION",
        ])
      )
    )
    let stages = StageName.allCases.map { stage in
      JSON.Member(
        stage.rawValue,
        JSON(.array(stage == .ingest ? sources.modules : usual(.stage(stage), in: catalog)))
      )
    }
    members += [
      .init("stages", JSON(.object(stages))),
      .init("expectations", JSON(.array(expectations(in: catalog)))),
      .init("exports", JSON(.array(usual(.exports, in: catalog)))),
      .init("output", "output"),
    ]
    return ConfigurationDraft(
      bytes: JSON(.object(members)).pretty(),
      taken: sources.taken,
      left: files.map(\.path).filter { !taken.contains($0) }
    )
  }

  /// The modules that most datasets want and that work without being told anything.
  private static func usual(_ family: ModuleFamily, in catalog: ModuleCatalog) -> [JSON] {
    catalog[family]
      .filter { entry in entry.isUsual && !entry.options.contains { $0.isRequired } }
      .sorted { $0.placement == .first && $1.placement != .first }
      .map { JSON(.object([.init(family.keyword, JSON(.string($0.name)))])) }
  }

  /// That there is a document at all, where the catalog has a check for it.
  private static func expectations(in catalog: ModuleCatalog) -> [JSON] {
    guard let check = catalog.entry("row-count", in: .expectations),
      Set(check.options.map(\.name)).isSuperset(of: ["table", "min"])
    else { return [] }
    return [.object(["check": JSON(.string(check.name)), "table": "documents", "min": 1])]
  }

  /// The folder's name as the rule for datasets has it: `2025 News` becomes `2025-news`.
  private static func datasetName(from folder: String) -> String {
    var name: [UInt8] = []
    for byte in folder.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        name.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte | 0x20)
      default: if let last = name.last, last != UInt8(ascii: "-") { name.append(0x2D) }
      }
    }
    if name.last == UInt8(ascii: "-") { name.removeLast() }
    return name.isEmpty ? "dataset" : String(decoding: name, as: UTF8.self)
  }
}
