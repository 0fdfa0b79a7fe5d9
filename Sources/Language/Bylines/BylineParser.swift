internal import Corpus

/// Reads a stretch of text as a byline, from left to right: words that name a role, marks, names.
struct BylineParser {
  /// What came of it.
  struct Reading {
    var byline = Byline()
    /// Names that no role was named for.
    var bare: [Byline.Credit] = []
    /// Characters that have no place in a byline.
    var strange = 0
    /// Characters in front of a role word: `红星新闻驻东京` in front of 记者.
    var affiliation = 0
    /// Whether a word such as 发布时间 stands there.
    var hasLabel = false

    /// A day alone may be a heading; with a time or a label it says when the text appeared.
    var isDated: Bool {
      byline.published.map { hasLabel || $0.value.utf8.contains(UInt8(ascii: "T")) } ?? false
    }
  }

  private let lexicon: BylineLexicon
  private let surnames: SurnameList
  private let text: Text
  private let table: WordTable

  private var reading = Reading()
  private var roles: [String] = []
  private var isMarked = false
  /// The end of the role word in force: a mark leads to a name only right behind it.
  private var roleEnd = -1
  /// The first credit of the role in force.
  private var group = 0
  private var pending: [Byline.Credit] = []
  /// Letters that were no name and may be an affiliation.
  private var loose = 0

  init(_ lexicon: BylineLexicon, _ surnames: SurnameList, _ text: Text, _ range: Range<Int>) {
    self.lexicon = lexicon
    self.surnames = surnames
    self.text = text
    table = WordTable(lexicon, text, range)
  }

  private var points: [CodePoint] { table.points }
  private var offsets: [Int] { table.offsets }

  mutating func read() -> Reading {
    var position = 0
    while position < points.count {
      let point = points[position]
      if let date = PublicationDate.scan(text.bytes, in: offsets[position]..<offsets[points.count]),
        position == 0 || !points[position - 1].isDigit, point.isDigit
      {
        take(date, at: offsets[position])
        while offsets[position] < date.end { position += 1 }
      } else if point.isBlank || point.isBylineMark || point.isOpening || point.isClosing {
        if point.leadsToName, !roles.isEmpty, table.skippingBlanks(from: roleEnd) == position {
          isMarked = true
        }
        if point.isSentenceEnd || (point.isComma && loose > 0), position + 1 < points.count {
          reading.strange += 1
        }
        if point.pairKind == .title, point.isOpening, let end = end(ofTitleAt: position) {
          position = end
        } else {
          position += 1
        }
      } else if let word = word(at: position), !(word.word.isMedium && wantsMedium) {
        take(word)
        position = word.end
      } else {
        position = run(from: position)
      }
    }
    reading.bare = pending
    reading.strange += loose
    return reading
  }

  /// Behind 来源： the name of a medium is what is looked for, not an affiliation.
  private var wantsMedium: Bool {
    roles == ["source"] && isMarked && reading.byline.credits.count == group
  }

  // MARK: Words

  private struct Found {
    let word: BylineLexicon.Word
    let start: Int
    let end: Int
    let isBefore: Bool
  }

  /// The word that counts as one at `start`.
  private func word(at start: Int) -> Found? {
    guard let (word, end) = table.word(at: start) else { return nil }
    if word.isOther || word.isOnlyVerb { return nil }
    guard word.isRole else {
      return Found(word: word, start: start, end: end, isBefore: false)
    }
    let hasNames = !pending.isEmpty || reading.byline.credits.count > group
    let endsHere = self.endsHere(end)
    let isAfter =
      !word.after.isEmpty && hasNames && (endsHere || (roles.isEmpty && !pending.isEmpty))
    if isAfter, canFollowName(word, at: start) {
      return Found(word: word, start: start, end: end, isBefore: false)
    }
    guard !word.before.isEmpty else { return nil }
    if word.needsMark, !isMarkedRole(start, end) { return nil }
    // Anything may stand in front of 记者, but 很著名的摄影景点 names nobody.
    if loose > 0, points[start - 1].isWord, !word.before.contains("reporter") { return nil }
    return Found(word: word, start: start, end: end, isBefore: true)
  }

