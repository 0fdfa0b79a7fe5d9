import Corpus

/// A stretch of a paragraph as the grammar of attribution sees it: a word, a name, or a whole
/// quotation.
struct SpeechUnit {
  enum Kind {
    case noun
    case mention
    case pronoun
    /// 这, 多名, 著名: before a noun a part of what it names.
    case attribute
    case number
    case time
    case verb
    case adverb
    case preposition
    case localizer
    /// 的
    case possessive
    /// 地
    case adverbial
    case aspect
    /// 、, 和
    case joint
    case comma
    case colon
    /// 。！？；… and a line's end.
    case stop
    /// What stands in quotation marks, marks included.
    case quote
    /// What stands in round brackets: it does not count.
    case bracket
    case other
  }

  let span: TextSpan
  var kind: Kind
  let roles: SpeechLexicon.Roles
  /// The type of the name, of a mention.
  var type: EntityType?
  /// The index in `Document.entities`, of a mention.
  var entity: Int?
  /// The index in the quotations of the paragraph.
  var quote: Int?
  /// Whether 。 or its kin, not ；, or a quotation that ends in one.
  var endsSentence = false

  /// A proper noun that nothing has found to be a name.
  var isProper = false

  /// Whether it can be a part of what a noun phrase names.
  var isNominal: Bool {
    switch kind {
    case .noun, .mention, .pronoun, .attribute, .number: true
    default: false
    }
  }

  var endsClause: Bool { kind == .comma || kind == .stop || kind == .colon }
}
