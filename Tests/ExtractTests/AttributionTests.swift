import Corpus
import Foundation
import Language
import TestSupport
import Testing

@testable import Extract

/// Who says what, in words that a tagger has cut.
struct AttributionTests {
  /// The quotations as `kind|text|speaker|entity|cue`, terms left out.
  private func speech(_ tagged: String) throws -> [String] {
    var document = TaggedText(tagged).document
    let lexicon = try SpeechLexicon.load(from: ValueRendering.data)
    QuotationAnnotator(
      lexicon: lexicon,
      anaphors: try AnaphorLexicon.load(from: ValueRendering.data)
    ).annotate(&document)
    return document.quotations.filter { $0.kind != .term }.map { quotation in
      let entity = quotation.speakerEntity.map { document.entities[$0].name }
      return [
        quotation.kind.rawValue, document.text[quotation.span], quotation.speaker ?? "-",
        entity ?? "-", quotation.cue ?? "-",
      ].joined(separator: "|")
    }
  }

  @Test(arguments: [
    (
      "李强/person 表示/VV ，/, 秋粮/NN 已经/RB 收/VV 完/VV 。/.",
      "indirect|秋粮已经收完|李强|李强|表示"
    ),
    (
      "主教练/NN 李强/person 8/CD 日/NNB 在/IN 接受/VV 采访/VV 时/IN 说/VV ，/, 球队/NN 不/RB 怕/VV 输/VV 。/.",
      "indirect|球队不怕输|李强|李强|说"
    ),
    (
      "一/CD 位/NNB 护士/NN 激动/JJ 地/DEV 说/VV ，/, 病人/NN 醒/VV 了/AS 。/.",
      "indirect|病人醒了|一位护士|-|说"
    ),
    (
      "海事局/organization 方面/NN 回复/VV 记者/NN 称/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|海事局方面|海事局|称"
    ),
    (
      "据/IN 海事局/organization 介绍/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|海事局|海事局|介绍"
    ),
    ("据悉/VV ，/, 航道/NN 已/RB 恢复/VV 。/.", "indirect|航道已恢复|-|-|据悉"),
    (
      "工商/NNP 处/SFN 指出/VV ，/, 秋粮/NN 已经/RB 收/VV 完/VV 。/.",
      "indirect|秋粮已经收完|工商处|-|指出"
    ),
    (
      "李强/person 表示/VV 会/SFN 全力/RB 挽留/VV 队员/NN 。/.",
      "indirect|会全力挽留队员|李强|李强|表示"
    ),
    (
      "李强/person 现场/NN 调度/NN 防汛/NN 工作/NN 时/IN 指出/VV ，/, 各处/NN 要/MD 清醒/JJ 。/.",
      "indirect|各处要清醒|李强|李强|指出"
    ),
    (
      "发言/VV 人/SFN 又/RB 指/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|发言人|-|指"
    ),
    (
      "李强/person 说/VV 这/PRP 是/VC 对/JJ 的/DEC ，/, 大家/PRP 都/RB 同意/VV 。/.",
      "indirect|这是对的，大家都同意|李强|李强|说"
    ),
    ("专题片/NN 披露/VV ，/, 航道/NN 已/RB 恢复/VV 。/.", "indirect|航道已恢复|专题片|-|披露"),
    (
      "黄强/person 同样/RB 表明/VV 可/MD 尽快/RB 处理/VV 议程/NN 。/.",
      "indirect|可尽快处理议程|黄强|黄强|表明"
    ),
    (
      "市人大/organization 代表/VV 、/EC 长河水泥/organization 董事长/NN 李强/person 表示/VV ，/, 企业/NN 享受/VV 了/AS 优惠/NN 。/.",
      "indirect|企业享受了优惠|李强|李强|表示"
    ),
    (
      "李强/person 代表/VV 王磊/person 发言/VV 说/VV ，/, 大家/PRP 都/RB 同意/VV 。/.",
      "indirect|大家都同意|李强|李强|发言说"
    ),
    (
      "李强/person 考察/VV 了/AS 工厂/NN ，/, 认为/VV 市场/NN 前景/NN 广阔/JJ 。/.",
      "indirect|市场前景广阔|李强|李强|认为"
    ),
    (
      "李强/person 颁发/VV 证书/NN ，/, 表示/VV 希望/VV 通过/IN 合作/NN 推动/VV 发展/NN 。/.",
      "indirect|希望通过合作推动发展|李强|李强|表示"
    ),
    (
      "主任/VV 李强/person 教授/NN 认为/VV ，/, 老年/NN 病/SFN 会/MD 增多/VV 。/.",
      "indirect|老年病会增多|李强教授|李强|认为"
    ),
    (
      "村/NN 书记/NN 罗/NNP 立新/RB 告诉/VV 记者/NN ，/, 辣椒/NN 都/RB 卖/VV 完/VV 了/AS 。/.",
      "indirect|辣椒都卖完了|罗立新|-|告诉"
    ),
    (
      "海事局/organization 援引/VV 消息/NN 人士/NN 的话/UH 报道/NN 说/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|海事局|海事局|说"
    ),
    (
      "据/IN 海事局/organization 报道/VV ，/, 队长/NN 李强/person 说/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|李强|李强|说"
    ),
    (
      "海事局/organization 三亚/place 8/CD 日/NNB 电/VV 李强/person 表示/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|李强|李强|表示"
    ),
    (
      "记者/NN 从/IN 海事局/organization 获悉/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|海事局|海事局|获悉"
    ),
    (
      "在/IN 李强/person 看来/VV ，/, 胜负/NN 并/RB 不/RB 重要/JJ 。/.",
      "indirect|胜负并不重要|李强|李强|看来"
    ),
    (
      "李强/person 告诉/VV 记者/NN ，/, 门票/NN 已/RB 售罄/VV 。/.",
      "indirect|门票已售罄|李强|李强|告诉"
    ),
    (
      "对/IN 管理/VV 负责/VV 的/DEC 李强/person 说/VV ，/, 门票/NN 已/RB 售罄/VV 。/.",
      "indirect|门票已售罄|李强|李强|说"
    ),
    (
      "李强/person 称/VV 自己/PRD 没有/RB 离开/VV 。/.",
      "indirect|自己没有离开|李强|李强|称"
    ),
    (
      "李强/person 受访/VV 时/IN 指出/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|李强|李强|指出"
    ),
    (
      "李强/person 口头/NN 报告/VV 时/IN 提到/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|李强|李强|提到"
    ),
    (
      "林美華/person 受訪/VV 時說/NN ，/, 航道/NN 已/RB 恢復/VV 。/.",
      "indirect|航道已恢復|林美華|林美華|說"
    ),
    (
      "毕业/VV 于/IN 外地/NN 的/DEC 演员/NN 李强/person 回忆/VV ，/, 舞台/NN 很/RB 小/JJ 。/.",
      "indirect|舞台很小|李强|李强|回忆"
    ),
    (
      "检察/VV 机关/NN 指出/VV ，/, 账目/NN 已/RB 查清/VV 。/.",
      "indirect|账目已查清|检察机关|-|指出"
    ),
    (
      "李强/person 呼吁/VV 球迷/NN 不要/MD 离开/VV 。/.",
      "indirect|球迷不要离开|李强|李强|呼吁"
    ),
    (
      "李强/person 会见/NN 王磊/person 时/IN 指出/VV ，/, 航道/NN 应/MD 保持/VV 畅通/JJ 。/.",
      "indirect|航道应保持畅通|李强|李强|指出"
    ),
    (
      "李强/person 会见/NN 外国/JJ 港口/NN 代表/NN 团长/NN 王磊/person 时/IN 说/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|李强|李强|说"
    ),
    (
      "会议/NN 指出/VV ，/, 航道/NN 应/MD 保持/VV 畅通/JJ 。/.",
      "indirect|航道应保持畅通|会议|-|指出"
    ),
  ])
  func findsReportedSpeech(tagged: String, expected: String) throws {
    #expect(try speech(tagged) == [expected])
  }

