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
    literal.withUTF8Buffer { bytes in
      var position = index
      var byte = 0
      while byte < bytes.count {
        let first = bytes[byte]
        let scalar: UInt16
        if first < 0x80 {
          scalar = UInt16(first)
          byte += 1
        } else {
          scalar =
            UInt16(first & 0x0F) << 12 | UInt16(bytes[byte + 1] & 0x3F) << 6
            | UInt16(bytes[byte + 2] & 0x3F)
          byte += 3
        }
        guard text[position] == scalar else { return nil }
        position += 1
      }
      return position
    }
  }

  /// Whether a clause ends at `index`: punctuation, a blank, the end of the text.
  func isBreak(at index: Int) -> Bool {
    let scalar = text[index]
    return !scalar.isIdeograph && !scalar.isASCIIDigit && !scalar.isLatinLetter
  }
}
