import Crypto

/// `SHA256SUMS` of a folder: one line a file, in C order of the paths, as `sha256sum -c` reads it.
struct Checksums: Sendable, Hashable {
  static let fileName = "SHA256SUMS"

  let text: String

  /// Hashes every file below `folder`, but for the sums themselves.
  init(of folder: String) throws(PipelineError) {
    var lines = ""
    for file in try FileTree(root: folder).files() where !Self.isAboutSums(file) {
      lines += "\(try FileTree.sha256(of: folder + "/" + file))  \(file)\n"
    }
    text = lines
  }

  /// The sums as they were read from a file.
  init(text: String) { self.text = text }

  /// Whether a file is the sums or their signature, of which the sums say nothing.
  static func isAboutSums(_ file: String) -> Bool {
    file == fileName || file == fileName + ".sig"
  }

  /// The first twelve hexadecimal digits of the sums' own SHA-256: what a build is called.
  var identifier: String {
    String(FileTree.hexadecimal(SHA256.hash(data: Array(text.utf8))).prefix(12))
  }
}