  /// 摄 stands behind a name without a blank, 文 and 图 do not: 杨文 is a name.
  private func canFollowName(_ word: BylineLexicon.Word, at start: Int) -> Bool {
    guard word.needsMark, start > 0 else { return true }
    let before = points[start - 1]
    return before.isBlank || before.leadsToName || points[start] == "\u{6444}"
  }

  private func isMarkedRole(_ start: Int, _ end: Int) -> Bool {
    let mark = table.skippingBlanks(from: end)
    if mark < points.count, points[mark].leadsToName { return true }
    if start > 0, points[start - 1].leadsToName, !roles.isEmpty { return true }
    // 文 张三 图 李四
    guard start == 0 || points[start - 1].isBlank, end < points.count, points[end].isBlank else {
      return false
    }
    let name = table.skippingBlanks(from: end)
    let stop = points[name...].firstIndex { !$0.isHan } ?? points.count
    return surnames.isPerson(points[name..<stop], atLeast: .known)
  }

  private mutating func take(_ found: Found) {
    settle()
    guard found.word.isRole else {
      if found.word.isLabel { reading.hasLabel = true }
      // What follows is the text: 记者李明报道：昨日……
      if found.word.isClosing, reading.byline.credits.count > group { roles = [] }
      if found.word.isClosing { group = reading.byline.credits.count }
      return
    }
    if found.isBefore {
      let joins = found.start > 0 && points[found.start - 1].leadsToName && !roles.isEmpty
      let isJoined = joins && reading.byline.credits.count == group
      roles = isJoined ? roles + found.word.before : found.word.before
      isMarked = false
      roleEnd = found.end
      group = reading.byline.credits.count
      pending = []
      return
    }
    let names = pending.isEmpty ? Array(reading.byline.credits[group...]) : pending
    // 记者 张三 摄: what the name was put down for before was only where he works.
    if pending.isEmpty { reading.byline.credits.removeSubrange(group...) }
    pending = []
    for role in found.word.after {
      for credit in names where !credit.name.isEmpty {
        reading.byline.credits.append(.init(role: role, name: credit.name, span: credit.span))
      }
    }
    roles = []
    group = reading.byline.credits.count
  }

  /// What was no name stands in front of a word of bylines, so it said where somebody works.
  private mutating func settle() {
    reading.affiliation += loose
    loose = 0
  }

  /// Whether nothing of the same group follows `end`.
  private func endsHere(_ end: Int) -> Bool {
    let next = table.skippingBlanks(from: end)
    if next == points.count { return true }
    let point = points[next]
    if point.isClosing || (point.isBylineMark && !point.leadsToName) { return true }
    if point.leadsToName {
      return table.word(at: next + 1)?.word.after.isEmpty == false
    }
    guard let (word, _) = table.word(at: next) else { return false }
    return word.isRole || word.isLabel || word.isMedium || word.isClosing
  }

  private func end(ofTitleAt start: Int) -> Int? {
    guard let closing = points[start].closingPartner else { return nil }
    return points[start...].firstIndex(of: closing).map { $0 + 1 }
  }

  private mutating func take(_ date: (value: String, end: Int), at start: Int) {
    if reading.byline.published == nil {
      reading.byline.published = .init(value: date.value, span: TextSpan(start..<date.end))
    }
  }

  // MARK: Names

  /// Reads letters up to the next mark or word, as a name if they can be one.
  private mutating func run(from start: Int) -> Int {
    var end = start
    while end < points.count, isNameCharacter(at: end, from: start) {
      if end > start, stops(at: end, from: start) { break }
      if let (word, wordEnd) = table.word(at: end), word.isOther {
        end = wordEnd
      } else {
        end += 1
      }
    }
    if end == start {
      reading.strange += 1
      return start + 1
    }
    if let joined = spreadName(from: start, to: end) {
      add(start..<joined)
      return joined
    }
    if isName(start, end), !isPlace(start, end) {
      let last = latinEnd(start, end)
      add(start..<last)
      return skipCode(from: last)
    }
    if let dispatched = dispatchedName(start, end) {
      add(start..<dispatched.name)
      return dispatched.end
    }
    if let split = splitName(start, end) {
      add(start..<split)
      return split
    }
    let isNumber = points[start..<end].allSatisfy { $0.isDigit }
    if !isNumber || reading.byline.credits.isEmpty { loose += end - start }
    return end
  }

