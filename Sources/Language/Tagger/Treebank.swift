import Foundation

/// Sentences with words, names and parts of speech, as the trainer reads them.
public struct Treebank: Sendable {
  /// One sentence.
  public struct Sentence: Sendable {
    public let text: String
    /// Bytes of `text`, in order.
    public let words: [Word]

    public init(text: String, words: [Word]) {
      self.text = text
      self.words = words
    }
  }

  /// One word.
  public struct Word: Sendable {
    /// In bytes of the sentence's text.
    public let range: Range<Int>
    /// In IOB2, such as `O`, `B-PER` or `I-LOC`.
    public let name: String
    /// nil where the treebank does not say.
    public let pos: String?

    public init(range: Range<Int>, name: String, pos: String?) {
      self.range = range
      self.name = name
      self.pos = pos
    }
  }

  public let sentences: [Sentence]

  public init(sentences: [Sentence]) { self.sentences = sentences }

  /// Reads a file of tab-separated lines `number form tag pos`, a blank line behind each
  /// sentence, `# text = ` before it where the text has blanks (CoNLL's IOB2 as Universal NER
  /// writes it).
  ///
  /// - Parameter path: of the file.
  /// - Throws: `DataError`, with the line where words and text do not agree.
  public init(contentsOf path: String) throws(DataError) {
    guard let data = FileManager.default.contents(atPath: path),
      let content = String(validating: data, as: UTF8.self)
    else { throw DataError(path: path, message: "cannot be read as UTF-8") }
    var sentences: [Sentence] = []
    var rows: [[Substring]] = []
    var text: String?
    var number = 0
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.hasPrefix("# text = ") {
        text = String(line.dropFirst(9))
      } else if line.isEmpty {
        if !rows.isEmpty {
          guard let sentence = Self.sentence(rows, text) else {
            throw DataError(path: path, message: "line \(number): the words are not the text's")
          }
          sentences.append(sentence)
        }
        rows = []
        text = nil
      } else if line.first != "#" {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count >= 3 else {
          throw DataError(path: path, message: "line \(number): has fewer than three columns")
        }
        // Ranges such as `3-4` repeat words that follow.
        if cells[0].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { rows.append(cells) }
      }
    }
    if !rows.isEmpty, let sentence = Self.sentence(rows, text) { sentences.append(sentence) }
    self.sentences = sentences
  }

  private static func sentence(_ rows: [[Substring]], _ given: String?) -> Sentence? {
    let text = given ?? rows.map { String($0[1]) }.joined()
    let bytes = Array(text.utf8)
    var words: [Word] = []
    var at = 0
    for row in rows {
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      // U+3000 and U+00A0 part words too.
      while at + 2 < bytes.count, bytes[at] == 0xE3, bytes[at + 1] == 0x80, bytes[at + 2] == 0x80 {
        at += 3
      }
      let form = Array(row[1].utf8)
      guard at + form.count <= bytes.count, bytes[at..<at + form.count].elementsEqual(form)
      else { return nil }
      let pos = row.count > 3 && row[3] != "_" && !row[3].isEmpty ? String(row[3]) : nil
      words.append(Word(range: at..<at + form.count, name: String(row[2]), pos: pos))
      at += form.count
    }
    return Sentence(text: text, words: words)
  }
}
