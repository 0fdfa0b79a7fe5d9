import Corpus
import Language

/// The verbs that announce speech, from `lexicons/speech-cues.json`.
struct SpeechCues: Sendable {
  /// As UTF-8, longest first, so that 报道称 is found before 称.
  private let cues: [[UInt8]]

  static func load(from data: DataFolder) throws(DataError) -> SpeechCues {
    try data.json("lexicons/speech-cues.json") { json throws(JSONError) in
      SpeechCues(try json.strings("cues"))
    }
  }

  init(_ words: [String]) {
    cues = Set(words).map { Array($0.utf8) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  /// The longest cue that ends at the byte `end`, not before `start`.
  func cue(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> TextSpan? {
    for cue in cues where end - cue.count >= start {
      if bytes[(end - cue.count)..<end].elementsEqual(cue) {
        return TextSpan((end - cue.count)..<end)
      }
    }
    return nil
  }
}
