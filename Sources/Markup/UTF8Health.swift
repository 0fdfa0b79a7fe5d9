/// How well a stream of bytes keeps to UTF-8, learnt piece by piece.
public struct UTF8Health: Sendable, Hashable {
  /// Stretches that are no UTF-8; each becomes one U+FFFD.
  public private(set) var invalidCount = 0
  /// Offset of the first byte of the first such stretch.
  public private(set) var firstInvalidOffset: Int?
  /// Scalars, replacements included.
  public private(set) var scalarCount = 0
  /// Bytes seen so far.
  public private(set) var byteCount = 0
  /// Whether a zero byte was among them.
  public private(set) var hasZero = false

  /// The start of a scalar that the last piece ended in.
  private var pending: [UInt8] = []

  public init() {}

  /// Takes the next piece of the stream.
  public mutating func scan(_ piece: UnsafeBufferPointer<UInt8>) {
    var index = 0
    let pendingStart = byteCount - pending.count
    while !pending.isEmpty, index < piece.count {
      pending.append(piece[index])
      index += 1
      let unit = pending.withUnsafeBufferPointer { UTF8Unit(in: $0, at: 0) }
      if unit.kind == .incomplete { continue }
      take(unit, at: pendingStart)
      // The byte that broke a sequence is not part of it.
      index -= pending.count - unit.count
      pending.removeAll(keepingCapacity: true)
    }
    scanWhole(piece, from: index)
    byteCount += piece.count
  }

  /// Says that the stream is at its end.
  public mutating func finish() {
    guard !pending.isEmpty else { return }
    take(UTF8Unit(.invalid, pending.count), at: byteCount - pending.count)
    pending.removeAll()
  }

  private mutating func scanWhole(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    var scalars = 0
    while index < piece.count {
      let byte = piece[index]
      if byte < 0x80 {
        if byte == 0 { hasZero = true }
        scalars += 1
        index += 1
        continue
      }
      let unit = UTF8Unit(in: piece, at: index)
      switch unit.kind {
      case .scalar: scalars += 1
      case .invalid: take(unit, at: byteCount + index)
      case .incomplete: pending.append(contentsOf: piece[index...])
      }
      index += unit.count
    }
    scalarCount += scalars
  }

  private mutating func take(_ unit: UTF8Unit, at offset: Int) {
    scalarCount += 1
    guard unit.kind == .invalid else { return }
    invalidCount += 1
    if firstInvalidOffset == nil { firstInvalidOffset = offset }
  }
}
