internal import Glibc

/// A file line by line, each line in memory alone, the overlong ones not at all.
struct LineReader {
  /// One line; LF or CRLF ends it.
  struct Line {
    /// As it stands in the file, its end included; empty where it `isTooLong`.
    let bytes: [UInt8]
    let byteRange: Range<Int>
    /// From 1.
    let number: Int
    let isTooLong: Bool
  }

  private let stream: FileStream
  private let limit: Int
  private var piece: [UInt8] = []
  private var position = 0
  private var offset = 0
  private var number = 0

  /// - Parameters:
  ///   - stream: the open file.
  ///   - limit: the longest line, in bytes.
  init(_ stream: FileStream, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// The next line; nil at the end of the file.
  mutating func next() throws(FileFault) -> Line? {
    var bytes: [UInt8] = []
    let start = offset
    while true {
      if position == piece.count {
        piece = Array(try stream.read())
        position = 0
        if piece.isEmpty { break }
      }
      let feed = piece[position...].firstIndex(of: UInt8(ascii: "\n"))
      let end = feed.map { $0 + 1 } ?? piece.count
      // One byte over the limit is kept: by it the line is known to be too long.
      let room = max(limit + 1 - bytes.count, 0)
      bytes.append(contentsOf: piece[position..<min(end, position + room)])
      offset += end - position
      position = end
      if feed != nil { break }
    }
    if offset == start { return nil }
    number += 1
    let isTooLong = bytes.count > limit
    if isTooLong { bytes = [] }
    return Line(bytes: bytes, byteRange: start..<offset, number: number, isTooLong: isTooLong)
  }
}
