import Corpus
import Language

/// The words by which a text says that somebody speaks, from `lexicons/speech-cues.json`.
///
/// A class, so that handing it on costs one count.
final class SpeechLexicon: Sendable {
  /// What a word does around speech; many do several things.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt64

    /// Takes a clause with or without a mark behind it: 表示.
    static let says = Roles(rawValue: 1 << 0)
    /// Is speech only before a comma, a colon or a quotation mark: 介绍.
    static let marked = Roles(rawValue: 1 << 1)
    /// Names a hearer before the clause: 告诉.
    static let addressed = Roles(rawValue: 1 << 2)
    /// Is said of reports, not of people: 显示.
    static let found = Roles(rawValue: 1 << 3)
    /// Stands behind 从 and who told it: 获悉.
    static let learned = Roles(rawValue: 1 << 4)
    /// Ends 在…看来.
    static let views = Roles(rawValue: 1 << 5)
    /// Ends a compound cue: 介绍说.
    static let relays = Roles(rawValue: 1 << 6)
    /// Begins 据…介绍.
    static let according = Roles(rawValue: 1 << 7)
    /// Ends 据…介绍.
    static let relayed = Roles(rawValue: 1 << 8)
    /// Is 据…介绍 without anybody: 据悉.
    static let unnamed = Roles(rawValue: 1 << 9)
    /// What speaks for who made it: 报告.
    static let reports = Roles(rawValue: 1 << 10)
    /// Behind an organisation's name still that organisation: 方面.
    static let voices = Roles(rawValue: 1 << 11)
    /// Before a clause makes it an object, not an attribution: 听到.
    static let perceived = Roles(rawValue: 1 << 12)
    static let passive = Roles(rawValue: 1 << 13)
    static let negated = Roles(rawValue: 1 << 14)
    static let prepositions = Roles(rawValue: 1 << 15)
    static let localizers = Roles(rawValue: 1 << 16)
    static let adverbs = Roles(rawValue: 1 << 17)
    /// Goes on with the subject of the clause before: 并.
    static let conjoined = Roles(rawValue: 1 << 18)
    /// A pronoun for one person: 他.
    static let persons = Roles(rawValue: 1 << 19)
    /// A word that people say more than texts do: 我们.
    static let speakers = Roles(rawValue: 1 << 20)
    /// A particle that ends what is said: 吧.
    static let particles = Roles(rawValue: 1 << 21)
    /// Behind 称 makes it a name: 称为.
    static let naming = Roles(rawValue: 1 << 22)
    /// Behind a verb of speaking, takes no clause: 说的.
    static let unsaid = Roles(rawValue: 1 << 23)

    /// What somebody thinks will be, or what just is to be expected: 预计.
    static let expects = Roles(rawValue: 1 << 24)
    /// Before a subject that has not been named before: 有网友表示.
    static let existing = Roles(rawValue: 1 << 25)
    /// Begins 从…获悉.
    static let from = Roles(rawValue: 1 << 26)
    /// What somebody is known to have said: 语录.
    static let sayings = Roles(rawValue: 1 << 27)
    /// Soon behind a name, makes it the one who publishes: 网站, 发表.
    static let publishes = Roles(rawValue: 1 << 28)
    /// Is speech only before a colon or a quotation mark: 道歉.
    static let cited = Roles(rawValue: 1 << 29)
    /// Before a verb of speaking makes it a noun: 作出回应.
    static let light = Roles(rawValue: 1 << 30)
    /// Ends in 说 or 称 and says nothing: 自称.
    static let silent = Roles(rawValue: 1 << 31)
    /// Before a noun a part of what it names, whatever the tagger says: 相关.
    static let attributes = Roles(rawValue: 1 << 32)
    /// Takes words from somebody else: 援引.
    static let citing = Roles(rawValue: 1 << 33)
    /// Takes a clause without a mark only behind a name or a pronoun: 呼吁.
    static let urges = Roles(rawValue: 1 << 34)
    /// A preposition that stands behind its verb: 毕业于.
    static let attached = Roles(rawValue: 1 << 35)

    /// Names nobody: 有人.
    static let nobody = Roles(rawValue: 1 << 36)

