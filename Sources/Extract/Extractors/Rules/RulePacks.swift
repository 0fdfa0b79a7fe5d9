import Corpus
public import Language

/// The rule packs of a run, read and compiled once.
public struct RulePacks: Sendable {
  /// Where the shipped packs lie in the data folder.
  public static let folder = "rules/zh"

  public let packs: [RulePack]
  public let set: RuleSet

  /// Reads and compiles packs.
  ///
  /// - Parameters:
  ///   - given: paths of packs.
  ///   - withShipped: whether the data folder's packs come before them.
  ///   - data: the data folder.
  /// - Throws: `DataError` with every fault of all packs, one a line.
  public init(given: [String], withShipped: Bool, data: DataFolder) throws(DataError) {
    let paths = (withShipped ? Self.shipped(data) : []) + given
    (packs, set) = try Self.compile(paths, data)
  }

  /// The shipped packs, relative to the data folder, by name.
  static func shipped(_ data: DataFolder) -> [String] {
    data.files(in: folder, ending: ".json")
  }

  private static func compile(
    _ paths: [String],
    _ data: DataFolder
  ) throws(DataError) -> (packs: [RulePack], set: RuleSet) {
    var packs: [RulePack] = []
    var faults: [RuleFault] = []
    for path in paths {
      // Asked for by its own name, so that the plan's fingerprint knows it.
      let bytes = try data.resource(path) { (absolute) throws(DataError) in
        try DataFolder.bytes(ofFile: absolute)
      }
      do throws(RuleFaults) {
        packs.append(try RulePackReader.read(bytes, path: path))
      } catch {
        faults += error.faults
      }
    }
    if faults.isEmpty {
      let traditional = try TraditionalWords.shared()
      do throws(RuleFaults) {
        let set = try RuleSet(
          packs,
          words: { (lexicon) throws(DataError) in
            try data.resource("lexicons/" + lexicon) { (path) throws(DataError) in
              try DataFolder.rows(ofFile: path).map { $0[0] }
            }
          },
          toTraditional: { traditional($0) }
        )
        return (packs, set)
      } catch {
        faults += error.faults
      }
    }
    throw DataError(
      path: faults[0].path,
      message: "\(faults[0].position): \(faults[0].message)"
        + faults.dropFirst().map { "\n" + $0.description }.joined()
    )
  }
}
