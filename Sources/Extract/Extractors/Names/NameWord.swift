import Corpus
import Language

/// A token as the rules for names see it.
struct NameWord {
  /// What a token does to what stands beside it.
  enum Mark {
    case none
    /// 、
    case pause
    /// 和, 与, 及, 以及, 或
    case and
    case open
    case close
    /// 等, 等等: the end of an enumeration.
    case others
    /// The middle dot of a foreign name.
    case dot
    /// Any other mark.
    case stop
  }

  let span: TextSpan
  let mark: Mark
  let classes: WordClasses
  let kind: CharacterKind
  /// Characters, as far as they are ideographs.
  let length: Int
  let isNoun: Bool
  let isProper: Bool
  let isVerb: Bool
  /// A word that no name goes across: preposition, conjunction, pronoun, particle, numeral.
  let isBorder: Bool
  let isNumeral: Bool
  /// Whether the dictionary knows it as something other than a name.
  let isCommon: Bool

  init(_ token: Token, _ text: Text, _ lexicon: Lexicon) {
    span = token.span
    let bytes = text.bytes[token.span.range]
    var classes: WordClasses = []
    var tag: Int?
    lexicon.forEachWord(in: text, from: span.start, to: span.end) { end, found, number in
      if end == token.span.end { (classes, tag) = (found, number) }
    }
    self.classes = classes
    let first = bytes.first ?? 0
    kind =
      first >= 0xE4 && first <= 0xE9
      ? .ideograph
      : CharacterKind(
        String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first?.value ?? 0
      )
    length = bytes.count / 3
    mark = kind == .punctuation || kind == .symbol || bytes.count <= 6 ? Self.mark(bytes) : .none
    let pos = token.pos ?? ""
    isProper = pos == "NNP"
    isNoun = pos.hasPrefix("NN") || pos == "FW" || pos == "SFN" || pos == "JJ" || pos == "PFA"
    isVerb = pos == "VV" || pos == "VC" || pos == "MD"
    isNumeral = pos == "CD" || kind == .digit
    isBorder = Self.borders.contains(pos)
    let name = tag.map { lexicon.tags[$0] } ?? ""
    isCommon = tag != nil && !name.hasPrefix("n") || name == "n" || name.hasPrefix("ng")
  }

  private static let borders: Set<String> = [
    "IN", "CC", "PRP", "PRD", "DT", "DEC", "DEV", "AS", "RB", "CD", "NNB", "UH", "MD", "WP", "VC",
  ]

  private static func mark(_ bytes: ArraySlice<UInt8>) -> Mark {
    switch String(decoding: bytes, as: UTF8.self) {
    case "、": .pause
    case "和", "与", "及", "以及", "或", "與", "跟", "&": .and
    case "（", "(", "“", "「", "『", "《", "【", "[": .open
    case "）", ")", "”", "」", "』", "》", "】", "]": .close
    case "等", "等等": .others
    case "·", "•", "‧", "・": .dot
    default:
      CharacterKind(String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0)
        == .punctuation ? .stop : .none
    }
  }
}
