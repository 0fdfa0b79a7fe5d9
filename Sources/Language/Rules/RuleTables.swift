import Corpus

/// What a sentence has at each of its bytes, looked up once for all patterns that are tried in it.
///
/// One of them serves a whole document: the tables are filled again for each sentence. Places
/// count from the sentence's start.
final class RuleTables {
  /// What there is at a place between two bytes.
  struct Cell {
    /// Of the annotations that begin here, that end here, and that the next byte stands in.
    var starting: RuleKinds = []
    var ending: RuleKinds = []
    var covering: RuleKinds = []
    /// The first of the items that begin here, where one does.
    var firstItem: Int32 = 0
    /// The first of the items in order of their ends that end here, where one does.
    var firstEnding: Int32 = 0
    /// Of the scalars that begin and end here (`RuleFilter.hash`).
    var after: UInt8 = RuleFilter.nothing
    var before: UInt8 = RuleFilter.nothing
    var marks: Marks = []
  }

  /// What the scalars at a place are.
  struct Marks: OptionSet {
    let rawValue: UInt8
    /// The scalar that begins here ends a clause.
    static let clauseAfter = Marks(rawValue: 1 << 0)
    /// The scalar that ends here does.
    static let clauseBefore = Marks(rawValue: 1 << 1)
    /// A mark that opens before a name begins here.
    static let opening = Marks(rawValue: 1 << 2)
    /// A mark that closes behind a name ends here.
    static let closing = Marks(rawValue: 1 << 3)
    /// A bracket opens behind this place.
    static let bracketAfter = Marks(rawValue: 1 << 4)
    /// A bracket closes before it.
    static let bracketBefore = Marks(rawValue: 1 << 5)
  }

  /// A token with the classes that patterns ask for.
  struct Word {
    let start: Int32
    let end: Int32
    let classes: RuleTokenClass
    let tag: UInt8
  }

  /// The sentence.
  private(set) var span = TextSpan(0, 0)
  /// The bytes of the sentence.
  private(set) var bytes: UnsafeBufferPointer<UInt8>
  /// The sentence's annotations: by start, the longest first.
  private(set) var items: [RuleSentence.Item] = []
  /// Their indices by end, the longest first.
  private(set) var byEnd: [Int] = []
  /// One more than the sentence has bytes.
  let cells: UnsafeMutablePointer<Cell>

  let text: UnsafeBufferPointer<UInt8>
  let tags: RuleTags
  let document: Document
  /// Words that stand for names in the document, in text order.
  let standIns: [RuleStandIn]
  let machine: RuleMachine
  private let capacity: Int
  /// For each place the number of the word that begins there, from 1; and that ends there.
  private let wordsAfter: UnsafeMutablePointer<Int32>
  private let wordsBefore: UnsafeMutablePointer<Int32>
  private var words: [Word] = []
  private var hasWords = false
  private var hasCells = false

  /// - Parameters:
  ///   - text: of the document, which outlives the tables.
  ///   - document: with the layers that patterns speak of.
  ///   - standIns: words that stand for names in it, in text order.
  ///   - machine: with the lists of words.
  ///   - tags: what the tags of tokens stand for.
  init(
    _ text: UnsafeBufferPointer<UInt8>,
    of document: Document,
    _ standIns: [RuleStandIn],
    _ machine: RuleMachine,
    tags: RuleTags
  ) {
    self.text = text
    self.document = document
    self.standIns = standIns
    self.machine = machine
    self.tags = tags
    bytes = UnsafeBufferPointer(rebasing: text[0..<0])
    capacity = (document.sentences.lazy.map(\.span.count).max() ?? 0) + 1
    cells = .allocate(capacity: capacity)
    wordsAfter = .allocate(capacity: capacity)
    wordsBefore = .allocate(capacity: capacity)
  }

  deinit {
    cells.deallocate()
    wordsAfter.deallocate()
    wordsBefore.deallocate()
  }

  /// Turns to a sentence; only its bytes and items can be asked for until `fill`.
  ///
  /// - Parameters:
  ///   - span: no longer than the longest sentence of the document.
  ///   - items: all annotations that lie in it, in order.
  func enter(_ span: TextSpan, _ items: ArraySlice<RuleSentence.Item>) {
    precondition(span.count < capacity, "the sentence is one of the document's")
    self.span = span
    self.items.removeAll(keepingCapacity: true)
    RuleSentence.appendStanding(items, to: &self.items)
    bytes = UnsafeBufferPointer(rebasing: text[span.range])
    hasCells = false
    hasWords = false
  }

  /// Fills the cells, where that has not been done.
  func fill() {
    if hasCells { return }
    hasCells = true
    fillScalars()
    fillItems()
  }

  private func fillScalars() {
    var place = 0
    var before = RuleFilter.nothing
    var marks: Marks = []
    while let scalar = scalar(at: place) {
      let after = RuleFilter.hash(scalar.value)
      let found = Self.marks(of: scalar.value)
      cells[place] = Cell(after: after, before: before, marks: marks.union(found.after))
      for inner in place + 1..<place + scalar.count { cells[inner] = Cell() }
      before = after
      marks = found.before
      place += scalar.count
    }
    cells[place] = Cell(before: before, marks: marks)
    // A sentence ends with a whole scalar.
    for rest in place + 1..<max(bytes.count, place) + 1 { cells[rest] = Cell() }
  }

