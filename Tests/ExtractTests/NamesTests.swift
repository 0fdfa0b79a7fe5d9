import Corpus
import Foundation
import Language
import Testing

@testable import Extract

/// A tagger without any opinion, so that what is found is found by lists and rules.
private func silentTagger() throws -> Tagger { try silent.get() }

private let silent = Result { try makeSilentTagger() }

private func makeSilentTagger() throws -> Tagger {
  let words: [LexiconCompiler.Word] =
    [
      .init("广东", frequency: 90, tag: "ns", classes: .place),
      .init("湛江", frequency: 90, tag: "ns", classes: .place),
      .init("深圳市", frequency: 90, tag: "ns", classes: .place),
      .init("深圳", frequency: 90, tag: "ns", classes: .place),
      .init("西北", frequency: 90, tag: "f", classes: .place),
      .init("湖南", frequency: 90, tag: "ns", classes: .place),
      .init("海洋部", frequency: 90, tag: "nt", classes: .organization),
      .init("部长", frequency: 90, tag: "n", classes: .title),
      .init("陈亮人", frequency: 3, tag: "nr"),
      .init("腾讯", frequency: 90, tag: "nt", classes: .organization),
      .init("西南政法大学", frequency: 90, tag: "nt", classes: .organization),
      .init("荣耀", frequency: 90, tag: "n", classes: [.organization, .ambiguous]),
      .init("省委", frequency: 90, tag: "n", classes: .organizationOffice),
      .init("协会", frequency: 90, tag: "n", classes: .organizationEnding),
      .init("法学院", frequency: 90, tag: "n", classes: .organizationEnding),
      .init("创始人", frequency: 90, tag: "n", classes: [.title, .owner]),
      .init("院长", frequency: 90, tag: "n", classes: .title),
      .init("研究所", frequency: 90, tag: "n", classes: .organizationEnding),
      .init("理事长", frequency: 90, tag: "n", classes: .title),
      .init("科技", frequency: 90, tag: "n", classes: .organizationSuffix),
      .init("中移动", frequency: 90, tag: "nt", classes: .organization),
      .init("校区", frequency: 90, tag: "n", classes: .placeSuffix),
      .init("中", frequency: 90, tag: "f"), .init("元", frequency: 90, tag: "m"),
      .init("气象台", frequency: 90, tag: "n", classes: .organizationOffice),
      .init("省委宣传部", frequency: 90, tag: "n", classes: .organizationOffice),
      .init("市政府", frequency: 90, tag: "n", classes: .organizationOffice),
      .init("博览会", frequency: 90, tag: "n", classes: .eventSuffix),
      .init("物理", frequency: 90, tag: "n"), .init("海洋", frequency: 90, tag: "n"),
      .init("产业", frequency: 90, tag: "n"), .init("人工智能", frequency: 90, tag: "n"),
      .init("陈亮", frequency: 9, tag: "nr"), .init("书记", frequency: 90, tag: "n"),
      .init("组长", frequency: 90, tag: "n", classes: .title),
      .init("先生", frequency: 90, tag: "n", classes: .title),
      .init("主帅", frequency: 90, tag: "n", classes: .title),
      .init("海洋学", frequency: 90, tag: "n"), .init("计算机", frequency: 90, tag: "n"),
      .init("自治区", frequency: 90, tag: "n"),
      .init("学会", frequency: 90, tag: "n", classes: .organizationEnding),
    ]
    + (0..<40).map {
      .init(
        "陈亮" + String(Character(Unicode.Scalar(0x5F00 + UInt32($0)) ?? "明")),
        frequency: 3,
        tag: "nr"
      )
    }
  let lexicon = try Lexicon(LexiconCompiler.compile(words: words), name: "small")
  let bank = Treebank(sentences: [
    .init(text: "。", words: [.init(range: 0..<3, name: "O", pos: ".")]),
    .init(text: "。", words: [.init(range: 0..<3, name: "O", pos: ".")]),
  ])
  var settings = Trainer.Settings()
  settings.folds = 1
  let model = Trainer(lexicon, settings: settings).train(bank, development: bank)
  return Tagger(lexicon, model: try TaggerModel(model, name: "silent"))
}

private let surnames = SurnameList([
  ["欧", "阳"]: .compound, ["曾"]: .common, ["陈"]: .common, ["向"]: .known,
  ["应"]: .rare,
])

