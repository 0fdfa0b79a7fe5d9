/// `DATA_DICTIONARY.md`: every table, view and column, and what it means.
struct DataDictionary {
  let contents: PackageContents

  init(_ contents: PackageContents) { self.contents = contents }

  /// The file's text, in Markdown.
  var text: String {
    var lines = [
      "# \(contents.description.title): data dictionary", "",
      "Version \(contents.description.version). Offsets count Unicode code points in "
        + "`documents.text`, from 0, the end exclusive. NULL, an empty field in CSV, means that "
        + "the text does not say.",
    ]
    lines += section("Tables", DatasetSchema.tables)
    lines += section("Views for people", DatasetSchema.views)
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ tabulars: [any Tabular]) -> [String] {
    var lines = ["", "## \(title)"]
    for tabular in tabulars {
      let rows = contents.summary.rows(in: tabular.name)
      lines += [
        "", "### `\(tabular.name)`", "",
        "\(tabular.summary) \(rows) \(rows == 1 ? "row" : "rows"), in the order of "
          + tabular.key.map { "`\($0)`" }.joined(separator: ", ") + ".",
        "", "| column | type | NULL | meaning |", "| --- | --- | --- | --- |",
      ]
      for column in tabular.columns {
        lines.append(
          "| `\(column.name)` | \(type(of: column)) | \(column.isRequired ? "no" : "yes") | "
            + "\(meaning(of: column)) |"
        )
      }
      let keys = (tabular as? Table)?.foreignKeys ?? []
      if !keys.isEmpty { lines.append("") }
      for key in keys {
        lines.append(
          "- \(list(key.columns)) → `\(key.table)` (\(list(key.referenced)))"
        )
      }
    }
    return lines
  }

  private func list(_ columns: [String]) -> String {
    columns.map { "`\($0)`" }.joined(separator: ", ")
  }

  private func type(of column: Column) -> String {
    switch column.content {
    case .boolean: "boolean"
    case .date: "date, ISO 8601"
    case .identifier: "id"
    case .uri: "address"
    case .plain, .figure, .evidence:
      switch column.storage {
      case .integer: "whole number"
      case .real: "number"
      case .text: "text"
      }
    }
  }

  private func meaning(of column: Column) -> String {
    let values =
      column.allowedValues.isEmpty
      ? "" : " One of " + column.allowedValues.map { "`\($0)`" }.joined(separator: ", ") + "."
    // A bar would end the cell.
    return (column.comment + values).replacing("|", with: "\\|")
  }
}
