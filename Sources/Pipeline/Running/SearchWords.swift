import Corpus
import Language

/// The words inside longer words, by which a sentence is to be found as well: a search for 广东
/// finds 广东省委.
struct SearchWords: Sendable {
  private let segmenter: WordSegmenter

  init(_ data: DataFolder) throws(DataError) {
    segmenter = WordSegmenter(try Lexicon.standard(data))
  }

  /// For each sentence, the lexicon's words of two characters and more inside its tokens.
  func words(in document: Document) -> [[String]] {
    document.sentences.map { sentence in
      var words: [String] = []
      for token in document.tokens.starting(in: sentence.span) {
        // Two Han characters take six bytes: nothing shorter holds a word of two.
        if token.span.count <= 6 { continue }
        for word in segmenter.searchWords(in: document.text, token.span) {
          words.append(document.text[word])
        }
      }
      return words
    }
  }
}
