import Load

/// Counts of changed rows, for people.
struct ChangeReport {
  /// How many documents are named; the rest is counted.
  private static let documentLimit = 50

  let tally: ChangeTally
  let schema: SchemaDifference

  /// In columns, for a terminal.
  var table: String {
    if tally.isEmpty, schema.grade == .patch { return "no row differs\n" }
    var lines = schemaLines
    lines.append(columns("table", "cause", "added", "removed", "changed"))
    for entry in tally.tables {
      let counts = entry.counts
      lines.append(
        columns(
          entry.table,
          ChangeTally.word(entry.cause),
          "\(counts.added)",
          "\(counts.removed)",
          "\(counts.changed)"
        )
      )
    }
    let documents = tally.documents
    if !documents.isEmpty {
      lines += ["", columns("document", "", "added", "removed", "changed")]
    }
    for entry in documents.prefix(Self.documentLimit) {
      let counts = entry.counts
      lines.append(
        columns(
          entry.document,
          "",
          "\(counts.added)",
          "\(counts.removed)",
          "\(counts.changed)"
        )
      )
    }
    if documents.count > Self.documentLimit {
      lines.append("and \(documents.count - Self.documentLimit) documents more; see --format json")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As tables of Markdown, for a changelog.
  var markdown: String {
    if tally.isEmpty, schema.grade == .patch { return "No row differs.\n" }
    var lines = schemaLines.map { "- " + $0 }
    if !lines.isEmpty { lines.append("") }
    lines += ["| table | cause | added | removed | changed |", "| --- | --- | --: | --: | --: |"]
    for entry in tally.tables {
      let counts = entry.counts
      lines.append(
        "| `\(entry.table)` | \(ChangeTally.word(entry.cause)) | \(counts.added) | "
          + "\(counts.removed) | \(counts.changed) |"
      )
    }
    let documents = tally.documents
    if !documents.isEmpty {
      lines += [
        "", "| document | rows added | removed | changed |", "| --- | --: | --: | --: |",
      ]
    }
    for entry in documents.prefix(Self.documentLimit) {
      let counts = entry.counts
      lines.append(
        "| `\(entry.document)` | \(counts.added) | \(counts.removed) | \(counts.changed) |"
      )
    }
    if documents.count > Self.documentLimit {
      lines += ["", "And \(documents.count - Self.documentLimit) documents more."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var schemaLines: [String] {
    [
      ("new in the schema", schema.added), ("gone from the schema", schema.removed),
      ("of another type", schema.retyped),
    ].compactMap { $0.1.isEmpty ? nil : "\($0.0): \($0.1.joined(separator: ", "))" }
  }

  private func columns(_ cells: String...) -> String {
    let widths = [24, 9, 10, 10, 10]
    return zip(cells, widths).enumerated().map { index, cell in
      let blanks = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
      return index < 2 ? cell.0 + blanks : blanks + cell.0
    }.joined()
  }
}
