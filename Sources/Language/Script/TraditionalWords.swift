import Synchronization

/// Writes words as Traditional text has them (OpenCC): 创始人 as 創始人, 成为 as 成爲 and 成為.
///
/// Traditional text is not written one way: OpenCC's standard has 爲 and 衆, Taiwan 為 and 眾, Hong
/// Kong 説. A word is asked for in all of them.
public final class TraditionalWords: Sendable {
  private struct Converters: ~Copyable {
    let standard: ScriptConverter
    let taiwan: ScriptConverter
    let hongKong: ScriptConverter
  }

  /// OpenCC's converters are not for several tasks at once.
  private let converters: Mutex<Converters>

  private init() throws(DataError) {
    converters = Mutex(
      Converters(
        standard: try ScriptConverter(.toTraditional),
        taiwan: try ScriptConverter(.toTaiwan),
        hongKong: try ScriptConverter(.toHongKong)
      )
    )
  }

  /// Opened once: OpenCC's dictionaries take longer to read than any list takes to convert.
  private static let opened = Result { () throws(DataError) in try TraditionalWords() }

  /// The converter that all share.
  ///
  /// - Throws: `DataError`, where OpenCC is not installed.
  public static func shared() throws(DataError) -> TraditionalWords { try opened.get() }

  /// - Parameter words: without line breaks.
  /// - Returns: for each word, in the same order, its Traditional forms that differ from it.
  public func callAsFunction(_ words: [String]) -> [[String]] {
    let (standards, taiwans, hongKongs) = converters.withLock { converters in
      let standards = converters.standard.convert(words: words)
      return (
        standards, converters.taiwan.convert(words: standards),
        converters.hongKong.convert(words: standards)
      )
    }
    return words.indices.map { index in
      var forms: [String] = []
      for form in [standards[index], taiwans[index], hongKongs[index]]
      where form != words[index] && !forms.contains(form) {
        forms.append(form)
      }
      return forms
    }
  }
}
