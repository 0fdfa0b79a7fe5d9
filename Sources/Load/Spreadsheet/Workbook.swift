internal import CXlsxWriter
internal import Foundation

/// An XLSX file that is written from top to bottom: the library's workbook, and its memory.
///
/// Each row goes to a file in `scratch` when the next one begins, so memory does not grow with the
/// rows. Every return code is read: the library leaves a cell out where it refuses it.
final class Workbook {
  /// How a cell looks; what the library calls a format.
  enum Style: Int, CaseIterable {
    case plain
    case title
    case header
    case wrapped
    case day
    case instant
    case percentage
    case number
    case link
  }

  let path: String
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var styles: [UnsafeMutablePointer<lxw_format>?] = []
  private var isClosed = false

  /// - Parameters:
  ///   - path: of the file, which is made.
  ///   - scratch: a folder for the rows on their way.
  ///   - description: goes into the file's properties, with its time: the bytes depend on it.
  ///   - epoch: that time, in seconds since 1970.
  /// - Throws: `LoadError` where the file cannot be made.
  init(
    at path: String,
    scratch: String,
    description: DatasetDescription,
    epoch: Int
  ) throws(LoadError) {
    self.path = path
    let opened = scratch.withCString { scratch in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.use_zip64 = 1
      options.tmpdir = UnsafeMutablePointer(mutating: scratch)
      return workbook_new_opt(path, &options)
    }
    guard let opened else {
      throw LoadError(.memory, path: path, message: "the workbook cannot be made")
    }
    book = opened
    for style in Style.allCases { styles.append(Self.format(style, in: book)) }
    try setProperties(description, epoch)
  }

  deinit { if !isClosed { lxw_workbook_free(book) } }

  private func setProperties(
    _ description: DatasetDescription,
    _ epoch: Int
  ) throws(LoadError) {
    let texts = [
      description.title, description.summary ?? "",
      description.creators.joined(separator: "; "),
      "version \(description.version), licence \(description.licence)",
    ]
    // The library cuts no property: Excel takes 255 characters.
    var pointers = texts.map { strdup(String($0.unicodeScalars.prefix(255).map(Character.init))) }
    defer { for pointer in pointers { free(pointer) } }
    var properties = lxw_doc_properties()
    properties.title = pointers[0]
    properties.subject = pointers[1]
    properties.author = pointers[2]
    properties.comments = pointers[3]
    // Zero would mean now.
    properties.created = max(1, epoch)
    try check(workbook_set_properties(book, &properties))
    pointers.removeAll { $0 == nil }
  }

  private static func format(
    _ style: Style,
    in book: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    if style == .plain { return nil }
    let format = workbook_add_format(book)
    switch style {
    case .plain: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .header:
      format_set_bold(format)
      format_set_bg_color(format, 0xE8EEF4)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .wrapped:
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .day: format_set_num_format(format, "yyyy-mm-dd")
    case .instant: format_set_num_format(format, "yyyy-mm-dd hh:mm:ss")
    case .percentage: format_set_num_format(format, "0.##########%")
    case .number: format_set_num_format(format, "#,##0.##########")
    case .link:
      format_set_font_color(format, 0x0563C1)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    return format
  }

  /// Adds a sheet after the others.
  ///
  /// - Parameter name: at most 31 characters, none of `[ ] : * ? / \`.
  /// - Returns: the sheet, which lives as long as the workbook.
  /// - Throws: `LoadError` where the library refuses it.
  func addSheet(_ name: String) throws(LoadError) -> Sheet {
    try check(workbook_validate_sheet_name(book, name))
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw LoadError(.memory, path: path, message: "the sheet “\(name)” cannot be made")
    }
    return Sheet(path: path, sheet: sheet, styles: styles)
  }

  /// Puts everything into the file.
  ///
  /// To be called once; without it no file comes to be.
  func close() throws(LoadError) {
    // The library frees the workbook, also where it fails.
    isClosed = true
    try check(workbook_close(book))
  }

  private func check(_ result: lxw_error) throws(LoadError) { try Sheet.check(result, path) }

  /// A sheet; rows are written downwards, cells of a row in any order.
  struct Sheet {
    let path: String
    fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
    fileprivate let styles: [UnsafeMutablePointer<lxw_format>?]

    /// Writes a text, which is never taken for a formula.
    func write(
      _ text: CellText,
      row: Int,
      column: Int,
      style: Style = .plain
    ) throws(LoadError) {
      let result = text.bytes.withUnsafeBytes { bytes in
        worksheet_write_string(
          sheet,
          UInt32(row),
          UInt16(column),
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          styles[style.rawValue]
        )
      }
      try Self.check(result, path)
    }

    /// Writes a text of our own.
    func write(
      _ text: String,
      row: Int,
      column: Int,
      style: Style = .plain
    ) throws(LoadError) {
      var cell = CellText()
      Array(text.utf8).withUnsafeBytes { cell.set($0) }
      try write(cell, row: row, column: column, style: style)
    }

    func write(
      _ number: Double,
      row: Int,
      column: Int,
      style: Style = .plain
    ) throws(LoadError) {
      try Self.check(
        worksheet_write_number(
          sheet,
          UInt32(row),
          UInt16(column),
          number,
          styles[style.rawValue]
        ),
        path
      )
    }

    func write(_ boolean: Bool, row: Int, column: Int) throws(LoadError) {
      try Self.check(
        worksheet_write_boolean(sheet, UInt32(row), UInt16(column), boolean ? 1 : 0, nil),
        path
      )
    }

    /// Writes a text that leads to a cell of another sheet.
    func write(
      _ text: String,
      linkingTo target: String,
      row: Int,
      column: Int
    ) throws(LoadError) {
      try Self.check(
        worksheet_write_url_opt(
          sheet,
          UInt32(row),
          UInt16(column),
          "internal:" + target,
          styles[Style.link.rawValue],
          text,
          nil
        ),
        path
      )
    }

    /// The width of a column, in characters.
    func setWidth(_ width: Int, of column: Int, style: Style = .plain) throws(LoadError) {
      try Self.check(
        worksheet_set_column(
          sheet,
          UInt16(column),
          UInt16(column),
          Double(width),
          styles[style.rawValue]
        ),
        path
      )
    }

    /// Keeps the first row in sight and puts filters into it.
    func freezeHeader(columns: Int, lastRow: Int) throws(LoadError) {
      worksheet_freeze_panes(sheet, 1, 0)
      try Self.check(
        worksheet_autofilter(sheet, 0, 0, UInt32(lastRow), UInt16(max(0, columns - 1))),
        path
      )
    }

    fileprivate static func check(_ result: lxw_error, _ path: String) throws(LoadError) {
      if result == LXW_NO_ERROR { return }
      let message = lxw_strerror(result).map { String(cString: $0) } ?? "\(result.rawValue)"
      let kind: LoadError.Kind =
        switch result {
        case LXW_ERROR_MEMORY_MALLOC_FAILED: .memory
        case LXW_ERROR_CREATING_XLSX_FILE: .cannotOpen
        case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION,
          LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
          errno == ENOSPC || errno == EFBIG || errno == EDQUOT ? .full : .io
        default: .unexpected
        }
      throw LoadError(kind, path: path, message: "libxlsxwriter: \(message)")
    }
  }
}
