internal import Corpus

/// `croissant.json`: ML Commons' Croissant 1.0, with a record set for each CSV file.
struct Croissant {
  let contents: PackageContents

  init(_ contents: PackageContents) { self.contents = contents }

  /// The file's text.
  var bytes: [UInt8] {
    let description = contents.description
    // Every release has an address in this form, with or without a homepage.
    let address = description.homepage ?? "urn:zhai:dataset:\(description.name)"
    return JSON.object([
      "@context": Self.context, "@type": "sc:Dataset",
      "conformsTo": "http://mlcommons.org/croissant/1.0",
      "name": .text(description.name),
      "description": .text(description.summary ?? description.title),
      "url": .text(address), "version": .text(Self.semantic(description.version)),
      "datePublished": .text(contents.day),
      "license": .text(contents.licence.address ?? description.licence),
      "citeAs": .text(contents.citation),
      "creator": JSON(
        .array(
          description.creators.map { .object(["@type": "sc:Organization", "name": .text($0)]) }
        )
      ),
      "distribution": JSON(.array(tables.map(distribution))),
      "recordSet": JSON(.array(tables.map { recordSet($0.tabular) })),
    ]).pretty()
  }

  private var tables: [(tabular: any Tabular, file: PackageContents.File)] {
    DatasetSchema.tabulars.compactMap { tabular in contents.csv(tabular).map { (tabular, $0) } }
  }

  private func distribution(_ table: (tabular: any Tabular, file: PackageContents.File)) -> JSON {
    .object([
      "@type": "cr:FileObject", "@id": .text(table.tabular.name + "-csv"),
      "name": .text(table.tabular.name + ".csv"), "contentUrl": .text(table.file.path),
      "contentSize": .text("\(table.file.bytes) B"), "encodingFormat": "text/csv",
      "sha256": .text(table.file.sha256),
    ])
  }

  private func recordSet(_ tabular: any Tabular) -> JSON {
    let keys = tabular.key.map { JSON.object(["@id": .text("\(tabular.name)/\($0)")]) }
    return .object([
      "@type": "cr:RecordSet", "@id": .text(tabular.name), "name": .text(tabular.name),
      "description": .text(tabular.summary),
      "key": keys.count == 1 ? keys[0] : JSON(.array(keys)),
      "field": JSON(.array(tabular.columns.map { field($0, of: tabular) })),
    ])
  }

  private func field(_ column: Column, of tabular: any Tabular) -> JSON {
    let type: JSON =
      switch column.storage {
      case .integer where column.content == .boolean: "sc:Boolean"
      case .integer: "sc:Integer"
      case .real: "sc:Float"
      // Dates too: they end where the text's precision ends, which sc:Date cannot say.
      case .text: "sc:Text"
      }
    var members: [JSON.Member] = [
      .init("@type", "cr:Field"), .init("@id", .text("\(tabular.name)/\(column.name)")),
      .init("name", .text(column.name)), .init("description", .text(column.comment)),
      .init("dataType", type),
      .init(
        "source",
        .object([
          "fileObject": .object(["@id": .text(tabular.name + "-csv")]),
          "extract": .object(["column": .text(column.name)]),
        ])
      ),
    ]
    // Only where the chain ends there: mlcroissant 1.1.1 joins what it is told of, and loses rows
    // where the table that is named names another one.
    let keys =
      isNamed(tabular) ? [] : tabular.packageKeys.filter { $0.columns == [column.name] }
    if let key = keys.first, let target = key.referenced.first, key.table != tabular.name {
      let target = JSON.text("\(key.table)/\(target)")
      members.append(
        .init("references", .object(["field": .object(["@id": target])]))
      )
    }
    return JSON(.object(members))
  }

  /// Whether another table names rows of this one by a single column.
  private func isNamed(_ tabular: any Tabular) -> Bool {
    DatasetSchema.tabulars.contains { other in
      other.name != tabular.name
        && other.packageKeys.contains { $0.columns.count == 1 && $0.table == tabular.name }
    }
  }

  /// A calendar version as Croissant wants versions: `2025.02` as `2025.2.0`.
  private static func semantic(_ version: String) -> String {
    let core = version.prefix { $0 != "-" && $0 != "+" }
    var numbers = core.split(separator: ".").map { Int($0) ?? 0 }
    while numbers.count < 3 { numbers.append(0) }
    let rest = version.dropFirst(core.count)
    return numbers.prefix(3).map(String.init).joined(separator: ".") + rest
  }

  /// The context that the specification gives, key by key.
  private static var context: JSON {
    let plain = [
      "citeAs", "column", "equivalentProperty", "extract", "field", "fileProperty", "fileObject",
      "fileSet", "format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField",
      "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate",
      "separator", "source", "subField", "transform",
    ]
    var members: [JSON.Member] = [
      .init("@language", "en"), .init("@vocab", "https://schema.org/"),
      .init("sc", "https://schema.org/"), .init("cr", "http://mlcommons.org/croissant/"),
      .init("rai", "http://mlcommons.org/croissant/RAI/"),
      .init("dct", "http://purl.org/dc/terms/"), .init("conformsTo", "dct:conformsTo"),
      .init("data", .object(["@id": "cr:data", "@type": "@json"])),
      .init("dataType", .object(["@id": "cr:dataType", "@type": "@vocab"])),
      .init("examples", .object(["@id": "cr:examples", "@type": "@json"])),
    ]
    members += plain.map { .init($0, .text("cr:" + $0)) }
    return JSON(.object(members))
  }
}
