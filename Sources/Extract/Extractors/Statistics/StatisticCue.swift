/// What a word does beside a figure; the classes of `lexicons/statistics.json`.
struct StatisticCue: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  /// Joins what is measured to its figure: 达到, 为, 突破, 增至.
  static let copula = StatisticCue(rawValue: 1 << 0)
  /// Says that the figure is a change: 增长, 下降.
  static let change = StatisticCue(rawValue: 1 << 1)
  /// What a change is counted from: 同比, 较上年.
  static let basis = StatisticCue(rawValue: 1 << 2)
  /// Says that the figure is a part of something: 占.
  static let share = StatisticCue(rawValue: 1 << 3)
  /// Stands between a word and its figure and says nothing of what is measured: 已, 共, 仅.
  static let adverb = StatisticCue(rawValue: 1 << 4)
  static let modal = StatisticCue(rawValue: 1 << 5)
  static let preposition = StatisticCue(rawValue: 1 << 6)
  /// Opens what a figure is compared with: 较, 比.
  static let comparer = StatisticCue(rawValue: 1 << 7)
  static let conjunction = StatisticCue(rawValue: 1 << 8)
  /// Points back at what was named before: 其, 该公司, 这里.
  static let pronoun = StatisticCue(rawValue: 1 << 9)
  /// Whose, where it is no name: 全县, 我国.
  static let scope = StatisticCue(rawValue: 1 << 10)
  static let target = StatisticCue(rawValue: 1 << 11)
  static let forecast = StatisticCue(rawValue: 1 << 12)
  /// Says that somebody says: 表示, 显示, 统计.
  static let reporter = StatisticCue(rawValue: 1 << 13)
  /// What a figure stands in: 数据, 报告.
  static let evidence = StatisticCue(rawValue: 1 << 14)
  /// Opens who says so: 据, 根据.
  static let announcer = StatisticCue(rawValue: 1 << 15)
  /// Opens a rank: 居, 位列.
  static let rank = StatisticCue(rawValue: 1 << 16)
  /// Says first place without a figure: 领跑, 居首.
  static let top = StatisticCue(rawValue: 1 << 17)
  /// Names a measure but not of what: 规模, 数量.
  static let generic = StatisticCue(rawValue: 1 << 18)
  /// A verb before a figure whose noun follows: 拥有 64 个大模型.
  static let holder = StatisticCue(rawValue: 1 << 19)
  /// Ends a list: 等, 等地.
  static let listEnd = StatisticCue(rawValue: 1 << 20)
  /// Says that it has happened: 已, 了, 去年.
  static let past = StatisticCue(rawValue: 1 << 21)
  /// Announces an age: 现年, 年仅.
  static let age = StatisticCue(rawValue: 1 << 22)
  /// What happens to counted people: 死亡, 确诊.
  static let casualty = StatisticCue(rawValue: 1 << 23)
  /// Says that something was counted, so that small numerals count too: 共, 至少.
  static let counted = StatisticCue(rawValue: 1 << 24)

  /// Says that somebody means to, where it is a verb: 计划, 承诺.
  static let intent = StatisticCue(rawValue: 1 << 25)
  /// Belongs to the place named before it: 广东⟦西北部⟧.
  static let region = StatisticCue(rawValue: 1 << 26)

  /// Says when or where, never whose: 期间, 当地时间.
  static let frame = StatisticCue(rawValue: 1 << 27)
  /// Names something that is measured, never whose it is: 气温, 营收.
  static let measure = StatisticCue(rawValue: 1 << 28)
  /// Says that somebody foresees; holds for the sentence: 预计, 预报.
  static let prognosis = StatisticCue(rawValue: 1 << 29)
  /// Makes a noun one that was named before: 该, 本次.
  static let determiner = StatisticCue(rawValue: 1 << 30)
  /// Says that something is there, before what is counted: 共有, 设有.
  static let having = StatisticCue(rawValue: 1 << 31)
  /// Spreads what follows over what was named before: 分别.
  static let spread = StatisticCue(rawValue: 1 << 32)
  /// Judges somebody: 判处, 责令.
  static let sentence = StatisticCue(rawValue: 1 << 33)
  /// Leads in the means, before what is done with it: 以⟦54分⟧居首.
  static let means = StatisticCue(rawValue: 1 << 34)
  /// Leads in what a change starts from: 由, 从.
  static let origin = StatisticCue(rawValue: 1 << 35)
  /// Leads in where or to whom, between who does something and what: 在, 对, 向.
  static let oblique = StatisticCue(rawValue: 1 << 36)
  /// Says of how many it is the mean, and belongs to what is measured: 平均.
  static let mean = StatisticCue(rawValue: 1 << 37)
  /// People of whom a percentage does something: 受访者, 家长.
  static let people = StatisticCue(rawValue: 1 << 38)
  /// A stock index, which rises and falls itself: 沪指.
  static let index = StatisticCue(rawValue: 1 << 39)
  /// A noun that names a change: 增速, 涨幅.
  static let rate = StatisticCue(rawValue: 1 << 40)
  /// Sets a figure above or below another one: 高于全省平均⟦15个百分点⟧.
  static let exceed = StatisticCue(rawValue: 1 << 41)
  /// Ends the name of a firm or a team, behind what may be taken for a shorter name: 凌波⟦半导体⟧.
  static let tail = StatisticCue(rawValue: 1 << 42)
  /// Says when something began to be, which is no time of its figures: 成立, 建成.
  static let founding = StatisticCue(rawValue: 1 << 43)
  /// Behind a noun says that the figure is of those: 当中.
  static let within = StatisticCue(rawValue: 1 << 44)
  /// Joins a figure, or takes an object of its own: 实现⟦增长⟧.
  static let achieve = StatisticCue(rawValue: 1 << 45)
  /// Classes that say nothing about the word's part in the phrase.
  static let aside: StatisticCue = [
    .past, .counted, .frame, .measure, .casualty, .region, .people, .index, .tail, .founding,
  ]

  /// The classes by their names in the data file; `plain` words have none.
  static let named: [(name: String, cue: StatisticCue)] = [
    ("copula", .copula), ("change", .change), ("basis", .basis), ("share", .share),
    ("adverb", .adverb), ("modal", .modal), ("preposition", .preposition),
    ("comparer", .comparer), ("conjunction", .conjunction), ("pronoun", .pronoun),
    ("scope", .scope), ("target", .target), ("forecast", .forecast), ("reporter", .reporter),
    ("evidence", .evidence), ("announcer", .announcer), ("rank", .rank), ("top", .top),
    ("generic", .generic), ("holder", .holder), ("listEnd", .listEnd), ("past", .past),
    ("age", .age), ("casualty", .casualty), ("counted", .counted), ("intent", .intent),
    ("region", .region),
    ("frame", .frame), ("prognosis", .prognosis),
    ("determiner", .determiner), ("having", .having), ("spread", .spread), ("measure", .measure),
    ("sentence", .sentence), ("means", .means), ("origin", .origin), ("oblique", .oblique),
    ("mean", .mean), ("people", .people), ("index", .index), ("rate", .rate), ("exceed", .exceed),
    ("tail", .tail), ("founding", .founding), ("within", .within),
    ("achieve", .achieve),
    ("plain", []),
  ]

  /// Whether the word does nothing beside a figure: it has no class, or one that only says what it
  /// names.
  @inline(__always)
  var isPlain: Bool { subtracting([.people, .tail, .founding]).isEmpty }

  /// Whether the word has at least one of `cues`.
  @inline(__always)
  func has(_ cues: StatisticCue) -> Bool { rawValue & cues.rawValue != 0 }
}
