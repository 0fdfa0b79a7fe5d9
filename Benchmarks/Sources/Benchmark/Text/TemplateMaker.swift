/// Finds in a sentence what can be varied.
struct TemplateMaker {
  private let names: NamePool

  init(names: NamePool) { self.names = names }

  private static let numerals = Set("一二三四五六七八九十百千万亿两几零".unicodeScalars)
  private static let digits = Set("二三四五六七八九".unicodeScalars)
  /// What makes a number of a single digit before it.
  private static let counters = Set("个家人名年月天日次位只条件项米公斤岁户倍成元吨届届期".unicodeScalars)

  /// - Parameters:
  ///   - sentence: as it stands in its source.
  ///   - known: names that its source marks in it.
  /// - Returns: the sentence with places for figures and names.
  func template(
    of sentence: String,
    known: [(name: String, kind: NamePool.Kind)] = []
  ) -> SentenceTemplate {
    let scalars = Array(sentence.unicodeScalars)
    let marked = known.map { (Array($0.name.unicodeScalars), $0.kind) }
    var pieces: [SentenceTemplate.Piece] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
    }
    var index = 0
    while index < scalars.count {
      if let (end, kind) = name(at: index, in: scalars, marked: marked) {
        flush()
        pieces.append(.name(kind))
        index = end
      } else if isDigit(scalars[index]) {
        var end = index
        while end < scalars.count, isDigit(scalars[end]) { end += 1 }
        flush()
        pieces.append(figure(scalars, index, end))
        index = end
      } else if Self.numerals.contains(scalars[index]) {
        var end = index
        while end < scalars.count, Self.numerals.contains(scalars[end]) { end += 1 }
        let isNumber =
          end - index > 1 || end < scalars.count && Self.counters.contains(scalars[end])
        for scalar in scalars[index..<end] {
          if isNumber, Self.digits.contains(scalar) {
            flush()
            pieces.append(.chineseDigit)
          } else {
            literal += String(scalar).utf8
          }
        }
        index = end
      } else {
        literal += String(scalars[index]).utf8
        index += 1
      }
    }
    flush()
    return SentenceTemplate(pieces: pieces)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  private func name(
    at index: Int,
    in scalars: [Unicode.Scalar],
    marked: [([Unicode.Scalar], NamePool.Kind)]
  ) -> (end: Int, kind: NamePool.Kind)? {
    for (name, kind) in marked where scalars[index...].starts(with: name) && !name.isEmpty {
      return (index + name.count, kind)
    }
    return names.longest(in: scalars, at: index)
  }

  /// Dates keep being dates, ids and codes change digit by digit.
  private func figure(
    _ scalars: [Unicode.Scalar],
    _ start: Int,
    _ end: Int
  )
    -> SentenceTemplate.Piece
  {
    let count = end - start
    var unit = end
    // 5-12日: the unit of the second end is the first one's too.
    if end + 1 < scalars.count, "-~、至—".unicodeScalars.contains(scalars[end]) {
      unit = end + 1
      while unit < scalars.count, isDigit(scalars[unit]) { unit += 1 }
      if unit - end > 3 || unit == end + 1 { unit = end }
    }
    let next = unit < scalars.count ? scalars[unit] : " "
    let isPart = start > 0 && (scalars[start - 1] == "." || scalars[start - 1] == ",")
    let width = scalars[start] == "0" ? count : 1
    if count == 4, scalars[start] == "1" && scalars[start + 1] == "9" || scalars[start] == "2",
      next == "年" || next == "-"
    {
      return .number(1978, 2035, width: 4)
    }
    if count <= 2, !isPart {
      switch next {
      case "月": return .number(1, 12, width: width)
      case "日", "号": return .number(1, 28, width: width)
      case "时", "点": return .number(0, 23, width: width)
      case "分", "秒", ":": return .number(10, 59, width: width)
      default: break
      }
      if start > 0, scalars[start - 1] == ":" { return .number(10, 59, width: 2) }
      if start > 0, scalars[start - 1] == "-" { return .number(10, 28, width: 2) }
    }
    return .digits(count)
  }
}
