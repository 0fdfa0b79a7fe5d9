import Corpus
import Testing

@testable import Language

/// What keeps patterns from being tried in vain must not keep them from matching.
struct RuleFilterTests {
  /// Patterns of every kind of step on both sides of an anchor, with a text that each matches.
  private static let samples = [
    ("{a: organization}…6收购{b: organization}", "[江河|organization] 日前 收购 [山川|organization] 。"),
    (
      "(^|，){a: person+}[的]?(董事长|总裁|<office>){b: organization}",
      "[刘洋|person] 、 [陈静|person] 的 主任 “ [江河|organization] ” ， 到场"
    ),
    (
      "{a: organization}~12(成立|创办)[了](~3^person的)?{b: organization|place}",
      "[江河|organization] （ 甲乙 ） 去年 成立 了 新 的 [河北|place] 。"
    ),
    (
      "{a: <noun|proper>}(、{b: <noun|proper>})*3等<office>!(的)",
      "山水/NN 、 江湖/NNP 、 草木/NN 等 副主任 ， 来/VV 了"
    ),
    ("“{a: ~6}”……20由{b: person}/", "“ 山水 ” ， 现在 由 [刘洋|person] ， 看/VV"),
    (
      "{a: (甲|乙|甲乙)}[，|的]*2收购{b: (丙|<office>)}$",
      "由 甲 乙 ， 的 \u{3000} 收购 丙 。"
    ),
    ("{a: place}~9{b: person}", "在 [河北|place] 见到 了 [刘洋|person] 。"),
    (
      "((由|被)~4)?{b: organization}[，]?…9(创办|成立)的{a: organization}",
      "被 甲 [江河|organization] ， 早年 创办 的 《 [山川|organization] 》"
    ),
  ]

  private static let pieces = [
    "甲", "乙", "丙", "的", "，", "。", "、", "收购", "董事长", "总裁", "主任", "成立", "创办", "了",
    "由", "被", "等", "“", "”", "（", "）", "\u{3000}", "山水/NN", "江湖/NNP", "看/VV",
    "[刘洋|person]", "[江河|organization]", "[河北|place]", "[山川集团|organization]",
  ]

  @Test(arguments: samples)
  func keepNoMatchAway(pattern: String, sample: String) throws {
    let pack = rulePack(pattern, lists: #"{ "office": ["主任", "副主任"] }"#)
    let set = try RuleSet([RulePackReader.read(Array(pack.utf8), path: "test.json")])
    var random = SplitMix(state: 7)
    let whole = sample.split(separator: " ").map(String.init)
    var counts: [Int] = []
    for round in 0..<200 {
      var pieces = whole
      for _ in 0..<min(round, 1 + round % 4) {
        let place = Int(random.next() % UInt64(pieces.count + 1))
        let isInsertion = place == pieces.count || random.next() % 2 == 0
        if !isInsertion { pieces.remove(at: place) }
        if isInsertion || random.next() % 2 == 0 {
          pieces.insert(Self.pieces[Int(random.next() % UInt64(Self.pieces.count))], at: place)
        }
      }
      let document = ruleDocument(pieces.joined(separator: " "))
      var filtered: [RuleMatch] = []
      set.forEachMatch(in: document) { filtered.append($1) }
      // Whoever wants to know why nothing matched gets every attempt, and no filter.
      var all: [RuleMatch] = []
      set.forEachAttempt(in: document) {
        if case .matched(let match) = $1.outcome { all.append(match) }
      }
      #expect(filtered == all, "\(document.text)")
      counts.append(all.count)
    }
    #expect(counts[0] > 0, "\(sample)")
    #expect(counts.contains(0), "some edit breaks the match")
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
