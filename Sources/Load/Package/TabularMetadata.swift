internal import Corpus

/// `csv-metadata.json`: CSV on the Web, what W3C's tools read beside CSV files.
struct TabularMetadata {
  let contents: PackageContents

  init(_ contents: PackageContents) { self.contents = contents }

  /// The file's text.
  var bytes: [UInt8] {
    let tables = DatasetSchema.tabulars.filter { contents.csv($0) != nil }.map(table)
    return JSON.object([
      "@context": "http://www.w3.org/ns/csvw",
      "dc:title": .text(contents.description.title),
      "dc:license": .text(contents.licence.address ?? contents.description.licence),
      "dialect": .object([
        "header": true, "delimiter": ",", "quoteChar": "\"", "doubleQuote": true,
        "encoding": "utf-8",
      ]),
      "tables": JSON(.array(tables)),
    ]).pretty()
  }

  private func table(_ tabular: any Tabular) -> JSON {
    let columns = tabular.columns.map { column in
      JSON.object([
        "name": .text(column.name), "titles": .text(column.name),
        "dc:description": .text(column.comment),
        "datatype": datatype(of: column), "required": JSON(.boolean(column.isRequired)),
        "null": "",
      ])
    }
    var schema: [JSON.Member] = [
      .init("columns", JSON(.array(columns))), .init("primaryKey", .names(tabular.key)),
    ]
    // W3C's model has no reference that may be missing: those stand in datapackage.json alone.
    let required = tabular.packageKeys.filter { key in
      key.columns.allSatisfy { tabular.column($0)?.isRequired == true }
    }
    let keys = required.map { key in
      JSON.object([
        "columnReference": .names(key.columns),
        "reference": .object([
          "resource": .text("csv/\(key.table).csv"), "columnReference": .names(key.referenced),
        ]),
      ])
    }
    if !keys.isEmpty { schema.append(.init("foreignKeys", JSON(.array(keys)))) }
    return .object([
      "url": .text("csv/\(tabular.name).csv"), "dc:description": .text(tabular.summary),
      "tableSchema": JSON(.object(schema)),
    ])
  }

  private func datatype(of column: Column) -> JSON {
    switch column.storage {
    case .integer where column.content == .boolean:
      .object(["base": "boolean", "format": "true|false"])
    case .integer: "integer"
    case .real: "double"
    case .text: "string"
    }
  }
}
