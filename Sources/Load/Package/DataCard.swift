/// `README.md` of a release: what it is, what is in it, how it was made, how to use and cite it.
struct DataCard {
  let contents: PackageContents

  init(_ contents: PackageContents) { self.contents = contents }

  /// The file's text, in Markdown.
  var text: String {
    let description = contents.description
    var lines = ["# \(description.title)", "", "Version \(description.version), \(contents.day)."]
    if let summary = description.summary { lines += ["", summary] }
    lines += [
      "", "- Licence: \(link(description.licence, contents.licence.address))",
      "- Made by: \(description.creators.joined(separator: "; "))",
      "- Cite as: \(contents.citation)",
    ]
    if let homepage = description.homepage { lines.append("- Homepage: \(homepage)") }
    lines += composition + files + use + making
    return lines.joined(separator: "\n") + "\n"
  }

  private var composition: [String] {
    var lines = [
      "", "## What is in it", "", "| table | rows | what it holds |", "| --- | --: | --- |",
    ]
    for tabular in DatasetSchema.tabulars {
      lines.append(
        "| `\(tabular.name)` | \(contents.summary.rows(in: tabular.name)) | \(tabular.summary) |"
      )
    }
    lines += [
      "",
      "Every row names the characters of the text that say so. Views (`v_…`) have names in "
        + "place of ids and leave out documents that repeat another. `DATA_DICTIONARY.md` says "
        + "what each column means.",
    ]
    return lines
  }

  private var files: [String] {
    let meanings: [(prefix: String, meaning: String)] = [
      ("csv/", "RFC 4180, UTF-8, CR LF, an empty field is NULL; exact"),
      (
        "excel/",
        "**lossy** copies of the CSV for spreadsheets: a byte order mark, and a `'` before texts "
          + "that a spreadsheet would run as a formula; better use the XLSX"
      ),
      ("tsv/", "tab-separated; a tab, line feed or backslash in a text is `\\t`, `\\n`, `\\\\`"),
      ("jsonl/", "one JSON object a line"),
      ("documents/", "one JSON file for each document with all that was found in it"),
      ("jsonld/", "JSON-LD with the terms of schema.org and Wikidata"),
      ("xlsx/", "the views as a spreadsheet with an explaining first sheet"),
      ("datasette/", "metadata for Datasette"),
    ]
    var lines = [
      "", "## Files", "",
      "- `\(contents.description.name).sqlite`: everything, with full-text search",
    ]
    for (prefix, meaning) in meanings
    where contents.files.contains(where: { $0.path.hasPrefix(prefix) }) {
      lines.append("- `\(prefix)`: \(meaning)")
    }
    lines += [
      "- `datapackage.json` (Frictionless), `croissant.json` (ML Commons), `csv-metadata.json` "
        + "(CSV on the Web), `datasette-metadata.json`: the same descriptions for programs",
      "- `pipeline.json`: the configuration that made it",
      "- `CHANGES.md`, `changes.jsonl`: what "
        + "differs from the release before", "- `SHA256SUMS`: `sha256sum -c SHA256SUMS`",
    ]
    return lines
  }

  private var use: [String] {
    let name = contents.description.name
    // Formats that match nothing: else DuckDB makes dates of texts that look like some.
    let hasLines = contents.files.contains { $0.path == "jsonl/v_statistics.jsonl" }
    let rows =
      hasLines
      ? "read_json('jsonl/v_statistics.jsonl', dateformat='%%', timestampformat='%%')"
      : "read_csv('csv/v_statistics.csv', all_varchar=true)"
    return [
      "", "## Use", "", "```",
      "sqlite3 -readonly \(name).sqlite 'SELECT * FROM v_entities LIMIT 10'",
      "datasette -i \(name).sqlite -m datasette-metadata.json",
      "duckdb -c \"COPY (FROM \(rows)) TO 'statistics.parquet'\"",
      "```",
    ]
  }

  private var making: [String] {
    let provenance = contents.provenance
    return [
      "", "## How it was made", "",
      "By \(provenance.program) from the sources in `sources`, without a network, by rules, "
        + "lexicons and a small statistical model; the same sources and configuration give the "
        + "same bytes. Rows are as right as these rules: `rule` names the one that made a row, "
        + "`confidence` how sure it is. Where the text does not say, a column is NULL.",
      "", "- Build: `\(provenance.build)`",
      "- Configuration: SHA-256 `\(provenance.configuration)`",
      "- Rules, lexicons and models: \(provenance.data.count) files, with their SHA-256 in "
        + "`datapackage.json` under `x_provenance`",
    ]
  }

  private func link(_ text: String, _ address: String?) -> String {
    address.map { "[\(text)](\($0))" } ?? text
  }
}
