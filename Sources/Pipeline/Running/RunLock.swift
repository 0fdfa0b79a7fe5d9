import Foundation

/// Keeps two runs from writing one output folder at once.
///
/// `flock` on `output/.lock`: the kernel lets go when the process ends, however it ends, so there
/// is no stale lock and no command to remove one. Not to be trusted on NFS.
struct RunLock: ~Copyable {
  private let descriptor: Int32
  /// Whether another run had to end first.
  let hasWaited: Bool

  /// How long a waiting run sleeps between two tries.
  private static let pause: UInt32 = 100_000

  /// Takes the lock of `folder`.
  ///
  /// - Parameters:
  ///   - folder: an existing output folder.
  ///   - holder: what a second run is told about this one.
  ///   - wait: how long to wait for another run to end; nil not at all.
  ///   - stop: ends the waiting.
  /// - Throws: `PipelineError` with 75 where another process holds it, 73 or 74 where the lock
  ///   file cannot be made.
  init(
    folder: String,
    holder: String,
    wait: Duration? = nil,
    stop: StopRequest = StopRequest()
  ) throws(PipelineError) {
    let path = folder + "/.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError.current.pipelineError(writing: path) }
    let clock = ContinuousClock()
    let end = clock.now + (wait ?? .zero)
    var hasWaited = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let error = SystemError.current
      if error.number == EINTR { continue }
      let isBusy = error.number == EWOULDBLOCK
      if isBusy, clock.now < end, stop.reason == nil {
        usleep(Self.pause)
        hasWaited = true
        continue
      }
      let other = Self.read(descriptor)
      close(descriptor)
      try stop.check()
      if isBusy {
        let waited = wait.map { " and did not end within \($0 / .seconds(1)) s" } ?? ""
        throw PipelineError(
          .temporaryFailure,
          "\(folder): another run is at work (\(other))\(waited); nothing was done"
        )
      }
      throw error.pipelineError(writing: path)
    }
    ftruncate(descriptor, 0)
    _ = holder.utf8CString.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count - 1, 0) }
    self.descriptor = descriptor
    self.hasWaited = hasWaited
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// Who holds the lock of `folder`; nil where nobody does.
  static func holder(of folder: String) -> String? {
    let descriptor = open(folder + "/.lock", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
    return read(descriptor)
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : "it did not say which"
  }
}
