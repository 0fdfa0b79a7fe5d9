import Crypto

/// `SHA256SUMS` of a folder: one line a file, in C order of the paths, as `sha256sum -c` reads it.
struct Checksums: Sendable, Hashable {
  static let fileName = "SHA256SUMS"

  let text: String

  /// Hashes every file below `folder`, but for the sums themselves.
  init(of folder: String) throws(PipelineError) {
    var lines = ""
    for file in try FileTree(root: folder).files() where file != Self.fileName {
      lines += "\(try FileTree.sha256(of: folder + "/" + file))  \(file)\n"
    }
    text = lines
  }

  /// The first twelve hexadecimal digits of the sums' own SHA-256: what a build is called.
  var identifier: String {
    String(FileTree.hexadecimal(SHA256.hash(data: Array(text.utf8))).prefix(12))
  }
}