    /// Says that it stands written: 写.
    static let written = Roles(rawValue: 1 << 37)

    /// Behind a quotation opens what comes next, rather than saying whose it was: 认为.
    static let opens = Roles(rawValue: 1 << 38)

    /// Ends what goes with another verb: 笑⟦着⟧说.
    static let durative = Roles(rawValue: 1 << 39)

    /// Says only where it begins its clause or stands behind a name: 指.
    static let points = Roles(rawValue: 1 << 40)

    /// Behind 的 says that the quotation before it was spoken: “…”的⟦表态⟧.
    static let utterances = Roles(rawValue: 1 << 41)

    /// Ends a dateline: 电.
    static let wired = Roles(rawValue: 1 << 42)

    /// Behind 来 makes a view of what was before: 对他来⟦说⟧.
    static let viewed = Roles(rawValue: 1 << 43)

    /// Says when something is: ⟦在⟧张三说出“…”前.
    static let timed = Roles(rawValue: 1 << 44)

    /// Turns to somebody else: ⟦而⟧李四….
    static let turns = Roles(rawValue: 1 << 45)

    /// Before 所 a part of what it names, whatever the tagger says of it: 研究所.
    static let housed = Roles(rawValue: 1 << 46)
    /// Ends the name of an office behind a noun, and tells where something is elsewhere: 处.
    static let offices = Roles(rawValue: 1 << 50)

    /// Between whose view it is and 说: 对他⟦来⟧说.
    static let comes = Roles(rawValue: 1 << 47)

    /// Behind a verb of speaking an auxiliary, whatever the tagger says: 表示⟦会⟧.
    static let auxiliary = Roles(rawValue: 1 << 48)

    /// Before a person's name or another title a title, whatever the tagger says: 代表.
    static let deputies = Roles(rawValue: 1 << 49)

