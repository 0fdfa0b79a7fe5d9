import Corpus
import Language

/// Words that stand beside or inside names, or only look like one.
struct NameCues: Sendable {
  /// What a word tells.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt128
    /// A kind of thing that has a name of its own: 大模型, 手机.
    static let product = Kinds(rawValue: 1)
    /// Ends the name of a prize, or stands behind a title of honour: 奖, 称号.
    static let award = Kinds(rawValue: 2)
    /// Said where something is won: 荣获.
    static let win = Kinds(rawValue: 4)
    /// Begins the name of an institution: 国家, 国际.
    static let institution = Kinds(rawValue: 8)
    /// A region named for where it lies: 西北, 华东, 长三角.
    static let region = Kinds(rawValue: 16)
    /// Makes a direction of a region's name, before or behind it: 向, 方向, 偏.
    static let direction = Kinds(rawValue: 32)
    /// Begins like a person's name and is none: 温馨, 高成长.
    static let common = Kinds(rawValue: 64)
    /// Ends the name of a railway or a road that is named for the places it joins: 铁路, 高速.
    static let line = Kinds(rawValue: 128)
    /// A character that stands for a place in such a name: 京, 沪.
    static let stop = Kinds(rawValue: 256)
    /// Is named for who leads it: 团队, 课题组.
    static let led = Kinds(rawValue: 512)
    /// Stands inside the name of an institution: 附属.
    static let joint = Kinds(rawValue: 1024)
    /// Stands between a company and what belongs to it: 旗下.
    static let under = Kinds(rawValue: 2048)
    /// Is had or done by companies alone, and stands behind their names: 董事长, 涨停.
    static let corporate = Kinds(rawValue: 8192)
    /// Begins headlines about whoever is named behind it: 对话, 专访.
    static let headline = Kinds(rawValue: 16384)
    /// Before a title says that it is held no more: 原, 前.
    static let former = Kinds(rawValue: 32768)
    /// A province, or what is one's equal: none of them lies in another.
    static let province = Kinds(rawValue: 65_536)
    /// Ends the full name of a company or a band, which go by the rest of it: 股份, 乐队.
    static let ending = Kinds(rawValue: 131_072)
    /// Makes the name of a company of another one's: 证券, 影业.
    static let branch = Kinds(rawValue: 262_144)
    /// Half of a Tibetan name: 卓玛, 次仁.
    static let half = Kinds(rawValue: 4096)
    /// Stands behind the names of persons who do or say something: 表示, 率队.
    static let behind = Kinds(rawValue: 1 << 19)
    /// Ends the name of a department: 处, 研究室.
    static let department = Kinds(rawValue: 1 << 20)
    /// Is part of a title and no department: 董事会.
    static let board = Kinds(rawValue: 1 << 21)
    /// Is done by an organisation to whom is named behind it: 任命.
    static let act = Kinds(rawValue: 1 << 22)

