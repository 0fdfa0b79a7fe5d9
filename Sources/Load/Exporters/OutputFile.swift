internal import Foundation

/// A file that is written once from start to end, through one buffer.
///
/// Where it is left without `finish`, what was written stays behind half done: exports write into
/// a staging folder that is dropped then.
struct OutputFile: ~Copyable {
  private static let capacity = 1 << 18

  private let path: String
  private let descriptor: CInt
  private var buffer: [UInt8] = []

  /// - Throws: `LoadError`, also where there is a file of that name already.
  init(creating path: String) throws(LoadError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Self.error(path, errno, opening: true) }
    buffer.reserveCapacity(Self.capacity + 4096)
  }

  deinit { close(descriptor) }

  mutating func append(_ byte: UInt8) { buffer.append(byte) }

  mutating func append(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) { buffer.append(contentsOf: bytes) }

  mutating func append(_ text: StaticString) {
    buffer.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  /// To be called between rows: writes the buffer where it is full.
  mutating func flushIfFull() throws(LoadError) {
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes what is left.
  mutating func finish() throws(LoadError) { try flush() }

  private mutating func flush() throws(LoadError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.error(path, errno, opening: false)
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func error(_ path: String, _ number: CInt, opening: Bool) -> LoadError {
    let kind: LoadError.Kind =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EACCES, EPERM, EROFS: .notPermitted
      default: opening ? .cannotOpen : .io
      }
    return LoadError(kind, path: path, message: String(cString: strerror(number)))
  }
}