    /// What people do when they speak.
    static let verbs: Roles = [.says, .marked, .cited, .addressed]
    /// What may be an attribution's verb.
    static let cues: Roles = [verbs, .found, .learned, .views]
  }

  private static let names: [(key: String, roles: Roles)] = [
    ("says", .says), ("marked", .marked), ("cited", .cited), ("light", .light),
    ("addressed", .addressed), ("found", .found),
    ("learned", .learned), ("views", .views), ("relays", .relays), ("according", .according),
    ("relayed", .relayed), ("unnamed", .unnamed), ("reports", .reports), ("voices", .voices),
    ("perceived", .perceived), ("passive", .passive), ("negated", .negated),
    ("prepositions", .prepositions), ("localizers", .localizers), ("adverbs", .adverbs),
    ("conjoined", .conjoined), ("persons", .persons), ("speakers", .speakers),
    ("particles", .particles), ("naming", .naming), ("unsaid", .unsaid), ("expects", .expects),
    ("existing", .existing), ("from", .from), ("citing", .citing), ("attributes", .attributes),
    ("silent", .silent), ("urges", .urges), ("attached", .attached),
    ("nobody", .nobody), ("written", .written), ("sayings", .sayings), ("publishes", .publishes),
    ("opens", .opens), ("durative", .durative), ("points", .points), ("utterances", .utterances),
    ("wired", .wired), ("viewed", .viewed),
    ("timed", .timed), ("turns", .turns), ("housed", .housed), ("offices", .offices),
    ("comes", .comes), ("auxiliary", .auxiliary), ("deputies", .deputies),
  ]

  private static let kinds: [(key: String, kind: SpeechUnit.Kind)] = [
    ("comma", .comma), ("colon", .colon), ("stop", .stop), ("joint", .joint),
    ("possessive", .possessive), ("adverbial", .adverbial), ("verb", .verb), ("noun", .noun),
    ("other", .other),
  ]

  /// What the lexicon has of a word.
  struct Entry: Sendable {
    var roles: Roles = []
    /// Of a mark, a particle or a verb that is always the same.
    var kind: SpeechUnit.Kind?
  }

  private let index: WordIndex
  /// By the number of their word.
  private let entries: [Entry]
  /// The single characters that say: 说, 指.
  private let says: ScalarSet
  /// Those of them that relay as well: 说, 称.
  private let relays: ScalarSet
  /// Last characters of the nouns for whoever can speak: 网友, 警方, 专家.
  private let heads: ScalarSet
  /// Last characters of titles behind which a name stands: 主任.
  private let titles: ScalarSet
  /// Finds the paragraphs in which anybody may speak.
  let triggers: AhoCorasick

  /// The program's own lexicon, loaded once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the lexicon, shared by all who ask.
  /// - Throws: `DataError`, where it is missing or not in this form.
  static func load(from data: DataFolder) throws(DataError) -> SpeechLexicon {
    try data.json("lexicons/speech-cues.json", inBothScripts: true) { json throws(JSONError) in
      var words: [(word: String, roles: Roles)] = []
      for (key, roles) in names {
        words += try json.strings(key).map { ($0, roles) }
      }
      guard let always = json["always"] else {
        throw JSONError(message: "an object `always` is missing", offset: json.offset)
      }
      var kindOf: [(word: String, kind: SpeechUnit.Kind)] = []
      for (key, kind) in kinds { kindOf += try always.strings(key).map { ($0, kind) } }
      return SpeechLexicon(
        words,
        always: kindOf,
        heads: try json.strings("heads"),
        titles: try json.strings("titles")
      )
    }
  }

  private init(
    _ words: [(word: String, roles: Roles)],
    always: [(word: String, kind: SpeechUnit.Kind)],
    heads: [String],
    titles: [String]
  ) {
    self.heads = ScalarSet(heads.flatMap(\.unicodeScalars))
    self.titles = ScalarSet(titles.flatMap(\.unicodeScalars))
    var all: [String: Entry] = [:]
    for (word, roles) in words { all[word, default: Entry()].roles.formUnion(roles) }
    for (word, kind) in always { all[word, default: Entry()].kind = kind }
    // 介绍说, 分析称: where the tagger takes both for one word.
    let compounds = all.filter { !$0.value.roles.isDisjoint(with: [.says, .marked, .cited]) }
      .map(\.key)
    for relay in all.filter({ $0.value.roles.contains(.relays) }).map(\.key) {
      for verb in compounds where verb != relay {
        all[verb + relay, default: Entry()].roles.insert(.says)
      }
    }
    let single = all.filter { $0.key.unicodeScalars.count == 1 && $0.value.roles.contains(.says) }
    says = ScalarSet(single.keys.flatMap(\.unicodeScalars))
    relays = ScalarSet(
      single.filter { $0.value.roles.contains(.relays) }.keys.flatMap(\.unicodeScalars)
    )
    let sorted = all.sorted { $0.key < $1.key }
    index = WordIndex(sorted.map(\.key))
    entries = sorted.map(\.value)
    let triggers = words.filter {
      !$0.roles.isDisjoint(with: [.cues, .according, .unnamed])
    }
    self.triggers = AhoCorasick(Set(triggers.map(\.word)).sorted())
  }

  /// Whether the noun that ends at `end` can be somebody who speaks.
  func isSpeaker(endingAt end: Int32, in text: Text) -> Bool {
    guard let last = text.bytes.codePoint(before: Int(end)) else { return false }
    return heads.contains(last.value)
  }

  /// Whether the character that ends at `end` says by itself.
  func says(endingAt end: Int32, in text: Text) -> Bool {
    text.bytes.codePoint(before: Int(end)).map { says.contains($0.value) } ?? false
  }

  /// Whether the character that ends at `end` says and relays by itself.
  func isRelay(endingAt end: Int32, in text: Text) -> Bool {
    text.bytes.codePoint(before: Int(end)).map { relays.contains($0.value) } ?? false
  }

  /// Whether the word is a title or an office, by its last character.
  func isTitle(_ word: String) -> Bool {
    word.unicodeScalars.last.map { titles.contains($0.value) } ?? false
  }

  /// What the lexicon has of the word that stands there.
  func entry(of span: TextSpan, in text: Text) -> Entry {
    index.number(of: span, in: text).map { entries[$0] } ?? Entry()
  }

  /// What the word that stands there does; nothing where the lexicon has it not.
  func roles(of span: TextSpan, in text: Text) -> Roles { entry(of: span, in: text).roles }
}
