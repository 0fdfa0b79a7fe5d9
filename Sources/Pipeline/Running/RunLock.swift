import Foundation

/// Keeps two runs from writing one output folder at once.
///
/// `flock` on `output/.lock`: the kernel lets go when the process ends, however it ends, so there
/// is no stale lock and no command to remove one. Not to be trusted on NFS.
struct RunLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock of `folder`.
  ///
  /// - Parameters:
  ///   - folder: an existing output folder.
  ///   - holder: what a second run is told about this one.
  /// - Throws: `PipelineError` with 75 where another process holds it, 73 or 74 where the lock
  ///   file cannot be made.
  init(folder: String, holder: String) throws(PipelineError) {
    let path = folder + "/.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError.current.pipelineError(writing: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let busy = errno == EWOULDBLOCK
      let other = Self.read(descriptor)
      close(descriptor)
      if busy {
        throw PipelineError(
          .temporaryFailure,
          "\(folder): another run is at work (\(other)); nothing was done"
        )
      }
      throw SystemError.current.pipelineError(writing: path)
    }
    ftruncate(descriptor, 0)
    _ = holder.utf8CString.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count - 1, 0) }
    self.descriptor = descriptor
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : "it did not say which"
  }
}
