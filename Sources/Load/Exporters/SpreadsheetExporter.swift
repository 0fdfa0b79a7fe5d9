internal import Corpus

/// The views as one XLSX file for analysts, with a first sheet that says what is in it.
struct SpreadsheetExporter: Exporter {
  let folder = "xlsx"
  let description: DatasetDescription
  /// How many rows a sheet takes, the header included.
  var rowLimit = SheetWriter.rowLimit

  func export(
    _ dataset: DatasetReader,
    into folder: String
  ) throws(LoadError) -> [ExportedFile] {
    let name = description.name + ".xlsx"
    let epoch = try dataset.epoch(for: description)
    let book = try Workbook(
      at: folder + "/" + name,
      scratch: folder,
      description: description,
      epoch: epoch
    )
    let cover = try book.addSheet(CoverSheet.name)
    var places = DocumentPlaces()
    var written: [(tabular: any Tabular, name: String, outcome: SheetWriter.Outcome)] = []
    for view in DatasetSchema.views {
      let title = String(view.name.dropFirst(2))
      let writer = SheetWriter(tabular: view, name: title, rowLimit: rowLimit)
      written.append((view, title, try writer.write(dataset, to: book, &places)))
    }
    try CoverSheet(
      description: description,
      newest: try dataset.newestPublication(),
      sheets: written,
      summary: try DatasetSummary(dataset)
    ).write(to: cover)
    try book.close()
    return [
      ExportedFile(name: name, table: nil, rows: written.reduce(0) { $0 + $1.outcome.rows })
    ]
  }

  static let module = ModuleDescription<LoadContext, any Exporter>(
    "xlsx",
    summary: "The views as sheets of xlsx/<dataset>.xlsx, with a first sheet that explains them."
  ) { _, context throws(ModuleError) in SpreadsheetExporter(description: context.description) }
}