private func cues() throws -> NameCues {
  try NameCues(
    rows: [
      ["芯片", "product"], ["称号", "award"], ["奖", "award"], ["荣获", "win"],
      ["高速公路", "line"], ["高速", "line"], ["线", "line"], ["京", "stop"], ["沪", "stop"],
      ["成", "stop"], ["国家", "institution"], ["西北", "region"], ["方向", "direction"],
      ["向", "direction"], ["团队", "led"], ["附属", "joint"],
      ["公告", "corporate"], ["财报", "report"], ["卓玛", "half"], ["央金", "half"], ["旗下", "under"],
      ["对话", "headline"], ["原", "former"], ["财报", "corporate"],
      ["广东", "province"], ["湖南", "province"], ["股份", "ending"], ["陈亮人", "common"],
      ["说", "behind"], ["作报告", "behind"], ["研究室", "department"], ["院", "department"],
      ["任命", "act"], ["省", "government"], ["市", "government"], ["县", "government"],
      ["省委", "committee"], ["市委", "committee"], ["局", "bureau"], ["在", "clings"],
      ["对", "clings"], ["也", "clings"], ["说", "clings tells"], ["称", "tells"], ["司", "section"],
      ["局", "section"], ["部", "section"], ["镇", "unit"], ["县", "unit"], ["东部", "part"],
      ["携", "brings"], ["主演", "troupe"], ["到", "goes"], ["长", "chief"], ["副", "deputy"],
      ["队", "team"], ["家", "counter"], ["任", "takes"], ["时", "during"], ["总部", "seat"],
      ["全资子公司", "affiliate"], ["路", "locality"], ["今天", "day"], ["籍", "native"],
      ["昨", "clings tells"], ["组", "department inner"], ["兼", "besides"], ["当地", "qualifier"],
      ["驻", "stationed"], ["自治区", "government"], ["先生", "courtesy"], ["主帅", "player"],
      ["创始人", "corporate"],
      ["网", "site"], ["家族", "kin"],
      ["称", "behind tells"], ["派出所", "station"], ["因", "follows"], ["摄", "clings shot"],
      ["二", "numeral"], ["母公司", "affiliate"],
    ],
    path: "cues"
  )
}

/// Marks up tokens as `form/pos` with blanks between them, and finds the names, beside those that a
/// tagger is said to have seen.
private func names(
  in marked: String,
  tagged: [(name: String, type: EntityType)] = [],
  works: [String] = []
) throws
  -> [String]
{
  var string = ""
  var tokens: [Token] = []
  for cell in marked.split(separator: " ") {
    // The last stroke parts the form from its part of speech: a form may be one.
    let stroke = try #require(cell.lastIndex(of: "/"))
    let parts = [cell[..<stroke], cell[cell.index(after: stroke)...]]
    let start = string.utf8.count
    string += parts[0]
    tokens.append(Token(span: TextSpan(start..<string.utf8.count), pos: PosTag(parts[1])))
  }
  let text = Text(string)
  var document = Document(
    text: text,
    origin: .init(sourceURI: "a.txt", locator: nil, byteRange: nil)
  )
  document.sentences.insert(contentsOf: [Sentence(span: text.span, paragraph: 0)])
  document.tokens.insert(contentsOf: tokens)
  // A name that is given several times is seen where it stands next.
  var seen: [String: Int32] = [:]
  document.taggedNames = Layer(
    try tagged.map {
      let span = try #require(
        text.occurrence(of: Array($0.name.utf8), from: seen[$0.name] ?? 0)
      )
      seen[$0.name] = span.end
      return TaggedName(span: span, type: $0.type)
    }
  )
  for work in works {
    let span = try #require(text.occurrence(of: Array(work.utf8), from: 0))
    document.mentions.insert(
      contentsOf: [Mention(span: span, type: .work, rule: "given", confidence: 100)]
    )
  }
  Names(try silentTagger(), cues: try cues(), surnames: surnames).annotate(&document)
  return document.mentions.filter { $0.type != .work }
    .map { "\(text[$0.span])=\($0.type.rawValue)" }
}

