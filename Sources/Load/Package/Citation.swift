internal import Corpus

/// `CITATION.cff`: the Citation File Format 1.2.0.
struct Citation {
  let contents: PackageContents

  init(_ contents: PackageContents) { self.contents = contents }

  /// The file's text.
  var text: String {
    let description = contents.description
    var lines = [
      "cff-version: 1.2.0", "message: \(quoted("Please cite it as: " + contents.citation))",
      "type: dataset", "title: \(quoted(description.title))",
      "version: \(quoted(description.version))", "date-released: \(quoted(contents.day))",
      "license: \(description.licence)",
    ]
    if let summary = description.summary { lines.append("abstract: \(quoted(summary))") }
    if let homepage = description.homepage { lines.append("url: \(quoted(homepage))") }
    lines.append("authors:")
    lines += description.creators.map { "  - name: \(quoted($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A string as YAML and JSON both write it.
  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
