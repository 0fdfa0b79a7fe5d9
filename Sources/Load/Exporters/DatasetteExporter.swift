internal import Corpus

/// Writes the metadata with which Datasette explains the database:
/// `datasette -i seed.sqlite -m datasette/metadata.json`.
struct DatasetteExporter: Exporter {
  let folder = "datasette"
  let description: DatasetDescription

  func export(
    _ dataset: DatasetReader,
    into folder: String
  ) throws(LoadError) -> [ExportedFile] {
    let name = "metadata.json"
    var file = try OutputFile(creating: folder + "/" + name)
    file.append(DatasetteMetadata(description: description).bytes)
    try file.finish()
    return [ExportedFile(name: name, table: nil, rows: 0)]
  }

  static let module = ModuleDescription<LoadContext, any Exporter>(
    "datasette",
    summary: "Titles, meanings of columns, facets and queries for Datasette, as"
      + " datasette/metadata.json."
  ) { _, context throws(ModuleError) in DatasetteExporter(description: context.description) }
}