  @Test(arguments: [
    // Nobody says anything.
    "李强/person 没有/RB 透露/VV 原因/NN 。/.",
    "李强/person 被/BB 认为/VV 是/VC 最/RB 好/JJ 的/DEC 门将/NN 。/.",
    "李强/person 对/IN 家人/NN 表示/VV 感谢/NN 。/.",
    "李强/person 作出/VV 回应/NN ，/, 随后/RB 离开/VV 。/.",
    "李强/person 向/IN 球迷/NN 道歉/VV ，/, 随后/RB 离开/VV 赛场/NN 。/.",
    "可以/MD 说/VV ，/, 比赛/NN 很/RB 精彩/JJ 。/.",
    "订单/NN 预计/VV 将/RB 增长/VV 三成/CD 。/.",
    "根据/IN 合同/NN 规定/VV ，/, 甲方/NN 应/MD 付款/VV 。/.",
    "新/JJ 方案/NN 建议/VV 车辆/NN 不/RB 超车/VV 。/.",
    "李强/person 听到/VV 教练/NN 透露/VV 名单/NN 已/RB 定/VV 。/.",
    "研究/NN 表明/VV ，/, 早餐/NN 有益/VV 健康/NN 。/.",
    "全县/NN 落实/VV 发展/NN 要求/VV ，/, 势头/NN 很/RB 强劲/JJ 。/.",
  ])
  func inventsNoSpeech(tagged: String) throws {
    #expect(try speech(tagged).isEmpty)
  }

