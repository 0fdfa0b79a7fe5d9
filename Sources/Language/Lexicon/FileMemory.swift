import Foundation

/// The bytes of a file as they were when it was opened.
///
/// They lie in large pages of memory where the system has some: look-ups in a lexicon go from one
/// end of it to the other, and with small pages the processor spends its time on finding them.
/// Also holds bytes that were made in memory, so that readers know only one kind.
final class FileMemory: Sendable {
  // Written once before `init` returns, read only afterwards, released in `deinit`.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  let count: Int

  /// Reads the file at `path`.
  ///
  /// - Parameter path: absolute or relative path of a regular file.
  /// - Throws: `DataError`, where it cannot be opened or read, or is empty or no regular file.
  convenience init(path: String) throws(DataError) {
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
    self.init(count: Int(status.st_size))
    var filled = 0
    while filled < count {
      let length = read(descriptor, base + filled, count - filled)
      if length < 0, errno == EINTR { continue }
      guard length >= 0 else {
        throw DataError(path: path, message: "cannot be read: \(Self.reason)")
      }
      guard length > 0 else {
        throw DataError(path: path, message: "has become shorter while it was read")
      }
      filled += length
    }
  }

  /// Holds a copy of `bytes`.
  convenience init(_ bytes: [UInt8]) {
    self.init(count: bytes.count)
    bytes.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: base, count: count).copyMemory(from: $0)
    }
  }

  private init(count: Int) {
    let isLarge = count >= Self.largePage
    base = .allocate(byteCount: max(count, 1), alignment: isLarge ? Self.largePage : 64)
    self.count = count
    // Only advice: without large pages everything works the same.
    if isLarge { _ = madvise(base, count, Self.wantsLargePages) }
  }

  deinit { base.deallocate() }

  /// All of it; valid as long as this lives.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  private static let largePage = 2 << 20
  /// `MADV_HUGEPAGE` of Linux's `madvise(2)`.
  private static let wantsLargePages: Int32 = 14
  private static var reason: String { String(cString: strerror(errno)) }
}
