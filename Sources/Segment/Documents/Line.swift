internal import Corpus

/// The lines of a text.
enum Line {
  /// Their spans without the breaks, blank ones left out.
  static func all(in text: Text) -> [TextSpan] {
    var lines: [TextSpan] = []
    var start = 0
    for (index, byte) in text.bytes.enumerated() where byte == 0x0A {
      if index > start { lines.append(TextSpan(start..<index)) }
      start = index + 1
    }
    if text.count > start { lines.append(TextSpan(start..<text.count)) }
    return lines
  }
}