@Test(arguments: [
  ("广东/NNP 湛江/NNP 的/DEC", ["广东湛江=place", "广东=place", "湛江=place"]),
  ("广东/NNP 省委/NN 书记/NN", ["广东省委=organization", "广东=place"]),
  (
    "深圳市/NNP 人工智能/NN 产业/NN 协会/NN 。/.",
    ["深圳市人工智能产业协会=organization"]
  ),
  ("人工智能/NN 产业/NN 协会/NN 。/.", []),
  ("的/DEC 西北/NN 海洋/NN 。/.", ["西北=place"]),
  ("向/IN 西北/NN 走/VV 。/.", []),
  ("西北/NN 方向/NN 。/.", []),
  (
    "西南政法大学/NNP 人工智能/NN 法学院/NN 院长/NN 陈亮/NNP 说/VV",
    ["西南政法大学人工智能法学院=organization", "西南政法大学=organization", "陈亮=person"]
  ),
  ("的/DEC Acme/FW 创始人/NN", ["Acme=organization"]),
  ("其/PRP 创始人/NN", []),
  (
    "有/VV 腾讯/NNP 、/EC 荣耀/NN 、/EC Acme/FW 等/NN",
    ["腾讯=organization", "荣耀=organization", "Acme=organization"]
  ),
  ("荣耀/NN 属于/VV 集体/NN", []),
  ("理事长/NN 陈/NNP 亮/VV 弘说/VV ，/,", ["陈亮弘=person"]),
  ("的/DEC 陈/NNP 亮/VV 弘说/VV ，/,", []),
  ("院长/NN 陈/NNP 亮作/NN 报告/NN", ["陈亮=person"]),
  (
    "西南政法大学/NNP 物理/NN 研究室/NN 院长/NN 陈亮/NNP 说/VV",
    ["西南政法大学物理研究室=organization", "西南政法大学=organization", "陈亮=person"]
  ),
  (
    "西南政法大学/NNP 任命/VV 物理/NN 研究室/NN 院长/NN 陈亮/NNP 说/VV",
    ["西南政法大学=organization", "物理研究室=organization", "陈亮=person"]
  ),
  (
    "省/NN 海洋/NN 院/SFN 陈亮/NNP 院长/NN 说/VV", ["省海洋院=organization", "陈亮=person"]
  ),
  ("的/DEC Acme/FW 院长/NN 陈亮/NNP 说/VV", ["Acme=organization", "陈亮=person"]),
  (
    "腾讯/NNP (/( Tencent/FW )/) ，/, Tencent/FW",
    [
      "腾讯=organization", "Tencent=organization", "Tencent=organization",
    ]
  ),
  (
    "西南政法大学/NNP 物理/NN 与/CC 海洋/NN 研究/VV 所/SFN",
    ["西南政法大学物理与海洋研究所=organization", "西南政法大学=organization"]
  ),
  (
    "广东/NNP “/`` 海洋/NN ”/'' 研究/VV 所/SFN",
    ["广东“海洋”研究所=organization", "广东=place"]
  ),
  (
    "腾讯/NNP 和/CC 西南政法大学/NNP 产业/NN 研究/VV 所/SFN",
    [
      "腾讯=organization", "西南政法大学产业研究所=organization", "西南政法大学=organization",
    ]
  ),
  ("理事/NN 长/SFN 陈亮/NNP 说/VV", ["陈亮=person"]),
  ("院长/NN 陈/PFA 亮开/VV 说/VV", ["陈亮开=person"]),
  ("院长/NN 陈/IN 亮开/VV 说/VV", ["陈亮开=person"]),
  ("院长/NN 陈/IN 海洋/NN 说/VV", []),
  ("院长/NN 陈/IN 广东/NNP 说/VV", ["广东=place"]),
  ("院长/NN 陈亮/NNP 和/CC 陈/PFA 亮开/VV 。/.", ["陈亮=person", "陈亮开=person"]),
  ("西南政法大学/NNP 陈/RB 亮开/RB 院长/NN 。/.", ["西南政法大学=organization", "陈亮开=person"]),
  ("物理/NN 陈/RB 亮开/RB 院长/NN 。/.", []),
  ("院长/NN 陈/PFA 亮开/VV 物理/NN", []),
  ("湛江/NNP 气象/NN 台/SFN", ["湛江气象台=organization", "湛江=place"]),
  ("深圳/NNP 市/SFN 政府/NN", ["深圳市政府=organization", "深圳=place"]),
  ("省委/NN 宣传/NN 部/SFN 发布/VV", ["省委宣传部=organization"]),
  ("，/, 瀚达/NNP 科技/NN 上涨/VV", ["瀚达科技=organization"]),
  ("人工智能/NN 科技/NN 上涨/VV", []),
  ("，/, 宏瀚/NNP （/( 603001.SH/CD ）/) 上涨/VV", ["宏瀚=organization"]),
  ("，/, 宏瀚/NNP （/( 2020/CD ）/) 上涨/VV", []),
  ("获得/VV 海洋/NN 物理/NN 奖/SFN 。/.", ["海洋物理奖=award"]),
  ("他/PRP 获/VV 奖/NN 。/.", []),
  ("“/`` 海洋/NN 卫士/NN ”/'' 称号/NN", ["海洋卫士=award"]),
  ("荣获/VV “/`` 年度/NN 卫士/NN ”/'' 。/.", ["年度卫士=award"]),
  ("“/`` 年度/NN 卫士/NN ”/'' 说/VV 。/.", []),
  ("Kunpo-2/FW 芯片/NN 和/CC 芯片/NN", ["Kunpo-2=product"]),
  ("kunpo/FW 芯片/NN", []),
  ("芯片/NN “/`` 海卫/NN 3/CD ”/'' 上市/VV", ["海卫3=product"]),
  ("“/`` 海卫/NN ”/'' 物理/NN 芯片/NN 上市/VV", ["海卫=product"]),
  ("“/`` 海卫/NN ”/'' 上市/VV", []),
  ("国家/NN 海洋/NN 物理/NN 研究/VV 所/SFN", ["国家海洋物理研究所=organization"]),
  ("国家/NN 研究/VV 所/SFN", []),
  ("的/DEC 市/SFN 气象/NN 台/SFN", ["市气象台=organization"]),
  (
    "广东/NNP 宏瀚/NNP 队/NN 取胜/VV",
    ["广东宏瀚队=organization", "广东宏瀚=organization", "广东=place"]
  ),
  ("广东/NNP 海洋/NN 队/NN 取胜/VV", []),
  (
    "腾讯/NNP （/( 以下/DT 简称/VV 讯达/NN ）/) 。/.",
    ["腾讯=organization", "讯达=organization"]
  ),
  (
    "，/, 宏瀚/NN 科技/NN （/( Honghan/FW Tech/FW ）/) 。/.",
    ["宏瀚科技=organization", "HonghanTech=organization"]
  ),
  (
    "腾讯/NNP （/( Acme/FW Sea/FW ，/, 下称/VV “/`` 海讯/NN ”/'' ）/) 。/.",
    ["腾讯=organization", "AcmeSea=organization", "海讯=organization"]
  ),
  (
    "第三/CD 届/NNB 广东/NNP 海洋/NN 产业/NN 博览/VV 会/SFN 开幕/VV",
    ["第三届广东海洋产业博览会=event"]
  ),
  ("海洋/NN 产业/NN 博览/VV 会/SFN 开幕/VV", []),
  ("京沪/NNP 高速/JJ 通车/VV", ["京沪高速=place"]),
  ("上/IN 京/VV 沪/PFA 高速/JJ 公路/NN 后/IN", ["京沪高速公路=place"]),
  ("修建/VV 高速/JJ 公路/NN", []),
  ("物理/NN 高速/JJ 发展/VV", []),
  ("京/VV 沪/VV 线/SFN", []),
  ("京沪/NNP 线/SFN", ["京沪线=place"]),
  ("仙林/NNP 校区/NN 的/DEC 门/NN", ["仙林校区=place"]),
  ("两/CD 个/NNB 校区/NN", []),
  ("海洋/NN 校区/NN", []),
  ("欧阳/NNP 元/NNB 的/DEC 院长/NN 说/VV", []),
  ("物理/NN 中/IN 移动/VV", []),
  ("与/CC 中移动/NNP 合作/VV", ["中移动=organization"]),
  ("，/, 瀚达/NNP 科技/NN 园/SFN 开园/VV", []),
  // A title that the tagger has joined with the beginning of a name.
  ("院/SFN 长陈/NN 亮开/VV 说/VV", ["陈亮开=person"]),
  ("院/SFN 长海/NN 亮开/VV 说/VV", []),
  // Names that a text withholds.
  ("院长/NN 陈/NN 某/DT 说/VV", ["陈某=person"]),
  ("陈/NNP 某某/DT 被/BB 抓/VV", ["陈某某=person"]),
  ("向/IN 某/DT 人/NN 说/VV", []),
  ("陈/NNP 某/DT 案/NN", []),
  // What is named for who leads it.
  ("院长/NN 陈/VV 亮开/VV 团队/NN 的/DEC", ["陈亮开=person"]),
  ("海洋/NN 团队/NN 的/DEC", []),
  // A part of an institution, and the institution.
  (
    "西南政法大学/NNP 附属/VV 海洋/NN 研究/VV 所/SFN",
    ["西南政法大学附属海洋研究所=organization", "西南政法大学=organization"]
  ),
  ("附属/VV 海洋/NN 研究/VV 所/SFN", []),
  // The edition is no part of a prize's name.
  ("第七/CD 届/NNB 海洋/NN 物理/NN 奖/SFN", ["海洋物理奖=award"]),
  // A direction behind a place is none of its own.
  ("广东/NNP 西北/NN 的/DEC", ["广东=place", "西北=place"]),
  // A company in a place, where only companies have what follows.
  ("湛江/NNP 科技/NN 公告/VV", ["湛江科技=organization"]),
  ("湛江/NNP 科技/NN 馆/SFN", []),
  // One of some companies is not named.
  ("一/CD 家/NNB 广东/NNP 产业/NN 协会/NN", []),
  // Halves of a Tibetan name, however they are cut.
  ("央金卓玛/NN 说/VV", ["央金卓玛=person"]),
  ("央金/NNP 卓玛/NN 说/VV", ["央金卓玛=person"]),
  ("央金/NNP 海洋/NN 说/VV", []),
  // What belongs to an organization is no part of its name.
  ("腾讯/NNP 旗下/NN 海洋/NN 研究/VV 所/SFN", ["腾讯=organization"]),
  // Two provinces are two places, and no chain.
  ("广东/NNP 湖南/NNP 部分/NN", ["广东=place", "湖南=place"]),
  // Whose title says the last character of what they are at the head of.
  ("海洋/NN 部长/NN 走/VV", ["海洋部=organization"]),
  ("海洋/NN 部分/NN 走/VV", []),
  // A place in brackets inside of a name.
  (
    "腾讯/NNP （/( 深圳/NNP ）/) 产业/NN 研究/VV 所/SFN",
    ["腾讯（深圳）产业研究所=organization", "腾讯=organization", "深圳=place"]
  ),
  // Bodies that no list has, by the posts of whoever is named behind them.
  ("，/, 海洋/NN 调查/VV 组/SFN 组长/NN 陈亮/NNP 说/VV", ["海洋调查组=organization", "陈亮=person"]),
  (
    "海洋/NN 调查/NN 组/SFN 副/PFA 组长/NN 、/EC 广东/NNP 协会/NN 理事长/NN 陈亮/NNP 说/VV",
    ["海洋调查组=organization", "广东协会=organization", "广东=place", "陈亮=person"]
  ),
  (
    "物理/NN 与/CC 海洋/NN 组/SFN 组长/NN 兼/IN 院长/NN 陈亮/NNP 说/VV",
    ["物理与海洋组=organization", "陈亮=person"]
  ),
  ("当地/NN 海洋/NN 物理/NN 组/SFN 组长/NN 陈亮/NNP 说/VV", ["海洋物理组=organization", "陈亮=person"]),
  ("公司/NN 的/DEC 海洋/NN 物理/NN 组/SFN 组长/NN 陈亮/NNP 说/VV", ["陈亮=person"]),
  ("驻/VV 广东/NNP 海洋/NN 物理/NN 组/SFN 组长/NN 陈亮/NNP 说/VV", ["陈亮=person"]),
  ("任命/VV 调查/NN 组/SFN 组长/NN 陈亮/NNP 说/VV", ["陈亮=person"]),
  (
    "院长/NN 陈亮/NNP 、/EC 海洋/NN 物理/NN 组/SFN 组长/NN 陈亮开/NNP 说/VV",
    ["陈亮=person", "陈亮开=person"]
  ),
  // A place and a word before a post of clubs.
  ("湛江/NNP 瀚达/NNP 主帅/NN 陈亮/NNP 说/VV", ["湛江瀚达=organization", "湛江=place", "陈亮=person"]),
  // Another post is no company.
  ("和/CC 理事/NN 长兼/NN 创始人/NN 陈亮/NNP 说/VV", ["陈亮=person"]),
  // A place and nouns before a post that companies alone have.
  ("湛江/NNP 物理/NN 产业/NN 创始人/NN 陈亮/NNP 说/VV", ["湛江物理产业=organization", "陈亮=person"]),
  // Letters and the place of a branch, with a department behind them or not.
  (
    "PMI/FW （/( 深圳/NNP ）/) 院长/NN 陈亮/NNP 说/VV",
    ["PMI（深圳）=organization", "深圳=place", "陈亮=person"]
  ),
  // Two names that lost their blank, behind a title.
  ("院长/NN StephenLee/FW 说/VV", ["StephenLee=person"]),
  ("公司/NN StephenLee/FW 说/VV", []),
  // A noun and the suffix that the treebank parts from it are one word, where no ending of a name is
  // cut.
  ("广东/NNP 计算/VV 机/SFN 学会/NN", ["广东计算机学会=organization"]),
  ("广东/NNP 海洋/NN 学/SFN 会/NN", ["广东海洋学会=organization"]),
  ("自治/VV 区/SFN 气象/NN 台/SFN", ["自治区气象台=organization"]),
  // A family name of two characters.
  ("欧阳/NNP 亮开/NN 走/VV", ["欧阳亮开=person"]),
  ("欧阳/NNP 海洋/NN 走/VV", []),
])
func findsNamesByWhatStandsAround(marked: String, expected: [String]) throws {
  let found = try names(in: marked)
  #expect(found == expected)
}