  @Test(arguments: [
    // Whatever somebody does before he speaks.
    (
      "“/`` 灯/NN 亮/VV 了/AS 。/. ”/'' 老人/NN 李强/person 站/VV 在/IN 新/JJ 广场/NN 上/IN 感叹/VV 。/.",
      "direct|灯亮了。|李强|李强|感叹"
    ),
    (
      "“/`` 我们/PRP 没/RB 输/VV 。/. ”/'' 李强/person 笑/VV 着/AS 说/VV 。/.",
      "direct|我们没输。|李强|李强|说"
    ),
    (
      "“/`` 孩子/NN 们/SFN 没有/VV 放弃/VV 。/. ”/'' 教练/NN 、/EC 前/PFA 国脚/NN 李强/person 说/VV 。/.",
      "direct|孩子们没有放弃。|李强|李强|说"
    ),
    // A gesture before a colon.
    (
      "李强/person 摇摇/VV 头/NN ：/: “/`` 不/RB 怕/VV ，/, 习惯/VV 了/AS 。/. ”/''",
      "direct|不怕，习惯了。|李强|李强|-"
    ),
    (
      "女儿/NN 问/VV 她/PRP ：/: “/`` 妈妈/NN ，/, 你/PRP 怕/VV 吗/PFN ？/. ”/''",
      "direct|妈妈，你怕吗？|女儿|-|问"
    ),
    // Somebody, and the text does not say who.
    (
      "有/VV 人/NN 指出/VV ，/, 落实/NN 仍/RB 需/VV 时间/NN 。/.",
      "indirect|落实仍需时间|-|-|指出"
    ),
    // A document that the tagger took for a verb.
    (
      "通知/VV 强调/VV ，/, 要/MD 管好/VV 矿山/NN 。/.",
      "indirect|要管好矿山|通知|-|强调"
    ),
  ])
  func knowsTheSpeakerByTheClauseAroundTheVerb(_ tagged: String, _ expected: String) throws {
    #expect(try speech(tagged) == [expected])
  }

