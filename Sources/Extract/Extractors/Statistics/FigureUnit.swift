import Corpus

/// One piece of a sentence as the statistics see it: a figure, a time, a name, a mark or a word.
struct FigureUnit {
  /// What it is.
  enum Kind: UInt8 {
    case word
    case figure
    case time
    case name
    /// A comma, semicolon, colon or sentence end.
    case mark
    /// 、, between the members of a list.
    case listMark
    /// A bracket that opens.
    case opening
    /// A bracket that closes.
    case closing
    /// A quotation mark.
    case quote
  }

  /// What a word is, by its part of speech.
  enum WordClass: UInt8 {
    case noun
    case verb
    case adjective
    case adverb
    case particle
    case numeral
    /// A measure word: 轮, 名.
    case classifier
    case other
  }

  let span: TextSpan
  let kind: Kind
  /// The index in the layer that the kind points at.
  var reference: Int32 = -1
  var cues = StatisticCue()
  var wordClass = WordClass.other
  /// The first scalar of a mark.
  var mark: UInt32 = 0

  /// Whether it can be part of what is measured.
  var isNominal: Bool {
    switch kind {
    case .name: true
    case .word: wordClass == .noun || wordClass == .adjective
    default: false
    }
  }

  /// A proper noun or a foreign word.
  var isProper = false

  var isVerb: Bool { kind == .word && wordClass == .verb }
  /// 的, which joins what is before it to the noun behind it.
  var isOf: Bool { kind == .word && wordClass == .particle }
}
