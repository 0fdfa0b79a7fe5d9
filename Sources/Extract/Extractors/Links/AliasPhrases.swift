import Corpus
import Language

/// Finds where a text says that a thing has another name: in brackets behind its name, or behind
/// 以下简称, 又名, 绰号 and the like.
struct AliasPhrases {
  /// One such place.
  struct Found {
    /// The mention's span of the name it has.
    let name: TextSpan
    let other: TextSpan
    let kind: EntityName.Kind
    let rule: String
  }

  let document: Document
  let lexicon: AliasLexicon
  let shorts: ShortNames

  private var bytes: [UInt8] { document.text.bytes }

  /// All such places, in text order.
  func find() -> [Found] {
    (brackets() + announced() + heads()).sorted { $0.other < $1.other }
  }

  // MARK: Brackets

  private func brackets() -> [Found] {
    var found: [Found] = []
    for mention in document.mentions {
      let name = mention.type == .work ? afterTitle(mention.span) : mention.span
      guard let start = opening(at: Int(name.end)), let end = closing(from: start) else { continue }
      let inside = TextSpan(start..<end)
      if isLatinName(inside), !isLatinName(mention.span) || isCapitals(inside) {
        found.append(
          Found(
            name: mention.span,
            other: inside,
            kind: isCapitals(inside) ? .abbreviation : .translation,
            rule: "links.brackets"
          )
        )
      } else if let latin = latinBefore(comma: inside), !isLatinName(mention.span) {
        found.append(
          Found(
            name: mention.span,
            other: latin,
            kind: isCapitals(latin) ? .abbreviation : .translation,
            rule: "links.brackets"
          )
        )
      } else if let other = document.mentions.index(of: inside),
        document.mentions[other].type == mention.type, mention.type != .place,
        mention.type != .person
      {
        found.append(
          Found(name: mention.span, other: inside, kind: .alias, rule: "links.brackets")
        )
      }
    }
    // Of names that end together the longest is the one that is meant.
    return found.filter { one in
      !found.contains {
        $0.other == one.other && $0.name != one.name && $0.name.contains(one.name)
      }
    }
  }

  /// The Latin name that a bracket begins with, before a comma: (River,下称“江河”).
  private func latinBefore(comma inside: TextSpan) -> TextSpan? {
    var end = Int(inside.start)
    while end < Int(inside.end), bytes[end] < 0x80, bytes[end] != 0x2C { end += 1 }
    let latin = TextSpan(Int(inside.start)..<end)
    guard end < Int(inside.end), ["，", ",", "；"].contains(bytes.codePoint(at: end)),
      isLatinName(latin)
    else { return nil }
    return latin
  }

  private func afterTitle(_ span: TextSpan) -> TextSpan {
    let end = Int(span.end)
    let closes = end + 3 <= bytes.count && bytes[end..<(end + 3)].elementsEqual([0xE3, 0x80, 0x8B])
    return closes ? TextSpan(span.start, span.end + 3) : span
  }

  /// Where what stands in a round bracket begins that opens at `index`.
  private func opening(at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    if bytes[index] == 0x28 { return index + 1 }
    let isWide =
      index + 3 <= bytes.count && bytes[index..<(index + 3)].elementsEqual([0xEF, 0xBC, 0x88])
    return isWide ? index + 3 : nil
  }

  /// Longer than this a bracket holds a remark.
  private static let longestName = 60

  private func closing(from start: Int) -> Int? {
    var index = start
    while index < min(bytes.count, start + Self.longestName) {
      if bytes[index] == 0x0A { return nil }
      if bytes[index] == 0x29 { return index > start ? index : nil }
      if bytes[index] == 0xEF, index + 3 <= bytes.count,
        bytes[index..<(index + 3)].elementsEqual([0xEF, 0xBC, 0x89])
      {
        return index > start ? index : nil
      }
      index += 1
    }
    return nil
  }

