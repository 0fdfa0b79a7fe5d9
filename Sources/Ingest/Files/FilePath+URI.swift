extension FilePath {
  /// The way from `folder` to this path by their names alone: `news/a.txt`, `../b.txt`.
  ///
  /// So a file has the same uri by whatever pattern it was found, and wherever the folder lies.
  func uri(from folder: FilePath) -> String {
    if let rest = plainPath(below: folder) { return FilePath(bytes: rest).displayed }
    let here = folder.parts
    let there = parts
    var common = 0
    while common < min(here.count, there.count), here[common] == there[common] { common += 1 }
    let up = Array(repeating: Array("..".utf8), count: here.count - common)
    let way = (up + there[common...]).joined(separator: [UInt8(ascii: "/")])
    return FilePath(bytes: Array(way)).displayed
  }

  /// What follows the path of `folder` in this one, where it is names and nothing else.
  private func plainPath(below folder: FilePath) -> [UInt8]? {
    let start = folder.bytes.count + 1
    guard bytes.count > start, bytes[start - 1] == UInt8(ascii: "/"),
      bytes.starts(with: folder.bytes), folder.isPlain(from: 0), isPlain(from: start)
    else { return nil }
    return Array(bytes[start...])
  }

  /// Whether no name from `start` on is empty, `.` or `..`.
  private func isPlain(from start: Int) -> Bool {
    var length = 0
    var points = 0
    for index in start...bytes.count {
      if index == bytes.count || bytes[index] == UInt8(ascii: "/") {
        // An absolute path begins with an empty name.
        if length == points, length < 3, index > 0 { return false }
        (length, points) = (0, 0)
      } else {
        length += 1
        if bytes[index] == UInt8(ascii: ".") { points += 1 }
      }
    }
    return true
  }

  /// The names on the way, `.` left out and `..` taken with the name before it.
  private var parts: [[UInt8]] {
    var parts: [[UInt8]] = []
    for part in bytes.split(separator: UInt8(ascii: "/")) {
      let name = Array(part)
      if name == Array(".".utf8) { continue }
      if name == Array("..".utf8), let last = parts.last, last != Array("..".utf8) {
        parts.removeLast()
      } else {
        parts.append(name)
      }
    }
    return parts
  }
}