  private func isNameCharacter(at index: Int, from start: Int) -> Bool {
    let point = points[index]
    if point.isWord || point.isNameDot { return true }
    return point == "-" && index > start && index + 1 < points.count && points[index + 1].isWord
  }

  /// Whether a word that starts inside a run ends the name before it.
  private func stops(at index: Int, from start: Int) -> Bool {
    guard let (word, end) = table.word(at: index) else { return false }
    if word.isOther || word.isOnlyVerb { return false }
    if wantsMedium, word.isMedium { return false }
    let isPerson = surnames.isPerson(points[start..<index])
    if word.isClosing, end - index > 1 { return isPerson || endsHere(end) }
    if end - index == 1 {
      return isPerson && endsHere(end) && !(word.needsMark && points[index] != "\u{6444}")
    }
    if word.needsMark { return isMarkedRole(index, end) }
    return true
  }

  private func isName(_ start: Int, _ end: Int) -> Bool {
    let name = points[start..<end]
    if lexicon.notNames.contains(Array(name)) { return false }
    if roles == ["source"] {
      let isFurther = reading.byline.credits.count > group
      return isMarked && name.count <= 24 && (!isFurther || points[start - 1] == "\u{3001}")
    }
    if name.contains(where: \.isNameDot) {
      return name.allSatisfy { $0.isHan || $0.isNameDot || $0 == "-" } && name.count <= 24
        && name.last?.isNameDot == false
    }
    // 编辑计划表: without a mark or a blank between them, only a common surname makes a name.
    let isGlued = start == roleEnd && !isMarked
    if surnames.isPerson(name, atLeast: isGlued ? .common : .rare) { return true }
    guard !roles.isEmpty else { return false }
    if name.allSatisfy(\.isLatin) { return name.count <= 20 && (isMarked || name[start].isCapital) }
    guard isMarked else { return false }
    let takesAccounts = roles.contains { $0 == "author" || $0 == "photographer" }
    if takesAccounts { return name.count <= 10 && !name.allSatisfy { $0.isDigit } }
    return (2...4).contains(name.count) && name.allSatisfy(\.isHan)
  }

  /// `王五 广州报道`: what stands between a name and 报道 is where it was written.
  private func isPlace(_ start: Int, _ end: Int) -> Bool {
    guard reading.byline.credits.count > group, start > 0, points[start - 1].isBlank,
      let (word, _) = table.word(at: end)
    else { return false }
    return word.isClosing && !word.isRole
  }

  /// A Latin name goes on over single blanks: Demi Xia.
  private func latinEnd(_ start: Int, _ end: Int) -> Int {
    guard points[start..<end].allSatisfy(\.isLatin) else { return end }
    var last = end
    while last + 1 < points.count, points[last] == " ", points[last + 1].isCapital {
      var next = last + 1
      while next < points.count, points[next].isLatin || points[next] == "." { next += 1 }
      if next < points.count, points[next].isDigit { break }
      last = next
    }
    return last
  }

  /// A two-character name that a printer spread out: 张　三.
  private func spreadName(from start: Int, to end: Int) -> Int? {
    guard end - start == 1, points[start].isHan, end < points.count, points[end].isBlank else {
      return nil
    }
    let second = table.skippingBlanks(from: end)
    guard second < points.count, points[second].isHan,
      second + 1 == points.count || !points[second + 1].isHan,
      surnames.isPerson([points[start], points[second]])
    else { return nil }
    return second + 1
  }

