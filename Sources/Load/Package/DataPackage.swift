internal import Corpus

/// `datapackage.json`: Data Package version 2, with a table schema for each CSV file.
///
/// The other exports repeat the same rows and are left to `SHA256SUMS`: validators take a
/// spreadsheet with an explaining sheet, or JSON Lines, for tables of their own.
struct DataPackage {
  let contents: PackageContents

  init(_ contents: PackageContents) { self.contents = contents }

  /// The file's text.
  var bytes: [UInt8] {
    let description = contents.description
    var members: [JSON.Member] = [
      .init("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      .init("name", .text(description.name)),
      .init("title", .text(description.title)),
    ]
    if let summary = description.summary { members.append(.init("description", .text(summary))) }
    if let homepage = description.homepage { members.append(.init("homepage", .text(homepage))) }
    members += [
      .init("version", .text(description.version)),
      .init("created", .text(contents.instant)),
      .init("licenses", licences),
      .init(
        "contributors",
        JSON(.array(description.creators.map { .object(["title": .text($0)]) }))
      ),
      .init("resources", JSON(.array(resources))),
      .init("x_citation", .text(contents.citation)),
      .init("x_provenance", provenance),
    ]
    return JSON(.object(members)).pretty()
  }

  private var licences: JSON {
    var members: [JSON.Member] = [.init("name", .text(contents.description.licence))]
    if let address = contents.licence.address { members.append(.init("path", .text(address))) }
    return [JSON(.object(members))]
  }

  private var provenance: JSON {
    let provenance = contents.provenance
    let data = provenance.data.map { file in
      JSON.object(["path": .text(file.path), "hash": .text("sha256:" + file.sha256)])
    }
    return .object([
      "program": .text(provenance.program), "build": .text(provenance.build),
      "configuration": .text("sha256:" + provenance.configuration),
      "data": JSON(.array(data)),
    ])
  }

  private var resources: [JSON] {
    DatasetSchema.tabulars.compactMap { tabular in
      contents.csv(tabular).map { resource(of: tabular, in: $0) }
    } + contents.files.filter { $0.path.hasSuffix(".sqlite") }.map(database)
  }

  private func resource(of tabular: any Tabular, in file: PackageContents.File) -> JSON {
    .object([
      "name": .text(tabular.name), "type": "table", "path": .text(file.path),
      "description": .text(tabular.summary), "format": "csv", "mediatype": "text/csv",
      "encoding": "utf-8", "bytes": JSON(.number(String(file.bytes))),
      "hash": .text("sha256:" + file.sha256),
      "dialect": .object([
        "header": true, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"",
        "doubleQuote": true,
      ]),
      "schema": schema(of: tabular),
    ])
  }

  private func schema(of tabular: any Tabular) -> JSON {
    var members: [JSON.Member] = [
      .init("fields", JSON(.array(tabular.columns.map { field($0, of: tabular) }))),
      .init("primaryKey", .names(tabular.key)),
    ]
    let keys = tabular.packageKeys.map { key in
      var reference: [JSON.Member] = []
      // A reference to the same table names no resource.
      if key.table != tabular.name { reference.append(.init("resource", .text(key.table))) }
      reference.append(.init("fields", .names(key.referenced)))
      return JSON.object(["fields": .names(key.columns), "reference": JSON(.object(reference))])
    }
    if !keys.isEmpty { members.append(.init("foreignKeys", JSON(.array(keys)))) }
    members.append(.init("missingValues", [""]))
    return JSON(.object(members))
  }

  private func field(_ column: Column, of tabular: any Tabular) -> JSON {
    let type: JSON =
      switch column.storage {
      case .integer where column.content == .boolean: "boolean"
      case .integer: "integer"
      case .real: "number"
      case .text: "string"
      }
    var members: [JSON.Member] = [
      .init("name", .text(column.name)), .init("type", type),
      .init("description", .text(column.comment)),
    ]
    if let unit = column.unit { members.append(.init("x_unit", .text(unit))) }
    var constraints: [JSON.Member] = []
    if column.isRequired { constraints.append(.init("required", true)) }
    if tabular.key == [column.name] { constraints.append(.init("unique", true)) }
    if column.content != .boolean {
      if let least = column.minimum {
        constraints.append(.init("minimum", JSON(.number(String(least)))))
      }
      if let most = column.maximum {
        constraints.append(.init("maximum", JSON(.number(String(most)))))
      }
    }
    if !column.allowedValues.isEmpty {
      constraints.append(.init("enum", .names(column.allowedValues)))
    }
    if let pattern = column.pattern { constraints.append(.init("pattern", .text(pattern))) }
    if !constraints.isEmpty { members.append(.init("constraints", JSON(.object(constraints)))) }
    return JSON(.object(members))
  }

  private func database(_ file: PackageContents.File) -> JSON {
    .object([
      "name": "database", "path": .text(file.path), "format": "sqlite",
      "mediatype": "application/vnd.sqlite3", "bytes": JSON(.number(String(file.bytes))),
      "hash": .text("sha256:" + file.sha256),
    ])
  }
}

extension Tabular {
  /// The foreign keys that table schemas can state.
  ///
  /// One of several columns where one may be NULL is left to the database: the validators take
  /// such a row for a broken reference, SQL does not.
  var packageKeys: [Table.ForeignKey] {
    guard let table = self as? Table else {
      return key.first == "document_id"
        ? [.init(["document_id"], "documents", ["document_id"])] : []
    }
    return table.foreignKeys.filter { key in
      key.columns.count == 1 || key.columns.allSatisfy { column($0)?.isRequired == true }
    }
  }
}

extension Column {
  /// A pattern for the text of a cell (XML Schema's, anchored at both ends).
  var pattern: String? {
    switch content {
    case .date: #"-?\d{4}(-\d\d(-\d\d(T.*)?)?)?|T\d\d:.*"#
    case .identifier: #"[a-z]_[0-9a-f]{16}(-\d+)?"#
    case .plain, .boolean, .uri, .figure, .evidence: nil
    }
  }
}

extension JSON {
  /// A list of strings that is made, not written in code.
  static func names(_ names: [String]) -> JSON { JSON(.array(names.map(JSON.text))) }
}
