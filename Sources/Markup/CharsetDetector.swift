internal import CUchardet

/// Guesses the charset of bytes that are not what they say they are (uchardet).
///
/// Owns the detector's memory; feed it a few hundred kilobytes at most, more does not make it
/// surer.
public struct CharsetDetector: ~Copyable {
  private let detector: uchardet_t?

  public init() { detector = uchardet_new() }

  deinit {
    if let detector { uchardet_delete(detector) }
  }

  /// Shows it a piece of the text.
  public func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let detector, let base = bytes.baseAddress, !bytes.isEmpty else { return }
    _ = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      uchardet_handle_data(detector, $0, bytes.count)
    }
  }

  /// The charset's name as iconv has it (`GB18030`, `BIG5`); nil where the bytes look like none.
  public consuming func finish() -> String? {
    guard let detector else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    let charset = String(cString: name)
    return charset.isEmpty ? nil : charset
  }

  /// What `bytes` look like.
  public static func charset(of bytes: [UInt8]) -> String? {
    let detector = CharsetDetector()
    bytes.withUnsafeBufferPointer { detector.feed($0) }
    return detector.finish()
  }
}
