public import Corpus

/// Texts that nobody plans for: what every stage has to take in its stride.
///
/// Small, so that a suite can run each module over all of them in a debug build.
public enum HostileTexts {
  /// A name for people, and the text.
  public static let all: [(name: String, text: Text)] = [
    ("empty", ""),
    ("one character", "的"),
    ("only punctuation", "……！？，。《》“”（）「」『』、；：——·"),
    ("only blanks and lines", " \t　\n\n\n \n"),
    ("unclosed marks", "他说：“《（「『“《（「『在广东，2024年"),
    ("closing marks only", "”》）」』。”》）」』3%”"),
    (
      "deep nesting",
      Text(String(repeating: "《“（", count: 300) + "深" + String(repeating: "）”》", count: 300))
    ),
    ("one word without end", Text(String(repeating: "广东省委书记", count: 400))),
    ("digits without end", Text(String(repeating: "12345678909", count: 300))),
    ("numerals without end", Text(String(repeating: "一二三百千万亿", count: 200))),
    ("latin without end", Text(String(repeating: "DeepSeek", count: 300))),
    ("emoji and signs beside names", "👩‍👩‍👧‍👦王小明👍🏽在🇨🇳北京🏳️‍🌈说：“好😀”，涨3％📈。"),
    ("combining marks", "é̂́̀ 王́小̈明̂说á́́：n̈o̊，2́0́2́4́年"),
    ("right to left", "他说“שלום עולם”并写下مرحبا بالعالم，共3篇。"),
    ("beyond the basic plane", "𠮷野家在𠀀𠀁𠀂开了３０家店，𝟛𝟘%的𝔸𝕀。"),
    (
      "markup and formulas",
      "=cmd|'/c calc'!A1\t+1\t-1\t@x\n<b>粗</b>&amp;'; DROP TABLE documents; --%s%n"
    ),
    ("addresses", "见 https://a.cn/?q=广东&d=2024-02-30#片段。又见a@b.cn、10.0.0.1、D:\\数据\\1.txt"),
    ("impossible dates and figures", "2024年13月45日25时61分，农历十三月三十一，负零点零零零万亿亿亿%，0/0，第零名。"),
    ("traditional", "記者張大千在臺北報導，國立臺灣大學教授陳明說：「增長了三成。」"),
    ("table", "地区\t数量\t占比\n北京\t107\t14.7%\n上海\t60\t8.1%\n\t\t"),
    ("private use and replacement", "\u{E000}\u{F8FF}\u{FFFD}广\u{FFFD}东\u{FFFD}\u{2028}省\u{2029}"),
  ]
}
