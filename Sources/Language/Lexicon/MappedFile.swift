import Foundation

/// The bytes of a file that never changes while it is open, mapped into memory, so that a page
/// costs nothing before it is read.
///
/// Also holds bytes that were made in memory, so that readers know only one kind.
final class MappedFile: Sendable {
  // Written once before `init` returns, read only afterwards, released in `deinit`.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  let count: Int
  private let isMapped: Bool

  /// Maps the file at `path`.
  ///
  /// - Parameter path: absolute or relative path of a regular file.
  /// - Throws: `DataError`, where it cannot be opened, or is empty or no regular file.
  init(path: String) throws(DataError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DataError(path: path, message: "cannot be opened: \(Self.reason)")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw DataError(path: path, message: "cannot be examined: \(Self.reason)")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DataError(path: path, message: "is not a regular file")
    }
    guard status.st_size > 0 else { throw DataError(path: path, message: "is empty") }
    let size = Int(status.st_size)
    guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      mapped != MAP_FAILED
    else { throw DataError(path: path, message: "cannot be mapped: \(Self.reason)") }
    base = mapped
    count = size
    isMapped = true
  }

  /// Holds a copy of `bytes`.
  init(_ bytes: [UInt8]) {
    base = .allocate(byteCount: max(bytes.count, 1), alignment: 64)
    count = bytes.count
    isMapped = false
    bytes.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: base, count: count).copyMemory(from: $0)
    }
  }

  deinit {
    if isMapped { munmap(base, count) } else { base.deallocate() }
  }

  /// All of it; valid as long as the file lives.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  private static var reason: String { String(cString: strerror(errno)) }
}