  /// 記者林家慧台北27日電: where the reporter's name ends, and where what the agency's report begins with
  /// does; nil where anything else stands there.
  private func dispatchedName(_ start: Int, _ end: Int) -> (name: Int, end: Int)? {
    guard roles.contains("reporter"), start == roleEnd,
      let wire = (start..<end).last(where: { points[$0].isWire }), wire > start + 6,
      let day = (start..<wire).last(where: { points[$0] == "\u{65E5}" }), wire - day <= 4
    else { return nil }
    var place = day
    while place > start, points[place - 1].isDigit { place -= 1 }
    guard place < day else { return nil }
    for count in [3, 2, 4] {
      let name = points[start..<min(start + count, place)]
      // Where it was sent from has two characters and more.
      guard name.count == count, (2...7).contains(place - start - count) else { continue }
      let rank: SurnameList.Rank = count == 4 ? .compound : .known
      if surnames.isPerson(name, atLeast: rank) { return (start + count, end) }
    }
    return nil
  }

  /// A name with a medium behind it, in front of a role word: 杨弃非红周刊 + 编辑.
  private func splitName(_ start: Int, _ end: Int) -> Int? {
    guard !roles.isEmpty, end < points.count, table.word(at: end)?.word.isRole == true else {
      return nil
    }
    for count in [3, 2, 4] where start + count < end {
      let rest = points[(start + count)..<end]
      let isMedium = (1...min(4, rest.count)).contains {
        lexicon.mediaSuffixes.contains(Array(rest.suffix($0)))
      }
      if isMedium, surnames.isPerson(points[start..<(start + count)], atLeast: .known) {
        return start + count
      }
    }
    return nil
  }

  /// The number that some sites put behind an editor's name: `_NT6056`, ` PN054`.
  private func skipCode(from start: Int) -> Int {
    var index = start
    while index < points.count, points[index] == "_" || points[index].isBlank { index += 1 }
    let letters = index
    while index < points.count, points[index].isASCIILetter { index += 1 }
    let digits = index
    while index < points.count, points[index].isASCIIDigit { index += 1 }
    let isCode = digits > letters && index - digits >= 2
    return isCode ? index : start
  }

  private mutating func add(_ range: Range<Int>) {
    settle()
    var name = ""
    let isLatin = points[range.lowerBound].isLatin
    for point in points[range] where isLatin || !point.isBlank {
      if let scalar = Unicode.Scalar(point.value) { name.unicodeScalars.append(scalar) }
    }
    let span = TextSpan(offsets[range.lowerBound]..<offsets[range.upperBound])
    if roles.isEmpty {
      pending.append(.init(role: "", name: name, span: span))
    } else {
      for role in roles {
        reading.byline.credits.append(.init(role: role, name: name, span: span))
      }
    }
  }
}

extension CodePoint {
  /// Marks that stand between the parts of a byline.
  fileprivate var isBylineMark: Bool {
    switch value {
    case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x3002, 0xFF01, 0xFF1F, 0x5F, 0x25B2, 0x25B3, 0x25CF,
      0x25A0, 0x2014,
      0x2D, 0x26, 0x201C, 0x201D:
      true
    default: leadsToName
    }
  }

  /// Marks between a role and a name: 文/张三, 编辑：李四.
  fileprivate var leadsToName: Bool {
    switch value {
    case 0x3A, 0xFF1A, 0x2F, 0xFF0F, 0x7C, 0xFF5C, 0x4E28, 0xFE31, 0x2236: true
    default: false
    }
  }

  /// 电, 電, 讯 and 訊, which end what an agency's report begins with.
  fileprivate var isWire: Bool {
    value == 0x7535 || value == 0x96FB || value == 0x8BAF || value == 0x8A0A
  }

  fileprivate var isComma: Bool { value == 0x2C || value == 0xFF0C || value == 0xFF1B }

  fileprivate var isNameDot: Bool { value == 0xB7 || value == 0x2022 || value == 0x30FB }

  fileprivate var isCapital: Bool { value &- 0x41 < 26 }
}
