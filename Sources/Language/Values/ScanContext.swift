/// The text under the scanner, and what the grammars know.
final class ScanContext {
  let text: FoldedText
  let lexicon: ValueLexicon
  let numerals: NumeralReader

  init(text: FoldedText, lexicon: ValueLexicon) {
    self.text = text
    self.lexicon = lexicon
    numerals = NumeralReader(text: text, units: lexicon.quantityWords)
  }

  /// The longest word of these classes at `index`.
  func word(_ classes: QuantityWord, at index: Int) -> WordTrie.Match? {
    lexicon.quantityWords.longest(in: text.scalars, at: index, classes: classes.rawValue)
  }

  /// The longest word of these classes at `index`.
  func word(_ classes: TimeWord, at index: Int) -> WordTrie.Match? {
    lexicon.timeWords.longest(in: text.scalars, at: index, classes: classes.rawValue)
  }

  /// The longest word of these classes at `index`.
  func word(_ classes: OtherWord, at index: Int) -> WordTrie.Match? {
    lexicon.notWords.longest(in: text.scalars, at: index, classes: classes.rawValue)
  }

  func has(_ literal: Unicode.Scalar, at index: Int) -> Bool { text[index] == UInt16(of: literal) }

  /// The end of `literal`, where the scalars from `index` on are its.
  func end(of literal: StaticString, at index: Int) -> Int? {
    var position = index
    let matches = literal.withUTF8Buffer { bytes in
      var iterator = bytes.makeIterator()
      var decoder = UTF8()
      while case .scalarValue(let scalar) = decoder.decode(&iterator) {
        guard text[position] == UInt16(of: scalar) else { return false }
        position += 1
      }
      return true
    }
    return matches ? position : nil
  }

  /// Whether a clause ends at `index`: punctuation, a blank, the end of the text.
  func isBreak(at index: Int) -> Bool {
    let scalar = text[index]
    return !scalar.isIdeograph && !scalar.isASCIIDigit && !scalar.isLatinLetter
  }
}