/// Organizations that the tagger sees with more than their names.
@Test(arguments: [
  ("瀚达/NNP 旗下/NN 海洋/NN 公司/NN", "瀚达旗下海洋公司", ["瀚达=organization"]),
  ("对话/NN 瀚达/NNP 海洋/NN 院长/NN", "对话瀚达海洋", ["瀚达海洋=organization"]),
  ("瀚达/NNP 财报/NN 发布/VV", "瀚达财报", ["瀚达=organization"]),
  ("腾讯/NNP 发布/VV 海洋/NN", "腾讯发布海洋", ["腾讯=organization"]),
  ("瀚达/NNP 发布/VV 海洋/NN", "瀚达发布海洋", ["瀚达发布海洋=organization"]),
  ("瀚达/NNP 海洋/NN 原/JJ 院长/NN", "瀚达海洋原", ["瀚达海洋=organization"]),
  ("瀚达/NNP 海洋/NN 原/JJ 物理/NN", "瀚达海洋原", ["瀚达海洋原=organization"]),
  ("广东/NNP 院长/NN 陈/NNP 亮开/NNP", "广东院长陈亮开", ["广东=place", "陈亮开=person"]),
  ("陈/NNP 亮开/NNP 西南政法大学/NNP", "陈亮开西南政法大学", ["陈亮开=person", "西南政法大学=organization"]),
  ("瀚达/NNP 校区/NN 开放/VV", "瀚达校区", ["瀚达校区=place"]),
  ("瀚达/NNP 产业/NN 院长/NN 兼/CC 物理/NN 学会/NN", "瀚达产业院长兼物理学会", ["瀚达产业=organization"]),
  ("湛江/NNP 副/PFA 院长/NN 兼/CC 物理/NN 学会/NN", "湛江副院长兼物理学会", ["湛江=place"]),
  ("湛江/NNP 副/PFA 院长/NN", "湛江副", ["湛江=place"]),
  // What the rest of a company's name stands for elsewhere.
  (
    "瀚达/NNP 股份/NN 公告/VV ，/, 瀚达/NNP 走/VV", "瀚达股份",
    ["瀚达股份=organization", "瀚达=organization"]
  ),
])
func mendsOrganizationsOfTheTagger(marked: String, seen: String, expected: [String]) throws {
  #expect(try names(in: marked, tagged: [(seen, .organization)]) == expected)
}

