/// Writes a new text from an old one, left to right, and the map that leads back.
///
///     var editor = TextEditor(text)
///     editor.keep(through: 10)          // bytes 0..<10 as they are
///     editor.replace(through: 13, with: ",")  // bytes 10..<13 become one comma
///     let (edited, map) = editor.finish()     // the rest is kept
public struct TextEditor: Sendable {
  private let source: [UInt8]
  private var bytes: [UInt8] = []
  private var runs: [OffsetMap.Run] = []
  /// How far the old text has been dealt with, in bytes.
  public private(set) var position: Int = 0
  /// Whether nothing was changed so far.
  public private(set) var isUntouched = true

  public init(_ source: Text) {
    self.init(repairing: source.bytes)
  }

  /// Begins with bytes that are no text yet: what is kept of them has to be valid UTF-8 without
  /// a zero byte, once all edits are made.
  public init(repairing source: [UInt8]) {
    self.source = source
  }

  /// Takes the old text up to `end` as it is.
  public mutating func keep(through end: Int) {
    guard end > position else { return }
    if bytes.isEmpty { bytes.reserveCapacity(source.count) }
    if !continuesVerbatimRun {
      runs.append(.init(target: Int32(bytes.count), source: Int32(position), isVerbatim: true))
    }
    bytes.append(contentsOf: source[position..<end])
    position = end
  }

  /// Puts `replacement` in the place of the old text up to `end`; an empty one drops it.
  public mutating func replace(through end: Int, with replacement: some Collection<UInt8>) {
    isUntouched = false
    if !replacement.isEmpty {
      runs.append(.init(target: Int32(bytes.count), source: Int32(position), isVerbatim: false))
      bytes.append(contentsOf: replacement)
    }
    position = end
  }

  /// Leaves out the old text up to `end`.
  public mutating func drop(through end: Int) {
    replace(through: end, with: EmptyCollection())
  }

  /// Keeps what is left and gives the new text with its map onto the old one.
  public consuming func finish() -> (text: Text, map: OffsetMap) {
    if isUntouched { return (Text(checked: source), .identity(count: source.count)) }
    keep(through: source.count)
    let map = OffsetMap(
      runs: runs,
      targetCount: Int32(bytes.count),
      sourceCount: Int32(source.count)
    )
    return (Text(checked: bytes), map)
  }

  /// Whether the next kept byte follows the last one in both texts.
  private var continuesVerbatimRun: Bool {
    guard let run = runs.last, run.isVerbatim else { return false }
    return Int(run.source) + bytes.count - Int(run.target) == position
  }
}
