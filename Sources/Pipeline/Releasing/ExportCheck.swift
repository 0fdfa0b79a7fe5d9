import Load

/// Whether every export has the rows, the header and the form that the database and the format ask
/// for.
struct ExportCheck {
  let folder: DatasetFolder
  let rows: DatasetSummary

  func check() throws(PipelineError) -> VerificationReport.Check {
    var faults: [String] = []
    var count = 0
    for format in RecordCount.Format.allCases {
      let found = folder.files.filter { $0.hasPrefix(format.rawValue + "/") }
      if found.isEmpty { continue }
      for tabular in DatasetSchema.tabulars {
        let file = "\(format.rawValue)/\(tabular.name).\(format.fileExtension)"
        // The copies for spreadsheets hold the views alone.
        guard found.contains(file) else {
          if format != .excel { faults.append("\(file): is missing") }
          continue
        }
        count += 1
        faults += try self.faults(of: file, format, tabular).map { "\(file): \($0)" }
      }
    }
    for file in folder.files where file.hasPrefix("xlsx/") && file.hasSuffix(".xlsx") {
      count += DatasetSchema.views.count
      faults += spreadsheetFaults(of: file).map { "\(file): \($0)" }
    }
    return .init("counts", "\(count) exported tables", faults: faults)
  }

  private func spreadsheetFaults(of file: String) -> [String] {
    do throws(LoadError) {
      let found = try SpreadsheetCount(of: folder.absolute(file)).rows
      return DatasetSchema.views.compactMap { view in
        let expected = rows.rows(in: view.name)
        let count = found[view.name] ?? 0
        return count == expected
          ? nil : "\(view.name): has \(count) rows, the database \(expected)"
      }
    } catch {
      return [error.message]
    }
  }

  private func faults(
    of file: String,
    _ format: RecordCount.Format,
    _ tabular: any Tabular
  ) throws(PipelineError) -> [String] {
    do throws(LoadError) {
      let found = try RecordCount(
        of: folder.absolute(file),
        as: format,
        columns: tabular.columns.map(\.name)
      )
      let expected = rows.rows(in: tabular.name)
      if found.records == expected { return found.faults }
      return found.faults + ["has \(found.records) rows, the database \(expected)"]
    } catch {
      return [error.message]
    }
  }
}
