import Foundation
import Language

/// Compiles the word lists into the one file that the program maps into memory, and the codes of
/// places and the characters of each script into tables beside it.
public enum LexiconBuild {
  /// Writes `words.lexicon`, `place-codes.tsv` and `scripts.table` in the folder
  /// `lexicons/compiled`, each whole or not at all.
  ///
  /// - Parameters:
  ///   - dictionary: jieba's `dict.txt`; nil looks where Debian's package leaves it.
  ///   - environment: of the process.
  /// - Returns: the path of the file.
  /// - Throws: `PipelineError`: 78 where a list is missing or damaged, 73 or 74 where the file
  ///   cannot be written.
  public static func compile(
    dictionary: String?,
    in environment: ProgramEnvironment
  ) throws(PipelineError) -> String {
    let data = try environment.data()
    let bytes: [UInt8]
    let codes: [UInt8]
    let scripts: [UInt8]
    do throws(DataError) {
      let sources = try LexiconSource.standard(
        data: data,
        dictionary: dictionary.map(environment.absolute)
      )
      bytes = try LexiconCompiler.compile(sources: sources)
      codes = try PlaceCodeCompiler.compile(data: data)
      scripts = try ScriptDetector.compile()
    } catch {
      throw PipelineError(.configuration, error.description)
    }
    let path = data.path(LexiconCompiler.standardPath)
    try FileTree.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let files = [
      (path, bytes), (data.path(PlaceCodes.path), codes),
      (data.path(ScriptDetector.path), scripts),
    ]
    for (file, content) in files {
      try FileTree.write(content, to: file + ".new")
      try FileTree.rename(file + ".new", to: file)
    }
    return path
  }
}