@Test func joinsADepartmentBeforeAnOfficerWhoseTitleStandsBehind() throws {
  let marked = "西南政法大学/NNP 物理/NN 研究室/NN 陈/NNP 亮开/NNP 院长/NN"
  let body = ["西南政法大学=organization", "陈亮开=person"]
  let tagged = [("陈亮开", EntityType.person)]
  let department = "西南政法大学物理研究室=organization"
  #expect(try names(in: marked, tagged: tagged) == [department] + body)
  #expect(try names(in: marked + " 走/VV", tagged: tagged) == [department] + body)
  let untitled = marked.replacing("院长/NN", with: "走/VV")
  #expect(try names(in: untitled, tagged: tagged) == body)
}

@Test func cutsANameOfThreeWhoseFirstTwoTheTextKnowsBetter() throws {
  let known = "陈/NNP 亮/NNP 走/VV 。/. 陈/NNP 亮/NNP 走/VV 。/. "
  let tagged = [("陈亮", EntityType.person), ("陈亮", .person), ("陈亮因", .person)]
  let three = Array(repeating: "陈亮=person", count: 3)
  #expect(try names(in: known + "陈/NNP 亮因/NNP 病/NN 走/VV", tagged: tagged) == three)
  let alone = try names(in: "陈/NNP 亮因/NNP 病/NN 走/VV", tagged: [("陈亮因", .person)])
  #expect(alone == ["陈亮因=person"])
}

