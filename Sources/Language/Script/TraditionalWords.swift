/// Writes words as Traditional text has them (OpenCC): 创始人 as 創始人.
public final class TraditionalWords {
  private let converter: ScriptConverter

  /// - Throws: `DataError`, where OpenCC is not installed.
  public init() throws(DataError) { converter = try ScriptConverter(.toTraditional) }

  /// - Parameter words: without line breaks.
  /// - Returns: as many words, in the same order.
  public func callAsFunction(_ words: [String]) -> [String] { converter.convert(words: words) }
}
