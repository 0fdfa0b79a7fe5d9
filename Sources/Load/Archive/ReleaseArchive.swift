internal import CArchive
internal import Foundation

/// A `tar.zst` whose bytes depend on the files' names and contents and on nothing else.
///
/// One time, owner 0, mode 0644, the order given; one libzstd gives the same bytes everywhere.
public enum ReleaseArchive {
  /// AE_IFREG, a macro that Swift cannot see.
  private static let regularFile: UInt32 = 0o100000

  /// Writes an archive.
  ///
  /// - Parameters:
  ///   - path: of the archive, which is made.
  ///   - folder: where the files lie.
  ///   - files: relative to `folder`, in the order of the archive; ASCII.
  ///   - prefix: the folder in the archive.
  ///   - epoch: the time of every file, in seconds since 1970.
  /// - Throws: `LoadError` where something cannot be read or written.
  public static func write(
    to path: String,
    folder: String,
    files: [String],
    prefix: String,
    epoch: Int
  ) throws(LoadError) {
    guard let archive = archive_write_new() else {
      throw LoadError(.memory, path: path, message: "the archive cannot be made")
    }
    defer { archive_write_free(archive) }
    func check(_ result: CInt) throws(LoadError) {
      guard result != ARCHIVE_OK else { return }
      throw error(of: archive, path)
    }
    try check(archive_write_set_format_pax_restricted(archive))
    try check(archive_write_add_filter_zstd(archive))
    try check(archive_write_set_filter_option(archive, "zstd", "compression-level", "12"))
    // Else the last block is filled up for tapes.
    try check(archive_write_set_bytes_in_last_block(archive, 1))
    try check(archive_write_open_filename(archive, path))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    for file in files {
      guard let input = fopen(folder + "/" + file, "rb") else {
        throw LoadError(.io, path: folder + "/" + file, message: String(cString: strerror(errno)))
      }
      defer { fclose(input) }
      var status = stat()
      fstat(fileno(input), &status)
      guard let entry = archive_entry_new() else {
        throw LoadError(.memory, path: path, message: "the archive cannot be made")
      }
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname(entry, prefix + "/" + file)
      archive_entry_set_size(entry, la_int64_t(status.st_size))
      archive_entry_set_filetype(entry, regularFile)
      archive_entry_set_perm(entry, 0o644)
      archive_entry_set_mtime(entry, epoch, 0)
      try check(archive_write_header(archive, entry))
      var left = Int(status.st_size)
      while left > 0 {
        let count = fread(&buffer, 1, min(buffer.count, left), input)
        guard count > 0 else {
          throw LoadError(
            .io,
            path: folder + "/" + file,
            message: "became shorter while it was read"
          )
        }
        var written = 0
        while written < count {
          let result = buffer.withUnsafeBytes {
            archive_write_data(archive, $0.baseAddress?.advanced(by: written), count - written)
          }
          guard result > 0 else { throw error(of: archive, path) }
          written += result
        }
        left -= count
      }
    }
    try check(archive_write_close(archive))
  }

  /// Unpacks an archive of this kind into an empty folder.
  ///
  /// - Parameters:
  ///   - path: of the archive.
  ///   - folder: exists; nothing is written outside of it.
  /// - Returns: the folder at the top of the archive, inside `folder`.
  /// - Throws: `LoadError` of kind `corrupt` where it is no such archive.
  public static func unpack(_ path: String, into folder: String) throws(LoadError) -> String {
    guard let archive = archive_read_new() else {
      throw LoadError(.memory, path: path, message: "the archive cannot be read")
    }
    defer { archive_read_free(archive) }
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_tar(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      throw error(of: archive, path, reading: true)
    }
    var top: String?
    var entry: OpaquePointer?
    while true {
      let result = archive_read_next_header(archive, &entry)
      if result == ARCHIVE_EOF { break }
      guard result == ARCHIVE_OK, let entry, let name = archive_entry_pathname(entry) else {
        throw error(of: archive, path, reading: true)
      }
      let parts = String(cString: name).split(separator: "/", omittingEmptySubsequences: false)
      guard archive_entry_filetype(entry) == regularFile, parts.count > 1,
        !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
        top == nil || top == String(parts[0])
      else {
        throw LoadError(
          .corrupt,
          path: path,
          message: "“\(String(cString: name))” is no file of a release"
        )
      }
      top = String(parts[0])
      try unpack(archive, parts.map(String.init), folder, path)
    }
    guard let top else { throw LoadError(.corrupt, path: path, message: "holds no files") }
    return folder + "/" + top
  }

  private static func unpack(
    _ archive: OpaquePointer,
    _ parts: [String],
    _ folder: String,
    _ path: String
  ) throws(LoadError) {
    let target = ([folder] + parts).joined(separator: "/")
    let parent = ([folder] + parts.dropLast()).joined(separator: "/")
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw LoadError(.cannotOpen, path: parent, message: error.localizedDescription)
    }
    var file = try OutputFile(creating: target)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = archive_read_data(archive, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 { throw error(of: archive, path, reading: true) }
      file.append(buffer[..<count])
      try file.flushIfFull()
    }
    try file.finish()
  }

  private static func error(
    of archive: OpaquePointer,
    _ path: String,
    reading: Bool = false
  ) -> LoadError {
    let message = archive_error_string(archive).map { String(cString: $0) } ?? "libarchive failed"
    let kind: LoadError.Kind =
      switch archive_errno(archive) {
      case ENOSPC, EDQUOT, EFBIG: .full
      default: reading ? .corrupt : .io
      }
    return LoadError(kind, path: path, message: message)
  }
}
