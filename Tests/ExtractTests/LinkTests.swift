import Corpus
import Language
import Testing

@testable import Extract

struct LinkTests {
  private static func lexicon() throws -> Lexicon {
    let places = ["湛江", "湛江市", "广东", "新乡市", "新乡县", "新乡"].map {
      LexiconCompiler.Word($0, frequency: 90, tag: "ns", classes: .place)
    }
    let words: [LexiconCompiler.Word] = [
      .init("农业", frequency: 90, tag: "n"), .init("广播", frequency: 90, tag: "n"),
      .init("电视台", frequency: 90, tag: "n", classes: .organizationEnding),
      .init("大学", frequency: 90, tag: "n", classes: [.organizationEnding, .organizationSuffix]),
      .init("校长", frequency: 90, tag: "n", classes: .title),
      .init("院长", frequency: 90, tag: "n", classes: .title),
    ]
    return try Lexicon(LexiconCompiler.compile(words: places + words), name: "small")
  }

  /// The entities as `name=other,other`, those that have other names.
  private func joined(_ tagged: String) throws -> [String] {
    var document = TaggedText(tagged).document
    let links = Links(
      lexicon: try Self.lexicon(),
      aliases: try AliasLexicon.load(from: ValueRendering.data),
      surnames: try SurnameList.load(from: ValueRendering.data)
    )
    links.annotate(&document)
    for mention in document.mentions {
      #expect(mention.entity.map { document.entities.indices.contains($0) } == true)
    }
    return document.entities.filter { !$0.names.isEmpty }.map { entity in
      let others = entity.names.map { "\($0.name)/\($0.kind.rawValue)" }
      return "\(entity.name)=\(others.sorted().joined(separator: ","))"
    }
  }

  @Test(arguments: [
    (
      "蓝天科技/organization 发布/VV ，/, 蓝天/organization 称/VV 。/.",
      "蓝天科技=蓝天/alias"
    ),
    (
      "世界气象组织/organization (/( WMO/organization )/) 。/.", "世界气象组织=WMO/abbreviation"
    ),
    (
      "蓝天公司/organization （/( 以下简称/VV “/`` 蓝司/NN ”/'' ）/) ，/, 蓝司/NN 称/VV 。/.",
      "蓝天公司=蓝司/abbreviation"
    ),
    (
      "歌手/NN 王二/person ，/, 本名/NN 李大柱/person 。/.", "王二=李大柱/alias"
    ),
    (
      "北京师范大学/organization 与/CC 北师大/organization 。/.",
      "北京师范大学=北师大/abbreviation"
    ),
    ("王小明/person 和/CC 王校长/person 。/.", "王小明=王校长/alias"),
    ("菲/place 总统/NN 说/VV ，/, 菲律宾/place 说/VV 。/.", "菲律宾=菲/abbreviation"),
    ("约翰·史密斯/person 说/VV ，/, 史密斯/person 在/VV 。/.", "约翰·史密斯=史密斯/alias"),
    ("湛江市/place 、/EC 湛江/place 、/EC 广东湛江/place 。/.", "湛江市=广东湛江/alias,湛江/alias"),
    (
      "广东蓝鲸科技有限公司/organization 上市/VV 。/. 蓝鲸/NNP 科技/NN 称/VV 。/.",
      "广东蓝鲸科技有限公司=蓝鲸科技/alias"
    ),
    (
      "广东蓝鲸科技股份有限公司/organization 与/CC 蓝鲸科技/organization 。/.",
      "广东蓝鲸科技股份有限公司=蓝鲸科技/alias"
    ),
    (
      "海燕股份有限公司/organization 公告/VV 。/. 海燕/NNP 股份/NN 涨停/VV 。/.",
      "海燕股份有限公司=海燕股份/alias"
    ),
    (
      "广东农业大学/organization 迎新/VV ，/, 他/PRP 在/VV 广东/place 农大/NN 。/.",
      "广东农业大学=广东农大/abbreviation"
    ),
    (
      "江河集团/organization （/( River/organization ，/, 下称/VV “/`` 江河/NN ”/'' ）/) 。/.",
      "江河集团=River/translation,江河/abbreviation"
    ),
  ])
  func joinsTheNamesOfOneThing(tagged: String, expected: String) throws {
    #expect(try joined(tagged) == [expected])
  }

  @Test(arguments: [
    "王小明/person 、/EC 王大力/person 和/CC 王校长/person 。/.",
    "约翰·史密斯/person 与/CC 安娜·史密斯/person ，/, 史密斯/person 来/VV 。/.",
    "新乡市/place 、/EC 新乡县/place 、/EC 新乡/place 。/.",
    "蓝天/place 与/CC 蓝天科技/organization 。/.",
    "广东蓝鲸科技有限公司/organization 与/CC 蓝鲸/NN 湾/NN 。/.",
    "广东农业大学/organization 在/VV 广东/place 。/.",
    "广东农业大学/organization 与/CC 广东大学/organization 。/.",
    "广东广播电视台/organization 与/CC 广东电视台/organization 。/.",
    "北京/place (/( 海淀/place )/) 。/.", "又名/VV “/`` 甲/NN ”/''", "(/( WMO/organization )/)",
  ])
  func leavesApartWhatIsDoubtful(tagged: String) throws {
    #expect(try joined(tagged).isEmpty)
  }

  @Test func givesPlacesTheirCodesByTheirNameAlone() throws {
    var document = TaggedText("湛江市/place 和/CC 湛江/place 。/.").document
    let code = EntityCode(scheme: "gbt2260", code: "440800")
    Links(
      lexicon: try Self.lexicon(),
      aliases: try AliasLexicon.load(from: ValueRendering.data),
      surnames: try SurnameList.load(from: ValueRendering.data),
      codes: PlaceCodes(["湛江市": [code], "湛江": [EntityCode(scheme: "x", code: "1")]])
    ).annotate(&document)
    #expect(document.entities.map(\.codes) == [[code]])
  }

  @Test func tellsWhoHasTheTitleOfTwoWithOneSurname() throws {
    #expect(
      try joined("院长/NN 王芳/person 与/CC 王强/person ，/, 王院长/person 说/VV 。/.")
        == ["王芳=王院长/alias"]
    )
  }

  @Test func findsWhatAnExpressionStandsForOrLeavesItOpen() throws {
    func meant(_ tagged: String, _ word: String) throws -> String? {
      let document = TaggedText(tagged).document
      let resolver = AnaphorResolver(
        document,
        try AnaphorLexicon.load(from: ValueRendering.data)
      )
      let token = try #require(document.tokens.first { document.text[$0.span] == word })
      return resolver.entity(for: token.span).map { document.entities[$0].name }
    }
    #expect(try meant("蓝天集团/organization 成立/VV 。/. 该公司/NN 盈利/VV 。/.", "该公司") == "蓝天集团")
    #expect(
      try meant(
        "消息/NN 称/VV 甲大学/organization 与/CC 蓝天集团/organization 合作/VV 。/. 该校/NN 称/VV 。/.",
        "该校"
      ) == "甲大学"
    )
    #expect(
      try meant("见到/VV 李强/person 和/CC 王磊/person 。/. 他/PRP 说/VV 。/.", "他") == nil
    )
    #expect(try meant("李强/person 来/VV 了/AS 。/. 两人/PRP 说/VV 。/.", "两人") == nil)
  }
}
