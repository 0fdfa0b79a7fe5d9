import Foundation

/// Lines from a descriptor, in batches, as they come.
///
/// Whatever has arrived is handed on at once: a partner that waits for an answer before it sends
/// the next line gets one.
struct LineFeed {
  /// One line, without its end.
  struct Line: Sendable {
    /// From 1.
    let number: Int
    /// nil where the line was longer than allowed; its bytes were skipped.
    let bytes: [UInt8]?
  }

  private static let batchLines = 128

  private let descriptor: Int32
  private let maximumLine: Int
  private var buffer: [UInt8] = []
  /// Where the next line starts in `buffer`.
  private var start = 0
  /// How far `buffer` was searched for a line end.
  private var searched = 0
  private var number = 0
  private var isAtEnd = false
  private var isSkipping = false

  /// - Parameters:
  ///   - descriptor: open for reading.
  ///   - maximumLine: bytes; a longer line is skipped in bounded memory and handed on as nil.
  init(_ descriptor: Int32, maximumLine: Int) {
    self.descriptor = descriptor
    self.maximumLine = maximumLine
  }

  /// Whether `next` would give something, or see the end, without waiting.
  func isReady() -> Bool {
    if isAtEnd { return true }
    if buffer[searched...].contains(UInt8(ascii: "\n")) { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// The lines that are there, at least one; waits for it.
  ///
  /// nil at the end.
  mutating func next() throws(PipelineError) -> [Line]? {
    var lines: [Line] = []
    while true {
      while lines.count < Self.batchLines, let line = takeLine() { lines.append(line) }
      if !lines.isEmpty { return lines }
      if isAtEnd { return takeRest().map { [$0] } }
      try fill()
    }
  }

  private mutating func takeLine() -> Line? {
    guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = buffer.count
      if searched - start > maximumLine {
        isSkipping = true
        discard(through: searched)
      }
      return nil
    }
    number += 1
    let bytes = isSkipping || end - start > maximumLine ? nil : Array(buffer[start..<end])
    isSkipping = false
    start = end + 1
    searched = start
    return Line(number: number, bytes: bytes)
  }

  /// The last line, where no line end follows it.
  private mutating func takeRest() -> Line? {
    guard start < buffer.count || isSkipping else { return nil }
    number += 1
    let bytes = isSkipping ? nil : Array(buffer[start...])
    isSkipping = false
    discard(through: buffer.count)
    return Line(number: number, bytes: bytes)
  }

  private mutating func discard(through end: Int) {
    buffer.removeSubrange(..<end)
    start = 0
    searched = 0
  }

  private mutating func fill() throws(PipelineError) {
    if start > 0 {
      let read = searched - start
      buffer.removeSubrange(..<start)
      start = 0
      searched = read
    }
    let room = 1 << 18
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: room))
    let count = buffer.withUnsafeMutableBytes {
      read(descriptor, $0.baseAddress?.advanced(by: old), room)
    }
    buffer.removeSubrange((old + max(count, 0))...)
    if count == 0 { isAtEnd = true }
    if count < 0, errno != EINTR {
      throw PipelineError(.ioError, "standard input cannot be read: \(SystemError.current.text)")
    }
  }
}
