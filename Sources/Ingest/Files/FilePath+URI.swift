extension FilePath {
  /// The way from `folder` to this path by their names alone: `news/a.txt`, `../b.txt`.
  ///
  /// So a file has the same uri by whatever pattern it was found, and wherever the folder lies.
  func uri(from folder: FilePath) -> String {
    let here = folder.parts
    let there = parts
    var common = 0
    while common < min(here.count, there.count), here[common] == there[common] { common += 1 }
    let up = Array(repeating: Array("..".utf8), count: here.count - common)
    let way = (up + there[common...]).joined(separator: [UInt8(ascii: "/")])
    return FilePath(bytes: Array(way)).displayed
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
