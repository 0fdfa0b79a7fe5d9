public import Corpus

/// Cuts text into words: of all ways to cut it into words of the lexicon, the most probable one.
///
/// Each word counts by its frequency alone (a unigram model), as jieba's does, but without a guess
/// at unknown words: what is in no list falls into single characters. Costs are whole numbers, so
/// that every machine cuts alike. Runs of letters and digits are words, marks stand alone, blanks
/// are in no word.
public struct WordSegmenter: Sendable {
  /// A word of the text.
  public struct Word: Sendable, Hashable {
    public let span: TextSpan
    /// Of its first character.
    public let kind: CharacterKind

    @inlinable
    public init(span: TextSpan, kind: CharacterKind) {
      self.span = span
      self.kind = kind
    }
  }

  /// What cutting needs besides the text, kept between calls so that they cost no allocation.
  public struct Workspace: Sendable {
    var characters = CharacterBuffer()
    var costs: [Int32] = []
    var sources: [Int32] = []
    var ends: [Int32] = []

    public init() {}
  }

  /// The words that the program knows.
  public let lexicon: Lexicon
  private let userWords: Lexicon?

  /// A segmenter over `lexicon`.
  ///
  /// - Parameters:
  ///   - lexicon: what the program knows.
  ///   - userWords: what its user adds; a word in it counts whatever `lexicon` says.
  public init(_ lexicon: Lexicon, userWords: Lexicon? = nil) {
    self.lexicon = lexicon
    self.userWords = userWords
  }

  /// The words of a stretch of text, in order; they cover all of it but the blanks.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch.
  /// - Returns: words with spans in `text`.
  public func words(in text: Text, _ span: TextSpan) -> [Word] {
    var workspace = Workspace()
    var words: [Word] = []
    cut(text, span, &workspace, into: &words)
    return words
  }

  /// Appends the words of a stretch of text to `words`.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch.
  ///   - workspace: any, used before or not.
  ///   - words: gets the words of `span` in order.
  public func cut(
    _ text: Text,
    _ span: TextSpan,
    _ workspace: inout Workspace,
    into words: inout [Word]
  ) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = Int(span.start)
      while start < Int(span.end) {
        start = workspace.characters.fill(
          bytes,
          from: start,
          to: Int(span.end),
          limit: 512,
          lexicon: lexicon
        )
        cutBuffer(&workspace, into: &words)
      }
    }
  }

  private func cutBuffer(_ workspace: inout Workspace, into words: inout [Word]) {
    findBestPath(&workspace)
    workspace.ends.removeAll(keepingCapacity: true)
    var end = Int32(workspace.characters.count)
    while end > 0 {
      workspace.ends.append(end)
      end = workspace.sources[Int(end)]
    }
    var start = 0
    for end in workspace.ends.reversed() {
      let kind = workspace.characters[start].kind
      if kind != .blank {
        let span = TextSpan(
          workspace.characters[start].offset,
          workspace.characters[Int(end)].offset
        )
        words.append(Word(span: span, kind: kind))
      }
      start = Int(end)
    }
  }

  /// Finds for each place the place before it on the cheapest way there.
  ///
  /// Of two ways that cost the same the one with the longer last word wins.
  private func findBestPath(_ workspace: inout Workspace) {
    let characters = workspace.characters
    let count = characters.count
    workspace.costs.removeAll(keepingCapacity: true)
    workspace.costs.append(contentsOf: repeatElement(.max, count: count + 1))
    workspace.sources.removeAll(keepingCapacity: true)
    workspace.sources.append(contentsOf: repeatElement(0, count: count + 1))
    workspace.costs[0] = 0
    let unknownCost = lexicon.unknownCost
    workspace.costs.withUnsafeMutableBufferPointer { costs in
      workspace.sources.withUnsafeMutableBufferPointer { sources in
        characters.withEntries { entries in
          for start in 0..<count where entries[start].unitEnd != 0 {
            let cost = costs[start]
            func reach(_ end: Int, _ wordCost: Int32) {
              if cost &+ wordCost < costs[end] {
                costs[end] = cost &+ wordCost
                sources[end] = Int32(truncatingIfNeeded: start)
              }
            }
            reach(Int(entries[start].unitEnd), unknownCost)
            var node: UInt32 = 0
            var index = start
            while index < count, entries[index].code != 0 {
              node = lexicon.child(of: node, by: entries[index].code)
              if node == 0 { break }
              index += 1
              let wordCost = lexicon.nodes[Int(node)].cost
              if wordCost != LexiconNode.noWord, index == count || entries[index].unitEnd != 0 {
                reach(index, Int32(wordCost))
              }
            }
            if let userWords {
              for end in userWords.wordEnds(characters, from: start) {
                // Less than any way to cut it, and less than shorter ones in its place.
                let length = Int32(truncatingIfNeeded: end - start)
                reach(end, 1024 &- length &* unknownCost)
              }
            }
          }
        }
      }
    }
  }
}

extension Lexicon {
  /// Where the words end that begin at the character `start`, shortest first.
  fileprivate func wordEnds(_ characters: CharacterBuffer, from start: Int) -> [Int] {
    var ends: [Int] = []
    var node: UInt32 = 0
    var index = start
    while index < characters.count {
      let code = self.code(of: characters[index].scalar)
      if code == 0 { break }
      node = child(of: node, by: code)
      if node == 0 { break }
      index += 1
      let isBorder = index == characters.count || characters[index].unitEnd != 0
      if isBorder, nodes[Int(node)].cost != LexiconNode.noWord { ends.append(index) }
    }
    return ends
  }
}

extension WordSegmenter {
  /// What a search may look for inside a word.
  ///
  /// The lexicon's words of two characters and more within a word of more than two, in text order,
  /// shorter ones first where they begin together (人工智能 → 人工, 智能). The word itself is not
  /// among them.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - word: the span of one word.
  /// - Returns: spans in `text`; none for a short word or a run of Latin letters.
  public func searchWords(in text: Text, _ word: TextSpan) -> [TextSpan] {
    // Three characters of our interest have at least six bytes, and mostly nine.
    guard word.count > 5, text.bytes[Int(word.start)] >= 0x80 else { return [] }
    var starts: [Int32] = []
    for offset in word.start..<word.end where text.isScalarBorder(offset) { starts.append(offset) }
    guard starts.count > 2 else { return [] }
    var found: [TextSpan] = []
    for (index, start) in starts.enumerated().dropLast() {
      for (span, _) in lexicon.words(in: text, TextSpan(start, word.end))
      where span != word {
        let isOneCharacter = index + 1 < starts.count && span.end <= starts[index + 1]
        if !isOneCharacter { found.append(span) }
      }
    }
    return found
  }
}
