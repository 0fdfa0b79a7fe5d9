import Foundation

/// Whether every file is what `SHA256SUMS` says, and whether it says something of every file.
struct ChecksumCheck {
  let folder: DatasetFolder

  func check() throws(PipelineError) -> VerificationReport.Check {
    var faults: [String] = []
    var listed: Set<String> = []
    let text = folder.text(of: Checksums.fileName) ?? ""
    let lines = text.split(separator: "\n")
    for line in lines {
      guard let (sum, file) = Self.parse(line) else {
        faults.append("\(Checksums.fileName): “\(line.prefix(80))” is no line of it")
        continue
      }
      listed.insert(file)
      guard folder.files.contains(file) else {
        faults.append("\(file): is missing")
        continue
      }
      if try FileTree.sha256(of: folder.absolute(file)) != sum {
        faults.append("\(file): does not have the SHA-256 of \(Checksums.fileName)")
      }
    }
    for file in folder.files where !listed.contains(file) && !Checksums.isAboutSums(file) {
      faults.append("\(file): is not in \(Checksums.fileName)")
    }
    if lines.isEmpty { faults.append("\(Checksums.fileName): is empty") }
    if folder.isBuild, !folder.name.hasPrefix("."),
      Checksums(text: text).identifier != folder.name
    {
      faults.append("\(folder.name): is not the name that \(Checksums.fileName) gives the build")
    }
    return .init("checksums", "\(lines.count) files", faults: faults)
  }

  /// A line as `sha256sum` writes it; nil where it is none, or names a file outside the folder.
  static func parse(_ line: Substring) -> (sum: Substring, file: String)? {
    let sum = line.prefix(64)
    let rest = line.dropFirst(64)
    let isSum =
      sum.utf8.count == 64
      && sum.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
      }
    guard isSum, rest.hasPrefix("  ") else { return nil }
    let file = String(rest.dropFirst(2))
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else { return nil }
    return (sum, file)
  }
}
