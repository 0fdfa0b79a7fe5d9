import Foundation

extension ConfigurationDraft {
  /// How much of a file is looked at to guess the fields of JSON Lines.
  private static let sampleBytes = 1 << 16

  /// Writes `pipeline.json` into a folder of texts.
  ///
  /// - Parameters:
  ///   - folder: as the user wrote it.
  ///   - environment: of the process.
  /// - Returns: the path of the new file, as the user would write it.
  /// - Throws: `PipelineError`: 66 where there is no such folder or nothing in it to read, 73
  ///   where a configuration is there already or cannot be written.
  public static func write(
    in folder: String,
    environment: ProgramEnvironment
  ) throws(PipelineError) -> String {
    let root = environment.absolute(folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue
    else { throw PipelineError(.noInput, "\(folder): there is no such folder") }
    let path = folder + (folder.hasSuffix("/") ? "" : "/") + "pipeline.json"
    if FileManager.default.fileExists(atPath: root + "/pipeline.json") {
      throw PipelineError(.cannotCreate, "\(path): is there already; it was left as it is")
    }
    let files = try FileTree(root: root).files().map { file in
      FoundFile(path: file, sample: sample(of: root + "/" + file))
    }
    let name = URL(fileURLWithPath: root).lastPathComponent
    let draft = Configuration.draft(for: files, folder: name, schema: nil, catalog: .builtIn)
    guard !draft.taken.isEmpty else {
      throw PipelineError(.noInput, "\(folder): holds no file that a reader knows (.txt, .jsonl)")
    }
    try FileTree.write(draft.bytes, to: root + "/pipeline.json")
    return path
  }

  private static func sample(of path: String) -> [UInt8] {
    guard path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson"),
      let file = FileHandle(forReadingAtPath: path)
    else { return [] }
    defer { try? file.close() }
    return Array((try? file.read(upToCount: sampleBytes)) ?? Data())
  }
}
