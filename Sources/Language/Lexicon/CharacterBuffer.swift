/// A stretch of text taken apart into characters, ready for look-ups; kept between calls, so that
/// a sentence costs no allocation.
struct CharacterBuffer: Sendable {
  /// One character, or the end of the stretch.
  struct Entry: Sendable {
    /// Its first byte in the text.
    let offset: Int32
    /// Canonical (`Lexicon.canonical`).
    let scalar: UInt32
    /// Where the unit that begins here ends: with the next character, or at the end of a run of
    /// letters, digits, kana or hangul; 0 inside a run, where no word may begin.
    fileprivate(set) var unitEnd: Int32 = 0
    /// The lexicon's.
    let code: UInt16
    let kind: CharacterKind
  }

  private var entries: [Entry] = []

  private(set) var count = 0

  /// A character; what is at `count` has no more than its offset.
  @inline(__always)
  subscript(index: Int) -> Entry { entries[index] }

  /// For loops that read many of them.
  @inline(__always)
  func withEntries<Result>(_ body: (UnsafeBufferPointer<Entry>) -> Result) -> Result {
    entries.withUnsafeBufferPointer(body)
  }

  /// Takes apart what lies between `start` and `end`, but not more than about `limit` characters:
  /// beyond that it stops behind a mark or blank, and at the latest after four times as many.
  ///
  /// - Parameters:
  ///   - bytes: of the whole text, valid UTF-8.
  ///   - start: first byte.
  ///   - end: one past the last byte.
  ///   - limit: how many characters are enough.
  ///   - lexicon: gives codes and canonical forms.
  /// - Returns: one past the last byte taken.
  mutating func fill(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    limit: Int,
    lexicon: Lexicon
  ) -> Int {
    entries.removeAll(keepingCapacity: true)
    var index = start
    while index < end {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index)
      let kind = CharacterKind(scalar)
      let code = lexicon.code(of: scalar)
      entries.append(
        Entry(
          offset: Int32(truncatingIfNeeded: index),
          scalar: code == 0 ? scalar : lexicon.scalars[Int(code)],
          code: code,
          kind: kind
        )
      )
      index += length
      if entries.count >= limit {
        let mayStop = kind == .blank || kind == .punctuation
        if mayStop || entries.count >= limit * 4 { break }
      }
    }
    index = min(index, end)
    count = entries.count
    entries.append(
      Entry(offset: Int32(truncatingIfNeeded: index), scalar: 0, code: 0, kind: .blank)
    )
    findUnits()
    return index
  }

  private mutating func findUnits() {
    var index = 0
    while index < count {
      let end = entries[index].kind.makesRuns ? endOfRun(from: index) : index + 1
      entries[index].unitEnd = Int32(truncatingIfNeeded: end)
      index = max(end, index + 1)
    }
  }

  /// Letters and digits run together (`GPT4`, `5G`); a point or comma between two digits belongs
  /// to the number, and so does the percent sign behind it (`14.7%`, `1,000`); marks inside a run
  /// that has letters join it (`F-16A`, `km/h`, `x.com`); kana and hangul run by themselves.
  private func endOfRun(from start: Int) -> Int {
    let isLatin = entries[start].kind == .letter || entries[start].kind == .digit
    var hasLetter = false
    var index = start
    while index < count {
      let kind = entries[index].kind
      if isLatin {
        if kind == .letter || kind == .digit {
          hasLetter = hasLetter || kind == .letter
          index += 1
        } else if index > start, joins(index, hasLetter: hasLetter) {
          index += 1
        } else {
          break
        }
      } else if kind == entries[start].kind {
        index += 1
      } else {
        break
      }
    }
    if isLatin, !hasLetter, index < count, entries[index].scalar == 0x25 { index += 1 }
    return index
  }

  private func joins(_ index: Int, hasLetter: Bool) -> Bool {
    guard index + 1 < count else { return false }
    let next = entries[index + 1].kind
    switch entries[index].scalar {
    case 0x2E, 0x2C:
      if entries[index - 1].kind == .digit, next == .digit { return true }
      return entries[index].scalar == 0x2E && hasLetter && (next == .letter || next == .digit)
    case 0x2D, 0x2F, 0x5F, 0x40, 0x27:
      return hasLetter && (next == .letter || next == .digit)
    default:
      return false
    }
  }
}
