import Corpus

/// Who speaks, as the text names them.
struct Speaker: Equatable {
  let span: TextSpan
  /// The index in `Document.entities`; nil where the text leaves it open.
  let entity: Int?
}

/// A place in a paragraph that says that somebody speaks: 张三表示, or 据气象局介绍.
struct Attribution {
  /// What stands behind it.
  enum Follower {
    case comma
    case colon
    /// A quotation, right behind the cue.
    case quote
    /// A clause, without a mark.
    case clause
    /// The end of the sentence.
    case nothing
  }

  /// The units it takes: from the first word of its subject or 据 to its cue.
  let units: Range<Int>
  let cue: TextSpan
  let roles: SpeechLexicon.Roles
  let speaker: Speaker?
  let follower: Follower
  /// The unit at which what is said begins.
  let content: Int
  /// Whether its subject stands in the clause itself.
  let namesSubject: Bool
  /// Whether it begins its clause, but for adverbs.
  let beginsClause: Bool
  /// 据…介绍, 在…看来, 从…获悉.
  let isPrepositional: Bool
  /// Its subject is somebody whom the text does not name: 有人.
  var isAnonymous = false
}