@Test func findsAnOrganizationWhoseNameBeginsWithANumberBehindItsPlace() throws {
  let found = try names(in: "湛江/NNP 二弧/RB 学会/NN 开放/VV", tagged: [("湛江", .place)])
  #expect(found.contains("湛江二弧学会=organization"))
  let counted = try names(in: "湛江/NNP 二家/RB 学会/NN 开放/VV", tagged: [("湛江", .place)])
  #expect(!counted.contains { $0.hasSuffix("organization") })
}

@Test func takesNoWorkForAPerson() throws {
  let marked = "《/`` 陈/NNP 亮/NNP 》/'' ，/, 陈/NNP 亮/NNP 走/VV"
  let tagged = [("陈亮", EntityType.person), ("陈亮", .person)]
  #expect(try names(in: marked, tagged: tagged) == ["陈亮=person", "陈亮=person"])
  #expect(try names(in: marked, tagged: tagged, works: ["陈亮"]).isEmpty)
}

@Test func takesWhatAlwaysStandsBehindANameForItsEnd() throws {
  let said = ["海洋", "物理", "产业", "广东"].map { "陈/NNP 公/NNP 亮/VV \($0)/NN ，/," }
  let tagged = [("陈公", EntityType.person)] + Array(repeating: ("陈公", .person), count: 3)
  let found = try names(in: said.joined(separator: " "), tagged: tagged)
  #expect(found.filter { $0.hasSuffix("person") } == Array(repeating: "陈公亮=person", count: 4))
  let few = try names(in: said[..<2].joined(separator: " "), tagged: Array(tagged[..<2]))
  #expect(few == ["陈公=person", "陈公=person"])
}

/// What the tagger takes for a person or a place, where somebody holds an office in it.
@Test(arguments: [
  (
    "陈/NNP 亮/NNP 产业/NN 创始人/NN 曾亮/NNP 说/VV", "陈亮", EntityType.person,
    ["陈亮产业=organization", "曾亮=person"]
  ),
  (
    "瀚达/NNP 创始人/NN 曾亮/NNP 说/VV", "瀚达", EntityType.place,
    ["瀚达=organization", "曾亮=person"]
  ),
  ("Acme/FW 创始人/NN 曾亮/NNP 说/VV", "Acme", .person, ["Acme=organization", "曾亮=person"]),
  ("瀚达/NNP 创始人/NN 走/VV 曾亮/NNP", "瀚达", .place, ["瀚达=place", "曾亮=person"]),
  (
    "湛江/NNP 院长/NN 曾亮/NNP 走/VV", "湛江院长曾亮", .place, ["湛江=place", "曾亮=person"]
  ),
])
func takesForAnOrganizationWhatHasOfficers(
  marked: String,
  seen: String,
  type: EntityType,
  expected: [String]
) throws {
  let found = try names(in: marked, tagged: [(seen, type), ("曾亮", .person)])
  #expect(found == expected)
}