    /// A kind of body that governs: 省, 市.
    static let government = Kinds(rawValue: 1 << 23)
    /// A kind of place that a title may begin with: 镇, 县.
    static let unit = Kinds(rawValue: 1 << 24)
    /// Ends what is no person's name before a title: 局.
    static let bureau = Kinds(rawValue: 1 << 25)
    /// Ends the last part of a department's name: 司.
    static let section = Kinds(rawValue: 1 << 26)
    /// Stands behind a name of two characters and ends none of three: 在, 也.
    static let clings = Kinds(rawValue: 1 << 27)
    /// Stands behind a name of three characters and says what somebody says or does: 称, 指.
    static let tells = Kinds(rawValue: 1 << 28)
    /// Says that somebody goes where the next word says: 到.
    static let goes = Kinds(rawValue: 1 << 29)
    /// Says that somebody comes with others: 携.
    static let brings = Kinds(rawValue: 1 << 30)
    /// Those with whom: 主演.
    static let troupe = Kinds(rawValue: 1 << 31)
    /// A part of a place: 东部.
    static let part = Kinds(rawValue: 1 << 32)
    /// Begins the names of a committee's departments: 省委.
    static let committee = Kinds(rawValue: 1 << 33)
    /// Stands behind a name that the document has elsewhere, and hardly ends one: 说, 是.
    static let follows = Kinds(rawValue: 1 << 34)
    /// A title that stands behind names: 教授, 先生.
    static let courtesy = Kinds(rawValue: 1 << 35)
    /// Ends the name of a road, a town or another small place: 路, 镇.
    static let locality = Kinds(rawValue: 1 << 36)
    /// Tells on which day or when on it something was: 今天, 上午.
    static let day = Kinds(rawValue: 1 << 37)
    /// Ends the title of who is at the head of a body: 长.
    static let chief = Kinds(rawValue: 1 << 38)
    /// Begins the title of whoever stands in for the head: 副.
    static let deputy = Kinds(rawValue: 1 << 39)
    /// What the name behind it is to the one before it: 全资子公司.
    static let affiliate = Kinds(rawValue: 1 << 40)
    /// Ends the names of teams: 队.
    static let team = Kinds(rawValue: 1 << 41)
    /// Counts companies and their like: 家.
    static let counter = Kinds(rawValue: 1 << 42)
    /// Says that somebody holds an office of whatever is named behind it: 任.
    static let takes = Kinds(rawValue: 1 << 43)
    /// Says before a preposition that somebody does something: 作(关于…的报告).
    static let does = Kinds(rawValue: 1 << 44)
    /// Behind a name makes the clause tell when something was: 时.
    static let during = Kinds(rawValue: 1 << 45)
    /// Where a company has its seat: 总部.
    static let seat = Kinds(rawValue: 1 << 46)
    /// Tells where they are behind their title: 记者.
    static let reporter = Kinds(rawValue: 1 << 47)
    /// Behind a place tells where somebody is from: 籍.
    static let native = Kinds(rawValue: 1 << 48)
    /// Behind a family name says that it is one: 姓.
    static let family = Kinds(rawValue: 1 << 49)
    /// Joins two posts of one person: 兼.
    static let besides = Kinds(rawValue: 1 << 50)
    /// Before a name tells of it and is no part of it: 当地, 著名.
    static let qualifier = Kinds(rawValue: 1 << 51)
    /// Stands between who sends somebody and where to: 驻.
    static let stationed = Kinds(rawValue: 1 << 52)
    /// Behind a person's name stands for those around, or makes them whose something is: 一家, 的.
    static let kin = Kinds(rawValue: 1 << 53)
    /// Ends the name of a shop or a website and no person's: 网, 店.
    static let site = Kinds(rawValue: 1 << 54)
    /// Ends the name of a part of a body, which is nothing by itself: 部, 科.
    static let inner = Kinds(rawValue: 1 << 55)
    /// The post of a club's, behind its name: 主帅, 门将.
    static let player = Kinds(rawValue: 1 << 56)
    /// Is had by companies alone: 股价, 业绩快报.
    static let report = Kinds(rawValue: 1 << 57)
    /// Stands between a company and the title of its officer: 技术, 市场, 联席.
    static let field = Kinds(rawValue: 1 << 58)
    /// Says that somebody or something is what follows: 是.
    static let equates = Kinds(rawValue: 1 << 59)
    /// A character that stands for a country: 俄, 菲.
    static let land = Kinds(rawValue: 1 << 60)
    /// An office or a body that countries have: 总统, 外交部.
    static let stately = Kinds(rawValue: 1 << 61)
    /// Ends names that may begin with a number: 乐队, 剧团.
    static let numbered = Kinds(rawValue: 1 << 62)
    /// Ends the name of an office that is named for whom it serves: 校长办公室.
    static let staff = Kinds(rawValue: 1 << 63)
    /// Ends the name of a party, which has branches: 党.
    static let party = Kinds(rawValue: 1 << 64)
    /// Ends the name of who is sent abroad: 大使馆, 代表团.
    static let mission = Kinds(rawValue: 1 << 65)
    /// A party's body inside another one, whose posts are named with it: 党委(书记).
    static let cell = Kinds(rawValue: 1 << 66)
    /// Behind a character for a country, what acts or speaks for it: 方, 媒, or that it speaks: 称.
    static let side = Kinds(rawValue: 1 << 67)
    /// A kind of company, before its name: 企业, 厂商.
    static let company = Kinds(rawValue: 1 << 68)
    /// Ends the name of a station of the police, whoever the town is named for: 派出所.
    static let station = Kinds(rawValue: 1 << 69)
    /// A number of one character, as the names of factories have it: 一.
    static let numeral = Kinds(rawValue: 1 << 71)
    /// Ends a dateline: 讯, 电.
    static let dispatch = Kinds(rawValue: 1 << 72)
    /// Says that whoever is named before it took the picture: 摄.
    static let shot = Kinds(rawValue: 1 << 70)

    /// Kinds of words that tell of names around them and are otherwise like any word.
    static let around: Kinds = [
      .behind, .department, .board, .act, .government, .unit, .bureau, .section, .clings, .tells,
      .goes, .brings, .troupe, .part, .committee, .follows, .courtesy, .locality,
      .day, .chief, .deputy, .affiliate, .team, .counter, .takes, .does, .during, .seat, .reporter,
      .native, .family, .qualifier, .stationed, .kin, .site, .inner, .player,
      .field, .equates, .land, .stately, .numbered, .staff, .party, .mission, .cell,
      .side, .company, .station, .shot,
      .numeral, .dispatch,
    ]

