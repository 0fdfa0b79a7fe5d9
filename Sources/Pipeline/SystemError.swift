import Foundation

/// A failed system call: its `errno`, and what that means for the exit code.
struct SystemError: Error, Sendable {
  let number: Int32

  /// Of the call that failed just now.
  static var current: SystemError { SystemError(number: errno) }

  var text: String { String(cString: strerror(number)) }

  /// As a fault of what is written.
  ///
  /// - Parameter path: what was being written.
  /// - Returns: 74 where the device failed or is full, else 73.
  func pipelineError(writing path: String) -> PipelineError {
    switch number {
    case ENOSPC, EIO, EDQUOT, EFBIG: PipelineError(.ioError, "\(path): \(text)")
    default: PipelineError(.cannotCreate, "\(path): cannot be written: \(text)")
    }
  }
}
