public import Corpus

/// Tells Chinese from the other languages of its corner of the world by their letters.
public enum LanguageDetector {
  /// `zh`, `ja`, `ko`; nil where the letters do not say, as with Latin ones.
  public static func language(of text: Text) -> String? {
    var han = 0
    var kana = 0
    var hangul = 0
    var latin = 0
    var index = 0
    while index < text.count {
      let point = text.bytes.codePoint(at: index)
      index += point.utf8Count
      if point.isHan {
        han += 1
      } else if point.isKana {
        kana += 1
      } else if point.isHangul {
        hangul += 1
      } else if point.isLatin {
        latin += 1
      }
    }
    // Latin words take some five letters where an ideograph takes one.
    let letters = han + kana + hangul + latin / 4
    guard letters > 0 else { return nil }
    if hangul * 2 > letters { return "ko" }
    if kana * 8 > han + kana, (han + kana) * 2 > letters { return "ja" }
    return han * 2 > letters ? "zh" : nil
  }
}