  private func fillItems() {
    byEnd.removeAll(keepingCapacity: true)
    for (index, item) in items.enumerated() {
      let (start, end) = (Int(item.span.start - span.start), Int(item.span.end - span.start))
      if cells[start].starting.isEmpty { cells[start].firstItem = Int32(index) }
      cells[start].starting.formUnion(item.kinds)
      cells[end].ending.formUnion(item.kinds)
      if !item.isStandIn {
        for place in start..<end { cells[place].covering.formUnion(item.kinds) }
      }
      // By insertion: few items end before one that begins earlier.
      var position = byEnd.count
      byEnd.append(index)
      while position > 0, items[byEnd[position - 1]].span.end > item.span.end {
        byEnd.swapAt(position, position - 1)
        position -= 1
      }
    }
    for position in byEnd.indices.reversed() {
      let end = Int(items[byEnd[position]].span.end - span.start)
      cells[end].firstEnding = Int32(position)
    }
  }

  /// What a scalar is to the place before it and to the one behind it.
  private static func marks(of scalar: UInt32) -> (after: Marks, before: Marks) {
    // Letters, digits and ideographs are none of them.
    if scalar >= 0x3100 && scalar < 0xFF00 || scalar >= 0x30 && scalar <= 0x39
      || scalar >= 0x40 && scalar < 0x2000
    {
      return ([], [])
    }
    var marks: (after: Marks, before: Marks) = ([], [])
    if RulePunctuation.endsClause(scalar) {
      marks = (.clauseAfter, .clauseBefore)
    }
    if RulePunctuation.closing(scalar) != nil { marks.after.formUnion(.opening) }
    if RulePunctuation.isClosing(scalar) { marks.before.formUnion(.closing) }
    if RulePunctuation.isOpenBracket(scalar) { marks.after.formUnion(.bracketAfter) }
    if RulePunctuation.isCloseBracket(scalar) { marks.before.formUnion(.bracketBefore) }
    return marks
  }

  // MARK: Looking up

  /// The scalar that starts at a place, with its length in bytes; nil at the sentence's end.
  func scalar(at place: Int) -> (value: UInt32, count: Int)? {
    guard place < bytes.count else { return nil }
    let lead = bytes[place]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + count <= bytes.count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for offset in 1..<count { value = value << 6 | UInt32(bytes[place + offset] & 0x3F) }
    return (value, count)
  }

  /// The scalar that ends at a place, with its length in bytes; nil at the sentence's start.
  func scalar(before place: Int) -> (value: UInt32, count: Int)? {
    guard place > 0 else { return nil }
    var start = place - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).map { ($0.value, place - start) }
  }

  /// Where the clause around a place begins.
  func clauseStart(of place: Int) -> Int {
    var place = place
    while !cells[place].marks.contains(.clauseBefore), let before = scalar(before: place) {
      place -= before.count
    }
    return place
  }

  /// Where the clause around a place ends.
  func clauseEnd(of place: Int) -> Int {
    var place = place
    while !cells[place].marks.contains(.clauseAfter), let after = scalar(at: place) {
      place += after.count
    }
    return place
  }

  /// Where an annotation begins, with the mark around it.
  func markedStart(of item: TextSpan) -> Int {
    let start = Int(item.start - span.start)
    guard let open = scalar(before: start), let mark = RulePunctuation.closing(open.value),
      scalar(at: Int(item.end - span.start))?.value == mark
    else { return start }
    return start - open.count
  }

  /// The token of this sentence that starts or ends at a place.
  func word(at place: Int, isEnd: Bool) -> Word? {
    if !hasWords { fillWords() }
    let number = Int(isEnd ? wordsBefore[place] : wordsAfter[place])
    return number == 0 ? nil : words[number - 1]
  }

  /// Whether a byte is one of the marks of ASCII that stand around words.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "#"),
      UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  private func fillWords() {
    hasWords = true
    wordsAfter.update(repeating: 0, count: bytes.count + 1)
    wordsBefore.update(repeating: 0, count: bytes.count + 1)
    words.removeAll(keepingCapacity: true)
    for token in document.tokens.starting(in: span) where token.span.end <= span.end {
      // The treebank knows no [ and takes it for a noun.
      let isMark = Self.isMark(document.text.bytes[Int(token.span.start)])
      let found = isMark ? tags.classes(of: nil) : tags.classes(of: token.pos)
      let start = token.span.start - span.start
      let end = token.span.end - span.start
      words.append(Word(start: start, end: end, classes: found.classes, tag: found.number))
      let number = Int32(words.count)
      if wordsAfter[Int(start)] == 0 { wordsAfter[Int(start)] = number }
      if wordsBefore[Int(end)] == 0 { wordsBefore[Int(end)] = number }
    }
  }
}
