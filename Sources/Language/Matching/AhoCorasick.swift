/// Finds many literals in one pass over bytes (Aho and Corasick), however many there are.
///
/// The automaton is a double array: a state's children lie at `base ^ byte`, so that a step is
/// one look-up, and no two states have the same base, so that the byte alone checks it. Literals
/// of 30 000 bytes together take about 500 KB. The same literals give the same automaton.
public struct AhoCorasick: Sendable {
  /// One occurrence.
  public struct Match: Sendable, Hashable {
    /// The index of the literal in what the automaton was made of.
    public let pattern: Int
    /// Bytes.
    public let start: Int
    public let end: Int

    @inlinable
    init(pattern: Int, start: Int, end: Int) {
      self.pattern = pattern
      self.start = start
      self.end = end
    }
  }

  /// One state; free places have the base 0, which no state has.
  @usableFromInline
  struct State: Sendable {
    /// Children lie at this index, xor their byte; 0 where there are none.
    @usableFromInline var base: UInt32 = 0
    /// The state of the longest proper suffix.
    @usableFromInline var fail: UInt32 = 0
    /// The first of the literals that end here, from 1; 0 where none does.
    @usableFromInline var output: UInt32 = 0
    /// The byte that leads here.
    @usableFromInline var byte: UInt16 = .max

    @usableFromInline
    init() {}
  }

  /// A literal that ends in a state, and the next shorter one that does.
  @usableFromInline
  struct Output: Sendable {
    @usableFromInline let pattern: Int32
    @usableFromInline let count: Int32
    @usableFromInline let next: UInt32

    @usableFromInline
    init(pattern: Int32, count: Int32, next: UInt32) {
      self.pattern = pattern
      self.count = count
      self.next = next
    }
  }

  @usableFromInline let states: [State]
  @usableFromInline let outputs: [Output]
  /// The state that a byte leads to from the root, 0 where it leads nowhere.
  @usableFromInline let starts: [UInt32]
  /// Which code points of three bytes a literal begins with, one bit each; empty where a literal is
  /// no UTF-8.
  ///
  /// By it most ideographs are passed over whole.
  @usableFromInline let heads: [UInt64]

  /// - Parameter literals: an empty one is never found; of two equal ones both are.
  public init(_ literals: some Sequence<some Sequence<UInt8>>) {
    var builder = AhoCorasickBuilder()
    var heads = [UInt64](repeating: 0, count: 1024)
    var isUTF8 = true
    for (index, literal) in literals.enumerated() {
      let bytes = Array(literal)
      builder.add(bytes, pattern: index)
      guard let lead = bytes.first else { continue }
      isUTF8 = isUTF8 && String(validating: bytes, as: UTF8.self) != nil
      if isUTF8, lead & 0xF0 == 0xE0 {
        let point = bytes.codePoint(at: 0).value
        heads[Int(point >> 6)] |= 1 << UInt64(point & 63)
      }
    }
    self.heads = isUTF8 ? heads : []
    (states, outputs, starts) = builder.finish()
  }

  /// - Parameter literals: an empty one is never found; of two equal ones both are.
  public init(_ literals: [String]) {
    self.init(literals.map { Array($0.utf8) })
  }

  /// Calls `body` for each occurrence in `range`: in order of their ends, of those that end
  /// together the longest first.
  @inlinable
  public func forEachMatch(
    in bytes: [UInt8],
    range: Range<Int>? = nil,
    _ body: (Match) -> Void
  ) {
    var state: UInt32 = 0
    let range = range ?? 0..<bytes.count
    precondition(range.upperBound <= bytes.count, "the range lies in the bytes")
    bytes.withUnsafeBufferPointer { bytes in
      states.withUnsafeBufferPointer { states in
        starts.withUnsafeBufferPointer { starts in
          var index = range.lowerBound
          while index < range.upperBound {
            if state == 0 {
              index = skip(bytes, from: index, to: range.upperBound, starts)
              if index == range.upperBound { break }
            }
            let byte = bytes[index]
            index += 1
            state = Self.next(from: state, by: byte, states, starts)
            var output = states[Int(state)].output
            while output != 0 {
              let found = outputs[Int(output - 1)]
              body(
                Match(pattern: Int(found.pattern), start: index - Int(found.count), end: index)
              )
              output = found.next
            }
          }
        }
      }
    }
  }

  /// All occurrences, in the order of `forEachMatch`.
  public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match] {
    var matches: [Match] = []
    forEachMatch(in: bytes, range: range) { matches.append($0) }
    return matches
  }

  /// The next place where a literal may begin.
  @inlinable
  func skip(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    _ starts: UnsafeBufferPointer<UInt32>
  ) -> Int {
    if heads.isEmpty { return start }
    return heads.withUnsafeBufferPointer { heads in
      var index = start
      while index < end {
        let byte = bytes[index]
        if byte < 0x80 {
          if starts[Int(byte)] != 0 { return index }
          index += 1
        } else if byte & 0xF0 == 0xE0, index + 2 < end {
          let point =
            UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
            | UInt32(bytes[index + 2] & 0x3F)
          if heads[Int(point >> 6)] & (1 << UInt64(point & 63)) != 0 { return index }
          index += 3
        } else {
          return index
        }
      }
      return end
    }
  }

  @inlinable
  static func next(
    from state: UInt32,
    by byte: UInt8,
    _ states: UnsafeBufferPointer<State>,
    _ starts: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var state = state
    while state != 0 {
      let base = states[Int(state)].base
      if base != 0 {
        let child = base ^ UInt32(byte)
        if states[Int(child)].byte == UInt16(byte) { return child }
      }
      state = states[Int(state)].fail
    }
    return starts[Int(byte)]
  }
}