  @Test func givesCriesSideBySideToWhoeverCries() throws {
    let found = try speech(
      "“/`` 谢谢/VV 你们/PRP ！/. ”/'' “/`` 一路/RB 平安/JJ ！/. ”/'' 家长/NN 们/SFN 喊/VV 着/AS 。/."
    )
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.hasSuffix("|家长们|-|喊") })
  }

  @Test(arguments: [
    "李强/person 是/VC 在/IN 会/NN 上/IN 宣布/VV 这/DT 一/CD 决定/VV 的/DEC ，/, 时间/NN 已/RB 定/VV 。/.",
    "海事局/organization 启动/VV 预案/NN 并/CC 下发/VV 预警/NN 响应/VV 通知/VV ，/, 负责/VV 人/SFN 已/RB 到/VV 现场/NN 。/.",
    "蓝湾公司/organization 大跌/VV 八成/CD ，/, 但/RB 相信/VV 与/IN 工厂/NN 停产/VV 有关/VV 。/.",
  ])
  func takesObjectsAndExpectationsForNoSpeech(tagged: String) throws {
    #expect(try speech(tagged) == [])
  }

  @Test func goesOnWithTheSpeakerBehindBut() throws {
    #expect(
      try speech(
        "李强/person 表示/VV ，/, “/`` 很/RB 早/RB 就/RB 想/VV 走/VV ”/'' ，/, 但/RB “/`` 心里/NN 一直/RB 没底/VV ”/'' 。/."
      ) == ["direct|很早就想走|李强|李强|表示", "direct|心里一直没底|李强|李强|表示"]
    )
  }

  @Test func takesWhatIsWrittenOnThingsForNoSpeech() throws {
    #expect(
      try speech("横幅/NN 上/IN 写/VV 着/AS “/`` 热烈/RB 欢迎/VV 新/PFA 同学/NN ”/'' 。/.").isEmpty
    )
  }

  @Test func givesBothHalvesOfASplitQuotationToItsSpeaker() throws {
    let tagged =
      "“/`` 我们/PRP 会/MD 赢/VV ，/, ”/'' 李强/person 说/VV ，/, “/`` 一定/RB 会/MD 。/. ”/''"
    #expect(
      try speech(tagged) == ["direct|我们会赢，|李强|李强|说", "direct|一定会。|李强|李强|说"]
    )
    var document = TaggedText(tagged).document
    QuotationAnnotator(
      lexicon: try SpeechLexicon.load(from: ValueRendering.data),
      anaphors: try AnaphorLexicon.load(from: ValueRendering.data)
    )
    .annotate(&document)
    #expect(document.quotations.map(\.partOf) == [nil, document.quotations[0].span])
  }

  @Test(arguments: [
    (
      "“/`` 雨/NN 来/VV 得/DEV 太/RB 及时/JJ 了/UH ！/. ”/'' 村民/NN 李桂兰/person 高兴/JJ 地/DEV 说/VV 。/.",
      ["direct|雨来得太及时了！|李桂兰|李桂兰|说"]
    ),
    (
      "李强/person 说/VV ：/: “/`` 我/PRP 没/RB 事/NN 。/. ”/''", ["direct|我没事。|李强|李强|说"]
    ),
    (
      "球迷/NN 批评/VV “/`` 太/RB 慢/JJ 了/UH ”/'' 、/EC “/`` 不如/VV 不/RB 踢/VV ”/'' 。/.",
      ["direct|太慢了|球迷|-|批评", "direct|不如不踢|球迷|-|批评"]
    ),
    (
      "李强/person 表示/VV ，/, 伤势/NN 不/RB 重/JJ ，/, “/`` 我/PRP 下/DT 周/NN 就/RB 回来/VV ”/'' 。/.",
      ["indirect|伤势不重|李强|李强|表示", "direct|我下周就回来|李强|李强|表示"]
    ),
    (
      "馆方/NN 称/VV ，/, 展品/NN 不/RB 多/JJ ，/, “/`` 元代/NN 瓷器/NN 是/VC 主角/NN ”/'' 。/.",
      ["indirect|展品不多|馆方|-|称", "direct|元代瓷器是主角|馆方|-|称"]
    ),
    (
      "“/`` 雨/NN 来/VV 得/DEV 太/RB 及时/JJ 了/UH ！/. ”/'' 来自/VV 外地/NN 的/DEC 游客/NN 李强/person 对/IN 记者/NN 说/VV 。/.",
      ["direct|雨来得太及时了！|李强|李强|说"]
    ),
    (
      "「/`` 雨/NN 太/RB 大/JJ 了/UH ！/. 」/'' 談到/VV 航道/NN ，/, 老闆/NN 笑著/NN 說/VV 。/.",
      ["direct|雨太大了！|老闆|-|說"]
    ),
    (
      "李强/person 介绍/VV ，/, 药/NN 已/RB 上市/VV 。/. “/`` 我们/PRP 等/VV 了/AS 十/CD 年/NNB ，/, 很/RB 不/RB 容易/JJ 。/. ”/''",
      ["indirect|药已上市|李强|李强|介绍", "direct|我们等了十年，很不容易。|李强|李强|介绍"]
    ),
    (
      "“/`` 我们/PRP 是/VC 来/VV 感谢/VV 的/DEC 。/. ”/'' 李强/person 红/VV 了/AS 眼眶/NN ，/, “/`` 没有/VV 大家/PRP 就/RB 没有/VV 今天/NN 。/. ”/''",
      ["direct|我们是来感谢的。|李强|李强|-", "direct|没有大家就没有今天。|李强|李强|-"]
    ),
    (
      "“/`` 我们/PRP 是/VC 来/VV 感谢/VV 的/DEC 。/. ”/'' 众人/NN 沉默/VV 。/. 李强/person 红/VV 了/AS 眼眶/NN ，/, “/`` 没有/VV 大家/PRP 就/RB 没有/VV 今天/NN 。/. ”/''",
      ["direct|我们是来感谢的。|-|-|-", "direct|没有大家就没有今天。|李强|李强|-"]
    ),
  ])
  func findsDirectSpeechWithItsSpeaker(tagged: String, expected: [String]) throws {
    #expect(try speech(tagged) == expected)
  }

  @Test func tellsWhoSpeaksByPronounAndBySubjectLeftOut() throws {
    #expect(
      try speech(
        "李强/person 表示/VV ，/, 水位/NN 已/RB 回落/VV 。/. 他/PRP 强调/VV ，/, 险情/NN 仍/RB 在/VV ，/, 并/RB 称/VV 大坝/NN 很/RB 安全/JJ 。/."
      ) == [
        "indirect|水位已回落|李强|李强|表示", "indirect|险情仍在|他|李强|强调",
        "indirect|大坝很安全|他|李强|称",
      ]
    )
  }

  @Test func leavesThePronounOpenWhereTwoPersonsMayBeMeant() throws {
    let found = try speech(
      "球迷/NN 见到/VV 李强/person 和/CC 王磊/person 。/. 他/PRP 说/VV ，/, 比赛/NN 不/RB 难/JJ 。/."
    )
    #expect(found == ["indirect|比赛不难|他|-|说"])
  }

  @Test(arguments: [
    (
      "“/`` 今年/NN 辣椒/NN 都/RB 卖/VV 完/VV 了/AS 。/. ”/'' 村民/VV 李强/person 笑/VV 着/AS 说/VV 。/.",
      "direct|今年辣椒都卖完了。|李强|李强|说"
    ),
    (
      "李强/person 评价/NN ，/, 这/DT 本/NNB 书/NN “/`` 用/VV 最/RB 朴素/JJ 的/DEC 话/NN 写出/VV 了/AS 乡愁/NN ”/'' 。/.",
      "direct|用最朴素的话写出了乡愁|李强|李强|评价"
    ),
    (
      "李强/person 把/BB 胜利/NN 归功/VV 于/IN 队友/NN ，/, “/`` 他们/PRP 帮/VV 我/PRP 守住/VV 了/AS 球门/NN ”/'' 。/.",
      "direct|他们帮我守住了球门|李强|李强|-"
    ),
  ])
  func knowsWhoSpeaksBesideMarks(tagged: String, expected: String) throws {
    #expect(try speech(tagged).contains(expected))
  }

  @Test func leavesAQuotationToWhoSpokeBeforeAnotherThinks() throws {
    let found = try speech(
      "李强/person 表示/VV ，/, 市场/NN 已经/RB 饱和/VV 。/. “/`` 我们/PRP 希望/VV 明年/NN 提高/VV 产量/NN 。/. ”/'' 王磊/person 认为/VV ，/, 此/DT 举/NN 将/RB 推高/VV 成本/NN 。/."
    )
    #expect(found.contains("direct|我们希望明年提高产量。|李强|李强|表示"))
    #expect(found.contains("indirect|此举将推高成本|王磊|王磊|认为"))
  }

  @Test func takesNoVerdictForSpeech() throws {
    #expect(
      try speech(
        "法院/organization 日前/NN 作出/VV 二/CD 审/NN 裁定/NN ，/, 驳回/VV 上诉/VV ，/, 维持/VV 原判/NN 。/."
      ).isEmpty
    )
  }

  @Test func endsReportedSpeechWhereSomebodyElseSpeaks() throws {
    #expect(
      try speech(
        "李强/person 认为/VV ，/, 楼市/NN 会/MD 回暖/VV ；/: 王磊/person 则/RB 指出/VV ，/, 库存/NN 仍/RB 高/JJ 。/."
      ) == ["indirect|楼市会回暖|李强|李强|认为", "indirect|库存仍高|王磊|王磊|指出"]
    )
  }

  @Test func keepsSloganAndNicknamesAsTerms() throws {
    let tagged =
      "李强/person 被/BB 称/VV 为/VC “/`` 铁门/NN ”/'' ，/, 球队/NN 喊出/VV “/`` 永不/RB 放弃/VV ”/'' 的/DEC 口号/NN 。/."
    var document = TaggedText(tagged).document
    QuotationAnnotator(
      lexicon: try SpeechLexicon.load(from: ValueRendering.data),
      anaphors: try AnaphorLexicon.load(from: ValueRendering.data)
    )
    .annotate(&document)
    #expect(document.quotations.map(\.kind) == [.term, .term])
  }

  @Test(arguments: [
    (
      "“/`` 今年/NN 辣椒/NN 都/RB 卖/VV 完/VV 了/AS 。/. ”/'' 村民/NN 李强/person 蹲/VV 在/VV 地头/NN 。/.",
      "direct|今年辣椒都卖完了。|李强|李强|-"
    ),
    (
      "门将/NN 李强/person 拿下/VV 全场/NN 最佳/JJ 。/. “/`` 大家/PRP 都/RB 拼/VV 到/VV 了/AS 最后/NN 。/. ”/''",
      "direct|大家都拼到了最后。|李强|李强|-"
    ),
    (
      "李强/person 放下/VV “/`` 困难/NN 再/RB 大/JJ ，/, 我们/PRP 也/RB 不/RB 怕/VV ”/'' 的/DEC 狠话/NN 。/.",
      "direct|困难再大，我们也不怕|李强|李强|-"
    ),
    (
      "海事局/organization 说/VV ，/, 这些/DT 设备/NN 包括/VV 雷达/NN 和/CC “/`` 其他/DT 辅助/NN 工具/NN ，/, 提升/VV 巡航/NN 能力/NN ”/'' 。/.",
      "direct|其他辅助工具，提升巡航能力|海事局|海事局|说"
    ),
    (
      "李强/person 称/VV ，/, 要/MD 有/VV 信心/NN 。/. “/`` 困难/NN 再/RB 大/JJ ，/, 我们/PRP 也/RB 不/RB 怕/VV ”/'' 。/.",
      "direct|困难再大，我们也不怕|李强|李强|称"
    ),
    (
      "就/RB 在/IN 李强/person 说出/VV “/`` 我们/PRP 不/RB 怕/VV 困难/NN ，/, 谁/WP 也/RB 不/RB 怕/VV ”/'' 前/IN ，/, 他/PRP 病/VV 了/AS 。/.",
      "direct|我们不怕困难，谁也不怕|李强|李强|说出"
    ),
    (
      "新闻/NN 网站/NN “/`` Alpha/FW ”/'' 称/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|Alpha|-|称"
    ),
    (
      "李强/person 昨/NN 受访/VV ，/, 李/NNP 强调/VV 不/RB 打算/VV 参选/VV 。/.",
      "indirect|不打算参选|李|李强|强调"
    ),
    (
      "晨报/organization 援引/NN 政府/NN 人士/NN 的话/RB 称/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|晨报|晨报|称"
    ),
    (
      "港/NNP 媒/SFN 指/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|港媒|-|指"
    ),
    (
      "“/`` 太/RB 快/JJ 了/AS ，/, 来不及/VV 躲/VV 。/. ”/'' 居民/NN 李强/person 告诉/VV 记者/NN 。/.",
      "direct|太快了，来不及躲。|李强|李强|告诉"
    ),
    (
      "“/`` 雨/NN 来/VV 得/DEV 太/RB 晚/JJ 了/AS 。/. ”/'' 在/IN 村里/NN ，/, 农民/NN 李强/person 叹气/VV 。/.",
      "direct|雨来得太晚了。|李强|李强|-"
    ),
    (
      "馆方/NN 发/VV 声明/NN 澄清/VV ，/, 指/VV 展品/NN 并/RB 未/RB 受损/VV ，/, 民众/NN 不必/RB 担心/VV 。/.",
      "indirect|展品并未受损，民众不必担心|馆方|-|澄清"
    ),
    (
      "《/( 晨报/work 》/) 称/VV ，/, 一/CD 名/NNB 官员/NN 表示/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|一名官员|-|表示"
    ),
    (
      "“/`` 没有/VV 谁/WP 愿意/MD 离开/VV 家乡/NN 。/. ”/'' 营地/NN 里/IN ，/, 来/VV 自/VV 海州/place 的/DEC 老师/NN 李强/person 低声/NN 说/VV 。/.",
      "direct|没有谁愿意离开家乡。|李强|李强|说"
    ),
    (
      "“/`` 我/PRP 不/RB 后悔/VV 。/. ”/'' 选手/NN 李强/person 挂/VV 上/VV 奖牌/NN 。/.",
      "direct|我不后悔。|李强|李强|-"
    ),
    (
      "李强/person 表示/VV ，/, 航道/NN 已/RB 恢复/VV ；/: 对此/RB ，/, 王磊/person 回应/VV ，/, 风险/NN 仍/RB 大/JJ 。/.",
      "indirect|航道已恢复|李强|李强|表示"
    ),
    (
      "海事局/organization 发函/VV 各/DT 码头/NN ，/, 指/VV 台风/NN 已/RB 逼近/VV 。/.",
      "indirect|台风已逼近|海事局|海事局|指"
    ),
    (
      "李强/person 指/VV ，/, 航道/NN 已/RB 恢复/VV ，/, 而/RB 部长/NN 王磊/person 受访/VV ，/, 还/RB 说/VV “/`` 现在/NN 生意/NN 还/RB 可以/VV ”/'' 。/.",
      "direct|现在生意还可以|王磊|王磊|说"
    ),
    (
      "《/( 晨报/work 》/) 称/VV ，/, 李强/person 在/IN 讲话/NN 中/IN 说/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|李强|李强|说"
    ),
    (
      "晨报/organization 称/VV ，/, 根据/IN 一/CD 项/NNB 调查/NN ，/, 七成/CD 的/DEC 居民/NN 认为/VV 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|根据一项调查，七成的居民认为航道已恢复|晨报|晨报|称"
    ),
    (
      "记者/NN 从/IN 海事局/organization 了解/VV 到/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|海事局|海事局|了解到"
    ),
    (
      "记者/NN 从/IN 海事局/organization 获悉/VV ：/: 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|海事局|海事局|获悉"
    ),
    (
      "商联/VV 会/MD 表示/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|商联会|-|表示"
    ),
    (
      "东江/NNP 研究/NN 所/RB 研究/VV 员/SFN 哈贝尔称/VV ，/, 航道/NN 已/RB 恢复/VV 。/.",
      "indirect|航道已恢复|东江研究所研究员哈贝尔|-|称"
    ),
    (
      "导演/VV 李强/person 、/EC 编剧/VV 王磊/person ，/, 携/VV 主演/NN 出席/VV ，/, 并/RB 宣布/VV 影片/NN 将/RB 上映/VV 。/.",
      "indirect|影片将上映|李强|李强|宣布"
    ),
  ])
  func knowsWhoSpeaksWhereNoVerbStandsBesideHim(tagged: String, expected: String) throws {
    let found = try speech(tagged)
    #expect(found.contains(expected), "\(found)")
  }

  @Test(arguments: [
    "对/IN 老人/NN 来/RB 说/VV ，/, 台阶/NN 很/RB 难/JJ 走/VV 。/.",
    "对于/IN 爱/VV 跑步/VV 的/DEC 朋友/NN 来/RB 说/VV 台阶/NN 不/RB 难/JJ 走/VV 。/.",
    "根据/IN 条例/NN 的/DEC 有关/JJ 规定/NN ，/, 鉴于/IN 航道/NN 已/RB 恢复/VV ，/, 停航/VV 结束/VV 。/.",
    "恒/NNP 指/NN ，/, 今天/NN 又/RB 涨/VV 了/AS 。/.",
    "数字/NN 经济/NN 指/VV 以/IN 数据/NN 为/VC 要素/NN 的/DEC 活动/NN 。/.",
  ])
  func takesNoViewOrRuleForSpeech(tagged: String) throws {
    let found = try speech(tagged)
    #expect(found.isEmpty, "\(found)")
  }

  @Test func leavesShortTermsBehindVerbsThatQuote() throws {
    #expect(
      try speech("海事局/organization 提出/VV “/`` 重大/RB 整改/VV ”/'' 。/.").isEmpty
    )
  }

  @Test(arguments: [
    "据/IN", "据/IN ，/,", "说/VV", "说/VV ：/:", "“/`` ”/''", "在/IN 看来/VV ，/,", "：/: 称/VV",
    "的/DEC 说/VV ，/, 。/.", "地/DEV 说/VV ，/, 好/JJ 。/.",
  ])
  func survivesFragments(tagged: String) throws {
    _ = try speech(tagged)
  }
}
