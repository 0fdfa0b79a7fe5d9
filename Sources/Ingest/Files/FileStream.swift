internal import Crypto
internal import Glibc

/// A regular file read from end to end in pieces, with the hash of what went by.
final class FileStream {
  static let pieceBytes = 256 << 10

  private let descriptor: CInt
  private let buffer: UnsafeMutableRawBufferPointer
  private var hash = SHA256()
  /// Bytes read so far.
  private(set) var byteCount = 0

  init(_ path: FilePath, followsLinks: Bool) throws(FileFault) {
    // Not blocking: a pipe put in the file's place would hang the run.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    descriptor = path.withCString { Glibc.open($0, flags) }
    guard descriptor >= 0 else { throw FileFault(number: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFault(number: EISDIR)
    }
    // A small file takes one piece, and one byte more shows that it has grown.
    let byteCount = min(Self.pieceBytes, Int(status.st_size) + 1)
    buffer = .allocate(byteCount: byteCount, alignment: 64)
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  /// The next piece, empty at the end; gone with the next call.
  func read() throws(FileFault) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    repeat {
      count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw FileFault(number: errno) }
    let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    hash.update(bufferPointer: piece)
    byteCount += count
    return piece.assumingMemoryBound(to: UInt8.self)
  }

  /// The SHA-256 of all that was read, lower-case hexadecimal.
  var sha256: String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = hash.finalize()
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
