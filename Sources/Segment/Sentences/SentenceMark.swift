internal import Language

/// A place in a paragraph that has a say in where sentences end.
struct SentenceMark {
  enum Kind {
    /// A run of 。！？ and their kin.
    case end
    /// …… of two characters or more.
    case ellipsis
    /// An ASCII full stop, which may be a decimal point.
    case stop
    case opening
    case closing
  }

  let kind: Kind
  let point: CodePoint
  let start: Int
  let end: Int
  /// The index of the mark that this one makes a pair with, in the paragraph's marks.
  var partner: Int?

  /// All marks in `range`, pairs joined.
  ///
  /// Linear in the range, whatever stands there.
  static func scan(_ bytes: [UInt8], in range: Range<Int>, into marks: inout [SentenceMark]) {
    marks.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      while index < range.upperBound {
        switch bytes[index] {
        case 0x21, 0x22, 0x28, 0x29, 0x2E, 0x3F, 0x5B, 0x5D, 0x7B, 0x7D: break
        case 0xE2 where bytes[index + 1] <= 0x81: break
        case 0xE3 where bytes[index + 1] == 0x80: break
        case 0xEF where bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD: break
        case let lead:
          index += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
          continue
        }
        let point = bytes.codePoint(at: index)
        var end = index + point.utf8Count
        if let kind = kind(of: point) {
          if kind == .end || kind == .ellipsis {
            while end < range.upperBound {
              let next = bytes.codePoint(at: end)
              guard self.kind(of: next) == kind else { break }
              end += next.utf8Count
            }
          }
          let isLone = kind == .ellipsis && end == index + point.utf8Count
          if !isLone {
            marks.append(SentenceMark(kind: kind, point: point, start: index, end: end))
          }
        }
        index = end
      }
    }
    join(&marks)
  }

  private static func kind(of point: CodePoint) -> Kind? {
    if point == "." { return .stop }
    if point == "\u{2026}" { return .ellipsis }
    if point.isSentenceEnd { return .end }
    if point.isOpening || point == "\"" { return .opening }
    return point.isClosing ? .closing : nil
  }

  /// Joins what opens with what closes it.
  ///
  /// A mark without a partner stands for nothing: quotations run over paragraphs, and texts are
  /// cut.
  private static func join(_ marks: inout [SentenceMark]) {
    var open: [Int] = []
    var counts: [UInt32: Int] = [:]
    for index in marks.indices {
      let point = marks[index].point
      let pair = point.pairClass
      switch marks[index].kind {
      case .opening where point == "\"" && counts[pair, default: 0] > 0, .closing:
        guard counts[pair, default: 0] > 0 else { continue }
        while let last = open.popLast() {
          let opened = marks[last].point.pairClass
          counts[opened, default: 0] -= 1
          if opened == pair {
            marks[last].partner = index
            marks[index].partner = last
            break
          }
        }
      case .opening:
        open.append(index)
        counts[pair, default: 0] += 1
      default: break
      }
    }
  }
}