  /// Whether a stretch is a name in Latin letters: capital first, no sentence, no code.
  private func isLatinName(_ span: TextSpan) -> Bool {
    let bytes = bytes[span.range]
    guard bytes.count >= 2, let first = bytes.first, first >= 0x41, first <= 0x5A else {
      return false
    }
    var letters = 0
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: letters += 1
      case 0x20, 0x2D, 0x2E, 0x26, 0x27, 0x30...0x39: break
      default: return false
      }
    }
    return letters * 3 >= bytes.count * 2
  }

  private func isCapitals(_ span: TextSpan) -> Bool {
    span.count <= 8 && bytes[span.range].allSatisfy { !(0x61...0x7A).contains($0) && $0 != 0x20 }
  }

  // MARK: Short forms that stand elsewhere

  /// Where a short form of an organisation's name stands that nothing has found to be a name: its
  /// name without what kind of company it is and without its place (澄明光学 of
  /// 苏州澄明光学科技有限公司), its university in short (河北农大).
  private func heads() -> [Found] {
    var found: [Found] = []
    var taken: Set<TextSpan> = []
    var seen = SpanIndex()
    var distinct = 0
    let organizations = document.mentions.count { $0.type == .organization }
    let starts = organizations > Self.fewOrganizations ? TokenStarts(document) : nil
    for mention in document.mentions where mention.type == .organization {
      guard seen.insert(mention.span, in: document.text) == distinct else { continue }
      distinct += 1
      for (short, kind) in shorts.of(document.text[mention.span]) {
        guard let other = word(short, starts), taken.insert(other).inserted else { continue }
        found.append(Found(name: mention.span, other: other, kind: kind, rule: "links.head"))
      }
    }
    return found
  }

  /// Where a word stands first that begins and ends with tokens and is no part of a name.
  private func word(_ name: String, _ starts: TokenStarts?) -> TextSpan? {
    let letters = Array(name.utf8)
    if let starts, letters.count >= TokenStarts.width {
      return starts.of(letters).lazy.map { TextSpan($0, $0 + Int32(letters.count)) }
        .first { isUnnamedWord($0, letters) }
    }
    var from: Int32 = 0
    while let span = document.text.occurrence(of: letters, from: from) {
      if isUnnamedWord(span, letters) { return span }
      from = span.start + 1
    }
    return nil
  }

  /// So few are looked for one by one.
  private static let fewOrganizations = 16

  private func isUnnamedWord(_ span: TextSpan, _ letters: [UInt8]) -> Bool {
    guard Int(span.end) <= bytes.count, bytes[span.range].elementsEqual(letters) else {
      return false
    }
    let tokens = document.tokens.starting(in: span)
    return tokens.first?.span.start == span.start && tokens.last?.span.end == span.end
      && !document.isNamed(span)
  }

  // MARK: Announced names

  private func announced() -> [Found] {
    var found: [Found] = []
    var last = 0
    for match in longestMatches() where match.start >= last {
      // 简称“甲”，又称“乙”: the second goes on with the first.
      var name = nameBefore(match.start)
      if let before = found.last, match.start >= Int(before.other.end),
        match.start - Int(before.other.end) <= 8,
        !bytes[Int(before.other.end)..<match.start].contains(0x0A),
        PunctuationBytes.endsClause(bytes[..<match.start])
      {
        name = before.name
      }
      guard let name, let other = nameBehind(match.end), other != name, !name.overlaps(other)
      else { continue }
      found.append(
        Found(name: name, other: other, kind: lexicon.kinds[match.pattern], rule: "links.announced")
      )
      last = Int(other.end)
    }
    return found
  }

  /// 以下简称, not 简称 in it.
  private func longestMatches() -> [AhoCorasick.Match] {
    let all = lexicon.cues.matches(in: bytes).sorted {
      $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end
    }
    var kept: [AhoCorasick.Match] = []
    for match in all where match.start >= (kept.last?.end ?? 0) { kept.append(match) }
    return kept
  }

  /// The name right before a cue, over one bracket or comma and the mark of a title.
  private func nameBefore(_ index: Int) -> TextSpan? {
    var index = index
    for _ in 0..<3 {
      let ending = mentionEnding(at: index)
      if let ending { return ending }
      guard index > 0 else { return nil }
      let start = bytes.scalarStart(before: index)
      guard Self.bridges.contains(bytes.codePoint(at: start)) else { return nil }
      index = start
    }
    return nil
  }

  private static let bridges: Set<CodePoint> = ["(", "（", "，", ",", "》", "”", " "]

  private func mentionEnding(at end: Int) -> TextSpan? {
    let from = Int32(max(0, end - 90))
    var best: TextSpan?
    for mention in document.mentions.starting(in: TextSpan(from, Int32(end)))
    where mention.span.end == Int32(end) {
      if best == nil || mention.span.count > best?.count ?? 0 { best = mention.span }
    }
    return best
  }

  private static let openers: Set<CodePoint> = ["“", "「", "『", "‘", "《", "\""]
  private static let closers: Set<CodePoint> = ["”", "」", "』", "’", "》", "\""]
  private static let links: Set<CodePoint> = ["为", "叫", "是", "作", "：", ":", "為"]

  /// The name right behind a cue: in quotation marks, or a mention.
  private func nameBehind(_ start: Int) -> TextSpan? {
    var index = start
    if index < bytes.count, Self.links.contains(bytes.codePoint(at: index)) {
      index += bytes.codePoint(at: index).utf8Count
    }
    guard index < bytes.count else { return nil }
    let first = bytes.codePoint(at: index)
    if Self.openers.contains(first) {
      let content = index + first.utf8Count
      var end = content
      while end < bytes.count, end - content <= Self.longestName {
        let point = bytes.codePoint(at: end)
        if Self.closers.contains(point) {
          return end > content ? TextSpan(content..<end) : nil
        }
        if Self.stops.contains(point) { return nil }
        end += point.utf8Count
      }
      return nil
    }
    if let mention = document.mentions.starting(in: TextSpan(index..<(index + 1))).first {
      return mention.span
    }
    var end = index
    while end < bytes.count, bytes[end] < 0x80, bytes[end] > 0x20, bytes[end] != 0x29,
      bytes[end] != 0x2C
    {
      end += 1
    }
    let latin = TextSpan(index..<end)
    return isLatinName(latin) ? latin : nil
  }

  private static let stops: Set<CodePoint> = ["\n", "。", "，", ",", "；", "！", "？"]
}

extension Document {
  /// Longer than this no name is, in bytes.
  private static let longestName: Int32 = 120

  /// Whether a stretch is a name already, or a part of one; a place in it is none of its own
  /// (河北 in 河北农大), nor is one that a model alone took it for.
  func isNamed(_ span: TextSpan) -> Bool {
    let near = TextSpan(max(0, span.start - Self.longestName), span.end)
    return mentions.starting(in: near).contains { mention in
      guard mention.span.overlaps(span) else { return false }
      guard mention.type == .place, span.contains(mention.span) else { return true }
      return mention.span == span && mention.rule != "names.tagger"
    }
  }
}