/// Persons that the tagger sees with more than their names, or as one.
@Test(arguments: [
  ("陈/NNP 亮开/NNP //SYM 曾/NNP 亮/NNP 取胜/VV", "陈亮开/曾亮", ["陈亮开=person", "曾亮=person"]),
  ("会见/VV 陈/NNP 亮时/NNP 指出/VV", "陈亮时", ["陈亮=person"]),
  ("院长/NN 陈/NNP 亮时/NNP 指出/VV", "陈亮时", ["陈亮时=person"]),
  ("“/`` 陈/NNP 亮开/NNP 走/VV", "“陈亮开", ["陈亮开=person"]),
  ("陈/NNP 亮开/NNP 昨/NN 走/VV", "陈亮开昨", ["陈亮开=person"]),
  ("陈/NNP 亮人/NN 走/VV", "陈亮人", []),
  ("院长/NN 陈/NNP 亮人/NN 走/VV", "陈亮人", ["陈亮人=person"]),
  ("陈/NNP 亮人/NN 院长/NN", "陈亮人", []),
  ("陈/NNP 亮称/NNP ，/, 好/JJ", "陈亮称", ["陈亮=person"]),
  ("作者/NN 丨陈亮/NNP", "丨陈亮", ["陈亮=person"]),
  ("院长/NN 应/MD 晓岚/NNP 说/VV", "晓岚", ["应晓岚=person"]),
  ("陈/NNP 亮/NNP 先生/NN 曾亮/NNP 走/VV", "陈亮", ["陈亮=person"]),
  ("陈/NNP 瀚达/NNP 发布/VV 了/AS 财报/NN", "陈瀚达", ["陈瀚达=organization"]),
  ("陈/NNP 瀚达/NNP 发布/VV ，/, 财报/NN", "陈瀚达", ["陈瀚达=person"]),
  ("陈/NNP 亮/NNP 憓/SFN ，/, 好/JJ", "陈亮", ["陈亮憓=person"]),
  ("陈/NNP 亮/NNP 家族/NN ，/, 好/JJ", "陈亮家族", ["陈亮=person"]),
  ("陈/NNP 亮/NNP 网/SFN 走/VV", "陈亮网", ["陈亮网=organization"]),
  ("瀚/NNP 达/NNP 走/VV", "瀚达", []),
  ("院长/NN 瀚/NNP 达/NNP 走/VV", "瀚达", ["瀚达=person"]),
  ("陈/NNP 亮/NNP 曾/NNP 亮/NNP 走/VV", "陈亮曾亮", ["陈亮=person", "曾亮=person"]),
  ("深圳/NNP 亮/NNP 瀚/NNP 走/VV", "深圳亮瀚", []),
  ("DeepSeek/FW 发布/VV", "DeepSeek", ["DeepSeek=organization"]),
  ("Deepseek/FW 发布/VV", "Deepseek", ["Deepseek=person"]),
  ("陈/NNP 亮/NNP 和/CC 曾/NNP 亮/NNP 走/VV", "陈亮和曾亮", ["陈亮=person", "曾亮=person"]),
  ("陈/NNP 亮/NNP 弧/NNB 先生/NN 走/VV", "陈亮", ["陈亮弧=person"]),
  ("海洋/NN 、/EC 陈/NNP 亮/NNP 弗/RB 、/EC 物理/NN 走/VV", "陈亮", ["陈亮弗=person"]),
  ("海洋/NN 、/EC 陈/NNP 亮/NNP 弗/RB 走/VV", "陈亮", ["陈亮=person"]),
  ("陈/NNP 陈/NNP 亮亮/NNP 走/VV", "陈陈亮亮", []),
  ("陈/NNP 亮/NNP 湛江/NNP 走/VV", "陈亮湛江", ["陈亮=person"]),
  ("陈/NNP 亮/NNP 派出/VV 所/RB 开放/VV", "陈亮", ["陈亮派出所=organization"]),
  ("记者/NN 陈/NNP 朙摄/NNP ，/, 好/JJ", "陈朙摄", ["陈朙=person"]),
])
func mendsPersonsOfTheTagger(marked: String, seen: String, expected: [String]) throws {
  #expect(try names(in: marked, tagged: [(seen, .person)]) == expected)
}

private func candidate(_ text: Text, _ range: Range<Int>, _ rule: String) -> NameCandidate {
  NameCandidate(span: TextSpan(range), type: .person, evidence: .tagger, rule: rule)
}

