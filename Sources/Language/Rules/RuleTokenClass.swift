import Corpus

/// The classes of tokens that a pattern can ask for, by part of speech (XPOS tags of UD Chinese
/// GSD) or by writing.
struct RuleTokenClass: OptionSet, Sendable, Hashable {
  let rawValue: UInt16

  static let noun = RuleTokenClass(rawValue: 1 << 0)
  static let proper = RuleTokenClass(rawValue: 1 << 1)
  static let verb = RuleTokenClass(rawValue: 1 << 2)
  static let adverb = RuleTokenClass(rawValue: 1 << 3)
  static let adjective = RuleTokenClass(rawValue: 1 << 4)
  static let pronoun = RuleTokenClass(rawValue: 1 << 5)
  static let preposition = RuleTokenClass(rawValue: 1 << 6)
  static let numeral = RuleTokenClass(rawValue: 1 << 7)
  static let particle = RuleTokenClass(rawValue: 1 << 8)
  static let other = RuleTokenClass(rawValue: 1 << 9)
  static let mark = RuleTokenClass(rawValue: 1 << 10)
  static let conjunction = RuleTokenClass(rawValue: 1 << 11)

  /// Any token.
  static let all = RuleTokenClass(rawValue: 0xFFF)

  /// Any token but punctuation.
  static let word = RuleTokenClass(rawValue: 0xBFF)

  /// By the names that patterns use.
  static let named: [(name: String, value: RuleTokenClass)] = [
    ("noun", .noun), ("proper", .proper), ("verb", .verb), ("adverb", .adverb),
    ("adjective", .adjective), ("pronoun", .pronoun), ("preposition", .preposition),
    ("numeral", .numeral), ("particle", .particle), ("conjunction", .conjunction),
    ("mark", .mark), ("word", .word),
  ]

  /// What the tags of the tagger stand for.
  static let tags: [PosTag: RuleTokenClass] = [
    "NN": .noun, "NNB": .noun, "SFN": .noun, "FW": [.noun, .proper], "NNP": [.noun, .proper],
    "PFA": .adjective, "PFN": .noun, "JJ": .adjective, "VV": .verb, "VC": .verb,
    "MD": [.verb, .adverb],
    "SFV": .verb, "RB": .adverb, "CD": .numeral, "IN": .preposition, "BB": .preposition,
    "CC": .conjunction, "PRP": .pronoun, "PRD": .pronoun, "PRF": .pronoun, "WP": .pronoun,
    "WPD": .pronoun, "DT": .pronoun, "DEC": .particle, "DEV": .particle, "DEL": .particle,
    "AS": .particle, "UH": .particle, "SFA": .particle, "XX": [.noun, .proper],
    ".": .mark, ",": .mark, ":": .mark, "/": .mark, "(": .mark, ")": .mark, "``": .mark,
    "''": .mark, "EC": .mark, "HYPH": .mark, "LS": .numeral,
  ]
}
