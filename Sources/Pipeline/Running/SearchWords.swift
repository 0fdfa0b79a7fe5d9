import Corpus
import Language

/// Words by which a sentence is to be found beside its tokens.
///
/// The index holds whole words only, so a search for 广东 would miss 广东省委, and one for 大模型
/// would miss what the lexicon cuts into 大 and 模型. Hence the lexicon's words inside longer
/// tokens, and short neighbours joined.
struct SearchWords: Sendable {
  /// Neighbours of together four Han characters at most are joined: longer ones are names, which
  /// are found by their parts.
  private static let longestJoint = 12

  private let segmenter: WordSegmenter

  init(_ data: DataFolder) throws(DataError) {
    segmenter = WordSegmenter(try Lexicon.standard(data))
  }

  /// The further words of each sentence.
  func words(in document: Document) -> [[String]] {
    document.sentences.map { sentence in
      var words: [String] = []
      var previous: TextSpan?
      for token in document.tokens.starting(in: sentence.span) {
        // Two Han characters take six bytes: nothing shorter holds a word of two.
        if token.span.count > 6 {
          for word in segmenter.searchWords(in: document.text, token.span) {
            words.append(document.text[word])
          }
        }
        if let previous, previous.end == token.span.start {
          let joint = TextSpan(previous.start, token.span.end)
          if joint.count <= Self.longestJoint, isHan(joint, in: document.text) {
            words.append(document.text[joint])
          }
        }
        previous = token.span
      }
      return words
    }
  }

  /// Whether all of it lies in the CJK block U+4E00…U+9FFF, whose first bytes are E4 to E9.
  private func isHan(_ span: TextSpan, in text: Text) -> Bool {
    var index = Int(span.start)
    while index < Int(span.end) {
      guard (0xE4...0xE9).contains(text.bytes[index]) else { return false }
      index += 3
    }
    return true
  }
}