/// The words of `marked`, where blanks part them.
private func words(_ marked: String) throws -> (text: Text, words: [NameWord]) {
  let parts = marked.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
  let text = Text(parts.map { $0[0] }.joined())
  var tokens: [Token] = []
  var start = 0
  for part in parts {
    tokens.append(Token(span: TextSpan(start..<start + part[0].utf8.count), pos: PosTag(part[1])))
    start += part[0].utf8.count
  }
  var listed: [ListedName] = []
  let lexicon = try silentTagger().lexicon
  return (text, NameWord.read(tokens[...], text, lexicon, try cues(), listed: &listed))
}

@Test func givesPersonsTheCharacterThatAlwaysFollowsThem() throws {
  let lexicon = try silentTagger().lexicon
  let (text, all) = try words("陈海/NNP 亮/RB 说/VV ，/, 陈海/NNP 亮/RB 走/VV 。/.")
  let found = [candidate(text, 0..<6, "a"), candidate(text, 15..<21, "a")]
  let mended = NameExtension(text: text, lexicon: lexicon).mended(found, sentences: [all])
  #expect(mended.map { text[$0.span] } == ["陈海亮", "陈海亮"])
}

/// 说 is no character of names, and what is followed by one thing only may be part of a phrase.
@Test(arguments: [
  "陈海/NNP 说/VV 话/NN ，/, 陈海/NNP 说/VV 道/VV 。/.",
  "陈海/NNP 亮/RB 说/VV ，/, 陈海/NNP 亮/RB 说/VV 。/.",
  "陈海/NNP 亮/RB 说/VV ，/, 陈海/NNP 也/RB 说/VV 。/.",
])
func leavesOtherPersonsAsTheyAre(marked: String) throws {
  let lexicon = try silentTagger().lexicon
  let (text, all) = try words(marked)
  let found = [candidate(text, 0..<6, "a"), candidate(text, 15..<21, "a")]
  let mended = NameExtension(text: text, lexicon: lexicon).mended(found, sentences: [all])
  #expect(mended == found)
}

@Test func readsTheBeginningOfALongerPersonAsThatPerson() throws {
  let (text, all) = try words("陈海亮/NNP 说/VV ，/, 陈海/NNP 亮/RB 走/VV 。/.")
  let long = NameCandidate(
    span: TextSpan(0..<9),
    type: .person,
    evidence: .rule,
    rule: "names.title"
  )
  let found = [long, candidate(text, 15..<21, "a")]
  let memory = NameMemory(
    found,
    certain: [],
    stems: [],
    text: text,
    cues: try cues()
  )
  let completed = memory.completed(found, sentences: [all], avoiding: [])
  #expect(completed.map { text[$0.span] } == ["陈海亮", "陈海亮"])
}

@Test func refusesCuesThatAreNotInTheirForm() {
  #expect(throws: DataError.self) { try NameCues(rows: [["奖"]], path: "x") }
  #expect(throws: DataError.self) { try NameCues(rows: [["奖", "prize"]], path: "x") }
}

/// The rules that the program ships, over a user's own names.
@Test func findsTheNamesOfTheUser() throws {
  let path = NSTemporaryDirectory() + "names-\(UUID().uuidString).txt"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try "# class: organization\n青鸟巷十二号\n".write(toFile: path, atomically: true, encoding: .utf8)
  let users = try Lexicon(
    LexiconCompiler.compile(sources: [LexiconSource(path: path, form: .users)]),
    name: path
  )
  let text: Text = "去了青鸟巷十二号。"
  var document = Document(
    text: text,
    origin: .init(sourceURI: "a.txt", locator: nil, byteRange: nil)
  )
  document.sentences.insert(contentsOf: [Sentence(span: text.span, paragraph: 0)])
  for (start, end, pos) in [(0, 6, "VV"), (6, 12, "NN"), (12, 24, "NN"), (24, 27, ".")] {
    document.tokens.insert(contentsOf: [Token(span: TextSpan(start..<end), pos: PosTag(pos))])
  }
  Names(try silentTagger(), cues: try cues(), surnames: surnames, userNames: users).annotate(
    &document
  )
  #expect(document.mentions.map { text[$0.span] } == ["青鸟巷十二号"])
  #expect(document.mentions.first?.rule == "names.user")
}

/// What a tagger sees without an end, and places in a heap, are no names.
@Test func takesNoHeapForAName() throws {
  let heap = String(repeating: "瀚达海洋", count: 40)
  #expect(try names(in: heap + "/NN 。/.", tagged: [(heap, .place)]).isEmpty)
  let places = (0..<7).map { $0 % 2 == 0 ? "广东/NNP" : "湛江/NNP" }.joined(separator: " ")
  let found = try names(in: places + " 。/.")
  #expect(found.count == 7)
  #expect(found.allSatisfy { $0 == "广东=place" || $0 == "湛江=place" })
}