    /// The kinds by their names in the data file.
    static let named: [(name: String, kind: Kinds)] = [
      ("product", .product), ("award", .award), ("win", .win), ("institution", .institution),
      ("region", .region), ("direction", .direction), ("common", .common), ("line", .line),
      ("stop", .stop), ("led", .led), ("joint", .joint), ("province", .province),
      ("branch", .branch), ("ending", .ending), ("under", .under), ("half", .half),
      ("headline", .headline), ("former", .former), ("corporate", .corporate),
      ("behind", .behind), ("department", .department), ("board", .board), ("act", .act),
      ("government", .government), ("unit", .unit), ("bureau", .bureau), ("section", .section),
      ("clings", .clings), ("tells", .tells), ("goes", .goes), ("brings", .brings),
      ("troupe", .troupe), ("part", .part), ("committee", .committee),
      ("follows", .follows), ("courtesy", .courtesy), ("locality", .locality), ("day", .day),
      ("chief", .chief), ("deputy", .deputy), ("affiliate", .affiliate), ("team", .team),
      ("counter", .counter), ("takes", .takes), ("does", .does), ("during", .during),
      ("seat", .seat), ("reporter", .reporter), ("native", .native), ("family", .family),
      ("besides", .besides), ("qualifier", .qualifier),
      ("stationed", .stationed), ("kin", .kin), ("site", .site), ("inner", .inner),
      ("player", .player), ("report", .report), ("field", .field), ("equates", .equates),
      ("land", .land), ("stately", .stately),
      ("numbered", .numbered), ("staff", .staff), ("party", .party), ("company", .company),
      ("mission", .mission), ("cell", .cell), ("side", .side), ("station", .station),
      ("shot", .shot), ("numeral", .numeral), ("dispatch", .dispatch),
    ]
  }

  /// Where the list lies in the data folder.
  static let file = "lexicons/name-cues.tsv"

  /// What titles are listed in.
  static let titles = ["lexicons/names/titles.txt", "lexicons/names/owners.txt"]

  private let words: WordIndex
  /// What ends a title; nil where anything may.
  private let titleEnds: ScalarSet?
  /// By the number of the word.
  private let kinds: [Kinds]

  /// The cues of the program's list.
  ///
  /// - Throws: `DataError`, where the list is missing or is not in its form.
  init(_ data: DataFolder) throws(DataError) {
    let path = data.path(Self.file)
    let rows = try DataFolder.rows(ofFile: path)
    let forms = try TraditionalWords.shared()(rows.map { $0[0] })
    let others = zip(rows, forms).flatMap { row, forms in
      forms.map { [$0] + row.dropFirst() }
    }
    var titles: [String] = []
    for file in Self.titles {
      titles += try DataFolder.rows(ofFile: data.path(file)).map { $0[0] }
    }
    let titleForms = try TraditionalWords.shared()(titles).joined()
    try self.init(rows: rows + others, path: path, titles: titles + titleForms)
  }

  /// The cues of a list's rows: the word, and its kinds with blanks between them.
  ///
  /// - Parameters:
  ///   - rows: of the list.
  ///   - path: of the list, for error messages.
  ///   - titles: all titles, by whose last characters others are told from them; none where it does
  ///     not matter how long that takes.
  /// - Throws: `DataError`, where a row is not in the list's form.
  init(rows: [[String]], path: String, titles: [String] = []) throws(DataError) {
    var words: [String] = []
    var numbers: [String: Int] = [:]
    var kinds: [Kinds] = []
    for row in rows {
      guard row.count == 2 else {
        throw DataError(path: path, message: "a row is not `word<tab>kinds`")
      }
      var value: Kinds = []
      for name in row[1].split(separator: " ") {
        guard let kind = Kinds.named.first(where: { $0.name == name }) else {
          throw DataError(path: path, message: "“\(name)” is no kind of cue")
        }
        value.formUnion(kind.kind)
      }
      if let number = numbers[row[0]] {
        kinds[number].formUnion(value)
      } else {
        numbers[row[0]] = words.count
        words.append(row[0])
        kinds.append(value)
      }
    }
    titleEnds = titles.isEmpty ? nil : ScalarSet(titles.compactMap(\.unicodeScalars.last))
    self.words = WordIndex(words)
    self.kinds = kinds
  }

  /// Whether a title may end with a character.
  func mayEndTitle(_ scalar: UInt32) -> Bool { titleEnds?.contains(scalar) ?? true }

  /// Whether a stretch of text ends in a word of so many ideographs that is of a kind, or of one of
  /// several.
  func ends(
    _ span: TextSpan,
    as kind: Kinds,
    characters: Int32 = 1,
    in text: Text
  ) -> Bool {
    span.count >= Int(characters) * 3
      && !kinds(of: TextSpan(span.end - characters * 3, span.end), in: text).isDisjoint(with: kind)
  }

  /// Whether a word is the title of who is at the head of what ends at `end`, and says its last
  /// character only once: 内政|部长.
  func isChief(_ word: NameWord, of end: Int32, in text: Text) -> Bool {
    word.isTitle && word.span.end == end + 3 && word.span.start < end
      && ends(word.span, as: .chief, in: text)
  }

  /// What a stretch of text tells, taken as one word.
  func kinds(of span: TextSpan, in text: Text) -> Kinds {
    words.number(of: span, in: text).map { kinds[$0] } ?? []
  }
}
