internal import Corpus

// Contributors, metadata, paragraphs, sentences, words.
extension LayerRows {
  mutating func writeContributors() throws(ContractViolation) {
    for (ordinal, contributor) in document.contributors.enumerated() {
      try check(contributor.span, contributor.rule, .contributors)
      writer.begin(.contributors)
      writer.integer(ordinal)
      writer.text(try required(contributor.role, "role", .contributors, contributor))
      writer.text(try required(contributor.name, "name", .contributors, contributor))
      if contributor.isFromMetadata {
        writer.null()
        writer.null()
      } else {
        writeRange(contributor.span)
      }
    }
  }

  /// An item without a key or a value says nothing and is left out.
  mutating func writeMetadata() {
    var ordinal = 0
    for item in document.metadata
    where !item.key.isEmpty && !item.value.isEmpty && !item.basis.isEmpty {
      writer.begin(.metadata)
      writer.integer(ordinal)
      writer.text(item.key)
      writer.text(item.value)
      writer.text(item.basis)
      ordinal += 1
    }
    for (ordinal, code) in document.flags.enumerated() {
      writer.begin(.flags)
      writer.integer(ordinal)
      writer.text(code)
    }
  }

  mutating func writeStructure() throws(ContractViolation) {
    for (ordinal, paragraph) in document.paragraphs.enumerated() {
      try check(paragraph, .paragraphs)
      writer.begin(.paragraphs)
      writer.integer(ordinal)
      writer.text(paragraph.role.rawValue)
      writeRange(paragraph.span)
    }
    for (ordinal, sentence) in document.sentences.enumerated() {
      try check(sentence, .sentences)
      guard document.paragraphs.indices.contains(sentence.paragraph) else {
        throw violation(
          .sentences,
          sentence,
          "names paragraph \(sentence.paragraph) of \(document.paragraphs.count)"
        )
      }
      writer.begin(.sentences)
      writer.integer(ordinal)
      writer.integer(sentence.paragraph)
      writeRange(sentence.span)
      writer.slice(sentence.span)
    }
  }

  mutating func writeTokens() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, token) in document.tokens.enumerated() {
      try check(token, .tokens)
      writer.begin(.tokens)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: token.span.start))
      writeRange(token.span)
      writer.slice(token.span)
      writer.text(token.pos?.name)
    }
  }

  /// The words of each sentence, joined by blanks, then the further ones.
  ///
  /// A sentence without words is kept as it stands, which serves texts that have blanks of their
  /// own.
  mutating func writeSearchWords(_ further: [[String]]) throws(ContractViolation) {
    let bytes = document.text.bytes
    var next = 0
    var words: [UInt8] = []
    for (ordinal, sentence) in document.sentences.enumerated() {
      words.removeAll(keepingCapacity: true)
      while next < document.tokens.count,
        document.tokens[next].span.start < sentence.span.end
      {
        let token = document.tokens[next]
        if token.span.start >= sentence.span.start {
          try check(token, .tokens)
          if !words.isEmpty { words.append(UInt8(ascii: " ")) }
          words.append(contentsOf: bytes[token.span.range])
        }
        next += 1
      }
      if words.isEmpty { words.append(contentsOf: bytes[sentence.span.range]) }
      if ordinal < further.count {
        for word in further[ordinal] {
          words.append(UInt8(ascii: " "))
          words.append(contentsOf: word.utf8.lazy.filter { $0 != 0 })
        }
      }
      writer.begin(.sentenceWords)
      writer.integer(ordinal)
      writer.text(bytes: words)
    }
  }
}
