import Corpus
import Language
import Testing

@testable import Extract

struct GroupTests {
  /// The groups as `name|size|members`.
  private func groups(_ tagged: String) throws -> [String] {
    var document = TaggedText(tagged).document
    try GroupAnnotator(
      speech: SpeechLexicon.load(from: ValueRendering.data),
      lexicon: GroupLexicon.load(from: ValueRendering.data)
    ).annotate(&document)
    return document.groups.map { group in
      let size = group.declaredSize.map(String.init) ?? "-"
      return "\(group.name)|\(size)|\(group.members.map(\.name).joined(separator: "、"))"
    }
  }

  @Test(arguments: [
    (
      "上海/place “/`` 八骏/NN ”/'' (/( 甲公司/organization 、/EC 乙集团/organization 和/CC 丙科技/organization )/) 亮相/VV 。/.",
      "上海八骏|8|甲公司、乙集团、丙科技"
    ),
    (
      "新增/VV 三/CD 所/NNB 高校/NN ：/: 甲大学/organization 、/EC 乙大学/organization 及/CC 丙大学/organization 。/.",
      "高校|3|甲大学、乙大学、丙大学"
    ),
    (
      "“/`` 长征/NN ”/'' “/`` 神舟/NN ”/'' 等/NN 21/CD 项/NNB 成果/NN 。/.", "成果|21|长征、神舟"
    ),
    (
      "访问/VV 法国/place 、/EC 德国/place 等/NN 5/CD 个/NNB 国家/NN 。/.", "国家|5|法国、德国"
    ),
    (
      "院士/NN 李强/person 教授/NN 、/EC 地理/NN 与/CC 资源/NN 研究所/NN 王磊/person 教授/NN 等/NN 8/CD 位/NNB 专家/NN 作/VV 报告/NN 。/.",
      "专家|8|李强、王磊"
    ),
    (
      "获奖者/NN 包括/VV 李强/person 、/EC 王磊/person 、/EC 张敏/person 3/CD 人/NN 。/.",
      "3人|3|李强、王磊、张敏"
    ),
    (
      "“/`` 四杰/NN ”/'' 张三/person 、/EC 李四/person 、/EC 王五/person 、/EC 赵六/person 到场/VV 。/.",
      "四杰|4|张三、李四、王五、赵六"
    ),
    (
      "“/`` 六虎/NN ”/'' ——/: 甲公司/organization 、/EC 乙集团/organization 和/CC 丙科技/organization ——/: 亮相/VV 。/.",
      "六虎|6|甲公司、乙集团、丙科技"
    ),
    (
      "三/CD 大/JJ 银行/NN (/( 甲行/organization 、/EC 乙行/organization 、/EC 丙行/organization )/) 降息/VV 。/.",
      "三大银行|3|甲行、乙行、丙行"
    ),
    (
      "由/IN 三/CD 个/NNB 部分/NN 组成/VV ：/: 总则/NN 、/EC 申请/NN 和/CC 附则/NN 。/.",
      "部分|3|总则、申请、附则"
    ),
    (
      "甲市/place 、/EC 乙市/place 等/NN 东部/NN 五/CD 市/NN 降雪/VV 。/.",
      "五市|5|甲市、乙市"
    ),
    (
      "三/CD 家/NNB 公司/NN 获奖/VV ，/, 分别/RB 是/VC 甲行/organization 、/EC 乙行/organization 和/CC 丙行/organization 。/.",
      "公司|3|甲行、乙行、丙行"
    ),
  ])
  func findsAListWithItsSize(tagged: String, expected: String) throws {
    #expect(try groups(tagged) == [expected])
  }

  @Test(arguments: [
    "苹果/NN 、/EC 香蕉/NN 等/NN 水果/NN 。/.",
    "三/CD 个/NNB 原因/NN ：/: 一/CD 是/VC 价格/NN ，/, 二/CD 是/VC 质量/NN 。/.",
    "两/CD 座/NNB 城市/NN ：/: 甲市/place 、/EC 乙市/place 、/EC 丙市/place 。/.",
    "“/`` 八骏/NN ”/'' (/( 见/VV 图/NN )/) 、/EC 驰骋/VV 。/.",
    "“/`` 四杰/NN ”/'' 张三/person 、/EC 李四/person 到场/VV 。/.",
    "三/CD 大/JJ 银行/NN (/( 甲行/organization 、/EC 乙行/organization )/) 降息/VV 。/.",
    "三/CD 家/NNB 公司/NN 获奖/VV ，/, 分别/RB 是/VC 甲行/organization 、/EC 乙行/organization 。/.",
    "等/NN 5/CD 个/NNB 国家/NN 、/EC 。/.", "、/EC 、/EC 等/NN 3/CD 人/NN",
  ])
  func inventsNoGroup(tagged: String) throws {
    #expect(try groups(tagged).isEmpty)
  }

  @Test func namesTheGroupAsAnEntityWhereverItStands() throws {
    var document = TaggedText(
      "上海/place “/`` 八骏/NN ”/'' (/( 甲公司/organization 、/EC 乙集团/organization )/) 。/. “/`` 八骏/NN ”/'' 来/VV 了/AS 。/."
    ).document
    try GroupAnnotator(
      speech: SpeechLexicon.load(from: ValueRendering.data),
      lexicon: GroupLexicon.load(from: ValueRendering.data)
    ).annotate(&document)
    let mentions = document.mentions.filter { $0.type == .group }
    #expect(mentions.count == 2)
    #expect(Set(mentions.compactMap(\.entity).map { document.entities[$0].name }) == ["上海八骏"])
  }
}
